"""Carry components from one service's standard to others of the unit, after seeing both side by side."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.standards.actions import copying
from tolok.apps.standards.models import StandardVersion
from tolok.apps.standards.selectors.copying import sources_for, targets_of
from tolok.apps.standards.views.components import component_of
from tolok.apps.standards.views.doors import (
    keeps_services,
    today,
    unit_name,
    version_address,
    version_crumbs,
    version_of,
    who,
)
from tolok.rules.standards.components import Component, components
from tolok.rules.standards.states import WRITABLE
from tolok.rules.standards.values import Standard
from tolok.rules.standards.words import lines
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Link, State

METHODS = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class Pair:
    """One line to tick: its key, what it is called, what it says now, what it would say, and how the two stand."""

    key: str
    title: str
    now: list[str]
    then: list[str]
    state: State
    ticked: bool
    edition: int = 0

    @property
    def same(self) -> bool:
        """Whether nothing would change."""
        return self.now == self.then


@policy(keeps_services)
@METHODS
def copy(request: HttpRequest, version: int) -> HttpResponseBase:
    """Take components from another service of the unit; `?dari` is the version they are taken from."""
    found = _writable(version)
    sources = sources_for(found, today())
    source = next((one for one in sources if str(one.pk) == request.GET.get("dari", "")), None)
    problems: list[str] = []
    chosen = request.POST.getlist("komponen") if request.method == "POST" else None
    if source and chosen is not None:
        try:
            copying.copy_components(
                version=found,
                source=source,
                codes=[component_of(code).code for code in chosen],
                edition=_number(request, "edisi"),
                source_edition=_number(request, "edisi-sumber"),
                **who(request),
            )
            return HttpResponseRedirect(f"{version_address(found)}?tersimpan")
        except ProblemsError as error:
            problems = [say(one.text) for one in error.problems]
    title = _("Salin dari layanan lain")
    pairs = _pairs(found, source, request.GET.get("komponen", ""), chosen) if source else []
    context = {
        "title": title,
        "version": found,
        "source": source,
        "sources": [_offered(one, found, request.GET.get("komponen", "")) for one in sources],
        "pairs": pairs,
        "differs": any(not one.same for one in pairs),
        "problems": problems,
        "back": version_address(found),
        "crumbs": version_crumbs(request, found, unit_name(found.service.unit), Link(title, current=True)),
    }
    return render(request, "standards/copying/copy.html", context, status=422 if problems else 200)


@policy(keeps_services)
@METHODS
def apply(request: HttpRequest, version: int, code: str) -> HttpResponseBase:
    """Use one component in other drafts of the unit."""
    found, one = version_of(version), component_of(code)
    if not found.standard.has(one.code):
        raise Http404
    problems: list[str] = []
    chosen = request.POST.getlist("draf") if request.method == "POST" else None
    back = reverse("standards-component", args=[found.pk, one.code])
    if chosen is not None:
        wanted = {int(pk): _number(request, f"edisi-{pk}") for pk in chosen if pk.isascii() and pk.isdigit()}
        try:
            n = copying.apply_component(
                source=found,
                code=one.code,
                source_edition=_number(request, "edisi-sumber"),
                targets=wanted,
                **who(request),
            )
            return HttpResponseRedirect(f"{back}?diterapkan={n}")
        except ProblemsError as error:
            problems = [say(each.text) for each in error.problems]
    title = _("Pakai di draf layanan lain")
    name = unit_name(found.service.unit)
    pairs = [_target(found, each, one, chosen) for each in targets_of(found)]
    context = {
        "title": title,
        "version": found,
        "called": say(one.name),
        "said": _said(found.standard, one.code),
        "pairs": pairs,
        "differs": any(not each.same for each in pairs),
        "problems": problems,
        "back": back,
        "crumbs": version_crumbs(
            request, found, name, Link(say(one.numbered), back), Link(title, current=True)
        ),
    }
    return render(request, "standards/copying/apply.html", context, status=422 if problems else 200)


def _writable(pk: int) -> StandardVersion:
    found = version_of(pk)
    if found.state not in WRITABLE:
        raise Http404
    return found


def _offered(one: StandardVersion, version: StandardVersion, code: str) -> dict[str, Any]:
    """A standard that can be copied from: its service, how much of it is there, and its address."""
    address = f"{reverse('standards-copy', args=[version.pk])}?dari={one.pk}"
    return {
        "title": one.service.called,
        "filled": 14 - len(one.standard.missing),
        "state": one.get_state_display(),
        "url": f"{address}&komponen={code}" if code else address,
    }


def _pairs(
    version: StandardVersion, source: StandardVersion, wanted: str, chosen: list[str] | None
) -> list[Pair]:
    """Every component the source speaks of; empty ones here are ticked, or the one that was asked for."""
    here, there = version.standard, source.standard
    found = []
    for one in components():
        now, then = _said(here, one.code), _said(there, one.code)
        if not then:
            continue
        ticked = one.code == wanted if wanted else not now
        if chosen is not None:
            ticked = one.code in chosen
        found.append(Pair(one.code, say(one.numbered), now, then, _state(now, then), ticked and now != then))
    return found


def _target(
    version: StandardVersion, target: StandardVersion, one: Component, chosen: list[str] | None
) -> Pair:
    now, then = _said(target.standard, one.code), _said(version.standard, one.code)
    ticked = not now if chosen is None else str(target.pk) in chosen
    title = f"{target.service.called} ({target.service.code})"
    return Pair(str(target.pk), title, now, then, _state(now, then), ticked and now != then, target.edition)


def _state(now: list[str], then: list[str]) -> State:
    if now == then:
        return State(_("sudah sama"), "good")
    return State(_("berbeda"), "caution") if now else State(_("kosong"), "neutral")


def _said(standard: Standard, code: str) -> list[str]:
    return [say(line) for line in lines(standard, code)]


def _number(request: HttpRequest, name: str) -> int:
    value = request.POST.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else -1
