"""The whole report of a survey, on paper and in Word."""

import io
import random
import re
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

import docx
import pytest

from tests.papers.closed_cycles import LETTERHEAD
from tests.papers.documents import a_template, said
from tests.papers.reading import DAY, NASTY, elements, opened, words
from tests.papers.surveys.closed_survey import ADDRESS, ROWS, STAR_ROWS, a_closed_survey
from tolok.papers.office_templates import KINDS, our_template, problems_of
from tolok.papers.surveys.chapters import preface
from tolok.papers.surveys.full_report import full_survey_report, report_data
from tolok.papers.surveys.values import Group, SurveyReportValues, Way
from tolok.papers.surveys.word import SURVEY_PLACEHOLDERS, full_survey_docx
from tolok.rules.texts import ProblemsError, Text

CHAPTERS = (
    *("Lembar pengesahan", "Kata pengantar", "BAB I Pend", "BAB II Pe", "BAB III H", "BAB IV A", "BAB V K"),
    *(f"Lampiran {at}." for at in range(1, 8)),
)
PAGE = Path(__file__).parents[3] / "docs" / "reference" / "survey-report-template.md"


def pdf(values: SurveyReportValues) -> str:
    return words(full_survey_report(values, LETTERHEAD, DAY))


def test_it_has_every_chapter_in_order_and_an_outline() -> None:
    made = full_survey_report(a_closed_survey(), LETTERHEAD, DAY)
    text = words(made)
    places = [text.rindex(name) for name in CHAPTERS]
    assert places == sorted(places)
    assert len(opened(made).outline) >= len(CHAPTERS)
    assert elements(made, "/H1")


def test_it_is_accessible_and_the_same_for_the_same_values() -> None:
    made = full_survey_report(a_closed_survey(), LETTERHEAD, DAY)
    assert made == full_survey_report(a_closed_survey(), LETTERHEAD, DAY)
    assert b"pdfuaid" in made
    assert all(figure.get("/Alt") for figure in elements(made, "/Figure"))


def test_it_tells_index_elements_plan_trend_publication_and_the_plan_before() -> None:
    text = pdf(a_closed_survey())
    for said_ in (
        "adalah 79,63 pada skala 25 sampai 100, mutu B (Baik)",
        "Waktu penyelesaian: 2,333 (60 jawaban)",
        "Membuka loket pengaduan dengan petugas tetap",
        "TW IV 2026",
        "Terputus: Antara semester I 2024 dan semester I 2025 berubah: instrumen",
        "jawaban kembar dari satu perangkat",
        "selesai, 12 Agustus 2026",
        "tabel Krejcie–Morgan",
        "8 Oktober 2026",
    ):
        assert said_ in text, said_


def test_it_leaves_the_name_of_the_survey_as_the_office_wrote_it() -> None:
    values = a_closed_survey()
    named = replace(values, questionnaire=replace(values.questionnaire, title=Text("SKM RSUD 2026", "SKM")))
    assert "hasil SKM RSUD 2026 pada" in preface(named)[0]


def test_it_withholds_ways_by_which_few_answered() -> None:
    values = replace(
        a_closed_survey(), ways=(Way("WhatsApp", 3, 0, 1, withheld=True), Way("berkas", None, None, 59))
    )
    data: dict[str, Any] = dict(report_data(values, LETTERHEAD, DAY))
    assert dict(data["conduct"])["Cara menjawab"] == "WhatsApp (ditahan), berkas (59)"
    assert [row[3] for row in data["ways"]] == ["ditahan", "59"]


def test_it_withholds_small_groups() -> None:
    text = pdf(a_closed_survey())
    assert "30–44 tahun ditahan" in text


def test_its_matrix_has_every_answer_once_in_an_order_of_its_own() -> None:
    text = pdf(a_closed_survey())
    matrix = text[text.rindex("Lampiran 2.") : text.rindex("Lampiran 3.")]
    found = re.findall(r"(\d+) ((?:[1-4] ){8}[1-4])\b", matrix)
    assert [int(at) for at, _ in found] == list(range(1, 61))
    given = [" ".join(map(str, row)) for row in ROWS]
    assert sorted(row for _, row in found) == sorted(given)
    assert [row for _, row in found] != given


def test_five_thousand_answers_are_printed_in_seconds() -> None:
    draw = random.Random(7)
    rows = [tuple(draw.choice((2, 3, 4, 4)) for _ in range(9)) for _ in range(5000)]
    values = a_closed_survey(rows, target=5000)
    begun = perf_counter()
    made = full_survey_report(values, LETTERHEAD, DAY)
    full_survey_docx(values, LETTERHEAD, DAY)
    assert perf_counter() - begun < 10
    assert len(made) < 3_000_000
    assert "5.000" in words(made)


def test_it_gives_no_grade_below_the_minimum_and_says_so() -> None:
    text = pdf(a_closed_survey(minimum=80))
    assert "Mutu tidak diberikan: responden 60, minimum 80." in text
    assert "mutu B (Baik)" not in text


def test_it_prints_both_integrity_indices_with_their_minima() -> None:
    text = pdf(a_closed_survey(STAR_ROWS, ("spkp8", "spak5"), target=40))
    assert "Laporan Survei Persepsi Kualitas Pelayanan" in text
    assert "WBK 3,20 tercapai" in text


@pytest.mark.parametrize("name", [NASTY, "漢字 😀", "\u202eterbalik", "x" * 300])
def test_it_takes_any_words(name: str) -> None:
    values = a_closed_survey(
        unit=name, service=name, office=name, excluded=((name, 1),), profile=(Group(name, ((name, 9),)),)
    )
    assert opened(full_survey_report(values, LETTERHEAD, DAY)).pages
    assert full_survey_docx(values, LETTERHEAD, DAY)


def test_word_says_what_the_pdf_says() -> None:
    made = full_survey_docx(a_closed_survey(), LETTERHEAD, DAY)
    text = said(made)
    for words_ in (
        *("BAB I Pendahuluan", "BAB V Kesimpulan", "Lampiran 7.", "79,63", "TW IV 2026", ADDRESS),
        *("Dr. Gusti Ayu Pramesti", "jawaban kembar dari satu perangkat"),
    ):
        assert words_ in text, words_
    assert "{" not in text
    word = docx.Document(io.BytesIO(made))
    pictures = [one._inline.docPr.get("descr") for one in word.inline_shapes]
    assert len(pictures) == 2
    assert "79,63 pada skala 25 sampai 100" in pictures[0]


def test_an_office_uses_its_own_template() -> None:
    own = a_template("Halo {{ unit }}", "{%p for row in plan %}", "{{ row.title }}", "{%p endfor %}")
    assert problems_of("survey", own) == []
    text = said(full_survey_docx(a_closed_survey(), LETTERHEAD, DAY, own))
    assert "Halo Puskesmas Tirta Asih" in text
    assert "Mendahulukan pendaftaran lansia" in text


@pytest.mark.parametrize(
    "line", ["{{ unit.__class__.__mro__ }}", "{{ tidak_ada }}", "{% for x in %}", "{{ cycler.__init__ }}"]
)
def test_a_template_reaches_nothing_but_its_placeholders(line: str) -> None:
    own = a_template(line)
    if not problems_of("survey", own):
        with pytest.raises(ProblemsError):
            full_survey_docx(a_closed_survey(), LETTERHEAD, DAY, own)


@pytest.mark.parametrize("kind", KINDS)
def test_our_own_templates_are_accepted_and_others_are_told_what_is_wrong(kind: str) -> None:
    assert problems_of(kind, our_template(kind)) == []
    assert problems_of(kind, b"no word")
    assert problems_of(kind, b"x" * (11 * 2**20))


def test_the_reference_lists_every_placeholder() -> None:
    text = PAGE.read_text("utf-8")
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == list(SURVEY_PLACEHOLDERS)
