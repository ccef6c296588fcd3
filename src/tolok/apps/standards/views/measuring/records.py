"""One measurement, one visit: what is kept of it, what it replaced, and taking it back."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.standards.actions import measuring as actions
from tolok.apps.standards.forms.measuring import TakeBackForm
from tolok.apps.standards.models import HoursCheck, TimeMeasurement
from tolok.apps.standards.selectors.measuring import hours_check_at, measurement_at, zone_of_unit
from tolok.apps.standards.showing.measuring import (
    check_address,
    found,
    hours_of,
    measurement_address,
    moment,
    ruler_title,
    share_ruler,
    source_name,
    time_ruler,
)
from tolok.apps.standards.views.doors import unit_name, version_address, who
from tolok.apps.standards.views.keeping import proofs
from tolok.apps.standards.views.keeping.doors import crumbs, keeps, page_of, question, saved, sees, there
from tolok.apps.standards.views.measuring.doors import correctable, may_correct
from tolok.rules.delivery.measuring import minimum, note
from tolok.rules.delivery.service_times_words import (
    kept_said,
    measured_said,
    period_said,
    promise_said,
    ranks_said,
)
from tolok.web.access import policy
from tolok.web.asking import ask
from tolok.web.printing import say
from tolok.web.shapes import Fact, Link

METHODS = require_http_methods(["GET", "HEAD", "POST"])


@policy(sees)
@require_safe
def measurement(request: HttpRequest, measurement: int) -> HttpResponseBase:
    """One measurement: the promise, how many kept it, the ranks, where it comes from."""
    row = there(measurement_at(measurement))
    times, name = row.times, row.service.called
    sentence = say(
        measured_said(row.promised, times, row.promise, row.period_from, row.period_to, row.source)
    )
    ranks = ranks_said(times, row.promised.unit)
    version = Link(_("Buka versi ini"), version_address(row.version))
    facts = [
        Fact(_("Janji"), say(promise_said(row.promised, row.promise)), version),
        Fact(_("Periode"), say(period_said(row.period_from, row.period_to))),
        Fact(_("Hasil"), say(kept_said(times, row.promise))),
        Fact(_("Median dan P90"), say(ranks) if ranks else _("tidak disebut")),
        Fact(_("Belum selesai"), _("%(n)d, tidak ikut dihitung") % {"n": row.unfinished}),
        Fact(_("Sumber"), source_name(row.source)),
        Fact(_("Cara"), _("dihitung dari tabel") if row.counted else _("ringkasan yang ditulis")),
        *_common(row),
    ]
    more = {
        "title": _("Pengukuran waktu layanan"),
        "service": name,
        "sentence": sentence,
        "ruler": time_ruler(row.promised, times, name, sentence) or share_ruler(times, name),
        "ruler_title": ruler_title(times),
        "note": say(note()) if times.n < minimum() else "",
        "correct": reverse("standards-measurement-correct", args=[row.pk]),
        "retract": reverse("standards-measurement-retract", args=[row.pk]),
    }
    return _shown(request, row, facts, more)


@policy(sees)
@require_safe
def hours_check(request: HttpRequest, check: int) -> HttpResponseBase:
    """One visit: the moment, the hours of that day, what was found."""
    row = there(hours_check_at(check))
    facts = [
        Fact(_("Waktu kunjungan"), moment(row, zone_of_unit(row.unit))),
        Fact(_("Untuk"), row.service.called if row.service else _("seluruh loket")),
        Fact(_("Jam yang diumumkan hari itu"), hours_of(row)),
        Fact(_("Yang ditemukan"), found(row).word),
        Fact(_("Dari siapa"), source_name(row.source)),
        *_common(row),
    ]
    more = {
        "title": _("Kunjungan pada jam layanan"),
        "service": row.service.called if row.service else "",
        "correct": reverse("standards-hours-check-correct", args=[row.pk]),
        "retract": reverse("standards-hours-check-retract", args=[row.pk]),
    }
    return _shown(request, row, facts, more)


def _common(row: TimeMeasurement | HoursCheck) -> list[Fact]:
    """Note, proof, who entered it and what it replaced."""
    proof = row.proof
    link = Link(_("Buka bukti"), proofs.address(proof)) if proof else None
    facts = [
        Fact(_("Catatan"), row.note or "–"),
        Fact(_("Bukti"), proof.proof.title if proof else _("belum ada"), link),
        Fact(_("Dimasukkan"), _entered(row)),
    ]
    old = row.replaces
    if isinstance(old, TimeMeasurement | HoursCheck):
        facts.append(Fact(_("Menggantikan"), row.why, Link(_("Buka yang lama"), address_of(old))))
    return facts


def _entered(row: TimeMeasurement | HoursCheck) -> str:
    words = {"day": date_format(timezone.localdate(row.at)), "who": row.by.name if row.by else ""}
    return _("%(day)s oleh %(who)s") % words if row.by else words["day"]


def address_of(row: TimeMeasurement | HoursCheck) -> str:
    """The page of a record."""
    return measurement_address(row) if isinstance(row, TimeMeasurement) else check_address(row)


def _shown(
    request: HttpRequest, row: TimeMeasurement | HoursCheck, facts: list[Fact], more: dict[str, Any]
) -> HttpResponseBase:
    unit = row.service.unit if isinstance(row, TimeMeasurement) else row.unit
    newer = getattr(row, "replaced_by", None)
    context = {
        "row": row,
        "unit": unit,
        "name": unit_name(unit),
        "facts": facts,
        "newer": address_of(newer) if newer else "",
        "may_correct": may_correct(request, row),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, unit, "measuring", Link(more["title"])),
        **more,
    }
    return render(request, "standards/measuring/record.html", context)


@policy(keeps)
@METHODS
def retract_measurement(request: HttpRequest, measurement: int) -> HttpResponseBase:
    """Take a measurement back."""
    return _retract(request, there(measurement_at(measurement)))


@policy(keeps)
@METHODS
def retract_check(request: HttpRequest, check: int) -> HttpResponseBase:
    """Take a visit back."""
    return _retract(request, there(hours_check_at(check)))


def _retract(request: HttpRequest, row: TimeMeasurement | HoursCheck) -> HttpResponseBase:
    correctable(request, row)
    unit = row.service.unit if isinstance(row, TimeMeasurement) else row.unit

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.retract(row=row, why=given["why"], **who(request))
        return saved(page_of(unit, "measuring"))

    asked = question(
        request,
        unit,
        "measuring",
        _("Tarik catatan ini"),
        _("Catatan ini tidak dihitung lagi, tetapi tetap dapat dibaca dengan alasannya."),
        _("Tarik catatan"),
        back=address_of(row),
        danger=True,
    )
    return ask(request, asked, TakeBackForm(request.POST or None), act)
