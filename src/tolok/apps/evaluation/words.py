"""States, kinds and times of a cycle in the reader's language."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.evaluation.models import ClaimState, Locus, PanelRole, State
from tolok.apps.organizations.models import Office
from tolok.apps.organizations.selectors import group_word as group_word
from tolok.apps.organizations.selectors import kind_word as kind_word
from tolok.rules import regions
from tolok.rules.outages import Extended

WIB = ZoneInfo("Asia/Jakarta")


def state_word(state: str) -> str:
    """What a state of a cycle is called."""
    return {
        State.DRAFT: _("Rancangan"),
        State.BRIEFING: _("Sosialisasi"),
        State.FILLING: _("Pengisian"),
        State.JUDGING: _("Penilaian"),
        State.CLARIFYING: _("Klarifikasi"),
        State.OBJECTING: _("Sanggah"),
        State.FINAL: _("Final"),
        State.PUBLISHED: _("Publikasi"),
        State.FOLLOW_UP: _("Tindak lanjut"),
    }[State(state)]


def claim_word(state: str) -> str:
    """Where an F-01 stands."""
    return {
        ClaimState.OPEN: _("sedang diisi"),
        ClaimState.APPROVED: _("disetujui kepala unit"),
        ClaimState.SUBMITTED: _("sudah dikirim"),
    }[ClaimState(state)]


def role_word(role: str) -> str:
    """What a role in a cycle is called."""
    return {
        PanelRole.EVALUATOR: _("Evaluator"),
        PanelRole.MODERATOR: _("Moderator"),
        PanelRole.READER: _("Pembaca"),
        PanelRole.AUDITOR: _("Auditor"),
    }[PanelRole(role)]


def zone_of(office: Office) -> ZoneInfo | None:
    """The time zone at the desks of an office; None for one of the centre, which goes by the installation's."""
    found = regions.zone_of(office.region)
    return ZoneInfo(found) if found else None


def moment(at: datetime, zone: ZoneInfo | None = None) -> str:
    """A day and a time with its zone, the installation's unless told; where that is another one, WIB is told too."""
    local = timezone.localtime(at, zone)
    said = _said(local)
    western = at.astimezone(WIB)
    if western.utcoffset() == local.utcoffset():
        return said
    if western.date() != local.date():
        return f"{said} ({_said(western)})"
    return f"{said} ({date_format(western, 'TIME_FORMAT')} WIB)"


def zone_word(at: datetime, zone: ZoneInfo | None = None) -> str:
    """What a zone is called at a moment, the installation's unless told: WIB, WITA, WIT."""
    return _zone(timezone.localtime(at, zone))


def _said(local: datetime) -> str:
    return f"{date_format(local, 'DATE_FORMAT')} {date_format(local, 'TIME_FORMAT')} {_zone(local)}"


def at_unit(at: datetime, locus: Locus) -> str:
    """A day and a time as the people of a unit of a cycle read them at their desks."""
    return moment(at, zone_of(locus.cycle.office))


def day_at(at: datetime, locus: Locus) -> date:
    """The day of a moment at the desks of a unit of a cycle."""
    return timezone.localdate(at, zone_of(locus.cycle.office))


def until(end: Extended, zone: ZoneInfo | None = None) -> str:
    """When something ends, with what outages added to the planned end."""
    if not end.added:
        return moment(end.deadline, zone)
    said = _("%(moment)s, mundur karena gangguan; semula %(planned)s")
    return said % {"moment": moment(end.deadline, zone), "planned": moment(end.deadline - end.added, zone)}


def _zone(local: datetime) -> str:
    offset = local.utcoffset()
    hours = int(offset.total_seconds() // 3600) if offset else 0
    return {7: "WIB", 8: "WITA", 9: "WIT"}.get(hours, f"UTC+{hours}")
