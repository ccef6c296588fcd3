"""Public: the card of a service, and what its standard said before. At most six statements a card."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.catalogue.selectors.cards import Card, card_of
from tolok.apps.catalogue.selectors.ended import Ended, ended_service
from tolok.apps.catalogue.selectors.opened import open_service
from tolok.apps.catalogue.showing.cards import CardPage, card_page, version_links, version_said
from tolok.apps.catalogue.showing.components import sections
from tolok.apps.catalogue.views.linking import base_of, script_of
from tolok.apps.standards.models import Service
from tolok.sheets.catalogue.linked import schema_org
from tolok.web.access import public, today
from tolok.web.shapes import Link


@public
@require_safe
def service(request: HttpRequest, service: int) -> HttpResponseBase:
    """Everything a citizen needs before going there; of a service that ended, that it did."""
    card = card_of(service, today())
    if card is None:
        return _ended_page(request, _ended(service))
    address = request.build_absolute_uri(reverse("catalogue-service", args=[service]))
    page = card_page(card, timezone.now(), address)
    context: dict[str, Any] = {
        "card": page,
        "address": address,
        "linked": reverse("catalogue-service-data", args=[service]),
        "schema": script_of(schema_org(open_service(card, base_of(request)))),
        "help_here": _help_here(page),
        "crumbs": _crumbs(card, Link(page.title, current=True)),
    }
    return render(request, "catalogue/service.html", context)


def _help_here(page: CardPage) -> Link | None:
    """To where its unit hears complaints, or where it is reached; None where neither is known."""
    if any(one.code == "A6" for one in page.sections):
        return Link(_("Kontak dan pengaduan unit ini"), "#A6")
    return Link(_("Kontak unit ini"), "#tempat") if page.place else None


def _instead(other: Service | None) -> Link | None:
    """To what citizens ask for now."""
    return Link(other.called, reverse("catalogue-service", args=[other.pk])) if other else None


def _ended_page(request: HttpRequest, ended: Ended) -> HttpResponseBase:
    search = reverse("catalogue-search")
    context = {
        "title": ended.service.called,
        "unit": ended.unit_name,
        "until": date_format(ended.until),
        "instead": _instead(ended.service.replaced_by),
        "alike": f"{search}?{urlencode({'cari': ended.service.called})}",
        "others": f"{search}?unit={ended.service.unit_id}",
        "versions": version_links(ended.service, ended.versions),
        "crumbs": _crumbs(ended, Link(ended.service.called, current=True)),
    }
    # Search engines and programs forget what is gone; a person reads the page all the same.
    return render(request, "catalogue/ended.html", context, status=HTTPStatus.GONE)


@public
@require_safe
def version(request: HttpRequest, service: int, number: int) -> HttpResponseBase:
    """What an earlier version said, the inner components never among it; also of a service that ended."""
    card = card_of(service, today()) or _ended(service)
    found = next((one for one in card.versions if one.number == number), None)
    if found is None:
        raise Http404
    until = card.last_day_of(found) if isinstance(card, Ended) else found.effective_until
    context = {
        "title": card.service.called,
        "unit": card.unit_name,
        "said": version_said(found),
        "held": not isinstance(card, Ended) and card.version is not None and card.version.pk == found.pk,
        "ended": isinstance(card, Ended),
        "until": date_format(until) if until else "",
        "sections": sections(found.standard),
        "card_url": reverse("catalogue-service", args=[service]),
        "crumbs": _crumbs(
            card,
            Link(card.service.called, reverse("catalogue-service", args=[service])),
            Link(_("Versi %(n)s") % {"n": number}, current=True),
        ),
    }
    return render(request, "catalogue/version.html", context)


def _ended(pk: int) -> Ended:
    found = ended_service(pk, today())
    if found is None:
        raise Http404
    return found


def _crumbs(card: Card | Ended, *links: Link) -> list[Link]:
    unit = f"{reverse('catalogue-search')}?unit={card.service.unit_id}"
    return [
        Link(_("Beranda"), reverse("home")),
        Link(_("Layanan"), reverse("catalogue")),
        Link(card.unit_name, unit),
        *links,
    ]
