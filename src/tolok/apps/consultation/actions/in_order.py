"""Whether the days of a forum follow those of the standards it is about: the rule of a forum held elsewhere, said here
with what can be done about it."""

from collections.abc import Iterable
from datetime import date

from tolok.apps.consultation import refusals
from tolok.apps.consultation.models import Forum
from tolok.apps.standards.models import StandardVersion
from tolok.apps.standards.selectors.versions import begun_after
from tolok.rules.days import day_said
from tolok.rules.texts import Text
from tolok.rules.wording import chain, fill

Faults = list[tuple[bool, Text, str]]


def versions_of(forum: Forum) -> list[StandardVersion]:
    """What a `whole` forum talks over."""
    return [one.version for one in forum.subjects.all()]


def before_drafts(
    versions: Iterable[StandardVersion],
    day: date,
    way_on: Text,
    key: str,
    said: Text = refusals.TALKED_BEFORE_DRAFT,
) -> Faults:
    """A fault for every version that was not yet begun on a day of its forum."""
    return [
        (True, chain(fill(said, **_places(one, day, begun)), way_on), key)
        for one in versions
        if (begun := begun_after(one, day)) is not None
    ]


def _places(version: StandardVersion, day: date, begun: date) -> dict[str, object]:
    return {
        "service": version.service.called,
        "n": version.number,
        "day": day_said(day),
        "begun": day_said(begun),
    }
