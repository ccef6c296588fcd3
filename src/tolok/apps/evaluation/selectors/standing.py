"""Where units stand: settled levels, what is given to the engine, and what it says. Four statements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tolok.apps.evaluation.models import Amendment, Judgement, Locus, Moderation, Objection
from tolok.apps.evaluation.selectors.cycles import form_key
from tolok.apps.surveys.selectors import f03_of
from tolok.rules.results import Outcome
from tolok.rules.settling import Settled, settle
from tolok.rules.weighted import NOT_APPLICABLE, Given, NotApplicable, evaluate

Level = int | NotApplicable


def _level(level: int | None) -> Level:
    return NOT_APPLICABLE if level is None else level


def settled_levels(loci: Sequence[Locus], gap: int) -> dict[int, dict[str, Settled]]:
    """locus → indicator → settled level, from seats that handed in, moderations and decided objections."""
    pks = [locus.pk for locus in loci]
    given: dict[tuple[int, str], list[Level]] = defaultdict(list)
    judged = Judgement.objects.filter(
        seat__locus__in=pks, seat__left_at=None, seat__submitted_at__isnull=False
    ).order_by("seat__order", "seat")
    for locus, code, level in judged.values_list("seat__locus", "code", "level"):
        given[locus, code].append(_level(level))
    moderated = {
        (locus, code): _level(level)
        for locus, code, level in Moderation.objects.filter(locus__in=pks).values_list(
            "locus", "code", "level"
        )
    }
    decided = decided_levels(pks)
    found: dict[int, dict[str, Settled]] = {pk: {} for pk in pks}
    for place in dict.fromkeys((*given, *moderated, *decided)):
        locus, code = place
        levels = given.get(place, [])
        found[locus][code] = settle(levels, moderated.get(place), decided.get(place), gap=gap)
    return found


def decided_levels(loci: Sequence[int]) -> dict[tuple[int, str], Level]:
    """(locus, indicator) → the level decided after an objection, or amended since. Two statements."""
    objections = Objection.objects.filter(locus__in=loci, decided_at__isnull=False)
    amended = Amendment.objects.filter(locus__in=loci).order_by("pk")
    parts = ("locus", "code", "level")
    rows = [*objections.values_list(*parts), *amended.values_list(*parts)]
    return {(locus, code): _level(level) for locus, code, level in rows}


def givens(
    loci: Sequence[Locus], gap: int, levels: Mapping[int, Mapping[str, Settled]] | None = None
) -> dict[int, Given]:
    """locus → what the engine computes from. Disputed and unjudged indicators are absent, never zero."""
    levels = settled_levels(loci, gap) if levels is None else levels
    moments = f03_of([locus.survey_id for locus in loci if locus.survey_id is not None])
    found = {}
    for locus in loci:
        key = form_key(locus.form.instrument)
        heard = moments.get(locus.survey_id) if locus.survey_id is not None else None
        answers = {key: heard} if key and heard else {}
        settled = {code: one.level for code, one in levels[locus.pk].items() if one.level is not None}
        found[locus.pk] = Given(locus.name, settled, answers)
    return found


def outcomes(loci: Sequence[Locus], gap: int) -> Mapping[int, Outcome]:
    """locus → outcome, exact."""
    given = givens(loci, gap)
    return {locus.pk: evaluate(locus.form.instrument, given[locus.pk]) for locus in loci}
