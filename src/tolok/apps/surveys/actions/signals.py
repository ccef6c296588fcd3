"""The signals of a survey are computed once for each state of its answers and kept; nothing is left out by them.

Content: {"n", "untimed", "low", "high", "whole", "signals": [{"key", "words", "base", "of", "look", "rows",
"without"}], "groups"}. Values are exact fractions in text or None, texts are [Indonesian, English], rows are numbers of
answers; `groups` are answers whose comments are nearly the same.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from django.db import transaction

from tolok.apps.surveys.models import SignalReport, Survey
from tolok.apps.surveys.selectors.signals import gathered, index_of, scale_of, state_of
from tolok.rules.statistics.likeness import near
from tolok.rules.stuffing import Gathered, Signal, signals
from tolok.rules.texts import Text

Content = dict[str, Any]
#: Answers up to which a page may wait for the signals; more are looked at in the background.
AT_ONCE = 2000
#: How long a computation in the background may take before it is asked for again.
PATIENCE = timedelta(minutes=5)


def look(*, survey: Survey, now: datetime) -> SignalReport:
    """Compute the signals of a survey and keep them in place of the ones before. Six statements."""
    state = state_of(survey)  # first: what comes in meanwhile makes the report old at once
    found = content_of(survey)
    kept, _ = SignalReport.objects.update_or_create(
        survey=survey, defaults={"state": state, "content": found, "made_at": now, "asked_at": None}
    )
    return kept


def ask(*, survey: Survey, now: datetime) -> bool:
    """Whether the caller should have the signals computed in the background: nobody else asked lately."""
    with transaction.atomic():
        kept, _ = SignalReport.objects.select_for_update().get_or_create(survey=survey)
        if kept.asked_at is not None and now - kept.asked_at < PATIENCE:
            return False
        kept.asked_at = now
        kept.save(update_fields=["asked_at"])
    return True


def summary(survey: Survey) -> list[Content]:
    """What a result keeps of the signals at its close: how many answers each concerned and what they weigh."""
    found = content_of(survey)
    return [
        {
            "key": one["key"],
            "n": len(one["rows"]),
            "of": one["of"],
            "look": one["look"],
            "without": one["without"],
        }
        for one in found["signals"]
    ]


def content_of(survey: Survey) -> Content:
    """See the words of this module. Two statements."""
    rows = gathered(survey)
    found = signals(rows, index_of(survey))
    low, high = scale_of(survey)
    return {
        "n": len(rows.rows),
        "untimed": sum(row.at is None for row in rows.rows),
        "low": str(low),
        "high": str(high),
        "whole": _exact(found[0].effect.whole) if found else None,
        "signals": [_kept(one) for one in found],
        "groups": _alike(rows, found),
    }


def _kept(one: Signal) -> Content:
    return {
        "key": one.key,
        "words": _said(one.words),
        "base": _said(one.base),
        "of": one.of,
        "look": one.look,
        "rows": [int(row) for row in one.rows],
        "without": _exact(one.effect.without),
    }


def _alike(rows: Gathered, found: Sequence[Signal]) -> list[list[int]]:
    """Answers whose comments are nearly the same, group by group, among those the signal names."""
    named = {row for one in found if one.key == "comments" for row in one.rows}
    some = [row for row in rows.rows if row.id in named]
    groups = near([row.comment for row in some])
    return [[int(some[place].id) for place in group.places] for group in groups]


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _said(text: Text) -> list[str]:
    return [text.id, text.en]
