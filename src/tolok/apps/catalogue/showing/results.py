"""A line of the answers: what the service is called, where it is offered, and why it was found."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.catalogue.showing.marking import marked
from tolok.apps.standards.models import Service, ServiceStatus
from tolok.rules.catalogue import by_key, catalogue
from tolok.web.printing import say
from tolok.web.shapes import Hit, Piece, State


def hits(
    services: Sequence[Service], names: Mapping[int, str], standing: set[int], terms: frozenset[str]
) -> list[Hit]:
    """The lines in the order given; `standing` are the services with a standard in force."""
    return [_hit(one, names.get(one.unit_id, one.unit.code), one.pk in standing, terms) for one in services]


def _hit(service: Service, unit: str, has_standard: bool, terms: frozenset[str]) -> Hit:
    title, text = marked(service.called, terms), marked(service.summary, terms)
    seen = any(hit for _text, hit in (*title, *text))
    return Hit(
        url=reverse("catalogue-service", args=[service.pk]),
        title=title,
        text=text,
        where=_("%(unit)s, %(office)s") % {"unit": unit, "office": service.unit.office.name},
        states=states_of(service, has_standard=has_standard),
        why=() if seen or not terms else _elsewhere(service, unit, terms),
    )


def states_of(service: Service, *, has_standard: bool) -> list[State]:
    """What a citizen should know before opening it: suspended, without a standard, free, online."""
    found = []
    if service.status == ServiceStatus.SUSPENDED:
        found.append(State(_("ditangguhkan"), "caution"))
    if not has_standard:
        found.append(State(_("standarnya belum tercatat di sini"), "neutral"))
    if service.free_of_charge:
        found.append(State(_("gratis menurut aturan"), "good"))
    if service.online:
        found.append(State(_("lewat situs atau aplikasi"), "info"))
    return found


def _elsewhere(service: Service, unit: str, terms: frozenset[str]) -> Sequence[Piece]:
    events = by_key(catalogue().life_events)
    said = [
        service.keywords,
        service.name,
        *(say(events[key].name) for key in service.life_events if key in events),
    ]
    for text in (*said, unit):
        pieces = marked(text, terms)
        if any(hit for _text, hit in pieces):
            return pieces
    return ()
