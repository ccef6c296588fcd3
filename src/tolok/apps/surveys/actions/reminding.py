"""The staff of a unit are told that its survey has opened, falls behind, or will end below its minimum.

That it has closed is told together with its result, a few minutes later (`compute_due`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tolok.apps.notices.actions import Message, notify_each
from tolok.apps.organizations.models import Appointment
from tolok.apps.organizations.policies import lasting
from tolok.apps.organizations.selectors import names_of
from tolok.apps.surveys import selectors
from tolok.apps.surveys.policies import AT_THE_COUNTER
from tolok.apps.surveys.selectors.running import running
from tolok.rules.surveys.pace import pace
from tolok.rules.texts import Text
from tolok.rules.wording import fill

#: How long after its moment something is still told; what is older is no news.
TOLD_WITHIN = timedelta(days=2)
LAST_DAYS = timedelta(days=3)
OPENED, HALF, ENDING = "opened", "half", "ending"


@dataclass(frozen=True, slots=True)
class Due:
    """What the staff of a unit are to be told of a survey, with the figures of the sentence."""

    survey: int
    unit: int
    stage: str
    ends_at: datetime
    words: Text
    figures: Mapping[str, int]


def remind_due(*, now: datetime) -> int:
    """Tell everybody concerned once for each of the three moments; how many messages were due.

    Four reads and one write for every hundred notices or so. No value of any answer is in the words.
    """
    rows = running(now)
    stages = {row[0]: stage for row in rows if (stage := _stage(row[2], row[3], now))}
    counts = selectors.progress([pk for pk, stage in stages.items() if stage != OPENED])
    wanted: list[Due] = []
    for pk, unit, opens_at, ends_at, minimum, target in rows:
        stage = stages.get(pk)
        n = counts[pk].n if pk in counts else 0
        even = pace(n, target, opens_at, ends_at, now)
        if stage == OPENED:
            wanted.append(Due(pk, unit, stage, ends_at, HAS_OPENED, {"target": target}))
        elif stage == HALF and even.behind(n):
            figures = {"n": n, "target": target, "daily": even.each_day or 0}
            wanted.append(Due(pk, unit, stage, ends_at, IS_BEHIND, figures))
        elif stage == ENDING and n < minimum:
            figures = {"n": n, "minimum": minimum, "days": even.days}
            wanted.append(Due(pk, unit, stage, ends_at, ENDS_BELOW, figures))
    messages = _messages(wanted, now)
    notify_each(messages=messages, now=now)
    return len(messages)


def _stage(opens_at: datetime, ends_at: datetime, now: datetime) -> str | None:
    """The moment that came last and is still news."""
    half = opens_at + (ends_at - opens_at) / 2
    if ends_at - LAST_DAYS <= now and half < now:
        return ENDING
    if half <= now < half + TOLD_WITHIN:
        return HALF
    return OPENED if now < opens_at + TOLD_WITHIN and now < half else None


def _messages(wanted: Sequence[Due], now: datetime) -> list[Message]:
    units, day = sorted({one.unit for one in wanted}), timezone.localdate(now)
    names, staff = names_of(units, day), _staff(units, day)
    with override("id"):
        return [
            Message(
                person,
                fill(one.words, unit=names.get(one.unit, ""), **one.figures),
                reverse("surveys-progress", args=[one.survey]),
                f"surveys.{one.stage}:{one.survey}:{timezone.localdate(one.ends_at)}",
            )
            for one in wanted
            for person in staff.get(one.unit, ())
        ]


def _staff(units: Sequence[int], day: date) -> dict[int, list[int]]:
    """Operators and heads by unit."""
    rows = Appointment.objects.filter(lasting(day), user__is_active=True)
    found: dict[int, list[int]] = {}
    mine = rows.filter(unit__in=units, role__in=AT_THE_COUNTER).order_by("user_id")
    for unit, person in mine.values_list("unit_id", "user_id").distinct():
        found.setdefault(unit or 0, []).append(person)
    return found


HAS_OPENED = Text(
    "Survei {unit} sudah dibuka. Sasarannya {target} jawaban.",
    "The survey of {unit} has opened. {target} answers are wanted.",
)
IS_BEHIND = Text(
    "Survei {unit} sudah separuh jalan dengan {n} dari {target} jawaban. Perlu {daily} jawaban sehari sampai ditutup.",
    "The survey of {unit} is half over with {n} of {target} answers. It takes {daily} answers a day until it closes.",
)
ENDS_BELOW = Text(
    "Survei {unit} ditutup dalam {days} hari dan baru berisi {n} jawaban; paling sedikit {minimum} untuk diberi mutu.",
    "The survey of {unit} closes in {days} days and holds {n} answers; a grade takes {minimum} at least.",
)
