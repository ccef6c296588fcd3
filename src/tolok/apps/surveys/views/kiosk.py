"""The page of a kiosk or an officer's tablet, as those meet it who answer one after the other.

With JavaScript one page serves all of them: start, form, thanks, and it is wiped in between (static/web/kiosk.js).
Without it the same address asks, thanks and returns by itself. Exempt from the CSRF check as the public page is: the
key in the address is all there is, and it stays when sessions end.
"""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from tolok.apps.surveys import actions, refusals, selectors
from tolok.apps.surveys.models import Device, DeviceKind
from tolok.apps.surveys.views import sittings
from tolok.apps.surveys.views.sittings import Sitting, Way, unit_name
from tolok.rules.texts import ProblemsError, Text
from tolok.web.access import public
from tolok.web.printing import say


@public
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def device(request: HttpRequest, key: str) -> HttpResponseBase:
    """Ask the next person, take an answer, or count somebody who would rather not."""
    found = selectors.device_with(key)
    if found is None:
        raise Http404
    now = timezone.now()
    way = Way(found.survey, device=found)
    if request.method == "POST" and request.POST.get("do") == "refuse":
        return _count(request, found, now)
    if request.method == "POST" and found.survey.begun(now):
        return _take(request, sittings.sent(request, way), now)
    if found.revoked_at is not None:
        return _stopped(request, found, refusals.DEVICE_REVOKED, now)
    if not found.survey.begun(now):
        return _stopped(request, found, refusals.NOT_OPEN_YET, now)
    if found.survey.over(now):
        return _stopped(request, found, CLOSED, now)
    return _ask(request, sittings.begun(request, way, now), now)


def _take(request: HttpRequest, sitting: Sitting, now: datetime) -> HttpResponseBase:
    device = sitting.way.device
    assert device is not None  # this door has one
    if not sitting.is_valid():
        return _ask(request, sitting, now)
    try:
        receipt = sitting.take(now)
    except ProblemsError as error:
        why = error.problems[0].text
        uuid = str(sitting.form.identifier)
        if refusals.is_final(error):
            return _stopped(request, device, why, now, uuid=uuid)
        if why == refusals.DEVICE_TOO_FAST:
            return _stopped(request, device, why, now, status=429)
        sittings.refuse(sitting, error)
        return _ask(request, sitting, now)
    context = _frame(device, now) | {"receipt": receipt, "until": device.survey.ends_at}
    return render(request, "surveys/kiosk_thanks.html", context)


def _count(request: HttpRequest, device: Device, now: datetime) -> HttpResponseBase:
    """Somebody said no on an officer's tablet. The identifier names the press to the page that sent it."""
    try:
        actions.somebody_refused(device=device, now=now)
    except ProblemsError as error:
        return _stopped(request, device, error.problems[0].text, now, uuid=request.POST.get("uuid", ""))
    context = _frame(device, now) | {"refusal": request.POST.get("uuid", "")}
    return render(request, "surveys/kiosk_thanks.html", context)


def _ask(request: HttpRequest, sitting: Sitting, now: datetime) -> HttpResponseBase:
    device = sitting.way.device
    assert device is not None  # this door has one
    wrong = any(form.errors for form in sitting.forms)
    context = sittings.page(request, sitting, now) | _holder(device) | {"wrong": wrong}
    return render(request, "surveys/kiosk.html", context, status=422 if wrong else 200)


def _stopped(
    request: HttpRequest, device: Device, why: Text, now: datetime, *, uuid: str = "", status: int = 0
) -> HttpResponseBase:
    """Why nobody can answer here now. `uuid` names an answer that was refused for good."""
    context = _frame(device, now) | {"why": say(why), "uuid": uuid}
    asked = status or (409 if request.method == "POST" else 200)
    return render(request, "surveys/kiosk_stopped.html", context, status=asked)


def _frame(device: Device, now: datetime) -> dict[str, object]:
    return {**_holder(device), "survey": device.survey, "unit": unit_name(device.survey, now)}


def _holder(device: Device) -> dict[str, object]:
    return {"device": device, "officer": device.kind == DeviceKind.OFFICER}


CLOSED = Text(
    "Survei ini sudah ditutup. Jawaban yang masih tersimpan di perangkat ini tetap dikirim dan ditandai terlambat.",
    "This survey has closed. Answers still kept on this device are sent all the same and marked late.",
)
