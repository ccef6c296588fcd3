"""Begin to prepare surveys, take up what was begun, put it away."""

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tolok.apps.accounts.models import User
from tolok.apps.organizations.selectors import names_of
from tolok.apps.surveys import actions
from tolok.apps.surveys.forms.opening import NewForm
from tolok.apps.surveys.models import SurveyPlan
from tolok.apps.surveys.selectors.plans import drafts_of, kept_of, offices_to_survey, units_to_survey
from tolok.apps.surveys.views.doors import moment, signed_in, today, whoever
from tolok.apps.surveys.views.opening.doors import address, after, crumbs, plan_of, prepares_surveys
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.shapes import Column, Link, Table


@policy(signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
def plans(request: HttpRequest) -> HttpResponseBase:
    """A new plan, and those that were begun."""
    user = whoever(request)
    offices, units = offices_to_survey(user, today()), units_to_survey(user, today())
    names = names_of([unit.pk for unit in units], today())
    whom = [(f"o{one.pk}", one.name) for one in offices]
    whom += [(f"u{one.pk}", names.get(one.pk, one.code)) for one in units]
    known = {f"o{one.pk}": (one, None) for one in offices} | {
        f"u{one.pk}": (one.office, one) for one in units
    }
    kept = {str(one.pk): one for one in kept_of(user, today())}
    like = [(key, f"{one.name} · {_day(one)}") for key, one in kept.items()]
    form = NewForm(
        request.POST or None, whom=whom, like=like, initial={"like": request.GET.get("seperti", "")}
    )
    if form.is_valid():
        office, unit = known[form.cleaned_data["whom"]]
        lent = kept.get(form.cleaned_data["like"])
        name = form.cleaned_data["name"]
        try:
            made = actions.make_plan(office=office, unit=unit, name=name, like=lent, by=user, now=moment())
            return HttpResponseRedirect(after(made, "period") if lent else address(made, "questions"))
        except ProblemsError as error:
            form.refuse(error)
    context = {
        "form": form,
        "may": bool(whom),
        "drafts": _drafts(drafts_of(user, today()), user),
        "crumbs": crumbs(),
    }
    return render(request, "surveys/opening/plans.html", context, status=422 if form.errors else 200)


def _day(plan: SurveyPlan) -> str:
    return date_format(localtime(plan.opened_at or plan.saved_at))


def _drafts(rows: list[SurveyPlan], user: User) -> Table:
    columns = (Column(_("Yang sedang disiapkan"), "link"), Column(_("Oleh")), Column(_("Disimpan")))
    lines = [
        (
            Link(one.name, address(one)),
            _("Anda") if one.made_by_id == user.pk else one.made_by.name,
            date_format(localtime(one.saved_at), "DATETIME_FORMAT"),
        )
        for one in rows
    ]
    return Table(_("Yang sedang disiapkan"), columns, lines, caption_hidden=True)


@policy(prepares_surveys)
@require_POST
def give_up(request: HttpRequest, plan: int) -> HttpResponseBase:
    """Put a plan away; nothing was opened from it."""
    found = plan_of(plan)
    if found.opened_at:
        return HttpResponseRedirect(address(found))
    actions.give_up_plan(plan=found, by=whoever(request), now=moment())
    return HttpResponseRedirect(crumbs()[-1].url)
