"""Bring a proof: a file, a link, or a new version of what is there."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.evidence import actions, refusals, selectors, store
from tolok.apps.evidence.forms import AddForm, FileForm, LinkForm
from tolok.apps.evidence.models import Proof, ProofVersion, Upload
from tolok.apps.evidence.views.doors import (
    crumbs,
    keeps_library,
    library_url,
    name_of,
    proof_of,
    proof_url,
    today,
    unit_of,
    whoever,
)
from tolok.apps.evidence.views.library import back_to
from tolok.apps.evidence.views.roomy import roomy
from tolok.apps.evidence.views.words import size_word
from tolok.apps.organizations.models import OrganizationUnit
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.asking import Question, ask
from tolok.web.shapes import Link

METHODS = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form brought: a finished upload, or what the library holds already, or neither."""

    upload: Upload | None = None
    held: ProofVersion | None = None


@policy(keeps_library)
@METHODS
@roomy
def add(request: HttpRequest, unit: int) -> HttpResponseBase:
    """A new proof from a file."""
    here = unit_of(request)
    form, sent = AddForm(), Sent()
    if request.method == "POST":
        form = AddForm(request.POST, request.FILES)
        valid = form.is_valid()
        sent = _sent(request, here, form)
        if valid and sent.upload is not None and not form.errors:
            try:
                version = actions.add_proof(
                    unit=here,
                    facts=form.facts(),
                    upload=sent.upload,
                    by=whoever(request),
                    today=today(),
                    now=timezone.now(),
                )
                return HttpResponseRedirect(f"{proof_url(version.proof)}?tersimpan")
            except ProblemsError as error:
                form.refuse(error)
    words = (_("Tambah bukti"), _("Unggah satu kali, pakai untuk banyak indikator."), _("Simpan bukti"))
    return _show(request, here, form, sent, words, None)


@policy(keeps_library)
@METHODS
@roomy
def add_version(request: HttpRequest, unit: int, proof: int) -> HttpResponseBase:
    """A new version of a proof."""
    here = unit_of(request)
    found = proof_of(here, proof)
    form, sent = FileForm(), Sent()
    if request.method == "POST":
        form = FileForm(request.POST, request.FILES)
        form.is_valid()
        sent = _sent(request, here, form)
        if sent.upload is not None and not form.errors:
            try:
                actions.add_version(proof=found, upload=sent.upload, by=whoever(request), now=timezone.now())
                return HttpResponseRedirect(f"{proof_url(found)}?tersimpan")
            except ProblemsError as error:
                form.refuse(error)
    words = (
        _("Versi baru"),
        _("Versi lama tetap tersimpan, karena penilaian menunjuk ke versi yang dilihat evaluator."),
        _("Simpan versi baru"),
    )
    return _show(request, here, form, sent, words, found)


@policy(keeps_library)
@METHODS
def add_link(request: HttpRequest, unit: int) -> HttpResponseBase:
    """A new proof from a link, which the worker fetches and archives."""
    here = unit_of(request)
    form = LinkForm(request.POST if request.method == "POST" else None)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        proof = actions.add_link(
            unit=here,
            facts=form.facts(),
            address=given["address"],
            by=whoever(request),
            today=today(),
            now=timezone.now(),
        )
        return HttpResponseRedirect(f"{proof_url(proof)}?tersimpan")

    name, title = name_of(here), _("Arsipkan tautan")
    question = Question(
        title,
        _(
            "Tautan saja bukan bukti: isinya dapat berubah atau hilang. Kami mengambil berkasnya sekali dan menyimpannya di pustaka."
        ),
        _("Ambil dan arsipkan"),
        name,
        library_url(here),
        crumbs(back_to(here, name), Link(title, current=True)),
    )
    return ask(request, question, form, act, "evidence/link.html")


def _sent(request: HttpRequest, unit: OrganizationUnit, form: FileForm) -> Sent:
    """The upload a form names, or the file that came with it; why there is none stands at the field."""
    if "file" in form.errors:
        return Sent()
    try:
        sent = _arrived(request, unit, form)
        if sent.held is not None:
            raise refusals.refused(refusals.HELD_ALREADY.format(title=sent.held.proof.title))
    except ProblemsError as error:
        form.refuse(error)
        return Sent()
    return sent


def _arrived(request: HttpRequest, unit: OrganizationUnit, form: FileForm) -> Sent:
    by, file, token = whoever(request), form.cleaned_data.get("file"), form.cleaned_data.get("upload")
    if file:
        with store.room():
            begun = actions.take(
                unit=unit, name=file.name, content=file, size=file.size, by=by, now=timezone.now()
            )
        return Sent(begun.upload, begun.held)
    upload = selectors.upload_of(by, unit, token) if token else None
    if upload is None:
        raise refusals.refused(refusals.NO_FILE)
    if upload.finished_at is None:
        raise refusals.refused(refusals.NOT_WHOLE)
    return Sent(upload)


def _show(
    request: HttpRequest,
    unit: OrganizationUnit,
    form: FileForm,
    sent: Sent,
    words: tuple[str, str, str],
    proof: Proof | None,
) -> HttpResponseBase:
    """The form; a file that arrived stays with it, whatever else is wrong."""
    name = name_of(unit)
    title, lead, send = words
    way = [Link(proof.title, proof_url(proof))] if proof else []
    arrived = sent.upload if sent.upload and sent.upload.version_id is None else None
    context = {
        "form": form,
        "title": title,
        "lead": lead,
        "send": send,
        "over": proof.title if proof else name,
        "arrived": arrived,
        "arrived_size": size_word(arrived.size) if arrived else "",
        "begin": reverse("evidence-begin", args=[unit.pk]),
        "back": proof_url(proof) if proof else library_url(unit),
        "crumbs": crumbs(back_to(unit, name), *way, Link(title, current=True)),
    }
    return render(request, "evidence/add.html", context, status=422 if form.errors else 200)
