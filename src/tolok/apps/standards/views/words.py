"""Words of states, and their shapes."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.standards.models import Participation, StandardVersion, State
from tolok.web.shapes import State as Tag
from tolok.web.shapes import Tone

TONES: dict[str, Tone] = {
    State.DRAFT: "neutral",
    State.INTERNAL: "info",
    State.CONSULTATION: "info",
    State.REVISION: "info",
    State.DECISION: "caution",
    State.IN_FORCE: "good",
    State.UNDER_REVIEW: "good",
    State.REPLACED: "neutral",
    State.WITHDRAWN: "neutral",
}


def state_word(version: StandardVersion, day: date) -> Tag:
    """Where a version stands, with its day where it has one."""
    if version.effective_from and version.effective_from > day:
        return Tag(_("berlaku mulai %(day)s") % {"day": date_format(version.effective_from)}, "info")
    return Tag(str(version.get_state_display()), TONES[version.state])


def part_word(version: StandardVersion) -> str:
    """How the public took part; a forum that only the unit tells of is told apart."""
    how = str(Participation(version.participation).label)
    return _("%(how)s (dinyatakan unit, di luar Tolok)") % {"how": how} if version.declared else how


def waits_word(version: StandardVersion, heads: Sequence[str] = ()) -> str:
    """Who or what a version in work waits for once its words are handed on; nothing while somebody writes it."""
    if version.state == State.INTERNAL:
        named = ", ".join(heads)
        return (
            _("Menunggu telaah kepala unit: %(names)s") % {"names": named}
            if named
            else _("Menunggu telaah kepala unit")
        )
    if version.state == State.CONSULTATION and not version.participation:
        return _("Menunggu forum atau berita acaranya")
    if version.state == State.CONSULTATION:
        return _("Menunggu perbaikan sesuai masukan")
    return _("Menunggu keputusan kepala unit") if version.state == State.DECISION else ""
