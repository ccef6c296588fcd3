"""The words of readiness."""

from django.utils.translation import gettext as _

from tolok.rules.duties import Kept
from tolok.web.shapes import State


def kept_state(kept: str) -> State:
    """How a duty stands, in a word and a shape."""
    words = {
        Kept.RECORDED: State(_("tercatat"), "good"),
        Kept.CLAIMED: State(_("menurut unit"), "info"),
        Kept.PARTLY: State(_("sebagian"), "caution"),
        Kept.MISSING: State(_("belum"), "bad"),
        Kept.UNKNOWN: State(_("tidak diketahui"), "neutral"),
    }
    return words[Kept(kept)]
