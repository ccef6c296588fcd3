"""All units of an evaluation, or all groups of a survey, on one paper."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from tolok.papers.calculation.commands import NO_CHOICES, command, survey_command
from tolok.papers.calculation.standings import Overview, Standing, overview_data
from tolok.papers.calculation.together import together_rows
from tolok.papers.compiler import paper
from tolok.papers.rulers import index_ruler, withheld
from tolok.papers.sources import instrument_notes, survey_notes
from tolok.papers.survey_rulers import no_grade, survey_ruler
from tolok.papers.wording import MISSING, shown
from tolok.rules.instruments.values import Instrument
from tolok.rules.numbers import comma
from tolok.rules.results import Outcome
from tolok.rules.surveys.aggregation import Aggregate
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.texts import Text

TEMPLATE = "calculation/overview.typ"
NO_DISAGREEMENTS: Mapping[str, Sequence[str]] = MappingProxyType({})


def overview_report(
    instrument: Instrument,
    outcomes: Sequence[Outcome],
    *,
    printed_on: date,
    office: str = "",
    period: str = "",
    address: str = "",
    notes: Sequence[Text] = (),
    choices: Mapping[str, object] = NO_CHOICES,
) -> bytes:
    """All units as PDF/UA-1: the spread, a table with the best value first, then the withheld with reasons.

    `notes` are remarks about the whole file, `choices` what was chosen beside it (see `commands.command`). Units without a category count in no mean and no spread.
    """
    index = instrument.index
    about = Overview(
        header=instrument.header,
        name=index.name,
        low=index.low,
        high=index.high,
        bands=index.bands,
        noun="unit",
        verdict="kategori",
        mean="Setiap unit berbobot sama, besar atau kecil.",
        unsure="Selang hanya memuat keragaman responden. Beda penilaian antarevaluator tidak diketahui, jadi "
        "ketidakpastian sebenarnya lebih lebar.",
        part_heads=[term.form.upper().replace("F0", "F-0") for term in index.terms],
        notes=instrument_notes(instrument),
        command=command("evaluate", instrument.id, choices),
    )
    standings = [_standing(instrument, outcome) for outcome in outcomes]
    return paper(
        TEMPLATE, overview_data(about, standings, printed_on, (office, period, address), notes), printed_on
    )


def survey_overview(
    pack: Satisfaction,
    outcomes: Sequence[SurveyOutcome],
    *,
    printed_on: date,
    office: str = "",
    period: str = "",
    address: str = "",
    notes: Sequence[Text] = (),
    choices: Mapping[str, object] = NO_CHOICES,
    together: Sequence[Aggregate] = (),
    disagreements: Mapping[str, Sequence[str]] = NO_DISAGREEMENTS,
) -> bytes:
    """All groups of a satisfaction survey, as `overview_report` shows units.

    `together` is what all groups give as one number, every estimator as `rules.aggregation` computes it; without
    it the paper only has the mean of the graded groups, named as that. `disagreements` are, by group, sentences about printed results of a
    recap that its own means do not give.
    """
    about = Overview(
        header=pack.header,
        name=pack.name,
        low=Fraction(pack.scale.low * pack.factor),
        high=Fraction(pack.scale.high * pack.factor),
        bands=pack.bands,
        noun="kelompok",
        verdict="mutu",
        mean="Ini bukan indeks gabungan: indeks gabungan dihitung dari jawaban semua responden bersama-sama.",
        unsure="Selang hanya memuat keragaman jawaban. Siapa yang tidak ikut menjawab tidak diketahui, jadi "
        "ketidakpastian sebenarnya lebih lebar.",
        part_heads=["Nilai"],
        notes=survey_notes(pack),
        command=survey_command(pack.id, outcomes, choices),
        together=together_rows(pack, together),
        disagreements=disagreements,
    )
    standings = [_survey_standing(pack, outcome) for outcome in outcomes]
    return paper(
        TEMPLATE, overview_data(about, standings, printed_on, (office, period, address), notes), printed_on
    )


def _standing(instrument: Instrument, outcome: Outcome) -> Standing:
    counts = [count for count in outcome.respondents.values() if count is not None]
    parts = [shown(outcome.forms[term.form], instrument.index.decimals) for term in instrument.index.terms]
    return Standing(
        unit=outcome.unit,
        value=outcome.index,
        band=outcome.category,
        interval=outcome.interval,
        n=comma(sum(counts)) if counts else MISSING,
        ruler=index_ruler(instrument, outcome),
        parts=parts,
        why="" if outcome.category else withheld(instrument, outcome),
    )


def _survey_standing(pack: Satisfaction, outcome: SurveyOutcome) -> Standing:
    return Standing(
        unit=outcome.group,
        value=outcome.ikm,
        band=outcome.grade,
        interval=outcome.interval,
        n=MISSING if outcome.n is None else comma(outcome.n),
        ruler=survey_ruler(pack, outcome, outcome.group),
        parts=[shown(outcome.ikm, pack.bands.decimals)],
        why="" if outcome.grade else no_grade(pack, outcome),
    )
