"""Words as they are meant, and their roots."""

import pytest

from tolok.comments.tokens import telling, tokens


@pytest.mark.parametrize(
    ("written", "roots"),
    [
        ("Pelayanannya", ["layan"]),
        ("cpt bgt", ["cepat", "sekali"]),
        ("baguuuusss", ["bagus"]),
        ("ramah2", ["ramah"]),
        ("bolak-balik", ["bolak", "balik"]),
        ("dibeda-bedakan", ["beda", "beda"]),
        ("trmksh", ["terima", "kasih"]),
        ("ora suwe", ["tidak", "lama"]),
        ("teu acan", ["tidak", "belum"]),
        ("diperlambat", ["lambat"]),
        ("kata yang tak tercatat: wkwk", ["kata", "yang", "tidak", "catat", "", "wkwk"]),
    ],
)
def test_it_reads_words_as_they_are_meant(written: str, roots: list[str]) -> None:
    assert [token.root for token in tokens(written)] == roots


def test_it_keeps_what_says_something_once() -> None:
    assert telling(tokens("yang ramah itu petugasnya, petugas yg ramah")) == ["ramah", "petugas"]
