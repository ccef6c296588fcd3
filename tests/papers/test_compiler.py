from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.papers.reading import DAY, NASTY, opened, words
from tolok.papers import compiler
from tolok.papers.compiler import TEMPLATES, paper
from tolok.papers.frame import Data

FRAME: Data = {
    "kind": "Laporan",
    "name": "Contoh",
    "title": "Laporan: Contoh",
    "office": "Kantor",
    "dated": "21 November 2026",
    "running": "Contoh",
    "foot": "kaki",
    "day": [2026, 11, 21],
    "noun": "unit",
    "verdict": "kategori",
    "facts": [["Periode", "2026"]],
    "summary": [],
    "together": [],
    "differences": [],
    "spread": None,
    "cautions": [],
    "bands": [],
    "reading": [],
    "units": [],
    "part_heads": [],
    "held": [],
    "bases": [],
    "notes": [],
    "review": "",
    "check": [],
    "command": "tolok",
    "hash": "0" * 64,
    "code": "",
    "code_alt": "",
}


def sample(**changes: object) -> bytes:
    return paper("calculation/overview.typ", {**FRAME, **changes}, DAY)


def test_it_prints_pdf_ua_with_title_language_author_and_day() -> None:
    reader = opened(sample())
    assert reader.metadata is not None
    assert reader.metadata.title == "Laporan: Contoh"
    assert reader.metadata.author == "Kantor"
    assert str(reader.metadata.creation_date) == "2026-11-21 00:00:00+00:00"
    root: Any = reader.root_object
    assert root["/Lang"] == "id"
    assert root["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_it_prints_the_same_bytes_twice() -> None:
    assert sample() == sample()


def test_it_prints_the_same_bytes_in_any_thread() -> None:
    with ThreadPoolExecutor(2) as pool:
        assert set(pool.map(lambda _: sample(), range(4))) == {sample()}


@pytest.mark.parametrize("key", ["name", "title", "office", "running", "foot", "review", "command"])
def test_it_never_reads_a_text_as_markup(key: str) -> None:
    printed = sample(notes=["panjang"] * 80, **{key: NASTY})
    if key != "title":
        assert '#panic("x")' in words(printed)
    else:
        metadata = opened(printed).metadata
        assert metadata is not None
        assert metadata.title == NASTY


def test_it_says_that_letters_were_replaced() -> None:
    printed = words(sample(name="Kantor 漢字 😀"))
    assert "Kantor ▯ ▯" in printed
    assert "menggantikan huruf yang tidak ada" in printed
    assert "menggantikan" not in words(sample())


def test_it_prints_arabic_greek_and_accents() -> None:
    assert "Ξένος Đặng" in words(sample(name="Ξένος Đặng"))
    assert "menggantikan" not in words(sample(name="مكتب الخدمة"))


def test_it_wraps_a_name_without_spaces() -> None:
    page = opened(sample(name="panjang" * 40)).pages[0]
    ends: list[float] = []
    page.extract_text(visitor_text=lambda text, _cm, tm, _font, _size: ends.append(tm[4]))
    assert max(ends) < page.mediabox.right
    assert "panjang" * 40 in words(sample(name="panjang" * 40)).replace(" ", "")


def test_it_uses_no_font_of_the_machine() -> None:
    names = set()
    for page in opened(sample(name="Ξένος مكتب")).pages:
        resources: Any = page["/Resources"]
        fonts = resources.get("/Font", {})
        names |= {str(font.get_object()["/BaseFont"]) for font in fonts.values()}
    assert names
    assert all(any(known in name for known in ("Libertinus", "DejaVu", "NewCM")) for name in names), names


def test_it_asks_only_once_whether_a_letter_can_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    sample(name="Ξ")
    monkeypatch.setattr(compiler, "_PROBE", b"#panic()")  # a second question would be answered with no
    assert "Ξ" in words(sample(name="Ξ"))


@pytest.mark.parametrize(
    "template", sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.typ"))
)
def test_it_takes_nothing_into_markup_but_data(template: str) -> None:
    source = (TEMPLATES / template).read_text("utf-8")
    assert "eval(" not in source
    assert "read(" not in source
