"""Where units stand: settled levels, what is given to the engine, and what it says."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from tolok.apps.evaluation.models import Amendment, Judgement, Locus, Moderation, Objection
from tolok.apps.evaluation.selectors.cycles import form_key
from tolok.apps.surveys.selectors import f03_of
from tolok.rules.index.settling import Settled, settle
from tolok.rules.index.weighted import NOT_APPLICABLE, Given, NotApplicable, evaluate
from tolok.rules.results import Outcome

Level = int | NotApplicable


def _level(level: int | None) -> Level:
    return NOT_APPLICABLE if level is None else level


def handed_in() -> QuerySet[Judgement]:
    """The judgements that count: of seats in use that handed in, first judgement first."""
    found = Judgement.objects.filter(seat__left_at=None, seat__submitted_at__isnull=False)
    return found.order_by("seat__order", "seat")


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was said of one indicator, and what that settles.

    `judged`: 1 for the unit's first seat, 2 for its second → level. `moderated` and `decided` are None where
    nobody did.
    """

    judged: Mapping[int, Level]
    moderated: Level | None
    decided: Level | None
    settled: Settled


def weighed(loci: Sequence[Locus], gap: int) -> dict[int, dict[str, Weighed]]:
    """locus → indicator of which anything was said → all of it. Four statements."""
    pks = [locus.pk for locus in loci]
    seats: dict[int, list[int]] = defaultdict(list)
    given: dict[tuple[int, str], dict[int, Level]] = defaultdict(dict)
    judged = handed_in().filter(seat__locus__in=pks)
    for locus, seat, code, level in judged.values_list("seat__locus", "seat", "code", "level"):
        if seat not in seats[locus]:
            seats[locus].append(seat)
        given[locus, code][seats[locus].index(seat) + 1] = _level(level)
    moderations = Moderation.objects.filter(locus__in=pks).values_list("locus", "code", "level")
    moderated = {(locus, code): _level(level) for locus, code, level in moderations}
    decided = decided_levels(pks)
    found: dict[int, dict[str, Weighed]] = {pk: {} for pk in pks}
    for place in dict.fromkeys((*given, *moderated, *decided)):
        locus, code = place
        said = given.get(place, {})  # in the order of the seats
        between, after = moderated.get(place), decided.get(place)
        settled = settle(list(said.values()), between, after, gap=gap)
        found[locus][code] = Weighed(said, between, after, settled)
    return found


def settled_levels(loci: Sequence[Locus], gap: int) -> dict[int, dict[str, Settled]]:
    """locus → indicator → settled level, from seats that handed in, moderations and decided objections."""
    return {
        pk: {code: one.settled for code, one in codes.items()} for pk, codes in weighed(loci, gap).items()
    }


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
