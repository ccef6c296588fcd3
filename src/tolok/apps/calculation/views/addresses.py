"""Where a result stands: who may read it, its links, the way back."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tolok.apps.calculation import selectors
from tolok.apps.calculation.models import Calculation, State, UnitResult
from tolok.rules import packs
from tolok.web.shapes import Link

Page = Callable[..., HttpResponseBase]


def at_its_address(view: Page) -> Page:
    """Give the view its calculation; 404 with plain words when the address is wrong or its days are over.

    Whoever has the address may read it; search engines and shared caches may not keep it.
    """

    @wraps(view)
    def found(request: HttpRequest, token: str, **parts: Any) -> HttpResponseBase:
        calculation = selectors.calculation_at(token, now=timezone.now())
        if calculation is None:
            response: HttpResponseBase = render(
                request,
                "calculation/gone.html",
                {"crumbs": crumbs(Link(_("Hasil"), current=True))},
                status=404,
            )
        else:
            response = view(request, calculation, **parts)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "no-referrer"
        patch_cache_control(response, private=True, no_store=True)
        return response

    return found


def with_its_pack(view: Page) -> Page:
    """Refuse to compute again what was computed with another content of the pack: a closed result never changes."""

    @wraps(view)
    def guarded(request: HttpRequest, calculation: Calculation, **parts: Any) -> HttpResponseBase:
        if packs.header(calculation.instrument).hash == calculation.pack_hash:
            return view(request, calculation, **parts)
        way = crumbs(result_link(calculation), Link(_("Paket berubah"), current=True))
        return render(
            request, "calculation/stale.html", {"calculation": calculation, "crumbs": way}, status=410
        )

    return guarded


def must_be_done(calculation: Calculation) -> None:
    if calculation.state != State.DONE:
        raise Http404


def result_at(calculation: Calculation, place: int) -> UnitResult:
    found = selectors.result_at(calculation, place) if calculation.state == State.DONE else None
    if found is None:
        raise Http404
    return found


def unit_url(calculation: Calculation, unit: UnitResult) -> str:
    return reverse("calculation-unit", args=[calculation.token, unit.place])


def result_link(calculation: Calculation) -> Link:
    return Link(_("Hasil"), reverse("calculation-result", args=[calculation.token]))


def crumbs(*links: Link) -> list[Link]:
    first = Link(_("Beranda"), reverse("home"))
    return [first, Link(_("Hitung indeks"), reverse("calculation-choose"), current=not links), *links]


def language() -> str:
    return "en" if (get_language() or "id").startswith("en") else "id"
