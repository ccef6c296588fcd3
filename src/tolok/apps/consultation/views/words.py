"""Words, tones and tables of forums."""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.commitments.models import State as Fate
from tolok.apps.consultation.models import ActionRow, Forum, Input, State, Verdict
from tolok.apps.consultation.selectors.standing import is_open, zone_word
from tolok.apps.organizations.models import OrganizationUnit
from tolok.rules.forums.society import names
from tolok.rules.standards.components import by_code
from tolok.web.printing import say
from tolok.web.shapes import State as Tag
from tolok.web.shapes import Tone

TONES: dict[str, Tone] = {
    State.PLAN: "neutral",
    State.PREPARATION: "neutral",
    State.INVITED: "info",
    State.HELD: "info",
    State.SIGNED: "info",
    State.PUBLISHED: "info",
    State.FOLLOW_UP: "info",
    State.CLOSED: "good",
    State.CALLED_OFF: "bad",
}
FATES: dict[str, Tone] = {
    Fate.PLANNED: "neutral",
    Fate.UNDER_WAY: "info",
    Fate.DONE: "good",
    Fate.DONE_WITHOUT_EFFECT: "caution",
    Fate.DROPPED: "bad",
}
VERDICTS: dict[str, Tone] = {
    Verdict.NONE: "caution",
    Verdict.ACCEPTED: "good",
    Verdict.ADJUSTED: "info",
    Verdict.REJECTED: "bad",
}


def tag_of(forum: Forum) -> Tag:
    """Where a forum stands."""
    return Tag(str(forum.get_state_display()), TONES[forum.state])


def late_of(row: ActionRow, day: date) -> date | None:
    """The day by which an action row was to be done, if that is over and it is not."""
    due = row.commitment.due_on if row.commitment else row.due_on
    return due if due is not None and due < day and is_open(row) else None


def fate_of(row: ActionRow, day: date) -> Tag:
    """How far an action row is on a day."""
    if row.carried_why:
        return Tag(_("dialihkan"), "caution")
    if late := late_of(row, day):
        return Tag(_("lewat tenggat %(day)s") % {"day": date_format(late)}, "bad")
    if row.commitment is None:
        return Tag(_("belum dijanjikan"), "neutral")
    return Tag(str(row.commitment.get_state_display()), FATES[row.commitment.state])


def verdict_of(one: Input) -> Tag:
    """What became of an input."""
    return Tag(str(one.get_verdict_display()), VERDICTS[one.verdict])


def element_word(key: str) -> str:
    """What an element of society is called."""
    found = names().get(key)
    return say(found) if found else _("tidak disebut")


def about(one: Input) -> str:
    """What an input is about: the service and the component."""
    codes = by_code()
    parts = [one.subject.version.service.called] if one.subject else []
    if one.component in codes:
        parts.append(say(codes[one.component].name))
    return " · ".join(parts) or _("forum secara umum")


def when(forum: Forum) -> str:
    """The day, and the time where it is known."""
    day = date_format(forum.held_on or forum.meets_on, "l, j F Y")
    if forum.begins is None:
        return day
    clock = f"{forum.begins:%H.%M}" + (f"–{forum.ends:%H.%M}" if forum.ends else "")
    return _("%(day)s pukul %(clock)s") % {"day": day, "clock": f"{clock} {zone_word(forum)}".strip()}


def lines_of(text: str) -> list[str]:
    """The lines of a field that holds one item a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def hidden(name: str) -> str:
    """A name as pages show it: the first letter of each word."""
    return " ".join(f"{word[0]}•••" for word in name.split()) or _("tidak dicatat")


def unit_ids(forums: Iterable[Forum]) -> list[int]:
    """The units of some forums."""
    return sorted({one.unit_id for one in forums})


def office_of(unit: OrganizationUnit) -> str:
    """The office of a unit."""
    return unit.office.name
