"""The answer of a card as a message: at most 400 characters, the address always whole."""

from collections.abc import Sequence
from urllib.parse import quote

from django.utils.translation import gettext as _

from tolok.apps.catalogue.showing.components import words
from tolok.rules.standards.values import Cost, Requirement, Standard
from tolok.rules.standards.words import FREE, price_said
from tolok.web.printing import say

MOST = 400
#: Characters of one line, and of what to bring; the card has the rest.
LINE, NEEDS = 110, 180
#: Fewer characters of what to bring than these tell nothing.
LEAST = 40


def share_text(name: str, unit: str, standard: Standard | None, address: str, *, free: bool = False) -> str:
    """Name, unit, what to bring, time and cost, then the address. What to bring gives way to time, and both to the cost.

    What is left tells as many of several prices as fit.
    """
    room = MOST - len(address) - 1
    head = _cut(f"{name} – {unit}", min(max(room - LINE, room // 2), 2 * LINE))
    if standard is None:
        last = [_("Standarnya belum tercatat di sini; tanyakan ke unitnya.")]
        return _joined(head, [*last, *_cost(None, LINE, free=free)], address)
    left = room - len(head)
    cost = _cost(standard, min(LINE, left - 1), free=free)
    left -= sum(len(one) + 1 for one in cost)
    time = _line(_("Waktu: %(words)s"), "; ".join(words(standard, "A3")[:1]), min(LINE, left - 1))
    left -= sum(len(one) + 1 for one in time)
    needs = [_need(one) for one in standard.requirements] or words(standard, "A1")
    bring = _line(_("Bawa: %(words)s"), "; ".join(needs), min(NEEDS, left - 1))
    left -= sum(len(one) + 1 for one in bring)
    if cost:
        cost = _cost(standard, len(cost[0]) + left, free=free)
    return _joined(head, [*bring, *time, *cost], address)


def whatsapp(text: str) -> str:
    """The address that opens WhatsApp with the message; who gets it is chosen there."""
    return f"https://wa.me/?text={quote(text)}"


def _joined(head: str, parts: list[str], address: str) -> str:
    """The parts that fit, the last first: it is the cost."""
    room = MOST - len(head) - len(address) - 1
    kept: list[str] = []
    for one in reversed(parts):
        if len(one) < room:
            kept.insert(0, one)
            room -= len(one) + 1
    return "\n".join([head, *kept, address])


def _cost(standard: Standard | None, most: int, *, free: bool) -> list[str]:
    """The line of the cost as it stands on the card, short where that is long; never cut in a sum."""
    said = "; ".join(words(standard, "A4")) if standard else ""
    if not said:
        return [_("Biaya: %(words)s") % {"words": _("gratis menurut aturan")}] if free else []
    whole = _("Biaya: %(words)s") % {"words": said}
    return [whole if len(whole) <= min(most, LINE) else _prices(standard.costs if standard else (), most)]


def _prices(costs: Sequence[Cost], most: int) -> str:
    """As many prices as fit, each whole, and that the link has the others."""
    if costs and all(one.free for one in costs):
        return _("Biaya: %(words)s") % {"words": say(FREE)}
    said = [say(price_said(one)) for one in costs]
    whole = _("Biaya: %(words)s") % {"words": "; ".join(said)}
    if said and len(whole) <= most:
        return whole
    kept: list[str] = []
    told = _("Biaya: %(words)s") % {"words": _("ada tarif, lihat di tautan")}
    for one in said:
        rest = "; ".join([*kept, one, _("selebihnya lihat di tautan")])
        if len(line := _("Biaya: %(words)s") % {"words": rest}) <= most:
            kept, told = [*kept, one], line
    return told


def _line(pattern: str, said: str, most: int) -> list[str]:
    return [_cut(pattern % {"words": said}, most)] if said and most >= LEAST else []


def _need(one: Requirement) -> str:
    """What to bring, and in which case: who lost the card does not bring the broken one."""
    return _("%(name)s (bila %(when)s)") % {"name": one.name, "when": one.when} if one.when else one.name


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
