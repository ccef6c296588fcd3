import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn

from tests.papers.closed_cycles import F4, FACTS, LETTERHEAD, a_cycle, a_unit, values
from tests.papers.documents import a_template, opened, said
from tests.papers.reading import DAY, NASTY
from tolok.papers.cycles.lhe import LheValues
from tolok.papers.cycles.word import LHE_PLACEHOLDERS, lhe_docx, minutes_docx
from tolok.papers.cycles.word_templates import lhe_template, minutes_template
from tolok.papers.letters.letterhead import Letterhead, Signatory
from tolok.papers.letters.numbers import PLACEHOLDERS
from tolok.papers.word.filling import template_problems
from tolok.rules.cycles.papers import JudgedUnit
from tolok.rules.texts import ProblemsError

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "lhe-template.md"


def made(unit: JudgedUnit | None = None, template: bytes | None = None, **changes: Any) -> bytes:
    return lhe_docx(values(unit), replace(LETTERHEAD, **changes), DAY, template)


def test_it_says_what_the_pdf_says() -> None:
    text = said(made())
    for words in (
        "000.8.3.4/001/LHE-PEKPPP/1.06.01/2026",
        "Indeks Pelayanan Publik Dinas Sosial adalah 3,57 pada skala 0 sampai 5, kategori B (Baik).",
        "Penetapan: Diputus setelah sanggah",
        "Tenggat: 31 Maret 2027",
        "Selesai. Bukti: foto loket, 12 Maret 2026",
        "https://tolok.nusakencana.example/siklus/2026/unit/1/",
    ):
        assert words in text
    unit = a_unit()
    assert unit.instrument.header.hash in text
    assert all(code in text for code in unit.instrument.indicators if code != "INF")
    assert "{" not in text


def test_it_has_headings_language_title_and_repeated_table_heads() -> None:
    word = opened(made())
    styles = [paragraph.style.name for paragraph in word.paragraphs]
    assert styles.count("Heading 1") == 8
    assert styles.count("Title") == 1
    assert word.core_properties.title == "Laporan Hasil Evaluasi: Dinas Sosial"
    assert word.core_properties.language == "id-ID"
    assert {lang.get(qn("w:val")) for lang in word.styles.element.iter(qn("w:lang"))} == {"id-ID"}
    assert len(word.tables) > 10
    assert all(next(table._tbl.iter(qn("w:tblHeader")), None) is not None for table in word.tables)
    assert all(next(table._tbl.iter(qn("w:tblCaption")), None) is not None for table in word.tables)


def test_it_draws_ruler_and_code_with_words_for_them() -> None:
    word = opened(made())
    told = [picture._inline.docPr.get("descr") for picture in word.inline_shapes]
    assert told[0].startswith("Indeks Pelayanan Publik Dinas Sosial. 3,57 pada skala 0 sampai 5")
    assert told[1:] == ["Kode QR ke https://tolok.nusakencana.example/siklus/2026/unit/1/"]
    assert len(opened(made(a_unit(address=""))).inline_shapes) == 1


def test_it_takes_paper_margins_and_font_of_the_office() -> None:
    word = opened(made(font="Bookman Old Style", **F4))
    section = word.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (215, 330)
    assert round(section.left_margin.mm) == 30
    assert word.styles["Normal"].font.name == "Bookman Old Style"
    room = section.page_width - section.left_margin - section.right_margin
    for table in word.tables:
        assert sum(cell.width for cell in table.rows[0].cells) <= room + 1000


def test_it_is_the_same_every_time() -> None:
    assert made() == made()
    assert minutes_docx(a_cycle(), LETTERHEAD, DAY) == minutes_docx(a_cycle(), LETTERHEAD, DAY)


def test_it_fills_the_template_of_an_office_and_leaves_its_paper_alone() -> None:
    content = made(
        template=a_template("Hasil {{ name }}: {{ summary[0] }}", "{%p if general %}", "ada", "{%p endif %}"),
        **F4,
    )
    assert "Hasil Dinas Sosial: Indeks Pelayanan Publik Dinas Sosial adalah 3,57" in said(content)
    assert "ada" in said(content)
    assert round(opened(content).sections[0].page_height.mm) != 330


@pytest.mark.parametrize(
    "line",
    [
        "{{ nama_unit }}",
        "{{ name.__class__.__mro__ }}",
        "{{ facts.append(1) }}",
        "{% for x in name %}",
        "{{ name",
        "{{ lipsum.__globals__ }}",
        "{{ hero._word.save('x') }}",
        "{{ hero.tpl.save('x') }}",
        "{% include '/etc/hostname' %}",
    ],
)
def test_it_refuses_a_template_that_names_or_reaches_anything_else(line: str) -> None:
    with pytest.raises(ProblemsError) as refused:
        made(template=a_template(line))
    assert "Templat Word tidak dapat diisi" in refused.value.problems[0].say("id")
    assert "cannot be filled" in refused.value.problems[0].say("en")


def test_it_tells_unknown_placeholders_before_anything_is_printed() -> None:
    problems = template_problems(a_template("{{ nama }} {{ name }}", "{{ skor }}"), LHE_PLACEHOLDERS)
    assert [problem.found for problem in problems] == ["nama", "skor"]
    assert template_problems(lhe_template(), LHE_PLACEHOLDERS) == []
    assert template_problems(a_template("{{ name"), LHE_PLACEHOLDERS)


def test_it_refuses_what_is_no_word_document_or_holds_macros() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "x")
        archive.writestr("word/vbaProject.bin", "x")
    for content, words in ((b"PDF", "bukan dokumen Word"), (out.getvalue(), "berisi makro")):
        assert words in template_problems(content, LHE_PLACEHOLDERS)[0].say("id")


@pytest.mark.parametrize("name", [NASTY, "</w:t><w:p>", "{{ 7*7 }}", "漢字 😀 \x00\ud800", "Dinas " * 60])
def test_it_takes_any_words_as_words(name: str) -> None:
    unit = a_unit(name, head=name, aspect_reasons={"I": name})
    heads = Letterhead((name,), name, Signatory(name, name, name, name), copies=(name,))
    text = said(lhe_docx(LheValues(replace(FACTS, name=name), unit), heads, DAY))
    assert "49" not in text.split("Ringkasan")[0]
    if "\x00" not in name:
        assert name.strip() in text


def test_it_writes_minutes_with_a_place_for_every_signature() -> None:
    content = minutes_docx(a_cycle(), LETTERHEAD, DAY)
    text = said(content)
    assert "6 dari 7 unit memiliki nilai dan kategori" in text
    assert "3. ……" in text
    assert "UPTD Balai Latihan Kerja" in text
    assert opened(content).core_properties.title == "Berita Acara: Penetapan hasil PEKPPP Mandiri 2026"
    assert minutes_template() == minutes_template()


def test_its_page_describes_every_placeholder() -> None:
    page = PAGE.read_text("utf-8")
    assert [name for name in LHE_PLACEHOLDERS if f"| `{name}` |" not in page] == []
    assert [name for name in PLACEHOLDERS if f"`{{{name}}}`" not in page] == []
