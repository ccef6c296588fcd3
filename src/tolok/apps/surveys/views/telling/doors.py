"""Who may tell a result, and what the pages about telling share."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.accounts.selectors import person
from tolok.apps.commitments.policies import may_write
from tolok.apps.surveys import policies, selectors
from tolok.apps.surveys.models import Survey, SurveyResult
from tolok.apps.surveys.selectors.results import last_number, result_of
from tolok.apps.surveys.views.doors import address, crumbs, sees_survey, survey_of, today, unit_name
from tolok.web.shapes import Link


def tells_survey(request: HttpRequest, **parts: Any) -> bool:
    """The Biro of the office, and the head of the unit."""
    return sees_survey(request, **parts) and policies.may_tell(
        _user(request), survey_of(parts["survey"]), today()
    )


def orders_report(request: HttpRequest, **parts: Any) -> bool:
    """Those, and the operator of the unit."""
    return sees_survey(request, **parts) and policies.may_order(
        _user(request), survey_of(parts["survey"]), today()
    )


def reads_unit(request: HttpRequest, **parts: Any) -> bool:
    """Staff of the unit, and those who read the whole office."""
    user = person(request)
    if user is None:
        return False
    if not policies.may_see_unit(user, parts["unit"], today()):
        raise Http404
    return True


def _user(request: HttpRequest) -> User:
    found = person(request)
    if found is None:
        raise Http404
    return found


def result_to_tell(survey: int) -> SurveyResult:
    """The result that stands; without one there is nothing to tell."""
    found = result_of(survey_of(survey))
    if found is None:
        raise Http404
    return found


def way_to(survey: Survey, title: str) -> list[Link]:
    """Survey, result, this page."""
    result = Link(_("Hasil"), reverse("surveys-result", args=[survey.pk]))
    return crumbs(Link(unit_name(survey), address(survey)), result, Link(title, current=True))


def telling_doors(survey: Survey, person: User, day: date) -> list[Link]:
    """Where the work goes on once there is a result."""
    if not last_number(survey):
        return []
    found = [
        Link(_("Laporan"), reverse("surveys-report", args=[survey.pk])),
        Link(_("Tindak lanjut"), reverse("surveys-follow", args=[survey.pk])),
    ]
    if survey.kind != selectors.F03:
        found.insert(1, Link(_("Publikasi"), reverse("surveys-telling", args=[survey.pk])))
    if survey.kind == "skm":
        year = (survey.period_end or survey.last_day).year
        path = reverse("surveys-performance", args=[survey.unit_id, year])
        found.append(Link(_("Untuk indikator PEKPPP %(year)s") % {"year": year}, path))
    return found


def follows(person: User, survey: Survey, day: date) -> bool:
    """Whether a person may plan what follows: whoever writes the promises of the unit."""
    return may_write(person, survey.unit, day)
