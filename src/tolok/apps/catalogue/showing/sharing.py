"""The answer of a card as a message: at most 400 characters, the address always whole."""

from urllib.parse import quote

from django.utils.translation import gettext as _

from tolok.apps.catalogue.showing.components import words
from tolok.rules.service_standards import Requirement, Standard

MOST = 400
#: Characters of one line, and of what to bring; the card has the rest.
LINE, NEEDS = 110, 180


def share_text(name: str, unit: str, standard: Standard | None, address: str) -> str:
    """Name, unit, what to bring, time and cost as far as they fit, then the address."""
    rest = f"\n{address}"
    room = MOST - len(rest)
    text = _cut(f"{name} – {unit}", min(room, 2 * LINE))
    for line in _lines(standard):
        if len(text) + 1 + len(line) <= room:
            text = f"{text}\n{line}"
    return f"{text}{rest}"[:MOST]


def whatsapp(text: str) -> str:
    """The address that opens WhatsApp with the message; who gets it is chosen there."""
    return f"https://wa.me/?text={quote(text)}"


def _lines(standard: Standard | None) -> list[str]:
    if standard is None:
        return [_("Standar belum ada; tanyakan ke unitnya.")]
    needs = [_need(one) for one in standard.requirements] or words(standard, "A1")
    parts = (
        (_("Bawa: %(words)s"), "; ".join(needs), NEEDS),
        (_("Waktu: %(words)s"), "; ".join(words(standard, "A3")[:1]), LINE),
        (_("Biaya: %(words)s"), "; ".join(words(standard, "A4")), LINE),
    )
    return [_cut(pattern % {"words": said}, most) for pattern, said, most in parts if said]


def _need(one: Requirement) -> str:
    """What to bring, and in which case: who lost the card does not bring the broken one."""
    return _("%(name)s (bila %(when)s)") % {"name": one.name, "when": one.when} if one.when else one.name


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
