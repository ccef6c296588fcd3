"""Write: begin a version, take it a step on, name its team, note the public's part, put it in force, withdraw it."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.evidence.models import Kind
from tolok.apps.standards.actions import versions
from tolok.apps.standards.actions.versions import Member
from tolok.apps.standards.forms.versions import (
    BeginForm,
    DraftedForm,
    InForceForm,
    MemberRow,
    ParticipationForm,
    PlainForm,
    WhyForm,
    WithdrawForm,
)
from tolok.apps.standards.models import StandardVersion
from tolok.apps.standards.rows import Rows, wrongs_of
from tolok.apps.standards.selectors.versions import decrees_for
from tolok.apps.standards.views.doors import (
    decides_standards,
    keeps_services,
    moves_standards,
    service_address,
    service_crumbs,
    service_of,
    today,
    unit_name,
    version_address,
    version_crumbs,
    version_of,
    who,
)
from tolok.apps.standards.views.keeping import proofs
from tolok.rules.standards.states import MOVES
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.asking import Question, ask
from tolok.web.shapes import Link
from tolok.web.shapes import Problem as Wrong

METHODS = require_http_methods(["GET", "HEAD", "POST"])
#: Steps that ask for nothing but a reason; the others have pages of their own.
STEPS: dict[str, Callable[..., StandardVersion]] = {
    "submit": versions.submit,
    "consult": versions.consult,
    "revise": versions.revise,
    "ready": versions.ready,
    "send_back": versions.send_back,
    "begin_review": versions.begin_review,
    "end_review": versions.end_review,
}


@policy(keeps_services)
@METHODS
def begin(request: HttpRequest, service: int) -> HttpResponseBase:
    """Start the next version of a service's standard."""
    found = service_of(service)
    first = not found.versions.exists()
    form = BeginForm(request.POST if request.method == "POST" else None, first=first)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        made = versions.begin(service=found, why=given.get("why", ""), **who(request))
        return HttpResponseRedirect(version_address(made))

    title = _("Mulai standar pelayanan") if first else _("Mulai versi baru")
    lead = (
        _("Empat belas komponen diisi satu per satu; Anda dapat berhenti dan melanjutkan kapan saja.")
        if first
        else _("Isi versi terbaru disalin. Versi yang berlaku tidak berubah sampai yang baru ditetapkan.")
    )
    name = unit_name(found.unit)
    way = service_crumbs(request, found, name, Link(title, current=True))
    return ask(
        request,
        Question(title, lead, _("Mulai menulis"), found.called, service_address(found), way),
        form,
        act,
    )


@policy(moves_standards)
@METHODS
def move(request: HttpRequest, version: int, move: str) -> HttpResponseBase:
    """Take one step; what forbids it is told all at once."""
    found = version_of(version)
    if move not in STEPS:
        raise Http404
    step = MOVES[move]
    form = (WhyForm if step.why else PlainForm)(request.POST if request.method == "POST" else None)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        STEPS[move](version=found, **given, **who(request))
        return HttpResponseRedirect(f"{version_address(found)}?tersimpan")

    title = step.name.say(get_language() or "id")
    return ask(request, _question(request, found, title, LEADS[move](), title), form, act)


@policy(decides_standards)
@METHODS
def put_in_force(request: HttpRequest, version: int) -> HttpResponseBase:
    """By which decree, and from which day."""
    found = version_of(version)
    decrees = decrees_for(found)
    form = InForceForm(
        request.POST if request.method == "POST" else None,
        unit=found.service.unit_id,
        decrees=decrees,
        initial={"effective_from": today()},
    )

    def act(given: dict[str, Any]) -> HttpResponseBase:
        decree = next(one for one in decrees if one.pk == int(given["decree"]))
        versions.put_in_force(
            version=found, decree=decree, effective_from=given["effective_from"], **who(request)
        )
        return HttpResponseRedirect(f"{version_address(found)}?tersimpan")

    title = _("Tetapkan dan berlakukan")
    lead = _("Versi yang berlaku sekarang berakhir sehari sebelumnya dan tetap dapat dibaca.")
    question = _question(request, found, title, lead, _("Berlakukan"))
    return ask(request, question, form, act, "standards/put_in_force.html")


@policy(decides_standards)
@METHODS
def withdraw(request: HttpRequest, version: int) -> HttpResponseBase:
    """The standard ends and nothing takes its place."""
    found = version_of(version)
    form = WithdrawForm(request.POST if request.method == "POST" else None, initial={"until": today()})

    def act(given: dict[str, Any]) -> HttpResponseBase:
        versions.withdraw(version=found, **given, **who(request))
        return HttpResponseRedirect(f"{version_address(found)}?tersimpan")

    title = _("Cabut standar ini")
    lead = _("Layanan lalu tidak punya standar yang berlaku. Isinya tetap tersimpan dan terbaca.")
    question = _question(request, found, title, lead, _("Cabut standar"), danger=True)
    return ask(request, question, form, act)


@policy(keeps_services)
@METHODS
def participation(request: HttpRequest, version: int) -> HttpResponseBase:
    """How the public took part, where no forum here has noted it."""
    found = version_of(version)
    initial = {
        "kind": found.participation,
        "elements": found.elements,
        "consulted_on": found.consulted_on,
        "why": found.participation_why,
    }
    unit = found.service.unit
    form = ParticipationForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        proofs=proofs.choices(unit),
        initial=initial,
    )

    def act(given: dict[str, Any]) -> HttpResponseBase:
        title = _("Berita acara konsultasi %(name)s") % {"name": found.service.name}
        with transaction.atomic():
            proof = proofs.chosen(unit, given, title, Kind.MINUTES, **who(request))
            versions.note_participation(version=found, proof=proof, **given, **who(request))
        return HttpResponseRedirect(f"{version_address(found)}?tersimpan")

    title = _("Catat keikutsertaan masyarakat")
    lead = _(
        "Hanya untuk yang tidak lewat forum di Tolok: forum yang berita acaranya ditandatangani mencatatnya sendiri."
    )
    question = _question(request, found, title, lead, _("Simpan catatan"))
    return ask(request, question, form, act, "standards/participation.html")


@policy(keeps_services)
@METHODS
def drafted(request: HttpRequest, version: int) -> HttpResponseBase:
    """Since when the draft was at work before it was written here."""
    found = version_of(version)
    initial = {"drafted_from": found.drafted_from, "why": found.drafted_why}
    form = DraftedForm(request.POST if request.method == "POST" else None, initial=initial)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        versions.say_drafted(version=found, **given, **who(request))
        return HttpResponseRedirect(f"{version_address(found)}?tersimpan")

    title = _("Nyatakan kapan rancangan dimulai")
    lead = _(
        "Hanya bila rancangan sudah disusun, misalnya di Word, sebelum ditulis di Tolok. Yang Anda nyatakan dibaca evaluator."
    )
    return ask(request, _question(request, found, title, lead, _("Simpan")), form, act)


@policy(keeps_services)
@METHODS
def team(request: HttpRequest, version: int) -> HttpResponseBase:
    """Who drafts this version."""
    found = version_of(version)
    kept = [{"name": one.name, "post": one.post, "role": one.role} for one in found.team.all()]
    data = request.POST if request.method == "POST" else None
    rows = Rows(MemberRow, kept, data)
    problems: list[str] = []
    if data is not None and not rows.pressed and rows.is_valid():
        try:
            versions.set_team(version=found, members=[Member(**one) for one in rows.given], **who(request))
            return HttpResponseRedirect(f"{version_address(found)}?tersimpan")
        except ProblemsError as error:
            problems = [one.text.say(get_language() or "id") for one in error.problems]
    wrong = data is not None and not rows.pressed
    title = _("Tim standar pelayanan")
    context = {
        "rows": rows,
        "wrongs": [*map(Wrong, problems), *wrongs_of(rows.forms)] if wrong else [],
        "title": title,
        "service": found.service,
        "back": version_address(found),
        "crumbs": version_crumbs(request, found, unit_name(found.service.unit), Link(title, current=True)),
    }
    return render(request, "standards/team.html", context, status=422 if wrong else 200)


def _question(
    request: HttpRequest, version: StandardVersion, title: str, lead: str, send: str, *, danger: bool = False
) -> Question:
    name = unit_name(version.service.unit)
    way = version_crumbs(request, version, name, Link(title, current=True))
    return Question(title, lead, send, version.service.called, version_address(version), way, danger)


LEADS: dict[str, Callable[[], str]] = {
    "submit": lambda: _("Kepala unit dan Biro atau Bagian Organisasi diberi tahu. Isinya lalu tidak diubah."),
    "consult": lambda: _("Isi yang dibaca masyarakat disimpan seperti sekarang, untuk dibandingkan nanti."),
    "revise": lambda: _("Isi dapat diubah lagi sesuai masukan masyarakat."),
    "ready": lambda: _("Isinya lalu tetap, dan menunggu surat keputusan kepala unit."),
    "send_back": lambda: _("Operator unit diberi tahu dan dapat mengubah isinya lagi."),
    "begin_review": lambda: _("Standar tetap berlaku selama ditinjau."),
    "end_review": lambda: _("Standar tetap berlaku. Bila perlu diubah, mulai versi baru."),
}
