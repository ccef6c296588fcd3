"""Public: the way to a service – by words, event of life, field, unit or region. At most ten statements a page."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tolok.apps.catalogue.reading import words_of
from tolok.apps.catalogue.selectors import browsing
from tolok.apps.catalogue.selectors.offered import with_standard
from tolok.apps.catalogue.selectors.searching import Found, Place, search
from tolok.apps.catalogue.showing.marking import asked
from tolok.apps.catalogue.showing.results import hits
from tolok.apps.organizations.selectors import names_of, office_at
from tolok.apps.standards.selectors import unit_at
from tolok.rules.catalogue import by_key, catalogue
from tolok.web.access import public, today
from tolok.web.printing import say, short
from tolok.web.shapes import Column, Link, Table, Topic

#: Facets of the lists and the parameter that filters by each.
KINDS = {"free": "gratis", "online": "daring"}
HITS_A_PAGE, UNITS_A_PAGE = 20, 100
#: More groups than this do not fit a first look on a phone; the others unfold.
FIRST_EVENTS = 12


@public
@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """A box to ask in, events of life, fields."""
    lists = catalogue()
    counted = sorted(browsing.counted(lists.life_events, "e"), key=lambda pair: -pair[1])
    events = [Topic(say(one.name), _found({"peristiwa": one.key}), short(n)) for one, n in counted]
    context = {
        "events": events[:FIRST_EVENTS],
        "more_events": events[FIRST_EVENTS:],
        "fields": [
            Topic(say(one.name), _found({"bidang": one.key}), short(n))
            for one, n in browsing.counted(lists.fields, "f")
        ],
        "empty": not events and not browsing.any_listed(),
        "crumbs": [Link(_("Beranda"), reverse("home")), Link(_("Layanan"), current=True)],
    }
    return render(request, "catalogue/home.html", context)


@public
@require_safe
def found(request: HttpRequest) -> HttpResponseBase:
    """The answers to a question, or the services of a place: twenty a page, each with why it is there."""
    question = request.GET.get("cari", "").strip()
    place = _place(request)
    answer = search(question, place) if question else None
    numbers: Any = answer.services if answer else browsing.listings(place).values_list("pk", flat=True)
    page = Paginator(numbers, HITS_A_PAGE).get_page(request.GET.get("halaman"))
    services = browsing.shown(list(page), today())
    names = names_of([one.unit_id for one in services], today())
    standing = with_standard([one.pk for one in services], today())
    terms = asked(answer.groups) if answer else frozenset()
    kept = _kept(place)
    context = {
        "question": question,
        "title": _title(question, kept),
        "answer": answer,
        "said": _said(answer, page),
        "hits": hits(services, names, standing, terms),
        "page": page,
        "kept": kept,
        "hidden": [(key, value) for key, value in _parameters(place).items() if value],
        "filters": _filters(question, place, answer),
        "perhaps": _perhaps(question, place, answer),
        "apart": _apart(place, answer),
        "without_place": _found({"cari": question}) if question and kept else "",
        "crumbs": _crumbs(Link(_("Hasil pencarian") if question else _title("", kept), current=True)),
    }
    return render(request, "catalogue/found.html", context)


@public
@require_safe
def units(request: HttpRequest) -> HttpResponseBase:
    """Units with services, each leading to its own."""
    page = Paginator(browsing.units(), UNITS_A_PAGE).get_page(request.GET.get("halaman"))
    rows = list(page)
    names = names_of([one.pk for one in rows], today())
    lines = [
        (
            Link(names.get(one.pk, one.code), _found({"unit": one.pk})),
            one.office.name,
            short(one.n),  # type: ignore[attr-defined]
        )
        for one in rows
    ]
    return _list(request, _("Layanan menurut unit"), _("Unit"), _("Instansi"), lines, page)


@public
@require_safe
def regions(request: HttpRequest) -> HttpResponseBase:
    """Governments and agencies with services, each leading to its own."""
    page = Paginator(browsing.offices(), UNITS_A_PAGE).get_page(request.GET.get("halaman"))
    lines = [
        (Link(one.name, _found({"daerah": one.pk})), one.region or _("pusat"), short(one.n))  # type: ignore[attr-defined]
        for one in page
    ]
    return _list(
        request, _("Layanan menurut daerah"), _("Daerah atau instansi"), _("Kode wilayah"), lines, page
    )


def _list(
    request: HttpRequest,
    title: str,
    first: str,
    second: str,
    lines: Sequence[Sequence[object]],
    page: Page[Any],
) -> HttpResponseBase:
    columns = [Column(first, "link"), Column(second), Column(_("Layanan"), "number")]
    table = Table(title, columns, lines, empty=_("Belum ada layanan."), caption_hidden=True)
    context = {"title": title, "table": table, "page": page, "crumbs": _crumbs(Link(title, current=True))}
    return render(request, "catalogue/places.html", context)


def _place(request: HttpRequest) -> Place:
    lists, given = catalogue(), request.GET
    event, field = given.get("peristiwa", ""), given.get("bidang", "")
    return Place(
        event=event if event in by_key(lists.life_events) else "",
        field=field if field in by_key(lists.fields) else "",
        unit=_number(given.get("unit", "")),
        office=_number(given.get("daerah", "")),
        kinds=tuple(one.key for one in lists.facets if given.get(KINDS[one.key])),
    )


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() and len(written) < 16 else None


def _parameters(place: Place) -> dict[str, object]:
    kinds = {KINDS[key]: "1" for key in place.kinds}
    return {
        "peristiwa": place.event,
        "bidang": place.field,
        "unit": place.unit,
        "daerah": place.office,
        **kinds,
    }


def _filters(question: str, place: Place, answer: Found | None) -> list[Link]:
    """Ways to see only the kinds that were asked for, where answers are of other kinds, too."""
    if answer is None or not answer.services:
        return []
    return [
        Link(
            _("Hanya yang %(kind)s") % {"kind": say(one.name)},
            _asking(question, replace(place, kinds=(*place.kinds, one.key))),
        )
        for one in answer.facets
        if one.key not in place.kinds
    ]


def _perhaps(question: str, place: Place, answer: Found | None) -> list[Link]:
    """The question with a word that may be a mistyped other, to be asked by whoever meant that."""
    if answer is None:
        return []
    words = words_of(question)
    return [
        Link(meant, _asking(" ".join(meant if one == said else one for one in words), place))
        for said, meant in answer.perhaps.items()
    ]


def _apart(place: Place, answer: Found | None) -> list[Link]:
    """The words of a question that nothing answers, each to be asked alone."""
    return [Link(one, _asking(one, place)) for one in answer.apart] if answer else []


def _asking(question: str, place: Place) -> str:
    return _found(
        {"cari": question, **{key: str(value) for key, value in _parameters(place).items() if value}}
    )


def _kept(place: Place) -> str:
    """What the answers are narrowed to, in words."""
    lists = catalogue()
    parts = []
    if place.event:
        parts.append(say(by_key(lists.life_events)[place.event].name))
    if place.field:
        parts.append(say(by_key(lists.fields)[place.field].name))
    if place.unit and (unit := unit_at(place.unit)):
        parts.append(names_of([unit.pk], today()).get(unit.pk, unit.code))
    if place.office and (office := office_at(place.office)):
        parts.append(office.name)
    parts += [say(one.name) for one in lists.facets if one.key in place.kinds]
    return ", ".join(parts)


def _title(question: str, kept: str) -> str:
    if question:
        return _("Layanan untuk “%(question)s”") % {"question": question[:80]}
    return kept or _("Semua layanan")


def _said(answer: Found | None, page: Page[Any]) -> str:
    n = short(page.paginator.count)
    if answer and answer.more:
        return _("Lebih dari %(n)s layanan cocok. Tambahkan satu kata lagi, misalnya nama unit.") % {"n": n}
    if not page.paginator.count:
        return ""
    return ngettext("%(n)s layanan", "%(n)s layanan", page.paginator.count) % {"n": n}


def _found(parts: Mapping[str, str | int]) -> str:
    return f"{reverse('catalogue-search')}?{urlencode(parts)}"


def _crumbs(*links: Link) -> list[Link]:
    return [Link(_("Beranda"), reverse("home")), Link(_("Layanan"), reverse("catalogue")), *links]
