"""Sizes, types and states in the reader's language."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.evidence import selectors
from tolok.apps.evidence.models import Fetch, FetchState, Proof, ProofVersion, State
from tolok.web.printing import short
from tolok.web.shapes import State as Shown
from tolok.web.shapes import Tone

STATE_TONES: dict[str, Tone] = {
    State.WAITING: "info",
    State.CLEAN: "good",
    State.QUARANTINED: "caution",
    State.REFUSED: "bad",
}
FETCH_TONES: dict[str, Tone] = {
    FetchState.WAITING: "info",
    FetchState.KEPT: "good",
    FetchState.REFUSED: "bad",
}


def size_word(size: int) -> str:
    """A size as people say it: 512 KB, 9,4 MB."""
    if size < 1000 * 1024:
        return f"{short(-(-size // 1024))} KB"
    return f"{short(f'{size / 2**20:.1f}')} MB"


def format_word(version: ProofVersion) -> str:
    """PDF, JPEG, …"""
    return selectors.type_of(version).label


def pages_word(version: ProofVersion) -> str:
    """How many pages, where a file has any."""
    if selectors.type_of(version).group != "document" or version.page_count is None:
        return ""
    return _("%(n)s halaman") % {"n": version.page_count}


def period_word(proof: Proof) -> str:
    """From when to when a proof holds; empty when nothing is said."""
    if proof.valid_from and proof.valid_to:
        return f"{date_format(proof.valid_from)} – {date_format(proof.valid_to)}"
    if proof.valid_to:
        return _("sampai %(day)s") % {"day": date_format(proof.valid_to)}
    return _("sejak %(day)s") % {"day": date_format(proof.valid_from)} if proof.valid_from else ""


def standing(proof: Proof, version: ProofVersion | None, fetch: Fetch | None, day: date) -> Shown:
    """The one state that matters in a list: what stops its use first, then how long it holds."""
    if proof.withdrawn:
        return Shown(_("ditarik"), "bad")
    if version is None:
        state = fetch.state if fetch else FetchState.WAITING
        return Shown(str(FetchState(state).label), FETCH_TONES[state])
    if version.state != State.CLEAN:
        return Shown(str(State(version.state).label), STATE_TONES[version.state])
    if proof.expired_on(day):
        return Shown(_("kedaluwarsa"), "bad")
    if proof.valid_to and proof.valid_to <= day + selectors.SOON:
        return Shown(_("segera berakhir"), "caution")
    return Shown(_("siap dipakai"), "good")
