"""One duty of a unit: how it stands, what is lacking and where that is done, and the unit's statements about it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.evaluation import policies
from tolok.apps.evaluation.actions import duty_statements
from tolok.apps.evaluation.forms.readying import StatementForm, WithdrawForm
from tolok.apps.evaluation.models import DutyStatement, Locus
from tolok.apps.evaluation.selectors.duties import known_now, statement_in, statements_of
from tolok.apps.evaluation.views.claims import words
from tolok.apps.evaluation.views.doors import crumbs, here, sees_unit, today, whoever, works_at_unit
from tolok.apps.evaluation.views.readying.words import duty_url, kept_state, record_page, told_of
from tolok.apps.evaluation.words import Read, read_words
from tolok.apps.evidence.selectors import latest_clean_of, proofs_of
from tolok.rules.gathering.duties import Duty, duty_of
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Column, Link, State, Table

#: Proofs that can be chosen from, the newest first.
MOST_PROOFS = 200


def readies(request: HttpRequest, **parts: Any) -> bool:
    """The unit's own staff, and who reads all."""
    if not sees_unit(request, **parts):
        return False
    unit, person = here(request), whoever(request)
    return policies.works_at(person, unit, today()) or policies.reads_all(person, unit.cycle, today())


def _duty(key: str) -> Duty:
    found = duty_of(key)
    if found is None:
        raise Http404
    return found


@policy(readies)
@require_safe
def duty(request: HttpRequest, cycle: int, locus: int, name: str) -> HttpResponseBase:
    """Show it as of today."""
    place, one = here(request), _duty(name)
    works = policies.works_at(whoever(request), place, today())
    known = known_now(place, today())
    rows = [(say(need.name), kept_state(kept), told_of(known, need, kept)) for need, kept in known.needs(one)]
    columns = [Column(_("Syarat")), Column(_("Keadaan"), "status"), Column(_("Menurut catatan atau isian"))]
    holding = known.stated.get(name)
    context = {
        "locus": place,
        "duty": one,
        "name": say(one.name),
        "state": kept_state(known.standing[name]),
        "read": read_words(today(), Read.NOW),
        "needs": Table(_("Yang menunjukkannya"), columns, rows),
        "register": record_page(place, name),
        "works": works,
        "statements": [
            _shown(place, row, standing=row.pk == (holding.pk if holding else 0), works=works)
            for row in statements_of(place.unit, name)
        ],
        "saved": "tersimpan" in request.GET,
        "crumbs": _crumbs(place, Link(say(one.name), current=True)),
    }
    return render(request, "evaluation/readying/duty.html", context)


def _crumbs(place: Locus, *links: Link) -> list[Link]:
    ready = Link(_("Kesiapan"), reverse("readying-unit", args=[place.cycle_id, place.pk]))
    return crumbs(place.cycle, words.unit_link(place), ready, *links)


def _shown(place: Locus, one: DutyStatement, *, standing: bool, works: bool) -> dict[str, Any]:
    proof = one.version.proof
    return {
        "words": one.words,
        "state": _state(one, standing=standing),
        "on": date_format(one.stated_on),
        "until": date_format(one.expires_on),
        "by": one.by.name if one.by else "",
        "proof": Link(proof.title, reverse("evidence-proof", args=[proof.unit_id, proof.pk])),
        "version": one.version.number,
        "withdrawn": date_format(timezone.localdate(one.withdrawn_at)) if one.withdrawn_at else "",
        "why": one.withdrawn_why,
        "withdraw": reverse("readying-withdraw", args=[place.cycle_id, place.pk, one.duty, one.pk])
        if works and one.withdrawn_at is None
        else "",
    }


def _state(one: DutyStatement, *, standing: bool) -> State:
    if one.withdrawn_at is not None:
        return State(_("ditarik"), "neutral")
    if standing:
        return State(_("berlaku"), "good")
    if one.expires_on < today() or one.version.proof.expired_on(today()):
        return State(_("kedaluwarsa"), "caution")
    if one.version.proof.withdrawn:
        return State(_("buktinya ditarik"), "caution")
    return State(_("digantikan"), "neutral")


@policy(works_at_unit)
@require_http_methods(["GET", "HEAD", "POST"])
def state(request: HttpRequest, cycle: int, locus: int, name: str) -> HttpResponseBase:
    """The unit states that it keeps the duty."""
    place, one = here(request), _duty(name)
    proofs = list(proofs_of(place.unit)[:MOST_PROOFS])
    versions = latest_clean_of([proof.pk for proof in proofs])
    choices = [(str(proof.pk), proof.title) for proof in proofs if proof.pk in versions]
    form = StatementForm(request.POST or None, proofs=choices, initial={"stated_on": today()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            duty_statements.state(
                locus=place,
                duty=one,
                words=given["words"],
                stated_on=given["stated_on"],
                version=versions.get(given["proof"]),
                by=whoever(request),
                now=timezone.now(),
            )
        except ProblemsError as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(f"{duty_url(place, name)}?tersimpan")
    context = {
        "locus": place,
        "duty": one,
        "name": say(one.name),
        "form": form,
        "empty": not choices,
        "library": reverse("evidence-add", args=[place.unit_id]),
        "crumbs": _crumbs(
            place, Link(say(one.name), duty_url(place, name)), Link(_("Nyatakan"), current=True)
        ),
    }
    return render(request, "evaluation/readying/state.html", context, status=422 if form.errors else 200)


@policy(works_at_unit)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, cycle: int, locus: int, name: str, statement: int) -> HttpResponseBase:
    """The unit takes its word back."""
    place, one = here(request), _duty(name)
    row = statement_in(place.unit, name, statement)
    if row is None:
        raise Http404
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        try:
            duty_statements.withdraw(
                statement=row, locus=place, why=why, by=whoever(request), now=timezone.now()
            )
        except ProblemsError as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(f"{duty_url(place, name)}?tersimpan")
    context = {
        "locus": place,
        "name": say(one.name),
        "form": form,
        "words": row.words,
        "crumbs": _crumbs(
            place, Link(say(one.name), duty_url(place, name)), Link(_("Tarik pernyataan"), current=True)
        ),
    }
    return render(request, "evaluation/readying/withdraw.html", context, status=422 if form.errors else 200)
