"""Kiosks and officers' tablets: register one, see that it is heard from, withdraw it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.apps.surveys import actions
from tolok.apps.surveys.actions.devices import Registered
from tolok.apps.surveys.forms.rating import WhyForm
from tolok.apps.surveys.forms.ways import DeviceForm
from tolok.apps.surveys.identifiers import digest_of
from tolok.apps.surveys.models import Device, DeviceKind, Survey
from tolok.apps.surveys.selectors import ways
from tolok.apps.surveys.views.doors import enters_paper, moment, survey_of, unit_name
from tolok.apps.surveys.views.ways import day_in_words, pdf, posted, public_address, question, way_back, who
from tolok.papers.codes import code_picture
from tolok.papers.handouts.device_card import device_card
from tolok.web.access import policy, today
from tolok.web.asking import ask
from tolok.web.printing import printed
from tolok.web.shapes import Column, Link, State, Table

METHODS = require_http_methods(["GET", "HEAD", "POST"])


@policy(enters_paper)
@require_safe
def devices(request: HttpRequest, survey: int) -> HttpResponseBase:
    """The devices of a survey and how much came from each of late."""
    found, now = survey_of(survey), moment()
    midnight = localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = list(ways.devices_of(found, now, midnight))
    context = {
        "survey": found,
        "name": unit_name(found),
        "over": found.over(now),
        "devices": rows,
        "table": _table(found, rows),
        "saved": "tersimpan" in request.GET,
        "crumbs": way_back(found, Link(_("Perangkat"), current=True)),
    }
    return render(request, "surveys/ways/devices.html", context)


def _table(survey: Survey, devices: list[Device]) -> Table:
    columns = (
        Column(_("Perangkat")),
        Column(_("Jenis")),
        Column(_("Keadaan"), "status"),
        Column(_("Jawaban satu jam ini"), "number"),
        Column(_("Jawaban hari ini"), "number"),
        Column(_("Terakhir terdengar")),
        Column(_("Tindakan"), "link"),
    )
    return Table(_("Perangkat survei"), columns, [_row(survey, one) for one in devices])


def _row(survey: Survey, device: Any) -> tuple[object, ...]:
    gone = device.revoked_at is not None
    link = Link(
        _("Cabut %(name)s") % {"name": device.name},
        reverse("surveys-devices-withdraw", args=[survey.pk, device.pk]),
    )
    return (
        device.name,
        DeviceKind(device.kind).label,
        State(_("dicabut"), "bad") if gone else State(_("terdaftar"), "good"),
        printed(device.hour, 0),
        printed(device.today, 0),
        date_format(localtime(device.last), "DATETIME_FORMAT") if device.last else _("belum ada jawaban"),
        "" if gone else link,
    )


def _list(survey: Survey) -> Link:
    return Link(_("Perangkat"), reverse("surveys-devices", args=[survey.pk]))


@policy(enters_paper)
@never_cache
@METHODS
def register(request: HttpRequest, survey: int) -> HttpResponseBase:
    """Register a device. The answer of this request is the only place where its address stands."""
    found = survey_of(survey)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        kind = DeviceKind(given["kind"])
        made = actions.register_device(survey=found, kind=kind, name=given["name"], **who(request))
        return _made(request, found, made)

    lead = _("Perangkat mendapat alamat sendiri, supaya jawabannya diketahui datang dari mana.")
    asked = question(found, _("Daftarkan perangkat"), lead, _("Daftarkan"), _list(found))
    return ask(request, asked, DeviceForm(posted(request)), act)


def _made(request: HttpRequest, survey: Survey, made: Registered) -> HttpResponseBase:
    address = public_address(request, "surveys-device", made.key)
    context = {
        "survey": survey,
        "name": unit_name(survey),
        "device": made.device,
        "kind": DeviceKind(made.device.kind).label,
        "key": made.key,
        "address": address,
        "picture": code_picture(address, _("Kode QR alamat perangkat ini")),
        "back": _list(survey).url,
        "crumbs": way_back(survey, _list(survey), Link(_("Perangkat baru"), current=True)),
    }
    return render(request, "surveys/ways/device.html", context)


@policy(enters_paper)
@never_cache
@require_POST
def card(request: HttpRequest, survey: int, device: int) -> HttpResponseBase:
    """The card to stick behind a device, from the key its page sends back."""
    found, mine = _device(survey, device)
    key = request.POST.get("key", "")
    if digest_of(key) != mine.digest or mine.revoked_at is not None:
        raise Http404
    with override("id"):
        kind = str(DeviceKind(mine.kind).label)
    made = device_card(
        unit=unit_name(found),
        office=found.unit.office.name,
        name=mine.name,
        kind=kind,
        address=public_address(request, "surveys-device", key.strip().upper()),
        until=day_in_words(found.last_day),
        printed_on=today(),
    )
    return pdf(made, "kartu-perangkat", found)


@policy(enters_paper)
@METHODS
def withdraw(request: HttpRequest, survey: int, device: int) -> HttpResponseBase:
    """Take no more answers from a device."""
    found, mine = _device(survey, device)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.withdraw_device(device=mine, **given, **who(request))
        return HttpResponseRedirect(f"{_list(found).url}?tersimpan")

    title = _("Cabut %(name)s") % {"name": mine.name}
    lead = _("Alamatnya tidak berlaku lagi. Jawaban yang sudah masuk dari perangkat ini tetap dihitung.")
    asked = question(found, title, lead, _("Cabut perangkat"), _list(found), danger=True)
    return ask(request, asked, WhyForm(posted(request)), act)


def _device(survey: int, pk: int) -> tuple[Survey, Device]:
    found = survey_of(survey)
    mine = ways.device_in(found, pk)
    if mine is None:
        raise Http404
    return found, mine
