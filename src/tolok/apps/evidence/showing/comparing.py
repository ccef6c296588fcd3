"""How far files were compared with those of other units, in words."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tolok.apps.evidence.models import Outcome
from tolok.apps.evidence.selectors.comparing import Comparing
from tolok.web.printing import printed


def how_far(told: Comparing) -> str:
    """How many of the files of an office were compared."""
    if not told.total:
        return _("Belum ada berkas untuk dibandingkan.")
    if told.done == told.total:
        return _("Isi semua %(total)s berkas sudah dibandingkan.") % {"total": printed(told.total, 0)}
    words = {"done": printed(told.done, 0), "total": printed(told.total, 0)}
    return _("Isi %(done)s dari %(total)s berkas sudah dibandingkan. Sisanya:") % words


def left_over(told: Comparing) -> list[str]:
    """How many were not, by why; those that only wait come first."""
    left = dict(told.left)
    waiting = [(left.pop(Outcome.WAITING, 0), str(Outcome.WAITING.label))]
    unscanned = [(told.unscanned, _("menunggu pemeriksaan virus"))]
    others = [(count, str(why.label)) for why, count in left.items()]
    rows = [*waiting, *unscanned, *sorted(others, reverse=True)]
    return [_counted(count, why) for count, why in rows if count]


def _counted(count: int, why: str) -> str:
    told = ngettext("%(n)s berkas: %(why)s", "%(n)s berkas: %(why)s", count)
    return told % {"n": printed(count, 0), "why": why}


def why_not(outcome: Outcome | None) -> str:
    """Why one file was not compared with those of other units; empty for one that was."""
    if outcome is None or outcome == Outcome.COMPARED:
        return ""
    if outcome == Outcome.WAITING:
        return _("Isi berkas ini belum dibandingkan dengan berkas unit lain: menunggu giliran.")
    words = _("Isi berkas ini tidak dapat dibandingkan dengan berkas unit lain: %(why)s.")
    return words % {"why": str(outcome.label)}


def outcome_word(outcome: str, *, scanned: bool) -> str:
    """The same in a cell of a table."""
    return capfirst(str(Outcome(outcome).label)) if scanned else _("Menunggu pemeriksaan virus")
