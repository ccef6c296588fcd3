"""The report of one satisfaction survey: its index on the ruler, every element, how sure the answers are."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from tolok.papers.calculation.commands import NO_CHOICES, survey_command
from tolok.papers.compiler import paper
from tolok.papers.frame import Data, facts, frame
from tolok.papers.rulers import Previous, column, hero
from tolok.papers.sources import about_sources, survey_notes
from tolok.papers.survey_rulers import element_ruler, no_grade, survey_ruler
from tolok.papers.wording import MISSING, brief, capital, shown, span
from tolok.rules.numbers import comma, round_half_up
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.results import ElementOutcome, SurveyOutcome

#: Places of an element's mean: its bands are printed with three.
MEAN_PLACES = 3
#: Elements a follow-up plan takes first.
FIRST = 3


def survey_report(
    pack: Satisfaction,
    outcome: SurveyOutcome,
    *,
    printed_on: date,
    name: str = "",
    previous: Previous | None = None,
    office: str = "",
    period: str = "",
    address: str = "",
    choices: Mapping[str, object] = NO_CHOICES,
    disagreements: Sequence[str] = (),
) -> bytes:
    """The report of one group of respondents as PDF/UA-1, two or three A4 pages; same input, same bytes.

    `name` is whom the survey is about, by default the group's own name. `previous` draws an earlier index;
    `office`, `period`, `address` and `choices` are as in `unit_report`. `disagreements` are sentences about
    printed results of a recap that its own means do not give.
    """
    header = pack.header
    named = name or ("Semua responden" if outcome.group == "all" else outcome.group)
    data: Data = {
        **frame(header, f"Laporan {capital(pack.name.id)}", named, printed_on, office),
        "facts": [*facts(header, period), ["Responden", _respondents(outcome)]],
        "hero": hero(survey_ruler(pack, outcome, named, previous)),
        "summary": _summary(pack, outcome, named),
        "cautions": [warning.id for warning in outcome.warnings],
        "elements": [_element(pack, row, place) for place, row in enumerate(outcome.elements.values(), 1)],
        "totals": _totals(pack, outcome),
        "lowest": _lowest(outcome) if outcome.grade else [],
        "points": [str(point) for point in pack.scale.points],
        "levels": _levels(outcome),
        "answers": _answers(outcome),
        "differences": [{"name": named, "told": disagreements}] if disagreements else [],
        **about_sources(header, survey_notes(pack), survey_command(pack.id, [outcome], choices), address),
    }
    return paper("calculation/survey_report.typ", data, printed_on)


def _respondents(outcome: SurveyOutcome) -> str:
    if outcome.n is None:
        return "jumlahnya tidak disebut"
    of = f" dari {comma(outcome.population)} pengguna layanan" if outcome.population else ""
    return f"{comma(outcome.n)}{of}"


def _summary(pack: Satisfaction, outcome: SurveyOutcome, named: str) -> list[str]:
    if outcome.ikm is None:
        return [f"{no_grade(pack, outcome)}. Unsur tanpa jawaban tidak dihitung nol."]
    places = pack.bands.decimals
    low, high = (brief(Fraction(point * pack.factor)) for point in (pack.scale.low, pack.scale.high))
    grade = outcome.grade
    verdict = f"mutu {grade.letter} ({grade.word.id})" if grade else "tanpa mutu"
    first = (
        f"{capital(pack.name.id)} {named} adalah {comma(outcome.ikm, places)} pada skala {low} sampai {high}, "
        f"{verdict}; nilai indeksnya {shown(outcome.index, MEAN_PLACES)} pada skala {pack.scale.low} sampai "
        f"{pack.scale.high}."
    )
    if grade is None:
        first += f" {no_grade(pack, outcome)}."
    return [first, _sureness(outcome, places)]


def _sureness(outcome: SurveyOutcome, places: int) -> str:
    if outcome.interval.low is None:
        return outcome.interval.method.id
    words = f"Ketidakpastian: {span(outcome.interval, places)}. {outcome.interval.method.id}"
    if outcome.letter_probability is not None and outcome.grade:
        chance = round_half_up(Fraction(outcome.letter_probability) * 100, 0)
        said = f"kira-kira {chance} %" if chance < 100 else "lebih dari 99 %"
        words += f" Peluang mutu sebenarnya juga {outcome.grade.letter} {said}."
    return words


def _element(pack: Satisfaction, row: ElementOutcome, place: int) -> Data:
    return {
        "number": str(pack.by_key[row.key].number if row.key in pack.by_key else place),
        "name": capital(row.name.id),
        "why": "tidak ada jawaban, jadi tidak dihitung" if row.nrr is None else "",
        "ruler": column(element_ruler(pack, row, MEAN_PLACES)),
        "n": MISSING if row.n is None else comma(row.n),
        "mean": shown(row.nrr, MEAN_PLACES),
        "interval": span(row.interval, MEAN_PLACES - 1),
        "weighted": shown(row.weighted, MEAN_PLACES),
        "grade": row.grade.letter if row.grade else MISSING,
    }


def _totals(pack: Satisfaction, outcome: SurveyOutcome) -> list[list[str]]:
    places = pack.bands.decimals
    return [
        ["Nilai indeks: jumlah NRR × bobot", shown(outcome.index, MEAN_PLACES)],
        [f"{capital(pack.name.id)}: nilai indeks × {pack.factor}", shown(outcome.ikm, places)],
    ]


def _lowest(outcome: SurveyOutcome) -> list[str]:
    return [
        f"{capital(row.name.id)}: {shown(row.nrr, MEAN_PLACES)}, selang {span(row.interval, MEAN_PLACES - 1)}"
        if row.interval.low is not None
        else f"{capital(row.name.id)}: {shown(row.nrr, MEAN_PLACES)}"
        for row in outcome.lowest[:FIRST]
    ]


def _levels(outcome: SurveyOutcome) -> list[Data]:
    """How often each point was given; empty where only means are known."""
    return [
        {
            "name": capital(row.name.id),
            "counts": [comma(count) for count in row.levels],
            "n": MISSING if row.n is None else comma(row.n),
            "total": MISSING if row.total is None else comma(row.total),
        }
        for row in outcome.elements.values()
        if row.levels is not None
    ]


def _answers(outcome: SurveyOutcome) -> list[str]:
    found = outcome.reliability
    if found is None:
        return ["Jawaban tiap responden tidak diketahui, jadi keandalannya tidak dapat dihitung."]
    if found.alpha is None:
        sentences = [
            "Alfa Cronbach tidak dapat dihitung: jawaban lengkap terlalu sedikit atau semuanya sama."
        ]
    else:
        sentences = [_alpha(found.alpha, found.n)]
    if outcome.straightliners is not None:
        sentences.append(
            f"{comma(outcome.straightliners)} responden memberi angka yang sama untuk semua unsur."
        )
    if outcome.repeats is not None:
        sentences.append(
            f"{comma(outcome.repeats)} baris jawaban sama persis dengan baris lain; ini wajar bila banyak yang puas."
        )
    return sentences


def _alpha(alpha: Fraction, n: int) -> str:
    return (
        f"Alfa Cronbach {shown(alpha, 3)} dari {comma(n)} responden yang menjawab lengkap. Angka ini "
        "menggambarkan keseragaman jawaban; ia tidak menentukan benar tidaknya indeks."
    )
