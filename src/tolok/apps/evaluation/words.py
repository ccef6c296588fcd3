"""States, kinds and times of a cycle in the reader's language."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.evaluation.models import ClaimState, Locus, PanelRole, State
from tolok.apps.evidence.models import Proof
from tolok.apps.organizations.models import Office
from tolok.apps.organizations.selectors import group_word as group_word
from tolok.apps.organizations.selectors import kind_word as kind_word
from tolok.rules import regions
from tolok.rules.deadlines.outages import Extended
from tolok.web.shapes import State as Shape

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


class Read(StrEnum):
    """When records were read: for this page, for the last time while F-01 is filled in, or as it was handed in."""

    NOW = "now"
    LAST = "last"
    HANDED_IN = "handed_in"


def read_when(locus: Locus) -> Read:
    """When the kept proposals of a unit were read."""
    return Read.HANDED_IN if locus.claim_state == ClaimState.SUBMITTED else Read.LAST


def read_words(day: date | str, when: Read) -> str:
    """Of which day a page about records speaks; the same words wherever it is told."""
    words = {
        Read.NOW: _("Keadaan dibaca pada %(day)s: sekarang."),
        Read.LAST: _("Keadaan dibaca pada %(day)s: pembacaan terakhir."),
        Read.HANDED_IN: _("Keadaan dibaca pada %(day)s: saat isian diserahkan."),
    }
    return words[when] % {"day": day if isinstance(day, str) else date_format(day)}


def lasting(proof: Proof, ends_on: date | None, today: date) -> Shape | None:
    """Whether a proof has expired, or expires before a cycle `ends_on`; None for one that holds, or does not say."""
    if proof.valid_to is None:
        return None
    day = {"day": date_format(proof.valid_to)}
    if proof.expired_on(today):
        return Shape(
            _("kedaluwarsa sejak %(day)s") % {"day": date_format(proof.valid_to + timedelta(days=1))}, "bad"
        )
    if ends_on is not None and proof.expired_on(ends_on):
        return Shape(_("berakhir %(day)s, sebelum siklus selesai") % day, "caution")
    return None
