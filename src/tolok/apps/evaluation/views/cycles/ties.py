"""The conflict-of-interest statement: what is declared, one more, and that there is no other."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.accounts.selectors import person as person_of
from tolok.apps.evaluation import policies
from tolok.apps.evaluation.actions.panel import state_ties
from tolok.apps.evaluation.actions.ties import declare_tie, take_back_tie
from tolok.apps.evaluation.forms.cycles import MoveOnForm
from tolok.apps.evaluation.forms.ties import StatementForm, TieForm
from tolok.apps.evaluation.models import Cycle, PanelMember, PanelRole, State, Tie
from tolok.apps.evaluation.selectors.ties import (
    evaluator_at,
    evaluator_in,
    loci_without_tie,
    tie_in,
    ties_of,
)
from tolok.apps.evaluation.views.doors import crumbs, cycle_of, manages_cycle, sees_cycle, today, whoever
from tolok.apps.evaluation.words import moment, zone_of
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.asking import Question, ask
from tolok.web.shapes import Link

UNITS_A_PAGE = 25


def states_ties(request: HttpRequest, **parts: int) -> bool:
    """An evaluator of the cycle."""
    user = person_of(request)
    return (
        sees_cycle(request, **parts)
        and user is not None
        and policies.has_panel_role(user, cycle_of(parts["cycle"]), PanelRole.EVALUATOR)
    )


def takes_tie_back(request: HttpRequest, **parts: int) -> bool:
    """The evaluator whose tie it is, and the Biro; for another evaluator it does not exist."""
    user = person_of(request)
    if user is None or not sees_cycle(request, **parts):
        return False
    cycle = cycle_of(parts["cycle"])
    tie = tie_in(cycle, parts["tie"])
    if tie is None:
        raise Http404
    own = tie.member.user_id == user.pk and tie.member.role == PanelRole.EVALUATOR
    if not own and not policies.manages(user, cycle, today()):
        raise Http404
    return True


@policy(states_ties)
@require_http_methods(["GET", "HEAD", "POST"])
def ties(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """An evaluator's own statement, before anything is judged."""
    found = cycle_of(cycle)
    member = evaluator_in(found, whoever(request))
    assert member is not None, "the door has asked"
    statement = StatementForm()
    if request.POST.get("langkah") == "pernyataan":
        statement = StatementForm(request.POST)
        if statement.is_valid():
            state_ties(member=member, ties=[], by=whoever(request), now=timezone.now())
            return HttpResponseRedirect(reverse("cycles") + "?tersimpan")
    return _page(request, member, statement)


@policy(manages_cycle)
@require_http_methods(["GET", "HEAD", "POST"])
def member_ties(request: HttpRequest, cycle: int, member: int) -> HttpResponseBase:
    """The Biro declares a tie for somebody of the panel, who learns of it."""
    found = evaluator_at(cycle_of(cycle), member)
    if found is None:
        raise Http404
    return _page(request, found, None)


def _page(request: HttpRequest, member: PanelMember, statement: StatementForm | None) -> HttpResponseBase:
    """What is declared, and a page of the units one more tie can be declared with."""
    search = request.GET.get("cari", "").strip()
    page = Paginator(loci_without_tie(member, search), UNITS_A_PAGE).get_page(request.GET.get("halaman"))
    loci = list(page)
    declares = request.method == "POST" and not (statement and statement.is_bound)
    form = TieForm(request.POST if declares else None, loci=loci)
    if form.is_valid():
        unit = next(locus.unit for locus in loci if str(locus.unit_id) == form.cleaned_data["unit"])
        try:
            _tie, freed = declare_tie(
                member=member,
                unit=unit,
                why=form.cleaned_data["why"],
                by=whoever(request),
                now=timezone.now(),
            )
        except ProblemsError as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(f"{request.path}?dinyatakan={freed}")
    own = statement is not None
    return render(
        request,
        "evaluation/cycles/ties.html",
        {
            **_frame(member, own=own),
            "form": form,
            "statement": statement,
            "wrong": statement if statement is not None and statement.is_bound else form,
            "page": page,
            "search": search,
            "declared": [_line(member, tie, own=own) for tie in ties_of(member)],
            "saved": "dinyatakan" in request.GET,
            "freed": request.GET.get("dinyatakan", "0") not in ("", "0"),
            "gone": "ditarik" in request.GET,
        },
    )


def _frame(member: PanelMember, *, own: bool) -> dict[str, object]:
    """The words around the page for whom it is shown."""
    cycle = member.cycle
    title = _("Benturan kepentingan")
    back = reverse("cycles") if own else reverse("cycles-panel", args=[cycle.pk])
    on_the_way = [] if own else [Link(_("Panel dan penugasan"), back)]
    return {
        "cycle": cycle,
        "own": own,
        "name": member.user.name,
        "stated": moment(member.stated_at, zone_of(cycle.office)) if member.stated_at else "",
        "final": cycle.has_reached(State.FINAL),
        "back": back,
        "crumbs": crumbs(cycle, *on_the_way, Link(title, current=True)),
    }


def _line(member: PanelMember, tie: Tie, *, own: bool) -> dict[str, object]:
    """One declared tie; whoever declared it, or the Biro, finds the way to take it back."""
    by_other = tie.by_id not in (None, member.user_id)
    return {
        "unit": getattr(tie, "name", None) or tie.unit.code,
        "why": tie.why,
        "when": moment(tie.declared_at, zone_of(member.cycle.office)),
        "by": tie.by.name if by_other and tie.by else "",
        "away": ""
        if (own and by_other) or member.cycle.has_reached(State.FINAL)
        else reverse("cycles-take-back-tie", args=[member.cycle_id, tie.pk]),
    }


@policy(takes_tie_back)
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, cycle: int, tie: int) -> HttpResponseBase:
    """End a tie, with a reason."""
    found = tie_in(cycle_of(cycle), tie)
    if found is None:
        raise Http404
    back = _way_back(found, found.member.user_id == whoever(request).pk)
    title = _("Tarik pernyataan hubungan dengan %(unit)s") % {
        "unit": getattr(found, "name", None) or found.unit.code
    }
    lead = _(
        "Sesudah ditarik, unit itu dapat ditugaskan lagi kepada orang ini. Catatan audit tetap menyebutnya."
    )
    way = crumbs(
        found.member.cycle, Link(_("Benturan kepentingan"), back), Link(_("Tarik pernyataan"), current=True)
    )
    question = Question(title, lead, _("Tarik pernyataan"), found.member.cycle.name, back, way, danger=True)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        take_back_tie(tie=found, why=given["why"], by=whoever(request), now=timezone.now())
        return HttpResponseRedirect(f"{back}?ditarik")

    return ask(request, question, MoveOnForm(request.POST if request.method == "POST" else None), act)


def _way_back(tie: Tie, own: bool) -> str:
    member, cycle = tie.member, tie.member.cycle
    return _path(cycle) if own else reverse("cycles-member-ties", args=[cycle.pk, member.pk])


def _path(cycle: Cycle) -> str:
    return reverse("cycles-ties", args=[cycle.pk])
