"""Plan what follows a result: two clicks with drafts for the elements that came out low."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.commitments.models import State as Fated
from tolok.apps.surveys import actions
from tolok.apps.surveys.forms.telling import PlanForm
from tolok.apps.surveys.models import SurveyResult
from tolok.apps.surveys.selectors.following import (
    Line,
    items_of,
    lines_after,
    orders_of,
    plan_of,
    quarter,
    quarters,
)
from tolok.apps.surveys.views.doors import moment, sees_survey, survey_of, today, unit_name, whoever
from tolok.apps.surveys.views.telling.doors import follows, result_to_tell, way_to
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import printed, say, short
from tolok.web.shapes import Column, Fact, Link, Table


@policy(sees_survey)
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, survey: int) -> HttpResponseBase:
    """The plan after this result, and a draft for every low element that has no line yet."""
    found, result, user = survey_of(survey), result_to_tell(survey), whoever(request)
    writes = follows(user, found, today())
    if request.method == "POST" and not writes:
        raise PermissionDenied
    plan = plan_of(result, lines_after([found.unit_id]))
    orders = orders_of(result)
    planned = {line.element for line in plan}
    lowest = [one for _, order in orders for one in order.first if one.item.element not in planned]
    name = unit_name(found)
    form = PlanForm(
        request.POST if request.method == "POST" else None,
        lowest=lowest,
        quarters=quarters(today()),
        owner=_("Kepala %(unit)s") % {"unit": name},
    )
    if form.is_bound and form.is_valid():
        try:
            actions.plan(result=result, lines=form.lines(), by=user, now=moment())
            return HttpResponseRedirect(f"{reverse('surveys-follow', args=[survey])}?tersimpan")
        except ProblemsError as error:
            form.refuse(error)
    title = _("Tindak lanjut")
    context = {
        "survey": found,
        "name": name,
        "title": title,
        "words": [say(order.words) for _, order in orders],
        "plan": _plan(result, plan) if plan else None,
        "facts": _kept(plan),
        "form": form,
        "groups": [(f"{say(one.item.name)}: {printed(one.mean)}", fields) for one, fields in form.groups()]
        if writes
        else [],
        "saved": "tersimpan" in request.GET,
        "crumbs": way_to(found, title),
    }
    return render(request, "surveys/telling/follow.html", context, status=422 if form.errors else 200)


def _plan(result: SurveyResult, plan: Sequence[Line]) -> Table:
    items = items_of(result)
    rows = [
        (
            Link(
                line.promise.title,
                reverse("commitments-commitment", args=[line.promise.office_id, line.promise.pk]),
            ),
            say(items[line.element].name) if line.element in items else line.element,
            quarter(line.promise.first_due_on),
            line.promise.owner or "–",
            str(Fated(line.promise.state).label),
            date_format(line.promise.done_on) if line.promise.done_on else "–",
        )
        for line in plan
    ]
    columns = (
        Column(_("Program atau kegiatan"), "link"),
        Column(_("Prioritas unsur")),
        Column(_("Waktu")),
        Column(_("Penanggung jawab")),
        Column(_("Keadaan")),
        Column(_("Selesai")),
    )
    return Table(_("Rencana tindak lanjut"), columns, rows, caption_hidden=True)


def _kept(plan: Sequence[Line]) -> list[Fact]:
    """How much of the plan is done, and how fast."""
    if not plan:
        return []
    done = [line.promise for line in plan if line.promise.kept]
    facts = [Fact(_("Selesai"), _("%(n)s dari %(of)s") % {"n": short(len(done)), "of": short(len(plan))})]
    days = sorted((one.done_on - one.promised_on).days for one in done if one.done_on)
    if days:
        facts.append(
            Fact(_("Lama sampai selesai, nilai tengah"), _("%(n)s hari") % {"n": days[len(days) // 2]})
        )
    return facts
