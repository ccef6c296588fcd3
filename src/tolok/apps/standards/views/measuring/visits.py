"""Enter a visit at the desk, and put right what was entered wrongly."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.evidence.models import Kind
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import visiting as actions
from tolok.apps.standards.forms.measuring import CorrectVisitForm, VisitForm, of_unit
from tolok.apps.standards.models import HoursCheck, Service
from tolok.apps.standards.selectors.measuring import hours_check_at, visit_of, visiting, zone_of_unit
from tolok.apps.standards.showing.measuring import check_address
from tolok.apps.standards.views.doors import today, unit_of, who
from tolok.apps.standards.views.keeping import proofs
from tolok.apps.standards.views.keeping.doors import keeps, question, saved, there
from tolok.apps.standards.views.measuring.doors import correctable, looks_from_outside
from tolok.rules.delivery.measuring import visit_sources
from tolok.web.access import policy
from tolok.web.asking import ask

METHODS = require_http_methods(["GET", "HEAD", "POST"])


@policy(keeps)
@METHODS
def check_hours(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Keep what somebody found at the desk."""
    found = unit_of(unit)
    services = visiting(found, today())
    form = VisitForm(
        request.POST or None,
        request.FILES or None,
        proofs=proofs.choices(found),
        services=services,
        sources=of_unit(visit_sources(), outside=looks_from_outside(request, found)),
        initial={"visited_on": today()},
    )

    def act(given: dict[str, Any]) -> HttpResponseBase:
        with transaction.atomic():
            made = actions.check_hours(unit=found, **_given(request, found, services, given))
        return saved(check_address(made))

    lead = _("Jam yang diumumkan untuk saat itu disimpan bersama kunjungannya.")
    asked = question(request, found, "measuring", _("Catat kunjungan"), lead, _("Simpan kunjungan"))
    return ask(request, asked, form, act, "standards/keeping/ask_proof.html")


@policy(keeps)
@METHODS
def correct_check(request: HttpRequest, check: int) -> HttpResponseBase:
    """Put another visit in the place of a wrong one."""
    row = there(hours_check_at(check))
    correctable(request, row)
    services = visiting(row.unit, today())
    if row.service is not None and row.service not in services:
        services.append(row.service)
    form = CorrectVisitForm(
        request.POST or None,
        request.FILES or None,
        proofs=proofs.choices(row.unit, row.proof),
        services=services,
        sources=of_unit(visit_sources(), outside=looks_from_outside(request, row.unit)),
        initial=_initial(row),
    )

    def act(given: dict[str, Any]) -> HttpResponseBase:
        why = given.pop("why")
        with transaction.atomic():
            kept = _given(request, row.unit, services, given)
            made = actions.correct_check(check=row, why=why, **kept)
        return saved(check_address(made))

    asked = question(
        request,
        row.unit,
        "measuring",
        _("Betulkan kunjungan"),
        _("Yang lama tetap dapat dibaca, dengan alasannya."),
        _("Simpan pembetulan"),
        back=check_address(row),
    )
    return ask(request, asked, form, act, "standards/keeping/ask_proof.html")


def _given(
    request: HttpRequest, unit: OrganizationUnit, services: list[Service], given: dict[str, Any]
) -> dict[str, Any]:
    """What a form holds, as the actions take it."""
    proof = proofs.chosen(unit, given, _("Kunjungan pada jam layanan"), Kind.PHOTO, **who(request))
    at = datetime.combine(given["visited_on"], given["clock"], zone_of_unit(unit))
    service = next((one for one in services if str(one.pk) == given["service"]), None)
    seen = actions.Seen(at, given["found"], given["source"], service, given["says"], given["hours"])
    return {"seen": seen, "note": given["note"], "proof": proof, **who(request)}


def _initial(row: HoursCheck) -> dict[str, Any]:
    at = visit_of(row, zone_of_unit(row.unit)).at
    return {
        "visited_on": at.date(),
        "clock": at.time(),
        "service": str(row.service_id or ""),
        "proof": str(row.proof_id or ""),
        **{name: getattr(row, name) for name in ("found", "source", "says", "hours", "note")},
    }
