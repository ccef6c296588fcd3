"""Choose the units of a cycle and the form each is judged by."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.evaluation.actions import cycles as actions
from tolok.apps.evaluation.forms.cycles import MoveOnForm
from tolok.apps.evaluation.models import State
from tolok.apps.evaluation.selectors.cycles import letters_of, letters_of_units
from tolok.apps.evaluation.views.doors import (
    crumbs,
    cycle_of,
    locus_of,
    manages_cycle,
    manages_unit,
    today,
    whoever,
)
from tolok.apps.evaluation.words import group_word, kind_word
from tolok.apps.organizations.selectors import matching, tree_on
from tolok.rules.offices import SERVICE_GROUPS
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Link

ROWS_A_PAGE = 100


@policy(manages_cycle)
@require_http_methods(["GET", "HEAD", "POST"])
def units(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """Tick units that are not in the cycle yet."""
    found, form = cycle_of(cycle), MoveOnForm()
    if request.method == "POST":
        form = MoveOnForm(request.POST)
        ticked = [key.removeprefix("unit-") for key in request.POST if key.startswith("unit-")]
        chosen = [
            (int(pk), request.POST.get(f"form-{pk}", "A")) for pk in ticked if pk.isascii() and pk.isdigit()
        ]
        form.is_valid()
        try:
            actions.bring_in(cycle=found, units=chosen, by=whoever(request), now=timezone.now())
        except ProblemsError as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(reverse("cycles-units", args=[found.pk]) + "?tersimpan")
    search, group = request.GET.get("cari", "").strip(), request.GET.get("kelompok", "")
    inside = letters_of_units(found)
    places = [
        place
        for place in matching(
            tree_on(found.office, today()), search, group if group in SERVICE_GROUPS else ""
        )
        if place.unit_id not in inside
    ]
    page = Paginator(places, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "cycle": found,
        "form": form,
        "inside": len(inside),
        "fixed": found.has_reached(State.JUDGING),
        "page": page,
        "rows": [(place, kind_word(place.kind), group_word(place.group)) for place in page],
        "letters": letters_of(found),
        "search": search,
        "group": group,
        "groups": [(key, say(text)) for key, text in SERVICE_GROUPS.items()],
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(found, Link(_("Pilih unit"), current=True)),
    }
    return render(request, "evaluation/cycles/units.html", context)


@policy(manages_unit)
@require_http_methods(["GET", "HEAD", "POST"])
def take_out(request: HttpRequest, cycle: int, locus: int) -> HttpResponseBase:
    """Take a unit out of the cycle."""
    found = cycle_of(cycle)
    unit = locus_of(found, locus)
    form = MoveOnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_out(
                locus=unit, why=form.cleaned_data["why"], by=whoever(request), now=timezone.now()
            )
        except ProblemsError as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(reverse("cycle", args=[found.pk]) + "?tersimpan")
    context = {
        "cycle": found,
        "locus": unit,
        "form": form,
        "back": reverse("cycle-unit", args=[found.pk, unit.pk]),
        "crumbs": crumbs(found, Link(_("Keluarkan unit"), current=True)),
    }
    return render(request, "evaluation/cycles/take_out.html", context)
