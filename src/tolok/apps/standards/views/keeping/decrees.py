"""Decrees: the list, one with what it decides, entry, correction, and standards put in force by it."""

from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.evidence.models import Kind
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import decrees as actions
from tolok.apps.standards.actions.versions import put_in_force
from tolok.apps.standards.forms.decrees import CorrectDecreeForm, DecideForm, DecreeForm
from tolok.apps.standards.models import Decree, StandardVersion
from tolok.apps.standards.selectors import keeping
from tolok.apps.standards.views.doors import today, unit_name, unit_of, who
from tolok.apps.standards.views.keeping import proofs
from tolok.apps.standards.views.keeping.doors import crumbs, keeps, may_write, question, saved, sees, there
from tolok.apps.standards.views.words import state_word
from tolok.web.access import policy
from tolok.web.asking import ask
from tolok.web.shapes import Column, Fact, Link, Table

METHODS = require_http_methods(["GET", "HEAD", "POST"])
ROWS_A_PAGE = 50


@policy(sees)
@require_safe
def decrees(request: HttpRequest, unit: int) -> HttpResponseBase:
    """The decrees of a unit, newest first."""
    found = unit_of(unit)
    page = Paginator(keeping.decrees_of(found), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    columns = [Column(_("Nomor"), "link"), Column(_("Tentang")), Column(_("Ditandatangani"))]
    columns += [Column(_("Menetapkan")), Column(_("Salinan")), Column(_("Dicabut oleh"))]
    rows = [
        (
            Link(one.number, _address(one)),
            one.about,
            date_format(one.signed_on),
            ngettext("%d standar", "%d standar", one.decides) % one.decides if one.decides else "–",  # type: ignore[attr-defined]
            _("ada") if one.scan_id else _("belum ada"),
            ", ".join(other.number for other in one.repealed_by.all()) or "–",
        )
        for one in page
    ]
    context = {
        "unit": found,
        "name": unit_name(found),
        "page": page,
        "table": Table(_("Keputusan"), columns, rows, caption_hidden=True),
        "keeps": may_write(request, found),
        "crumbs": crumbs(request, found, "decrees"),
    }
    return render(request, "standards/keeping/decrees.html", context)


@policy(sees)
@require_safe
def decree(request: HttpRequest, decree: int) -> HttpResponseBase:
    """One decree: its facts, what it repeals, which standards it decides."""
    found = there(keeping.decree_at(decree))
    decided = keeping.decided_by(found)
    keeps_it = may_write(request, found.unit)
    context = {
        "decree": found,
        "name": unit_name(found.unit),
        "facts": _facts(found),
        "table": _decided(decided) if decided else None,
        "still": sum(one.holds_on(today()) for one in decided) if found.repealed_by.all() else 0,
        "waiting": len(keeping.waiting_for_decree(found.unit)) if keeps_it else 0,
        "keeps": keeps_it,
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found.unit, "decrees", Link(found.number)),
    }
    return render(request, "standards/keeping/decree.html", context)


def _facts(found: Decree) -> list[Fact]:
    facts = [
        Fact(_("Tentang"), found.about),
        Fact(_("Ditandatangani"), date_format(found.signed_on)),
        Fact(_("Oleh"), ", ".join(part for part in (found.signer, found.signer_post) if part)),
    ]
    scan = found.scan
    facts.append(
        Fact(_("Salinan"), scan.proof.title, Link(_("Buka bukti"), proofs.address(scan)))
        if scan
        else Fact(_("Salinan"), _("belum ada"))
    )
    if repealed := list(found.repeals.all()):
        facts.append(Fact(_("Mencabut"), ", ".join(one.number for one in repealed)))
    if repealing := list(found.repealed_by.all()):
        facts.append(Fact(_("Dicabut oleh"), ", ".join(one.number for one in repealing)))
    return facts


def _decided(rows: list[StandardVersion]) -> Table:
    columns = [Column(_("Layanan"), "link"), Column(_("Versi"), "number"), Column(_("Berlaku"))]
    columns.append(Column(_("Keadaan"), "status"))
    lines = [
        (
            Link(one.service.name, reverse("standards-version", args=[one.pk])),
            str(one.number),
            _span(one),
            state_word(one, today()),
        )
        for one in rows
    ]
    return Table(_("Standar yang ditetapkan"), columns, lines, caption_hidden=True)


def _span(one: StandardVersion) -> str:
    first = date_format(one.effective_from) if one.effective_from else "–"
    if one.effective_until is None:
        return _("sejak %(day)s") % {"day": first}
    return _("%(first)s sampai %(last)s") % {"first": first, "last": date_format(one.effective_until)}


@policy(keeps)
@METHODS
def add(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Enter a decree that was signed."""
    found = unit_of(unit)
    older = list(keeping.decrees_of(found)[:ROWS_A_PAGE])
    form = DecreeForm(
        request.POST or None, request.FILES or None, proofs=proofs.choices(found), decrees=older
    )

    def act(given: dict[str, Any]) -> HttpResponseBase:
        with transaction.atomic():
            made = actions.enter(unit=found, **_given(request, found, given, older))
        return saved(_address(made))

    lead = _("Nomor, tanggal, dan penanda tangan seperti pada keputusan yang sudah ditandatangani.")
    asked = question(request, found, "decrees", _("Masukkan keputusan"), lead, _("Simpan surat keputusan"))
    return ask(request, asked, form, act, "standards/keeping/ask_proof.html")


@policy(keeps)
@METHODS
def correct(request: HttpRequest, decree: int) -> HttpResponseBase:
    """Correct what was entered wrongly."""
    found = there(keeping.decree_at(decree))
    older = [one for one in keeping.decrees_of(found.unit)[:ROWS_A_PAGE] if one != found]
    initial = {key: getattr(found, key) for key in actions.FIELDS}
    initial |= {"proof": found.scan_id or "", "repeals": [str(one.pk) for one in found.repeals.all()]}
    offered = proofs.choices(found.unit, found.scan)
    form = CorrectDecreeForm(
        request.POST or None, request.FILES or None, proofs=offered, decrees=older, initial=initial
    )

    def act(given: dict[str, Any]) -> HttpResponseBase:
        with transaction.atomic():
            actions.correct(decree=found, **_given(request, found.unit, given, older))
        return saved(_address(found))

    lead = _("Yang sudah ditetapkan dengan keputusan ini tidak berubah tanggalnya.")
    title = _("Betulkan keputusan")
    asked = question(request, found.unit, "decrees", title, lead, _("Simpan"), back=_address(found))
    return ask(request, asked, form, act, "standards/keeping/ask_proof.html")


@policy(keeps)
@METHODS
def decide(request: HttpRequest, decree: int) -> HttpResponseBase:
    """Put every standard that waits in force by this decree, as many as it decides."""
    found = there(keeping.decree_at(decree))
    waiting = keeping.waiting_for_decree(found.unit)
    form = DecideForm(request.POST or None, versions=waiting, initial={"effective_from": found.signed_on})

    def act(given: dict[str, Any]) -> HttpResponseBase:
        wanted = set(given["versions"])
        with transaction.atomic():
            for one in waiting:
                if str(one.pk) in wanted:
                    put_in_force(
                        version=one, decree=found, effective_from=given["effective_from"], **who(request)
                    )
        return saved(_address(found))

    lead = _("Semua yang dipilih berlaku mulai hari yang sama, atau tidak satu pun bila ada yang belum siap.")
    title = _("Tetapkan standar dengan keputusan ini")
    asked = question(
        request, found.unit, "decrees", title, lead, _("Berlakukan"), back=_address(found), over=found.number
    )
    return ask(request, asked, form, act)


def _given(
    request: HttpRequest, unit: OrganizationUnit, given: dict[str, Any], older: list[Decree]
) -> dict[str, Any]:
    wanted = set(given.pop("repeals", []))
    title = _("Keputusan %(number)s") % {"number": given["number"]}
    scan = proofs.chosen(unit, given, title, Kind.DECREE, **who(request))
    return {**given, "scan": scan, "repeals": [one for one in older if str(one.pk) in wanted], **who(request)}


def _address(one: Decree) -> str:
    return reverse("standards-decree", args=[one.pk])
