"""Measure a service by a summary that somebody else counted, and put right what was measured wrongly."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.evidence.models import Kind
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import measuring as actions
from tolok.apps.standards.forms.measuring import CorrectMeasurementForm, SummaryForm, amount
from tolok.apps.standards.models import TimeMeasurement
from tolok.apps.standards.selectors.measuring import measurement_at
from tolok.apps.standards.showing.measuring import measurement_address
from tolok.apps.standards.views.doors import unit_of, who
from tolok.apps.standards.views.keeping import proofs
from tolok.apps.standards.views.keeping.doors import keeps, question, saved, there
from tolok.apps.standards.views.measuring.doors import correctable
from tolok.apps.standards.views.measuring.offering import measuring_of, offered
from tolok.rules.delivery.service_times import Times
from tolok.web.access import policy
from tolok.web.asking import ask

METHODS = require_http_methods(["GET", "HEAD", "POST"])


@policy(keeps)
@METHODS
def from_summary(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Keep a result that somebody else counted."""
    found = unit_of(unit)
    form = SummaryForm(
        request.POST or None, request.FILES or None, proofs=proofs.choices(found), **offered(request, found)
    )

    def act(given: dict[str, Any]) -> HttpResponseBase:
        made = _written(request, found, given)
        return saved(measurement_address(made))

    lead = _("Untuk hasil yang sudah dihitung di tempat lain. Bila punya tabelnya, ukur dari tabel.")
    asked = question(request, found, "measuring", _("Tulis ringkasan"), lead, _("Simpan pengukuran"))
    return ask(request, asked, form, act, "standards/keeping/ask_proof.html")


@policy(keeps)
@METHODS
def correct(request: HttpRequest, measurement: int) -> HttpResponseBase:
    """Put another result in the place of a wrong one."""
    row = there(measurement_at(measurement))
    correctable(request, row)
    unit, times = row.service.unit, row.times
    initial = {
        "promise": f"{row.version_id}:{row.promise}",
        "median": amount(times.median),
        "p90": amount(times.p90),
        **{
            name: getattr(row, name)
            for name in ("period_from", "period_to", "source", "opening", "n", "within")
        },
        **{name: getattr(row, name) for name in ("unfinished", "note")},
        "proof": str(row.proof_id or ""),
    }
    form = CorrectMeasurementForm(
        request.POST or None,
        request.FILES or None,
        initial=initial,
        proofs=proofs.choices(unit, row.proof),
        **offered(request, unit, row),
    )

    def act(given: dict[str, Any]) -> HttpResponseBase:
        return saved(measurement_address(_written(request, unit, given, row)))

    lead = _("Yang lama tetap dapat dibaca, dengan alasannya.")
    asked = question(
        request,
        unit,
        "measuring",
        _("Betulkan pengukuran"),
        lead,
        _("Simpan pembetulan"),
        back=measurement_address(row),
        over=row.service.called,
    )
    return ask(request, asked, form, act, "standards/keeping/ask_proof.html")


def _written(
    request: HttpRequest, unit: OrganizationUnit, given: dict[str, Any], old: TimeMeasurement | None = None
) -> TimeMeasurement:
    measuring = measuring_of(unit, given)
    title = _("Pengukuran waktu %(name)s") % {"name": measuring.version.service.name}
    with transaction.atomic():
        proof = proofs.chosen(unit, given, title, Kind.REPORT, **who(request))
        kept = {
            "measuring": measuring,
            "times": Times(given["n"], given["within"], given["median"], given["p90"]),
            "unfinished": given["unfinished"] or 0,
            "note": given["note"],
            "proof": proof,
            **who(request),
        }
        if old is None:
            return actions.measure_summary(**kept)
        return actions.correct(measurement=old, why=given["why"], **kept)
