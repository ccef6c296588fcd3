"""What the period of a survey is called."""

from datetime import date

from django.utils.formats import date_format
from django.utils.timezone import localtime

from tolok.apps.surveys.models import Survey
from tolok.rules.surveys.periods import MONTHS, name_of, name_of_days, number_of
from tolok.web.printing import say


def period_of(survey: Survey) -> str:
    """The period that was rated, or the days the survey was open."""
    start, end = survey.period_start, survey.period_end
    if start and end:
        if (name := name_of_days(survey.period_kind, start, end)) is not None:
            return say(name)
        return f"{survey.get_period_kind_display()}, {date_format(start)} – {date_format(end)}"
    return f"{date_format(localtime(survey.opens_at))} – {date_format(survey.last_day)}"


def near_mark(survey: Survey) -> str:
    """The period in a few words, to stand at a mark: its name, or the month in which it ended."""
    start, end = survey.period_start, survey.period_end
    if start and end and (name := name_of_days(survey.period_kind, start, end)) is not None:
        return say(name)
    return date_format(end or survey.last_day, "YEAR_MONTH_FORMAT")


def period_words(kind: str, start: date) -> str:
    """What the period that begins on a day is called, where only its beginning is chosen."""
    return say(name_of(kind, start.year, number_of(kind, start))) if kind in MONTHS else "–"
