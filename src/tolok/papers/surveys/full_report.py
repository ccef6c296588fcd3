"""The report of a closed survey with the chapters that offices hand in: PDF/UA-1 and Word, from the same values."""

from datetime import date
from fractions import Fraction

from tolok.charts.ruler import Mark, Ruler
from tolok.papers.compiler import paper
from tolok.papers.frame import Data, frame
from tolok.papers.letters.letter import head, signer
from tolok.papers.letters.letterhead import Letterhead
from tolok.papers.rulers import column
from tolok.papers.sources import about_sources, survey_notes
from tolok.papers.surveys import chapters
from tolok.papers.surveys.blocks import block_data, index_of
from tolok.papers.surveys.matrix import matrix
from tolok.papers.surveys.values import Group, PlanLine, SurveyReportValues, Way
from tolok.papers.wording import MISSING, capital, shown
from tolok.rules import packs
from tolok.rules.days import MONTHS, day_first
from tolok.rules.instruments.values import Header
from tolok.rules.numbers import comma, round_half_up
from tolok.rules.questionnaires.values import Block
from tolok.rules.statistics.trends import trend

KINDS = {
    "skm": "Laporan Survei Kepuasan Masyarakat",
    "integrity": "Laporan Survei Persepsi Kualitas Pelayanan dan Persepsi Anti Korupsi",
    "f03": "Laporan Penilaian Pengguna Layanan (F-03)",
}


def full_survey_report(values: SurveyReportValues, letterhead: Letterhead, printed_on: date) -> bytes:
    """The report as PDF/UA-1 on the office's paper; same values and day, same bytes."""
    return paper("surveys/full_report.typ", report_data(values, letterhead, printed_on), printed_on)


def report_data(values: SurveyReportValues, letterhead: Letterhead, printed_on: date) -> Data:
    """Everything the report says, as ``full_report.typ`` and the Word template take it."""
    header = _header(values.questionnaire.main)
    kind = KINDS.get(values.questionnaire.purpose, "Laporan Survei")
    strong, weak, words = chapters.standing(values)
    told = [block for block in values.questionnaire.blocks if block.key in values.outcomes]
    return {
        **frame(header, kind, values.name, printed_on, values.office),
        **head(letterhead),
        "unit": values.unit,
        "service": values.service,
        "period": values.period,
        "place_year": f"{letterhead.place}, {printed_on.year}" if letterhead.place else str(printed_on.year),
        "approved": f"{letterhead.place}, {MONTHS[printed_on.month - 1]} {printed_on.year}".lstrip(", "),
        "signer": signer(letterhead.signatory, letterhead.signature_mark),
        "approval": f"{kind} {values.name} periode {values.period} ini disahkan untuk dipergunakan sebagaimana mestinya.",
        "preface": chapters.preface(values),
        "background": chapters.background(values),
        "aims": chapters.aims(values),
        "conduct": chapters.conduct(values),
        "respondents": [one for one in chapters.respondents(values) if one],
        "ways": [_way(one) for one in values.ways],
        "profile": [_group(one) for one in values.profile],
        "services": [[one.name, comma(one.n), one.value, one.grade] for one in values.services],
        "blocks": [
            block_data(
                block, values.outcomes[block.key], values.tallies[block.key], values.name, values.minimum
            )
            for block in told
        ],
        "strong": strong,
        "weak": weak,
        "order_words": words,
        "plan": [_plan(at, one) for at, one in enumerate(values.plan, 1)],
        **_trend(values),
        "conclusion": chapters.conclusion(values),
        "questions": [_questions(block) for block in values.questionnaire.blocks],
        "own": [
            {"text": one.text.id, "choices": [text.id for text in one.choices.values()]}
            for one in values.questionnaire.own
        ],
        "matrices": [
            {
                "title": capital(block.title.id),
                **matrix(block, values.tallies[block.key], values.digest + block.key),
            }
            for block in told
        ],
        "late": comma(values.late),
        "excluded": [[why, comma(n)] for why, n in values.excluded],
        "told": [[one.medium, one.place, day_first(one.day)] for one in values.told],
        "earlier": [_plan(at, one) for at, one in enumerate(values.earlier or (), 1)],
        "earlier_period": values.earlier_period,
        "progress": [_plan(at, one) for at, one in enumerate(values.plan, 1)] if values.begun else [],
        "first_time": values.earlier is None,
        "method": chapters.method(values),
        "result": f"Hasil nomor {values.number}, sidik {values.digest}",
        "why": values.why,
        **about_sources(header, _notes(values), "", values.address),
        "address": values.address,
        "check": ["Hasil ini dapat dilihat di alamat dalam kode QR."] if values.address else [],
    }


def _header(block: Block) -> Header:
    if block.purpose == "skm":
        return packs.satisfaction(block.pack_id).header
    if block.purpose == "integrity":
        return packs.integrity(block.pack_id).header
    return packs.instrument(block.pack_id).header


def _notes(values: SurveyReportValues) -> list[str]:
    block = values.questionnaire.main
    if block.purpose == "skm":
        return survey_notes(packs.satisfaction(block.pack_id))
    return [note.id for note in _header(block).notes]


def _way(one: Way) -> list[str]:
    counts = (one.invited, one.refused)
    return [capital(one.name), *(MISSING if n is None else comma(n) for n in counts), one.answered]


def _group(one: Group) -> Data:
    whole = sum(n for _, n in one.rows if n is not None)
    hidden = any(n is None for _, n in one.rows)
    rows = [
        [
            capital(label),
            "ditahan" if n is None else comma(n),
            MISSING if n is None or not whole or hidden else f"{comma(Fraction(100 * n, whole), 1)} %",
        ]
        for label, n in one.rows
    ]
    return {"title": one.title, "rows": rows, "words": one.words}


def _plan(at: int, one: PlanLine) -> Data:
    return {
        "number": str(at),
        "element": one.element,
        "title": one.title,
        "when": one.when,
        "owner": one.owner or MISSING,
        "measure": one.measure,
        "fate": one.fate or MISSING,
        "proof": one.proof or MISSING,
    }


def _trend(values: SurveyReportValues) -> Data:
    """Periods on one scale, the words of every piece, and where the line is cut."""
    found = trend(values.points)
    block = values.questionnaire.main
    outcome = values.outcomes.get(block.key)
    if outcome is None:
        return {"trend": [], "trend_words": []}
    index = index_of(block, outcome)
    cuts = {one.after: one.text.id for one in found.breaks}
    rows = []
    for point in values.points:
        mark = (
            None
            if point.value is None
            else Mark(round_half_up(point.value, index.places), shown(point.value, index.places))
        )
        inside = mark is not None and index.low <= Fraction(mark.value) <= index.high
        ruler = Ruler(
            index.low,
            index.high,
            point.name,
            f"{shown(point.value, index.places)}." if inside else "Belum ada nilai.",
            value=mark if inside else None,
            withheld="" if inside else "belum ada nilai",
        )
        rows.append(
            {
                "name": point.name,
                "ruler": column(ruler),
                "value": shown(point.value, index.places),
                "cut": cuts.get(point.name, ""),
            }
        )
    return {"trend": rows, "trend_words": [piece.words.id for piece in found.pieces]}


def _questions(block: Block) -> Data:
    return {
        "title": capital(block.title.id),
        "sure": capital(block.unsure.id) if block.unsure else "",
        "rows": [
            {
                "number": str(item.number),
                "text": item.text.id,
                "points": "; ".join(f"{point} = {words.id}" for point, words in item.points.items()),
            }
            for item in block.items
        ],
    }
