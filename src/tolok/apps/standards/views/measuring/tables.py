"""Measure a service from a table of starts and ends: looked through first, and only the result is kept."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.evidence.models import Kind
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import measuring as actions
from tolok.apps.standards.actions.measuring import Measuring
from tolok.apps.standards.forms.measuring import ResultForm, TableForm
from tolok.apps.standards.refusals import measuring as refusals
from tolok.apps.standards.selectors.measuring import zone_of_unit
from tolok.apps.standards.showing.bringing import problems_table
from tolok.apps.standards.showing.measuring import measurement_address, ruler_title, share_ruler, time_ruler
from tolok.apps.standards.views.doors import unit_name, unit_of, who, whoever
from tolok.apps.standards.views.keeping import proofs
from tolok.apps.standards.views.keeping.doors import crumbs, keeps, page_of, saved
from tolok.apps.standards.views.measuring.offering import measuring_of, offered, versions_of
from tolok.rules.delivery.measuring import minimum, note
from tolok.rules.delivery.service_times import BY_THE_CLOCK, Times
from tolok.rules.delivery.service_times_words import measured_said
from tolok.rules.numbers import exact
from tolok.rules.texts import ProblemsError, refused
from tolok.sheets.books import open_bytes
from tolok.sheets.standards.cases import LIMITS, CaseTable, names_of, pasted_cases, read_cases
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Link

METHODS = require_http_methods(["GET", "HEAD", "POST"])
SALT, A_DAY = "standards.measured", 24 * 3600
#: Problems of a table that are shown at once.
PROBLEMS = 200


@dataclass(frozen=True, slots=True)
class Result:
    """What a table came to, as it travels to the page that keeps it; the table itself stays nowhere."""

    measuring: Measuring
    times: Times
    unfinished: int


@policy(keeps)
@METHODS
def from_table(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Read a table, show what it comes to or everything that is wrong with it, and keep the result when agreed."""
    found = unit_of(unit)
    if "token" in request.POST:
        return _keep(request, found)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = TableForm(*sent, **offered(request, found))
    problems = None
    if form.is_valid():
        try:
            return _look(request, found, form.cleaned_data)
        except ProblemsError as error:
            rows = [one for one in error.problems if one.row is not None]
            form.refuse(ProblemsError([one for one in error.problems if one.row is None]))
            if rows:
                form.add_error("lines", _("Ada baris yang tidak dapat dipakai; lihat di bawah."))
                problems = problems_table(rows[:PROBLEMS])
    title = _("Ukur dari tabel")
    context = {
        "unit": found,
        "name": unit_name(found),
        "title": title,
        "form": form,
        "problems": problems,
        "crumbs": crumbs(request, found, "measuring", Link(title)),
    }
    return render(request, "standards/measuring/table.html", context, status=422 if form.errors else 200)


def _look(request: HttpRequest, unit: OrganizationUnit, given: dict[str, Any]) -> HttpResponseBase:
    measuring = measuring_of(unit, given)
    table = _read(unit, measuring, given)
    actions.check_cases(measuring=measuring, rows=table.rows)
    times = actions.count(measuring=measuring, cases=[case for _at, case in table.rows])
    if not times.n:
        raise refused(refusals.NO_CASES, "lines")
    result = Result(measuring, times, table.unfinished)
    form = ResultForm(proofs=proofs.choices(unit), initial={"token": _token(request, unit, result)})
    told = [say(one) for one in table.notes]
    if table.dropped:
        told.append(
            _("Kolom yang tidak dibaca dan tidak disimpan: %(names)s.") % {"names": names_of(table.dropped)}
        )
    return _shown(request, unit, result, form, told)


def _read(unit: OrganizationUnit, measuring: Measuring, given: dict[str, Any]) -> CaseTable:
    zone, clock = zone_of_unit(unit), measuring.promised.unit in BY_THE_CLOCK
    upload = given["file"]
    if upload:
        return read_cases(open_bytes(upload.name, upload.read(), LIMITS), zone, clock)
    return pasted_cases(given["lines"], zone, clock)


def _shown(
    request: HttpRequest, unit: OrganizationUnit, result: Result, form: ResultForm, told: list[str]
) -> HttpResponseBase:
    measuring, times = result.measuring, result.times
    promised, title = measuring.promised, _("Periksa sebelum disimpan")
    sentence = say(
        measured_said(
            promised, times, measuring.promise, measuring.period_from, measuring.period_to, measuring.source
        )
    )
    name = measuring.version.service.called
    context = {
        "unit": unit,
        "name": unit_name(unit),
        "title": title,
        "service": name,
        "sentence": sentence,
        "ruler": time_ruler(promised, times, name, sentence) or share_ruler(times, name),
        "ruler_title": ruler_title(times),
        "ranked": times.median is not None,
        "note": say(note()) if times.n < minimum() else "",
        "unfinished": result.unfinished,
        "told": told,
        "form": form,
        "again": page_of(unit, "measure-table"),
        "crumbs": crumbs(request, unit, "measuring", Link(title)),
    }
    return render(request, "standards/measuring/result.html", context, status=422 if form.errors else 200)


def _keep(request: HttpRequest, unit: OrganizationUnit) -> HttpResponseBase:
    form = ResultForm(request.POST, request.FILES, proofs=proofs.choices(unit))
    result = _opened(request, unit, request.POST.get("token", ""))
    if result is None:
        again = TableForm(**offered(request, unit))
        title = _("Ukur dari tabel")
        context = {
            "unit": unit,
            "name": unit_name(unit),
            "title": title,
            "form": again,
            "stale": say(refusals.STALE),
            "crumbs": crumbs(request, unit, "measuring", Link(title)),
        }
        return render(request, "standards/measuring/table.html", context, status=409)
    if form.is_valid():
        given = form.cleaned_data
        name = result.measuring.version.service.name
        try:
            with transaction.atomic():
                title = _("Pengukuran waktu %(name)s") % {"name": name}
                proof = proofs.chosen(unit, given, title, Kind.REPORT, **who(request))
                made = actions.measure_summary(
                    measuring=result.measuring,
                    times=result.times,
                    unfinished=result.unfinished,
                    counted=True,
                    note=given["note"],
                    proof=proof,
                    **who(request),
                )
            return saved(measurement_address(made))
        except ProblemsError as error:
            form.refuse(error)
    return _shown(request, unit, result, form, [])


def _token(request: HttpRequest, unit: OrganizationUnit, result: Result) -> str:
    measuring, times = result.measuring, result.times
    held = {
        "who": whoever(request).pk,
        "unit": unit.pk,
        "version": measuring.version.pk,
        "promise": measuring.promise,
        "opening": measuring.opening,
        "from": measuring.period_from.isoformat(),
        "to": measuring.period_to.isoformat(),
        "source": measuring.source,
        "times": [
            times.n,
            times.within,
            *(None if one is None else str(one) for one in (times.median, times.p90)),
        ],
        "unfinished": result.unfinished,
    }
    return signing.dumps(held, salt=SALT)


def _opened(request: HttpRequest, unit: OrganizationUnit, token: str) -> Result | None:
    """The result of a token that this person was given for this unit within the day."""
    try:
        held = signing.loads(token, salt=SALT, max_age=A_DAY)
    except signing.BadSignature:
        return None
    version = versions_of(unit).get(held["version"])
    if (held["who"], held["unit"]) != (whoever(request).pk, unit.pk) or version is None:
        return None
    n, within, median, p90 = held["times"]
    times = Times(n, within, _number(median), _number(p90))
    first, last = date.fromisoformat(held["from"]), date.fromisoformat(held["to"])
    measuring = Measuring(version, first, last, held["source"], held["promise"], held["opening"])
    return Result(measuring, times, held["unfinished"])


def _number(written: str | None) -> Fraction | None:
    return None if written is None else exact(written)
