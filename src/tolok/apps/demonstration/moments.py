"""Days and hours on which people of an office do something."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from tolok.rules.deadlines.clocks import working_day_from

DAY = timedelta(days=1)


def working(day: date) -> date:
    """The first working day on or after a day."""
    return working_day_from(day)


def morning(day: date, hour: int = 9) -> datetime:
    """An hour of a day on the office's clock."""
    return timezone.make_aware(datetime.combine(day, time(hour)))
