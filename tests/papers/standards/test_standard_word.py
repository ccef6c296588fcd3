"""The same papers as Word documents."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.papers.documents import a_template, opened, said
from tests.papers.reading import DAY, NASTY
from tests.papers.standards.test_standard_papers import ROWS
from tests.papers.written_standards import LETTERHEAD, MAKLUMAT, STANDARD, a_draft
from tolok.papers.office_templates import KINDS, our_template, problems_of
from tolok.papers.standards.word import (
    maklumat_docx,
    standard_annex_docx,
    standard_leaflet_docx,
    standard_register_docx,
)
from tolok.rules.standards.components import components
from tolok.rules.texts import ProblemsError

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "standard-templates.md"
Make = Callable[[bytes | None], bytes]
PAPERS: dict[str, Make] = {
    "standard_annex": lambda t: standard_annex_docx([STANDARD, a_draft()], LETTERHEAD, DAY, t),
    "standard_leaflet": lambda t: standard_leaflet_docx(STANDARD, LETTERHEAD, DAY, t),
    "maklumat": lambda t: maklumat_docx(MAKLUMAT, LETTERHEAD, DAY, t),
    "standard_register": lambda t: standard_register_docx(
        "Kecamatan Tolok Hulu", "Kabupaten Tolok", ROWS, LETTERHEAD, DAY, t
    ),
}


@pytest.mark.parametrize("kind", PAPERS)
def test_our_template_names_only_what_is_listed_and_fills(kind: str) -> None:
    assert problems_of(kind, our_template(kind)) == []
    made = PAPERS[kind](None)
    assert made == PAPERS[kind](None)
    assert "{" not in said(made)
    assert "Tolok Hulu" in said(made)
    assert opened(made).core_properties.language == "id-ID"


@pytest.mark.parametrize("kind", PAPERS)
def test_an_office_replaces_a_template(kind: str) -> None:
    assert "Isi: Kecamatan Tolok Hulu" in said(PAPERS[kind](a_template("Isi: {{ unit }}")))
    with pytest.raises(ProblemsError):
        PAPERS[kind](a_template("{{ unit"))
    assert problems_of(kind, a_template("{{ rahasia }}"))


@pytest.mark.parametrize("kind", PAPERS)
def test_every_listed_placeholder_can_be_filled(kind: str) -> None:
    names = [f"{{% if {name} is defined %}}ada{{% endif %}}" for name in KINDS[kind].placeholders]
    assert said(PAPERS[kind](a_template(*names))).split() == ["ada"] * len(names)


@pytest.mark.parametrize("kind", PAPERS)
def test_the_reference_lists_every_placeholder(kind: str) -> None:
    part = PAGE.read_text("utf-8").split(f"## {KINDS[kind].name.en}")[1].split("\n## ")[0]
    for name, text in KINDS[kind].placeholders.items():
        assert f"| `{name}` | {text.en} |" in part


def test_the_annex_says_all_fourteen_and_marks_a_draft() -> None:
    told = said(PAPERS["standard_annex"](None))
    assert all(told.count(one.name.id) >= 2 for one in components())
    assert "1. Ruang tunggu\n2. Kursi prioritas" in told
    assert told.count("RANCANGAN") == 1


def test_the_leaflet_says_six() -> None:
    told = said(PAPERS["standard_leaflet"](None))
    assert all((one.name.id in told) == one.published for one in components())


def test_words_are_never_read_as_placeholders() -> None:
    made = maklumat_docx(replace(MAKLUMAT, ability="{{ office }} " + NASTY), LETTERHEAD, DAY)
    assert "{{ office }}" in said(made)
