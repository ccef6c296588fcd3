"""Reviews and monitoring: what is due, what was found, what was promised after it, and the next version."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.commitments.models import Commitment
from tolok.apps.evidence.models import Kind
from tolok.apps.standards.actions import planning, reviewing, versions
from tolok.apps.standards.forms.reviewing import MonitorForm, PlanForm, PromiseForm, ReviewForm
from tolok.apps.standards.forms.versions import PlainForm
from tolok.apps.standards.models import Monitoring, PlanKind, Review, StandardVersion
from tolok.apps.standards.selectors import keeping
from tolok.apps.standards.selectors.due import due
from tolok.apps.standards.selectors.measuring import measured_for
from tolok.apps.standards.showing.measuring import measurement_address, measurement_name
from tolok.apps.standards.views.doors import (
    service_of,
    today,
    unit_name,
    unit_of,
    version_address,
    version_of,
    who,
)
from tolok.apps.standards.views.keeping import proofs
from tolok.apps.standards.views.keeping.doors import (
    crumbs,
    keeps,
    may_write,
    page_of,
    question,
    saved,
    sees,
    there,
)
from tolok.apps.standards.views.keeping.due import due_table
from tolok.rules.standards.clocks import KEPT, METHODS, clock
from tolok.rules.standards.components import by_code, components
from tolok.web.access import policy
from tolok.web.asking import ask
from tolok.web.shapes import Column, Fact, Link, State, Table

ASKS = require_http_methods(["GET", "HEAD", "POST"])
ROWS_A_PAGE = 50
PERIODIC = frozenset(PlanKind.values)
TONES = {"yes": "good", "partly": "caution", "no": "bad"}


@policy(sees)
@require_safe
def reviews(request: HttpRequest, unit: int) -> HttpResponseBase:
    """What is due for every standard in force, and everything that was done."""
    found, day = unit_of(unit), today()
    keeps_it = may_write(request, found)
    wanted = [one for one in due(day, [found.pk]) if one.kind in PERIODIC]
    due_page = Paginator(wanted, ROWS_A_PAGE).get_page(request.GET.get("jatuh-tempo"))
    done = Paginator(keeping.reviews_of(found), ROWS_A_PAGE).get_page(request.GET.get("peninjauan"))
    looked = Paginator(keeping.monitorings_of(found), ROWS_A_PAGE).get_page(request.GET.get("pemantauan"))
    language = get_language() or "id"
    context = {
        "unit": found,
        "name": unit_name(found),
        "due_page": due_page,
        "due": due_table(list(due_page), day, keeps=keeps_it),
        "reviews_page": done,
        "reviews": _reviews(list(done)),
        "monitorings_page": looked,
        "monitorings": _monitorings(list(looked)),
        "clocks": [(clock(key).text.say(language), clock(key).note.say(language)) for key in PlanKind.values],
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found, "reviews"),
    }
    return render(request, "standards/keeping/reviews.html", context)


def _reviews(rows: list[Review]) -> Table:
    columns = [Column(_("Layanan"), "link"), Column(_("Ditinjau")), Column(_("Cara"))]
    columns.append(Column(_("Hasil"), "status"))
    lines = [
        (
            Link(one.version.service.called, reverse("standards-review", args=[one.pk])),
            date_format(one.reviewed_on),
            one.method,
            _decision(one),
        )
        for one in rows
    ]
    return Table(_("Peninjauan"), columns, lines, caption_hidden=True)


def _decision(one: Review) -> State:
    return State(_("diubah"), "info") if one.change else State(_("tetap"), "good")


def _monitorings(rows: list[Monitoring]) -> Table:
    columns = [Column(_("Layanan"), "link"), Column(_("Dipantau")), Column(_("Periode"))]
    columns.append(Column(_("Ditepati"), "status"))
    lines = [
        (
            Link(one.version.service.called, reverse("standards-monitoring", args=[one.pk])),
            date_format(one.done_on),
            _span(one),
            _kept(one),
        )
        for one in rows
    ]
    return Table(_("Pemantauan"), columns, lines, caption_hidden=True)


def _span(one: Monitoring) -> str:
    return _("%(first)s sampai %(last)s") % {
        "first": date_format(one.period_from),
        "last": date_format(one.period_to),
    }


def _kept(one: Monitoring) -> State:
    good = sum(value == "yes" for value in one.kept.values())
    words = _("%(n)d dari %(total)d komponen") % {"n": good, "total": len(one.kept)}
    return State(words, "good" if good == len(one.kept) else "caution")


@policy(sees)
@require_safe
def review(request: HttpRequest, review: int) -> HttpResponseBase:
    """One review: what was found, whether the standard changes, what was promised."""
    found = there(keeping.review_at(review))
    service = found.version.service
    facts = [
        Fact(
            _("Standar"), _version(found.version), Link(_("Buka versi ini"), version_address(found.version))
        ),
        Fact(_("Ditinjau"), date_format(found.reviewed_on)),
        Fact(_("Cara"), found.method),
        Fact(_("Cakupan"), _("sebagian komponen") if found.partial else _("semua komponen")),
        Fact(_("Temuan"), found.findings),
        Fact(_("Hasil peninjauan"), _("standar diubah") if found.change else _("standar tetap")),
        _proof(found),
    ]
    working = next((one for one in service.versions.defer("content") if one.in_work), None)
    context = {
        **_done(request, found, facts, _("Peninjauan ulang")),
        "changes": found.change,
        "working": version_address(working) if working else "",
        "begin": reverse("standards-review-begin", args=[found.pk]),
        "promise": reverse("standards-review-promise", args=[found.pk]),
    }
    return render(request, "standards/keeping/done.html", context)


@policy(sees)
@require_safe
def monitoring(request: HttpRequest, monitoring: int) -> HttpResponseBase:
    """One monitoring: which components were kept, what was recommended, what was promised."""
    found = there(keeping.monitoring_at(monitoring))
    language = get_language() or "id"
    facts = [
        Fact(
            _("Standar"), _version(found.version), Link(_("Buka versi ini"), version_address(found.version))
        ),
        Fact(_("Periode"), _span(found)),
        Fact(_("Dipantau"), date_format(found.done_on)),
        Fact(_("Cara"), ", ".join(METHODS[key].say(language) for key in found.methods if key in METHODS)),
        Fact(_("Temuan"), found.findings or "–"),
        Fact(_("Rekomendasi"), found.recommendations or "–"),
        *_measured(found),
        _proof(found),
    ]
    columns = [Column(_("Komponen")), Column(_("Ditepati"), "status")]
    lines = [
        (f"{by_code()[code].number}. {by_code()[code].name.say(language)}", _answer(value))
        for code, value in found.kept.items()
        if code in by_code()
    ]
    context = {
        **_done(request, found, facts, _("Pemantauan dan evaluasi")),
        "kept": Table(_("Komponen demi komponen"), columns, lines, caption_hidden=True),
        "promise": reverse("standards-monitoring-promise", args=[found.pk]),
    }
    return render(request, "standards/keeping/done.html", context)


def _measured(done: Monitoring) -> list[Fact]:
    row = done.measurement
    if row is None:
        return []
    link = Link(_("Buka pengukuran"), measurement_address(row))
    return [Fact(_("Pengukuran yang mendasarinya"), measurement_name(row), link)]


def _answer(value: str) -> State:
    said = KEPT[value].say(get_language() or "id") if value in KEPT else value
    return State(said, TONES.get(value, "neutral"))  # type: ignore[arg-type]


def _version(version: StandardVersion) -> str:
    return _("%(name)s (versi %(number)s)") % {"name": version.service.called, "number": version.number}


def _proof(done: Review | Monitoring) -> Fact:
    proof = done.proof
    if proof is None:
        return Fact(_("Bukti"), _("belum ada"))
    return Fact(_("Bukti"), proof.proof.title, Link(_("Buka bukti"), proofs.address(proof)))


def _done(request: HttpRequest, done: Review | Monitoring, facts: list[Fact], title: str) -> dict[str, Any]:
    unit = done.version.service.unit
    rows = keeping.promises_after(done)
    return {
        "done": done,
        "title": title,
        "name": unit_name(unit),
        "service": done.version.service,
        "facts": facts,
        "promises": _promises(rows, today()) if rows else None,
        "keeps": may_write(request, unit),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, unit, "reviews", Link(f"{title}: {done.version.service.called}")),
    }


def _promises(rows: list[Commitment], day: date) -> Table:
    columns = [Column(_("Janji"), "link"), Column(_("Tenggat")), Column(_("Keadaan"), "status")]
    lines = [
        (
            Link(one.title, reverse("commitments-commitment", args=[one.office_id, one.pk])),
            date_format(one.due_on),
            _promised(one, day),
        )
        for one in rows
    ]
    return Table(_("Janji tindak lanjut"), columns, lines, caption_hidden=True)


def _promised(one: Commitment, day: date) -> State:
    if one.overdue_on(day):
        return State(_("lewat tenggat"), "bad")
    return State(one.get_state_display(), "good" if one.kept else "info")


@policy(keeps)
@ASKS
def add_review(request: HttpRequest, version: int) -> HttpResponseBase:
    """Note a review of a version."""
    found = version_of(version)
    unit = found.service.unit
    form = ReviewForm(
        request.POST or None,
        request.FILES or None,
        proofs=proofs.choices(unit),
        initial={"reviewed_on": today()},
    )

    def act(given: dict[str, Any]) -> HttpResponseBase:
        title = _("Peninjauan ulang %(name)s") % {"name": found.service.name}
        with transaction.atomic():
            proof = proofs.chosen(unit, given, title, Kind.REPORT, **who(request))
            given["change"] = given["change"] == "yes"
            made = reviewing.review(version=found, proof=proof, **given, **who(request))
        return saved(reverse("standards-review", args=[made.pk]))

    lead = _("Apakah yang dijanjikan masih tepat? Peninjauan berikutnya dijadwalkan sendiri.")
    asked = question(
        request,
        unit,
        "reviews",
        _("Catat peninjauan ulang"),
        lead,
        _("Simpan peninjauan"),
        over=_version(found),
    )
    return ask(request, asked, form, act, "standards/keeping/ask_proof.html")


@policy(keeps)
@ASKS
def add_monitoring(request: HttpRequest, version: int) -> HttpResponseBase:
    """Note how a version was kept in a period."""
    found = version_of(version)
    unit = found.service.unit
    measured = {str(one.pk): one for one in measured_for(found.service)}
    form = MonitorForm(
        request.POST or None,
        request.FILES or None,
        proofs=proofs.choices(unit),
        measurements=[(key, measurement_name(one)) for key, one in measured.items()],
        initial={"done_on": today()},
    )

    def act(given: dict[str, Any]) -> HttpResponseBase:
        title = _("Pemantauan %(name)s") % {"name": found.service.name}
        answers = {one.code: given.pop(f"kept_{one.code}") for one in components()}
        given["measurement"] = measured.get(given.get("measurement", ""))
        with transaction.atomic():
            proof = proofs.chosen(unit, given, title, Kind.REPORT, **who(request))
            kept = {code: value for code, value in answers.items() if value}
            made = reviewing.monitor(version=found, proof=proof, kept=kept, **given, **who(request))
        return saved(reverse("standards-monitoring", args=[made.pk]))

    lead = _("Apakah yang dijanjikan ditepati? Komponen yang tidak dilihat dibiarkan kosong.")
    asked = question(
        request, unit, "reviews", _("Catat pemantauan"), lead, _("Simpan pemantauan"), over=_version(found)
    )
    return ask(request, asked, form, act, "standards/keeping/ask_proof.html")


@policy(keeps)
@ASKS
def plan(request: HttpRequest, service: int, kind: str) -> HttpResponseBase:
    """Plan the next review or monitoring of a service by hand."""
    found = service_of(service)
    if kind not in PERIODIC:
        raise Http404
    now = next(
        (one for one in due(today(), [found.unit_id]) if (one.service, one.kind) == (found, kind)), None
    )
    initial = {"due_on": now.due_on, "owner": now.owner} if now else {}
    form = PlanForm(request.POST or None, initial=initial)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        planning.plan(service=found, kind=kind, **given, **who(request))
        return saved(page_of(found.unit, "reviews"))

    titles = {"review": _("Rencanakan peninjauan ulang"), "monitoring": _("Rencanakan pemantauan")}
    lead = clock(kind).text.say(get_language() or "id")
    asked = question(
        request, found.unit, "reviews", titles[kind], lead, _("Simpan rencana"), over=found.called
    )
    return ask(request, asked, form, act)


@policy(keeps)
@ASKS
def promise_review(request: HttpRequest, review: int) -> HttpResponseBase:
    """Promise something a review recommended."""
    return _promise(request, there(keeping.review_at(review)), "standards-review")


@policy(keeps)
@ASKS
def promise_monitoring(request: HttpRequest, monitoring: int) -> HttpResponseBase:
    """Promise something monitoring recommended."""
    return _promise(request, there(keeping.monitoring_at(monitoring)), "standards-monitoring")


def _promise(request: HttpRequest, done: Review | Monitoring, page: str) -> HttpResponseBase:
    back = reverse(page, args=[done.pk])
    form = PromiseForm(request.POST or None)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        reviewing.promise_after(done=done, **given, **who(request))
        return saved(back)

    lead = _("Janji ini muncul di tindak lanjut unit, dengan pengingat sebelum tenggatnya.")
    unit = done.version.service.unit
    title = _("Jadikan janji tindak lanjut")
    asked = question(
        request, unit, "reviews", title, lead, _("Simpan janji"), back=back, over=_version(done.version)
    )
    return ask(request, asked, form, act)


@policy(keeps)
@ASKS
def begin(request: HttpRequest, review: int) -> HttpResponseBase:
    """Begin the version that a review asked for; its findings are the reason. The page of the review posts here."""
    found = there(keeping.review_at(review))
    service = found.version.service
    why = _("Peninjauan ulang %(day)s: %(findings)s") % {
        "day": date_format(found.reviewed_on),
        "findings": found.findings,
    }
    form = PlainForm(request.POST if request.method == "POST" else None)
    back = reverse("standards-review", args=[found.pk])

    def act(_given: dict[str, Any]) -> HttpResponseBase:
        made = versions.begin(service=service, why=why, **who(request))
        return HttpResponseRedirect(version_address(made))

    lead = _("Isi versi terbaru disalin dan temuan peninjauan menjadi alasannya.")
    asked = question(
        request,
        service.unit,
        "reviews",
        _("Mulai versi baru"),
        lead,
        _("Mulai versi baru"),
        back=back,
        over=service.called,
    )
    return ask(request, asked, form, act)
