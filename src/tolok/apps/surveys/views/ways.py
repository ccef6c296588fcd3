"""The ways in: where their pages are, and the frame they share."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from tolok.apps.accounts.models import User
from tolok.apps.surveys import policies
from tolok.apps.surveys.models import Survey
from tolok.apps.surveys.views.doors import address, crumbs, moment, unit_name, whoever
from tolok.web.asking import Question
from tolok.web.shapes import Link


def doors(survey: Survey, person: User, day: date) -> list[Link]:
    """The pages of the ways in, for who runs the survey at the counter."""
    if not policies.may_enter(person, survey, day):
        return []
    late = survey.over(moment())
    sheets = _("Lembar kertas yang terlambat") if late else _("Lembar kertas: cetak dan ketik")
    return [
        Link(
            _("Tiket sekali pakai: slip, WhatsApp, antrean, surel"),
            reverse("surveys-tickets", args=[survey.pk]),
        ),
        Link(_("Kios dan tablet petugas"), reverse("surveys-devices", args=[survey.pk])),
        Link(sheets, reverse("surveys-paper", args=[survey.pk])),
        Link(_("Tingkat respons per cara mengisi"), reverse("surveys-response", args=[survey.pk])),
    ]


def way_back(survey: Survey, *links: Link) -> list[Link]:
    """The crumbs of a page below a survey."""
    return crumbs(Link(unit_name(survey), address(survey)), *links)


def question(
    survey: Survey, title: str, lead: str, send: str, parent: Link, *, danger: bool = False
) -> Question:
    """A page that asks for one change, below the list `parent`."""
    return Question(
        title=title,
        lead=lead,
        send=send,
        over=unit_name(survey),
        back=parent.url,
        crumbs=way_back(survey, parent, Link(title, current=True)),
        danger=danger,
    )


def posted(request: HttpRequest) -> Any:
    """What was sent, if anything was."""
    return request.POST if request.method == "POST" else None


def who(request: HttpRequest) -> dict[str, Any]:
    """Who acts, and when."""
    return {"by": whoever(request), "now": moment()}


def public_address(request: HttpRequest, name: str, *parts: str) -> str:
    """The whole address of a page for respondents, in Indonesian whoever prints it."""
    with override("id"):
        return request.build_absolute_uri(reverse(name, args=parts))


def day_in_words(at: Any) -> str:
    """A day as papers write it, whoever prints them."""
    with override("id"):
        return date_format(localtime(at) if isinstance(at, datetime) else at)


def pdf(made: bytes, stem: str, survey: Survey) -> HttpResponse:
    """A paper to take away."""
    name = f"{stem}-{slugify(unit_name(survey))[:60]}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
