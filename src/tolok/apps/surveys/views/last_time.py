"""What came of the answers of others: the last published result and the promises after it."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from tolok.apps.commitments.models import KEPT, State
from tolok.apps.commitments.selectors import PublicCommitment
from tolok.apps.surveys.models import Survey
from tolok.apps.surveys.selectors.sitting import Told, promises_after, told_before
from tolok.apps.surveys.showing.periods import period_of
from tolok.charts.ruler import Band, Mark, Ruler
from tolok.web.printing import printed, say
from tolok.web.shapes import Tone

TONES: dict[State, Tone] = {
    State.PLANNED: "neutral",
    State.UNDER_WAY: "info",
    State.DONE: "good",
    State.DONE_WITHOUT_EFFECT: "caution",
    State.DROPPED: "bad",
}


def last_time(survey: Survey, now: datetime) -> dict[str, Any]:
    """For a receipt; nothing of what was never published. Two statements."""
    told = told_before(survey)
    promises = [_promise(one) for one in promises_after(survey, timezone.localdate(now))]
    if told is None:
        return {"last": None, "promises": promises}
    title = _("Hasil sebelumnya, %(period)s") % {"period": period_of(told.survey)}
    return {"last": _ruler(told, title), "last_title": title, "last_n": told.n, "promises": promises}


def _promise(one: PublicCommitment) -> dict[str, Any]:
    """One promise: what, how far, and the day it was kept or is due."""
    day: date = one.done_on if one.state in KEPT and one.done_on is not None else one.due_on
    return {
        "title": one.title,
        "word": State(one.state).label,
        "tone": TONES[one.state],
        "day": day,
        "kept": one.state in KEPT,
    }


def _ruler(told: Told, title: str) -> Ruler:
    value = printed(told.value)
    words = {"value": value, "top": printed(told.high, 0), "letter": told.letter}
    sentence = (
        _("%(value)s dari %(top)s, mutu %(letter)s.") % words
        if told.letter
        else _("%(value)s dari %(top)s.") % words
    )
    return Ruler(
        low=told.low,
        high=told.high,
        title=title,
        sentence=sentence,
        bands=_bands(told),
        value=Mark(told.value, value),
        letter=told.letter if told.bands is not None else "",
        interval=None if told.interval is None else (_bound(told.interval[0]), _bound(told.interval[1])),
        decimal_mark=printed(0, 1)[1],
    )


def _bands(told: Told) -> tuple[Band, ...]:
    if told.bands is None:
        return ()
    rising = list(reversed(told.bands.bands))
    lowers = [told.low, *(Decimal(str(band.lower)) for band in rising[1:])]
    return tuple(Band(band.letter, lower, say(band.word)) for band, lower in zip(rising, lowers, strict=True))


def _bound(value: float) -> Fraction:
    return Fraction(value)
