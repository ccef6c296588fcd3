"""Measurements and visits for tests, through the actions."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any

from tests.apps.organizations.cast import NOW
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import measuring, visiting
from tolok.apps.standards.actions.measuring import Measuring
from tolok.apps.standards.models import HoursCheck, StandardVersion, TimeMeasurement
from tolok.rules.delivery.service_times import Case, Times

BY: dict[str, Any] = {"by": None, "now": NOW}
FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)


def what(version: StandardVersion, source: str = "queue", **more: Any) -> Measuring:
    """The first half of 2026, from the queue machine."""
    return Measuring(version, more.pop("first", FIRST), more.pop("last", LAST), source, **more)


def measured(version: StandardVersion, n: int = 60, within: int = 41, **more: Any) -> TimeMeasurement:
    """41 of 60 within the promise, median 2, nine of ten within 7 days."""
    about = {name: more.pop(name) for name in ("source", "first", "last", "promise") if name in more}
    times = more.pop("times", Times(n, within, Fraction(2), Fraction(7)))
    return measuring.measure_summary(measuring=what(version, **about), times=times, **more, **BY)


def cases(days: int, count: int = 1) -> list[Case]:
    """Requests that began on a Monday and took so many days."""
    began = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    return [Case(began, began + timedelta(days=days))] * count


def visited(unit: OrganizationUnit, day: int = 3, found: str = "serving", **more: Any) -> HoursCheck:
    """A visit in August 2026 at a quarter past ten, in the zone of the tests."""
    at = more.pop("at", datetime(2026, 8, day, 2, 15, tzinfo=UTC))
    names = ("source", "service", "says", "hours")
    given: dict[str, Any] = {"source": "biro", "says": "open", "hours": "08.00–12.00"}
    given |= {name: more.pop(name) for name in names if name in more}
    seen = visiting.Seen(at, found, **given)
    return visiting.check_hours(unit=unit, seen=seen, **more, **BY)
