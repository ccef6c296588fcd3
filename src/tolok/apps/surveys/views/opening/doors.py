"""Who may prepare surveys, the way through the steps, and the page of a step."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.accounts.selectors import person
from tolok.apps.surveys import actions, policies
from tolok.apps.surveys.models import SurveyPlan
from tolok.apps.surveys.plans import missing, recipe_of
from tolok.apps.surveys.selectors.plans import plan_at
from tolok.apps.surveys.views.doors import moment, today, whoever
from tolok.rules.questionnaires.composing import Nature, composed
from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.texts import ProblemsError
from tolok.web.forms import RefusableForm
from tolok.web.shapes import Link

#: The steps that are asked one after the other, with their pages; the others are reached from the last page.
PATH = ("questions", "period", "whom", "users", "sample")


def prepares_surveys(request: HttpRequest, **parts: Any) -> bool:
    """The Biro of the plan's office, and for a plan of a unit its operator and head. For others it does not exist."""
    user = person(request)
    if user is None:
        return False
    plan = plan_at(parts["plan"])
    if plan is None or not policies.may_plan(user, plan, today()):
        raise Http404
    return True


def plan_of(pk: int) -> SurveyPlan:
    """The plan of a guarded page."""
    plan = plan_at(pk)
    if plan is None or plan.given_up_at:
        raise Http404
    return plan


def address(plan: SurveyPlan, step: str = "") -> str:
    """The page of a plan, or of one of its steps."""
    return reverse(f"surveys-plan-{step}" if step else "surveys-plan", args=[plan.pk])


def crumbs(*links: Link) -> list[Link]:
    """The way back: home, the surveys, what is being prepared, then `links`."""
    return [
        Link(_("Beranda"), reverse("home")),
        Link(_("Survei"), reverse("surveys")),
        Link(_("Buka survei"), reverse("surveys-plans"), current=not links),
        *links,
    ]


def after(plan: SurveyPlan, step: str) -> str:
    """Where a saved step leads: to the next one while something is missing, else to the answers to check."""
    lacking = missing(plan.content)
    if not lacking:
        return address(plan)
    later = PATH[PATH.index(step) + 1 :] if step in PATH else ()
    return address(plan, next((one for one in later if one in lacking or one == "users"), lacking[0]))


def asked_of(plan: SurveyPlan, nature: Nature | None = None) -> Questionnaire | None:
    """What a plan asks; None before it was chosen."""
    if not plan.content.get("questions", {}).get("blocks"):
        return None
    return composed(recipe_of(plan.name, plan.content), nature or Nature())


def keep(request: HttpRequest, plan: SurveyPlan, step: str, value: Any) -> None:
    """Save one step."""
    actions.save_step(plan=plan, step=step, value=value, by=whoever(request), now=moment())


def step_page(
    request: HttpRequest,
    plan: SurveyPlan,
    form: RefusableForm,
    act: Callable[[], str],
    *,
    title: str,
    lead: str,
    template: str = "surveys/opening/step.html",
    **more: Any,
) -> HttpResponseBase:
    """Show a step; do what it says and go where `act` tells; show it again with what is wrong."""
    if plan.opened_at:
        return HttpResponseRedirect(address(plan))
    if form.is_valid():
        try:
            return HttpResponseRedirect(act())
        except ProblemsError as error:
            form.refuse(error)
    context = {
        "plan": plan,
        "form": form,
        "title": title,
        "lead": lead,
        "back": address(plan),
        "crumbs": crumbs(Link(plan.name, address(plan)), Link(title, current=True)),
        **more,
    }
    return render(request, template, context, status=422 if form.errors else 200)
