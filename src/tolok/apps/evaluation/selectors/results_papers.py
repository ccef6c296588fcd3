"""What papers of a result are made from, as plain values; and the papers that were ordered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tolok.apps.commitments.models import State as Fated
from tolok.apps.commitments.selectors import Fate, kept_since
from tolok.apps.evaluation.exactness import fraction
from tolok.apps.evaluation.models import (
    Amendment,
    Citation,
    Claim,
    Cycle,
    CyclePaper,
    LetterNumber,
    Locus,
    Moderation,
    Objection,
    PaperState,
    Recommendation,
    Result,
    UnitResult,
)
from tolok.apps.evaluation.selectors.results import standing_result
from tolok.apps.evaluation.selectors.results_units import Reading, forms_of, reading_of, with_forms
from tolok.apps.evaluation.selectors.standing import handed_in
from tolok.apps.organizations.selectors import head_of_letters as head_of_letters
from tolok.rules.cycles import papers as values
from tolok.rules.index.certainty import Certainty
from tolok.rules.index.settling import HOW
from tolok.rules.offices import SERVICE_GROUPS, UNIT_KINDS

#: The words of the states and roles of a cycle on paper, which is Indonesian.
PHASES: Mapping[str, str] = {
    "briefing": "Sosialisasi",
    "filling": "Pengisian F-01",
    "judging": "Penilaian F-02 dan F-03",
    "clarifying": "Klarifikasi",
    "objecting": "Sanggah",
    "follow_up": "Tindak lanjut",
}
ROLES: Mapping[str, str] = {"evaluator": "Evaluator", "moderator": "Moderator"}


def cycle_values(result: Result, loci: Sequence[int] | None = None) -> values.CycleResults:
    """A locked result with everything papers tell, of all units or some. The same statements for any number."""
    cycle = result.cycle
    rows = UnitResult.objects.filter(result=result).select_related("locus").order_by("locus__code")
    if loci is not None:
        rows = rows.filter(locus__in=loci)
    readings = [reading_of(row) for row in with_forms(list(rows), cycle, forms_of(cycle))]
    about = _About([reading.locus for reading in readings], cycle)
    # as `rules.cycle_results` ranks: units without an interval take a place too
    ranked = UnitResult.objects.filter(result=result).exclude(category="")
    among = list(ranked.values_list("locus__form__letter", flat=True))
    units = [replace(about.unit(one, among), address=_address(result, one.locus.code)) for one in readings]
    return values.CycleResults(_facts(cycle, result), units, _address(result))


def _address(result: Result, code: str = "") -> str:
    """Where everybody can look it up: only of a published result, and only where the site knows its own address."""
    if not settings.TOLOK_ADDRESS or result.published_at is None:
        return ""
    parts: list[object] = [result.cycle_id, result.number, *([code] if code else [])]
    with override("id"):
        path = reverse("publication-unit-old" if code else "publication-cycle-old", args=parts)
    return f"{settings.TOLOK_ADDRESS}{path}"


def _facts(cycle: Cycle, result: Result) -> values.CycleFacts:
    phases = [one for one in cycle.phases.all() if one.state in PHASES]
    panel = cycle.panel.filter(role__in=list(ROLES), left_at=None).select_related("user")
    return values.CycleFacts(
        name=cycle.name,
        year=cycle.year,
        office=cycle.office.name,
        calendar=tuple(
            values.Phase(
                PHASES[one.state], timezone.localdate(one.starts_at), timezone.localdate(one.ends_at)
            )
            for one in phases
        ),
        panel=tuple(values.Panelist(one.user.name, ROLES[one.role], one.user.nip) for one in panel),
        closed_on=timezone.localdate(result.locked_at) if result.locked_at else None,
    )


class _About:
    """Everything written about units, read once for all of them."""

    def __init__(self, loci: Sequence[Locus], cycle: Cycle) -> None:
        self.cycle = cycle
        rows = Claim.objects.filter(locus__in=loci).values_list("locus", "code", "proposed")
        self.claims = {(locus, code): level for locus, code, level in rows}
        self.reasons = _reasons(loci)
        self.proofs = _proofs(loci)
        self.advice = _advice(Recommendation.objects.filter(locus__in=loci))
        self.numbers = dict(LetterNumber.objects.filter(locus__in=loci).values_list("locus", "number"))
        self.earlier, self.old = _earlier(loci, cycle)

    def unit(self, reading: Reading, among: Sequence[str]) -> values.JudgedUnit:
        """One unit; `among` has the form of every unit that takes a place."""
        locus, row = reading.locus, reading.row
        rank = None
        if row.rank_low is not None and row.rank_high is not None:
            rank = values.RankRange(row.rank_low, row.rank_high, len(among), _together(among))
        chances = {letter: float(Decimal(text)) for letter, text in row.probabilities.items()}
        return values.JudgedUnit(
            code=locus.code,
            name=locus.name,
            kind=UNIT_KINDS[locus.kind].id,  # type: ignore[index]
            form=locus.form.letter,
            instrument=reading.instrument,
            given=reading.given,
            outcome=reading.outcome,
            certainty=Certainty(reading.outcome.interval, chances, reading.outcome.interval.method),
            respondents=values.Respondents(
                row.respondents, self.cycle.minimum_respondents, self.cycle.target_respondents
            ),
            group=SERVICE_GROUPS[locus.group].id,  # type: ignore[index]
            judgements={code: self._judgement(locus, code, one) for code, one in row.levels.items()},
            recommendations=tuple(self.advice.get(locus.pk, ())),
            earlier=self.earlier.get(locus.unit_id),
            followed_up=tuple(self.old.get(locus.unit_id, ())),
            rank=rank,
            number=self.numbers.get(locus.pk),
        )

    def _judgement(self, locus: Locus, code: str, kept: Mapping[str, str]) -> values.Judgement:
        place = (locus.pk, code)
        return values.Judgement(
            claim=self.claims.get(place),
            settled=HOW[kept["how"]],  # type: ignore[index]
            reason=self.reasons.get(place, ""),
            proofs=tuple(self.proofs.get(place, ())),
        )


def _together(forms: Sequence[str]) -> str:
    """Among whom places are given: forms ask other questions on one scale, which a reader must be told."""
    letters = sorted(set(forms))
    return "semua unit berkategori" + (f", formulir {' dan '.join(letters)} bersama" if letters[1:] else "")


def _reasons(loci: Sequence[Locus]) -> dict[tuple[int, str], str]:
    """(locus, code) → the reason of what counts: the decision, else the moderator's, else the first evaluator's."""
    found: dict[tuple[int, str], str] = {}
    judged = handed_in().filter(seat__locus__in=loci).order_by("-seat__order", "-seat")
    for locus, code, reason in judged.values_list("seat__locus", "code", "reason"):
        if reason:
            found[locus, code] = reason
    for rows in (
        Moderation.objects.filter(locus__in=loci),
        Objection.objects.filter(locus__in=loci, decided_at__isnull=False),
        Amendment.objects.filter(locus__in=loci).order_by("pk"),
    ):
        found |= {
            (locus, code): reason for locus, code, reason in rows.values_list("locus", "code", "reason")
        }
    return found


def _proofs(loci: Sequence[Locus]) -> dict[tuple[int, str], list[values.CitedProof]]:
    found: dict[tuple[int, str], list[values.CitedProof]] = defaultdict(list)
    rows = Citation.objects.filter(claim__locus__in=loci).select_related("claim", "version__proof")
    for one in rows.order_by("pk"):
        version = one.version
        title = "data pribadi" if version.proof.personal_data else version.proof.title
        found[one.claim.locus_id, one.claim.code].append(
            values.CitedProof(title, version.number, version.sha256, one.page)
        )
    return found


def _advice(rows: QuerySet[Recommendation]) -> dict[int, list[values.Commitment]]:
    """locus → its recommendations with what became of them. Two statements."""
    recommendations = list(rows)
    fates = kept_since([one.origin for one in recommendations])
    found: dict[int, list[values.Commitment]] = defaultdict(list)
    for one in recommendations:
        found[one.locus_id].append(_commitment(one, fates.get(one.origin)))
    return found


def _commitment(one: Recommendation, fate: Fate | None) -> values.Commitment:
    state = str(Fated(fate.state).label) if fate else ""
    due = fate.due_on if fate else None
    return values.Commitment(one.text, one.code, due=due, measure=one.measure, state=state)


def _earlier(
    loci: Sequence[Locus], cycle: Cycle
) -> tuple[dict[int, values.EarlierResult], dict[int, list[values.Commitment]]]:
    """unit → its earlier result, and what became of its recommendations. Four statements at most."""
    then = cycle.previous
    result = standing_result(then) if then else None
    if then is None or result is None:
        return {}, {}
    units = [locus.unit_id for locus in loci]
    rows = UnitResult.objects.filter(result=result, locus__unit__in=units).exclude(index="")
    earlier = {}
    for unit, index, letter in rows.values_list("locus__unit", "index", "category"):
        value = fraction(index)
        if value is not None:
            earlier[unit] = values.EarlierResult(str(then.year), value, letter)
    advice = _advice(Recommendation.objects.filter(locus__cycle=then, locus__unit__in=units))
    places = dict(Locus.objects.filter(pk__in=list(advice)).values_list("pk", "unit"))
    return earlier, {places[locus]: rows for locus, rows in advice.items()}


def papers_of(result: Result) -> QuerySet[CyclePaper]:
    """The papers that were ordered, without their content."""
    rows = CyclePaper.objects.filter(result=result).select_related("locus")
    return rows.defer("content", "signed").order_by("kind", "locus__code", "form")


def paper_in(result: Result, pk: int) -> CyclePaper | None:
    """A paper of this result."""
    return CyclePaper.objects.filter(result=result, pk=pk).select_related("locus").first()


def made_files(result: Result, kind: str, form: str) -> Iterable[tuple[str, bytes]]:
    """(unit code, content) of the papers that are ready, by code; signed where they were signed."""
    rows = CyclePaper.objects.filter(result=result, kind=kind, form=form, state=PaperState.DONE)
    found = rows.order_by("locus__code").values_list("locus__code", "content", "signed")
    for code, content, signed in found:
        yield str(code), bytes(signed or content)


def day_of(result: Result) -> date:
    """The day papers carry: when the result was locked."""
    return timezone.localdate(result.locked_at or result.proposed_at)
