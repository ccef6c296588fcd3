"""Correct a proof, take it back, ask for its link again."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tolok.apps.evidence import actions
from tolok.apps.evidence.forms import EditForm, WithdrawForm
from tolok.apps.evidence.models import Proof
from tolok.apps.evidence.views.doors import (
    crumbs,
    keeps_library,
    name_of,
    proof_of,
    proof_url,
    today,
    unit_of,
    whoever,
)
from tolok.apps.evidence.views.library import back_to
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.asking import Question, ask
from tolok.web.shapes import Link

METHODS = require_http_methods(["GET", "HEAD", "POST"])


@policy(keeps_library)
@METHODS
def edit(request: HttpRequest, unit: int, proof: int) -> HttpResponseBase:
    """Other facts; the files stay."""
    found = proof_of(unit_of(request), proof)
    posted = request.POST if request.method == "POST" else None
    form = EditForm(posted, initial=EditForm.initial_of(found))

    def act(_given: dict[str, Any]) -> HttpResponseBase:
        actions.edit(proof=found, facts=form.facts(), by=whoever(request), today=today(), now=timezone.now())
        return HttpResponseRedirect(f"{proof_url(found)}?tersimpan")

    words = (_("Ubah keterangan"), _("Berkas dan versinya tidak berubah."), _("Simpan perubahan"))
    return ask(request, _question(found, words), form, act)


@policy(keeps_library)
@METHODS
def withdraw(request: HttpRequest, unit: int, proof: int) -> HttpResponseBase:
    """Take a proof back, with the reason."""
    found = proof_of(unit_of(request), proof)
    form = WithdrawForm(request.POST if request.method == "POST" else None)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.withdraw(proof=found, by=whoever(request), why=given["why"], now=timezone.now())
        return HttpResponseRedirect(f"{proof_url(found)}?tersimpan")

    words = (
        _("Tarik bukti"),
        _("Bukti tidak ditawarkan lagi. Penilaian yang sudah merujuknya tetap dapat membukanya."),
        _("Tarik bukti ini"),
    )
    return ask(request, _question(found, words, danger=True), form, act)


@policy(keeps_library)
@require_POST
def fetch_again(request: HttpRequest, unit: int, proof: int) -> HttpResponseBase:
    """Ask for the link once more."""
    found = proof_of(unit_of(request), proof)
    try:
        actions.fetch_again(proof=found, by=whoever(request), now=timezone.now())
    except ProblemsError:
        return HttpResponseRedirect(proof_url(found))
    return HttpResponseRedirect(f"{proof_url(found)}?tersimpan")


def _question(proof: Proof, words: tuple[str, str, str], *, danger: bool = False) -> Question:
    title, lead, send = words
    back = proof_url(proof)
    way = (back_to(proof.unit, name_of(proof.unit)), Link(proof.title, back), Link(title, current=True))
    return Question(title, lead, send, proof.title, back, crumbs(*way), danger)
