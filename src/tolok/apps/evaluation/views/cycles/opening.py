"""Open a cycle: one page, nearly all of it filled in."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.accounts.selectors import person
from tolok.apps.evaluation.actions import cycles as actions
from tolok.apps.evaluation.actions.panel import copy_panel
from tolok.apps.evaluation.forms.cycles import OWN, OpenForm
from tolok.apps.evaluation.models import Cycle
from tolok.apps.evaluation.selectors.cycles import latest_cycles, letters_of_units
from tolok.apps.evaluation.views.doors import crumbs, today, whoever
from tolok.apps.evaluation.words import zone_of
from tolok.apps.organizations.models import Office
from tolok.apps.organizations.policies import belongs_to, may_manage
from tolok.apps.organizations.selectors import office_at, units_on
from tolok.rules import packs
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Link


def manages_office(request: HttpRequest, **parts: int) -> bool:
    """The Biro of the office; for strangers it does not exist."""
    user = person(request)
    if user is None:
        return False
    office = office_at(parts["office"])
    if office is None or not belongs_to(user, office, today()):
        raise Http404
    return may_manage(user, office, today())


def pack_choices() -> list[tuple[str, str]]:
    """Every instrument that yields an index, newest first."""
    found = [one for one in packs.weighted() if one.index.terms]
    found.sort(key=lambda one: (one.header.valid_from, one.id), reverse=True)
    return [(one.id, say(one.header.title)) for one in found]


def letters() -> list[str]:
    """Every category of those instruments, the best first."""
    found = [band.letter for one in packs.weighted() if one.index.terms for band in one.index.bands.bands]
    return list(dict.fromkeys(found))


@policy(manages_office)
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, office: int) -> HttpResponseBase:
    """Ask, then open in one go."""
    found = office_at(office)
    if found is None:
        raise Http404
    earlier = latest_cycles(found)
    form = OpenForm(
        request.POST or None,
        initial=_initial(earlier, today()),
        packs=pack_choices(),
        letters=letters(),
        previous=earlier,
        today=today(),
    )
    if request.method == "POST" and form.is_valid():
        try:
            cycle = _open(request, found, form, earlier)
        except ProblemsError as error:
            form.refuse(error)
        else:
            after = "cycles-units" if form.cleaned_data["units"] == "later" else "cycle"
            return HttpResponseRedirect(reverse(after, args=[cycle.pk]))
    context = {
        "form": form,
        "office": found,
        "crumbs": crumbs(None, Link(_("Buka siklus baru"), current=True)),
    }
    return render(request, "evaluation/cycles/opening.html", context)


def _initial(earlier: list[Cycle], day: date) -> dict[str, object]:
    initial: dict[str, object] = {"year": day.year, "name": f"PEKPPP Mandiri {day.year}"}
    if earlier:
        initial |= {"previous": str(earlier[0].pk), "units": "previous"}
    return initial


def _open(request: HttpRequest, office: Office, form: OpenForm, earlier: list[Cycle]) -> Cycle:
    given, now = form.cleaned_data, timezone.now()
    previous = next((one for one in earlier if str(one.pk) == given["previous"]), None)
    chosen = {"A": given["pack_a"]} | ({"B": given["pack_b"]} if given["pack_b"] else {})
    cycle = actions.open_cycle(
        office=office,
        name=given["name"],
        year=given["year"],
        packs=chosen,
        units=_units(office, given["units"], previous, chosen),
        phases=form.phases(zone_of(office)),
        previous=previous,
        choices={
            **{name: given[name] for name in ("second_share", "coaching_below")},
            **{name: given[name] for name in OWN if given[name] is not None},
        },
        by=whoever(request),
        now=now,
    )
    if previous is not None:
        copy_panel(cycle=cycle, previous=previous, by=whoever(request), now=now)
    return cycle


def _units(
    office: Office, which: str, previous: Cycle | None, chosen: dict[str, str]
) -> list[tuple[int, str]]:
    """Units that are there today, with the form they had before where it is used again."""
    if which == "later":
        return []
    there = {version.unit_id for version in units_on(office, today())}
    if which == "all" or previous is None:
        return [(pk, "A") for pk in sorted(there)]
    return [
        (pk, letter if letter in chosen else "A")
        for pk, letter in letters_of_units(previous).items()
        if pk in there
    ]
