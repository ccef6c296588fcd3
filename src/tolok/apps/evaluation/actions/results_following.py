"""After results: recommendations become promises, weak units are coached, units are told."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tolok.apps.accounts.models import User
from tolok.apps.commitments.actions import Promise, promise_many, start_coaching
from tolok.apps.commitments.models import Coaching, Source
from tolok.apps.commitments.selectors import coached
from tolok.apps.common.actions import record
from tolok.apps.evaluation.models import Cycle, Locus, Recommendation, State, UnitResult
from tolok.apps.evaluation.policies import STAFF
from tolok.apps.evaluation.selectors.results import standing_result
from tolok.apps.evaluation.selectors.results_units import forms_of, rows_of, with_forms
from tolok.apps.notices.actions import Message, notify_each
from tolok.apps.organizations.models import Appointment
from tolok.apps.organizations.policies import lasting
from tolok.apps.organizations.selectors import units_on
from tolok.rules.instruments.values import Instrument
from tolok.rules.texts import Text

#: Days to keep a promise where the calendar has no phase of follow-up; a choice of ours.
DAYS = 90


def follow_up(*, cycle: Cycle, by: User | None, now: datetime) -> int:
    """Make a promise of every recommendation and coach the units below the office's line; the new promises.

    Run twice it does nothing twice. A unit that is no longer there gets neither. As many statements for any number
    of recommendations; a few more for every unit that is coached.
    """
    with transaction.atomic():
        Cycle.objects.select_for_update().get(pk=cycle.pk)
        day = timezone.localdate(now)
        there = set(units_on(cycle.office, day).values_list("unit_id", flat=True))
        found = [one for one in _recommendations(cycle) if one.locus.unit_id in there]
        due = _due(cycle, day)
        forms = forms_of(cycle)
        promises = [_promise(one, forms[one.locus.form_id].instrument, due) for one in found]
        made = promise_many(office=cycle.office, promises=promises, by=by, now=now) if promises else []
        Recommendation.objects.filter(pk__in=[one.pk for one in found]).update(commitment_made=True)
        started = [locus for locus in _weak(cycle) if locus.unit_id in there]
        for locus in started:
            reason = REASON.format(category=cycle.coaching_below, cycle=cycle.name).id
            origin = _origin(locus)
            start_coaching(unit=locus.unit, since=day, reason=reason, origin=origin, by=by, now=now)
        after = {"promises": len(made), "coached": [locus.code for locus in started]}
        record(by=by, action="evaluation.follow_up", target=cycle, after=after, now=now)
    return len(made)


def _recommendations(cycle: Cycle) -> list[Recommendation]:
    rows = Recommendation.objects.filter(locus__cycle=cycle).select_related("locus__unit")
    return list(rows.order_by("locus", "pk"))


def _due(cycle: Cycle, day: date) -> date:
    phase = cycle.phases.filter(state=State.FOLLOW_UP).first()
    last = timezone.localdate(phase.ends_at) if phase else day
    return last if last > day else day + timedelta(days=DAYS)


def _promise(one: Recommendation, instrument: Instrument, due: date) -> Promise:
    row = instrument.indicators.get(one.code)
    about = f"{one.code} {row.title.id}" if row else one.code
    return Promise(
        unit=one.locus.unit,
        title=one.text,
        measure=one.measure.strip() or MEASURE.format(code=one.code).id,
        due_on=due,
        cause=about,
        source=Source.PEKPPP,
        origin=one.origin,
    )


def _weak(cycle: Cycle) -> list[Locus]:
    """The units whose category lies below the office's line and that this cycle has not begun to coach."""
    result = standing_result(cycle)
    if not cycle.coaching_below or result is None:
        return []
    rows = rows_of(result).exclude(category="").select_related("locus__unit__office")
    found = [row.locus for row in with_forms(list(rows), cycle, forms_of(cycle)) if _below(row, cycle)]
    begun = set(
        Coaching.objects.filter(origin__in=[_origin(locus) for locus in found]).values_list("unit", flat=True)
    )
    begun |= coached([locus.unit_id for locus in found])
    return [locus for locus in found if locus.unit_id not in begun]


def _below(row: UnitResult, cycle: Cycle) -> bool:
    letters = [band.letter for band in row.locus.form.instrument.index.bands.bands]
    line = cycle.coaching_below
    return line in letters and row.category in letters and letters.index(row.category) > letters.index(line)


def _origin(locus: Locus) -> str:
    return f"evaluation.locus:{locus.pk}"


def tell_final(*, cycle: Cycle, now: datetime) -> None:
    """Tell the people of every unit that its result stands. Three statements for any number of units."""
    result = standing_result(cycle)
    if result is None:
        return
    loci = {locus.unit_id: locus for locus in cycle.loci.all()}
    roles = Appointment.objects.filter(
        lasting(timezone.localdate(now)), unit__in=list(loci), role__in=STAFF, user__is_active=True
    )
    pairs = sorted(set(roles.values_list("user_id", "unit_id")))
    notify_each(messages=_messages(cycle, result.number, loci, pairs), now=now)


def _messages(
    cycle: Cycle, number: int, loci: dict[int, Locus], pairs: Sequence[tuple[int, int | None]]
) -> list[Message]:
    found = []
    with override("id"):
        for person, unit in pairs:
            if unit is None:
                continue
            locus = loci[unit]
            path = reverse("results-unit", args=[cycle.pk, number, locus.pk])
            words = FINAL.format(unit=locus.name, cycle=cycle.name)
            found.append(Message(person, words, path, f"evaluation.final:{locus.pk}"))
    return found


MEASURE = Text(
    "Level indikator {code} naik pada penilaian berikutnya.",
    "The level of indicator {code} is higher at the next evaluation.",
)
REASON = Text(
    "Kategori di bawah {category} dalam {cycle}.",
    "A category below {category} in {cycle}.",
)
FINAL = Text("Hasil {unit} dalam {cycle} sudah final.", "The result of {unit} in {cycle} is final.")
