"""States, intervals and values of surveys in the reader's language."""

from datetime import datetime
from fractions import Fraction

from django.utils.translation import gettext as _

from tolok.apps.surveys import selectors
from tolok.apps.surveys.models import Answer, Survey
from tolok.charts.ruler import Mark, Ruler
from tolok.rules.results import Interval
from tolok.rules.statistics.moments import Moments
from tolok.web.printing import printed
from tolok.web.shapes import State


def state_of(survey: Survey, now: datetime) -> State:
    """Whether a survey can be answered."""
    if not survey.begun(now):
        return State(_("belum dibuka"), "neutral")
    return State(_("ditutup"), "neutral") if survey.over(now) else State(_("dibuka"), "info")


def enough(found: selectors.Progress) -> State:
    """Whether the minimum and the target are reached."""
    if found.n >= found.target:
        return State(_("target tercapai"), "good")
    if found.enough:
        return State(_("minimum tercapai"), "info")
    return State(_("belum cukup"), "caution")


def answer_state(answer: Answer) -> State:
    """Whether an answer counts."""
    if answer.excluded_at is not None:
        return State(_("dikeluarkan"), "bad")
    return State(_("terlambat"), "caution") if answer.late else State(_("dihitung"), "good")


def marks(answer: Answer) -> str:
    """What a reviewer should look at; none of it takes an answer out by itself."""
    found = []
    if selectors.is_quick(answer):
        found.append(_("sangat cepat"))
    if answer.trapped:
        found.append(_("mengisi isian tersembunyi"))
    if answer.c > 1 and len(set(answer.values.values())) == 1:
        found.append(_("semua nilai sama"))
    return ", ".join(found)


def value_of(moments: Moments | None) -> str:
    """A mean with two places, a dash where there is none."""
    return "–" if moments is None or moments.mean is None else printed(moments.mean)


def span(interval: Interval) -> str:
    """An interval with two places, a dash where there is none."""
    if interval.low is None or interval.high is None:
        return "–"
    return f"{printed(Fraction(interval.low))}–{printed(Fraction(interval.high))}"


def ruler(moments: Moments | None, interval: Interval, low: int, high: int, title: str, why: str) -> Ruler:
    """A mean on its ruler; drawn empty with the reason while it is withheld."""
    mean = moments.mean if moments is not None else None
    if mean is None:
        return Ruler(low=low, high=high, title=title, withheld=why or _("belum ada"))
    bounds = None
    if interval.low is not None and interval.high is not None:
        bounds = (Fraction(interval.low), Fraction(interval.high))
    sentence = _("%(value)s dari %(top)s.") % {"value": printed(mean), "top": high}
    return Ruler(
        low=low,
        high=high,
        title=title,
        sentence=sentence,
        value=Mark(mean, printed(mean)),
        interval=bounds,
        decimal_mark=printed(0, 1)[1],
    )
