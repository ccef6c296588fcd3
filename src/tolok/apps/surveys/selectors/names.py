"""What a survey is called in sentences: by whom it asks about and its period."""

from django.utils.timezone import localdate

from tolok.apps.surveys.models import Survey
from tolok.rules.days import day_said
from tolok.rules.surveys.periods import name_of_days
from tolok.rules.texts import Text
from tolok.rules.wording import fill

#: Surveys that are named in a sentence; the others are counted there and stand among the bases.
NAMED = 3


def survey_name(survey: Survey) -> Text:
    """A survey by whom it asks about and its period."""
    name = survey.service.called if survey.service else ""
    return (
        fill(OF_SERVICE, service=name, period=period_of(survey))
        if name
        else fill(OF_UNIT, period=period_of(survey))
    )


def period_of(survey: Survey) -> Text:
    """The days it asks about, by their name where they have one; of a survey without those on which it was open."""
    start, end = survey.period_start, survey.period_end
    if start and end:
        named = name_of_days(survey.period_kind, start, end)
        return named or fill(FROM_TO, first=day_said(start), last=day_said(end))
    return fill(FROM_TO, first=day_said(localdate(survey.opens_at)), last=day_said(survey.last_day))


OF_UNIT = Text("SKM {period}", "SKM {period}")
OF_SERVICE = Text("SKM {service}, {period}", "SKM of {service}, {period}")
FROM_TO = Text("{first} – {last}", "{first} – {last}")
OTHERS = Text("{n} lainnya", "{n} others")
