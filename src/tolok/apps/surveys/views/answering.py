"""The page behind a survey's link or a ticket: no account, no cookie, no JavaScript needed.

It is exempt from the CSRF check, and that is safe: the check keeps other sites from borrowing what a visitor's cookie
allows, and this page reads no cookie and asks who nobody is. A foreign page could only make a visitor's browser send
what anybody may send. Without the check the form needs no cookie and no token that grows stale while a phone is offline.
"""

import re
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.surveys import actions, refusals, selectors
from tolok.apps.surveys.models import Survey, Ticket
from tolok.apps.surveys.views import sittings
from tolok.apps.surveys.views.last_time import last_time
from tolok.apps.surveys.views.sittings import Sitting, Way, unit_name
from tolok.rules.texts import ProblemsError, Text
from tolok.web.access import public
from tolok.web.printing import say

#: Messengers fetch a link to draw a preview of it; that is nobody opening a ticket.
PREVIEW = re.compile(r"WhatsApp|facebookexternalhit|TelegramBot|Slackbot|Twitterbot|LINE/", re.IGNORECASE)


@public
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, code: str) -> HttpResponseBase:
    """Ask, or take what was answered. A receipt is the answer itself, not a redirect: that saves a weak line a turn."""
    survey = selectors.survey_with_code(code)
    if survey is None:
        raise Http404
    ticket = None
    if number := request.GET.get("t", ""):
        ticket = selectors.ticket_with(number)
        if ticket is None or ticket.survey_id != survey.pk:
            return _enter(request, number)
    return _serve(request, Way(survey, ticket=ticket))


@public
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ticket(request: HttpRequest, code: str) -> HttpResponseBase:
    """The same with a ticket that lets one answer in."""
    found = selectors.ticket_with(code)
    if found is None:
        return _enter(request, code)
    return _serve(request, Way(found.survey, ticket=found))


@public
@never_cache
@require_safe
def enter_ticket(request: HttpRequest) -> HttpResponseBase:
    """Type in what is printed on a slip."""
    number = re.sub(r"[\s.-]", "", request.GET.get("nomor", ""))
    if not number:
        return render(request, "surveys/enter_ticket.html", {"number": "", "problem": None})
    found = selectors.ticket_with(number)
    if found is None:
        return _enter(request, number)
    return HttpResponseRedirect(reverse("surveys-ticket", args=[number]))


def _enter(request: HttpRequest, number: str) -> HttpResponseBase:
    context = {"number": number[:40], "problem": say(NO_TICKET)}
    return render(request, "surveys/enter_ticket.html", context, status=404)


def _serve(request: HttpRequest, way: Way) -> HttpResponseBase:
    now = timezone.now()
    survey = way.survey
    if not survey.begun(now):
        return _closed(request, survey, now)
    if request.method == "POST":
        return _take(request, sittings.sent(request, way), now)
    if survey.over(now):
        return _closed(request, survey, now)
    if way.ticket is not None:
        if why := _spent(way.ticket, now):
            return _refused(request, way, why, now)
        if request.method == "GET" and not PREVIEW.search(request.headers.get("User-Agent", "")):
            actions.ticket_opened(ticket=way.ticket, now=now)
    return _ask(request, sittings.begun(request, way, now), now)


def _take(request: HttpRequest, sitting: Sitting, now: datetime) -> HttpResponseBase:
    if not sitting.is_valid():
        return _ask(request, sitting, now)
    try:
        receipt = sitting.take(now)
    except ProblemsError as error:
        if refusals.is_final(error):
            return _refused(request, sitting.way, error.problems[0].text, now, str(sitting.form.identifier))
        sittings.refuse(sitting, error)
        return _ask(request, sitting, now)
    survey = sitting.way.survey
    context = {"receipt": receipt, "survey": survey, "unit": unit_name(survey, now), "way": sitting.way}
    return render(request, "surveys/thanks.html", {**context, **last_time(survey, now)})


def _ask(request: HttpRequest, sitting: Sitting, now: datetime) -> HttpResponseBase:
    wrong = any(form.errors for form in sitting.forms)
    context = sittings.page(request, sitting, now) | {"wrong": wrong}
    return render(request, "surveys/answer.html", context, status=422 if wrong else 200)


def _refused(request: HttpRequest, way: Way, why: Text, now: datetime, uuid: str = "") -> HttpResponseBase:
    """A ticket that lets nothing in. `uuid` names the answer that was refused for good, so that a phone stops sending it."""
    survey = way.survey
    context = {"why": say(why), "uuid": uuid, "survey": survey, "unit": unit_name(survey, now)}
    status = 409 if request.method == "POST" else 200
    return render(request, "surveys/ticket_spent.html", context, status=status)


def _spent(ticket: Ticket, now: datetime) -> Text | None:
    """Why a ticket lets nothing in any more."""
    if ticket.voided_at is not None:
        return refusals.TICKET_VOIDED
    if ticket.used_on is not None:
        return refusals.TICKET_USED
    return refusals.TICKET_EXPIRED if ticket.batch.expires_at < now else None


def _closed(request: HttpRequest, survey: Survey, now: datetime) -> HttpResponseBase:
    context = {"survey": survey, "unit": unit_name(survey, now), "begun": survey.begun(now)}
    status = 200 if request.method in ("GET", "HEAD") else 409
    if survey.begun(now):
        context |= last_time(survey, now)
    return render(request, "surveys/not_open.html", context, status=status)


NO_TICKET = Text(
    "Nomor ini tidak kami kenal. Periksa hurufnya: I, L, O, U dan angka 0, 1 tidak dipakai.",
    "We do not know this number. Check its letters: I, L, O, U and the digits 0, 1 are not used.",
)
