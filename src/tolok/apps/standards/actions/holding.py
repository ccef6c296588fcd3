"""Writes that put a version in force, bring in one that already is, and end it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.standards.actions.drafting import locked, mirrored
from tolok.apps.standards.actions.hearing import decree_faults
from tolok.apps.standards.actions.moving import DECREE_GUARDS, guard_problems
from tolok.apps.standards.models import HELD, Decree, Service, StandardVersion, State
from tolok.apps.standards.refusals import dates
from tolok.apps.standards.refusals import versions as refusals
from tolok.rules.standards.contents import content_of, digest_of
from tolok.rules.standards.values import Standard
from tolok.rules.texts import ProblemsError, Text, refuse_all

DAY = timedelta(days=1)


def put_in_force(
    *, version: StandardVersion, decree: Decree, effective_from: date, by: User | None, now: datetime
) -> StandardVersion:
    """Decision → in force from a day on, by a decree of the same unit; the one before ends the day before.

    Raises ProblemsError unless the version waits for decision, and where its first day lies before the decree or
    not after the first day of the one it replaces; and with what an app above demands of its decree.
    """
    with transaction.atomic():
        row = locked(version)
        problems = guard_problems(row, "put_in_force", timezone.localdate(now))
        if problems := problems or [one for guard in DECREE_GUARDS for one in guard(row, decree)]:
            raise ProblemsError(problems)
        _refuse(row.service, decree, effective_from, more=decree_faults(row, decree))
        replaced = _make_room(row.service, effective_from)
        before = {"state": row.state}
        row.state, row.decree, row.effective_from = State.IN_FORCE, decree, effective_from
        row.save(update_fields=["state", "decree", "effective_from"])
        _touch(row.service, now)
        after = _held(row) | {"replaced": replaced}
        record(by=by, action="standards.put_in_force", target=row, before=before, after=after, now=now)
    return mirrored(version, row)


def add_version(
    *,
    service: Service,
    standard: Standard,
    decree: Decree | None,
    effective_from: date,
    by: User | None,
    now: datetime,
    effective_until: date | None = None,
    participation: str = "",
    participation_why: str = "",
    elements: Sequence[str] = (),
    consulted_on: date | None = None,
    consultation: str = "",
    why: str = "",
) -> StandardVersion:
    """Bring in a standard that was made elsewhere and is in force already, complete or not; the one before ends.

    With `effective_until` it is history: it ended on that day. Raises ProblemsError as put_in_force does.
    """
    content = content_of(standard)
    with transaction.atomic():
        row = Service.objects.select_for_update(of=("self",)).select_related("unit").get(pk=service.pk)
        _refuse(row, decree, effective_from, effective_until, heard=consulted_on)
        replaced = _make_room(row, effective_from)
        number = (row.versions.aggregate(last=Max("number"))["last"] or 0) + 1
        made = StandardVersion.objects.create(
            service=row,
            number=number,
            state=State.REPLACED if effective_until else State.IN_FORCE,
            content=content,
            digest=digest_of(content),
            complete=standard.complete,
            why=why.strip(),
            participation=participation,
            participation_why=participation_why,
            elements=list(elements),
            consulted_on=consulted_on,
            consultation=consultation,
            decree=decree,
            effective_from=effective_from,
            effective_until=effective_until,
            edited_by=by,
            edited_at=now,
            created_at=now,
        )
        _touch(row, now)
        after = _held(made) | {"replaced": replaced}
        record(by=by, action="standards.add_version", target=made, after=after, why=why.strip(), now=now)
    return made


def withdraw(
    *, version: StandardVersion, until: date, why: str, by: User | None, now: datetime
) -> StandardVersion:
    """In force → withdrawn: it holds for the last time on `until`. Nothing takes its place by itself."""
    with transaction.atomic():
        row = locked(version)
        if problems := guard_problems(row, "withdraw", timezone.localdate(now), why):
            raise ProblemsError(problems)
        early = row.effective_from is not None and until < row.effective_from
        refuse_all([(early, refusals.ENDS_EARLY, "until")])
        before = {"state": row.state, "effective_until": row.effective_until}
        row.state, row.effective_until = State.WITHDRAWN, until
        row.save(update_fields=["state", "effective_until"])
        _touch(row.service, now)
        after = {"state": row.state, "effective_until": until}
        action = "standards.withdraw"
        record(by=by, action=action, target=row, before=before, after=after, why=why.strip(), now=now)
    return mirrored(version, row)


def _refuse(
    service: Service,
    decree: Decree | None,
    first: date,
    last: date | None = None,
    heard: date | None = None,
    more: Iterable[tuple[bool, Text, str]] = (),
) -> None:
    """Every reason why a version may not hold from `first` to `last`; `heard` is when the public took part, `more` what
    else speaks against it."""
    later = service.versions.filter(state__in=HELD, effective_from__gte=first)
    if last is not None:
        later = later.filter(effective_from__lte=last)
    refuse_all(
        [
            (decree is not None and decree.unit_id != service.unit_id, refusals.OTHER_DECREE, "decree"),
            *_decree_faults(decree, first, heard),
            *more,
            (last is not None and last < first, refusals.ENDS_EARLY, "effective_until"),
            (later.exists(), refusals.BEFORE_THE_OTHER, "effective_from"),
            (last is not None and _reaches(service, first, last), refusals.HELD_MEANWHILE, "effective_until"),
        ]
    )


def _decree_faults(decree: Decree | None, first: date, heard: date | None) -> list[tuple[bool, Text, str]]:
    """First the public, then the decree, then the day on which the standard takes force."""
    if decree is None:
        return []
    signed, found = decree.signed_on, []
    if heard is not None and signed < heard:
        found.append((True, dates.decree_before_hearing(signed, heard), "decree"))
    if signed > first:
        found.append((True, dates.holds_before_decree(first, signed), "effective_from"))
    return found


def _reaches(service: Service, first: date, last: date) -> bool:
    """Whether a version that began before `first` still holds after `last`: history cannot cut it in two."""
    beyond = Q(effective_until__isnull=True) | Q(effective_until__gt=last)
    return service.versions.filter(beyond, effective_from__lt=first).exists()


def _make_room(service: Service, first: date) -> int | None:
    """End the version that holds on `first` the day before; its number."""
    reaches = Q(effective_until__isnull=True) | Q(effective_until__gte=first)
    old = service.versions.filter(reaches, effective_from__lt=first).order_by("-effective_from").first()
    if old is None:
        return None
    old.effective_until, old.state = first - DAY, State.REPLACED
    old.save(update_fields=["effective_until", "state"])
    return old.number


def _touch(service: Service, now: datetime) -> None:
    """The feed sees that what a service promises has changed."""
    Service.objects.filter(pk=service.pk).update(changed_at=now)


def _held(row: StandardVersion) -> dict[str, object]:
    return {
        "number": row.number,
        "state": row.state,
        "decree": row.decree.number if row.decree else "",
        "effective_from": row.effective_from,
        "effective_until": row.effective_until,
    }
