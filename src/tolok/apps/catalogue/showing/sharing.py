"""The answer of a card as a message: at most 400 characters, the address always whole."""

from urllib.parse import quote

from django.utils.translation import gettext as _

from tolok.apps.catalogue.showing.components import words
from tolok.rules.service_standards import Standard

MOST = 400
#: Characters of one line; the card has the rest.
LINE = 110


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
    needs = [one.name for one in standard.requirements] or words(standard, "A1")
    parts = (
        (_("Bawa: %(words)s"), "; ".join(needs)),
        (_("Waktu: %(words)s"), "; ".join(words(standard, "A3")[:1])),
        (_("Biaya: %(words)s"), "; ".join(words(standard, "A4"))),
    )
    return [_cut(pattern % {"words": said}, LINE) for pattern, said in parts if said]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
