"""What comments are about, and how corrections teach."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from tolok.comments import lexicon
from tolok.comments.phrases import phrase
from tolok.comments.themes import OTHER, PRAISE, learn, names, themes
from tolok.rules import packs

#: Invented comments and all their themes.
ABOUT = {
    "Antrian lama bgt, ruang tunggu panas gak ada AC": {"waktu", "sarpras", "prosedur"},
    "petugasnya ramah2, makasih": {"perilaku", "pujian"},
    "syaratnya berbelit-belit, harus bolak-balik fotokopi": {"persyaratan", "prosedur"},
    "biaya tidak sesuai tarif": {"biaya"},
    "nama di sertifikat salah cetak": {"produk"},
    "petugas kurang paham aturan, salah informasi": {"kompetensi"},
    "kotak saran tidak pernah dibuka, keluhan tidak ditanggapi": {"pengaduan"},
    "parkiran sempit dan toilet kotor": {"sarpras"},
    "suwe banget ngenteni": {"waktu"},
    "petugasna someah pisan, nuhun": {"perilaku", "pujian"},
    "mantul, gercep": {"pujian", "waktu"},
    "kurang bagus": {"lainnya"},
    "tidak puas": {"lainnya"},
    "kursi tunggu kurang": {"sarpras"},
    "hari ini hujan deras": {"lainnya"},
}


@pytest.mark.parametrize(
    ("comment", "keys"), ABOUT.items(), ids=lambda one: one if isinstance(one, str) else ""
)
def test_it_finds_every_theme_of_a_comment(comment: str, keys: set[str]) -> None:
    assert {theme.key for theme in themes(comment)} == keys


def test_it_has_a_theme_for_every_element_of_the_survey_and_two_more() -> None:
    elements = {element.key for element in packs.satisfaction("skm-2017").elements}
    assert set(names()) == elements | {OTHER, PRAISE}


def test_it_names_the_words_that_made_it_think_so_the_strongest_theme_first() -> None:
    first, second = themes("toilet kotor, kursi rusak; petugas sopan")

    assert (first.key, first.weight, first.why) == (
        "sarpras",
        Fraction(11),
        ("toilet", "kotor", "kursi", "rusak"),
    )
    assert (second.key, second.why) == ("perilaku", ("petugas", "sopan"))


def test_it_finds_nothing_where_there_are_no_words() -> None:
    assert themes("") == themes(" … 123 ") == themes("[nama] [NIK]") == []


def test_it_does_not_learn_names_that_were_masked() -> None:
    assert learn({}, "Bu [nama] terlambat", ["waktu"]) == {"terlambat": {"waktu": 1}}


def test_it_is_taught_a_word_it_did_not_know() -> None:
    learned: Mapping[str, Mapping[str, int]] = {}
    for _ in range(8):
        assert [theme.key for theme in themes("kanopi bocor", learned)] == [OTHER]
        learned = learn(learned, "kanopinya kurang", ["sarpras"])

    assert [theme.key for theme in themes("kanopi", learned)] == ["sarpras"]


def test_it_unlearns_what_people_say_is_wrong() -> None:
    learned: Mapping[str, Mapping[str, int]] = {}
    for _ in range(3):
        learned = learn(learned, "sudah lama jadi pelanggan", ["pujian"])

    assert "waktu" not in {theme.key for theme in themes("lama", learned)}
    assert "waktu" in {theme.key for theme in themes("lama")}


def test_it_learns_nothing_from_a_word_that_stands_in_comments_about_everything() -> None:
    learned: Mapping[str, Mapping[str, int]] = {}
    for key in ("waktu", "sarpras", "biaya"):
        learned = learn(learned, "kantor", [key])

    assert [theme.key for theme in themes("kantor", learned)] == [OTHER]


def test_it_takes_a_correction_back_as_if_it_had_never_been() -> None:
    before = learn({}, "loketnya jauh", ["sarpras"])

    assert learn(learn(before, "loket buka siang", ["waktu"]), "loket buka siang", ["waktu"], by=-1) == before


def test_it_learns_the_same_in_any_order() -> None:
    one, other = ("antre lama", ["waktu"]), ("loket jauh", ["sarpras", "prosedur"])

    assert learn(learn({}, *one), *other) == learn(learn({}, *other), *one)


def test_it_refuses_a_theme_that_is_none() -> None:
    with pytest.raises(ValueError, match="harga"):
        learn({}, "mahal", ["harga"])


def test_it_can_reach_every_word_of_its_lists() -> None:
    lost = [
        word
        for theme in lexicon.theme_tables().values()
        for word in theme["words"]
        if len(phrase(word)) != 1 or word in lexicon.listed("ordinary", "stops")
    ]
    assert lost == []


def test_it_weighs_exactly() -> None:
    assert all(isinstance(theme.weight, Fraction) for theme in themes("lama", {"lama": {"waktu": 2}}))
