"""A letter about duties: what it asks, by when, how that stands now, and what the unit answers."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.evaluation import policies
from tolok.apps.evaluation.actions import duty_answers
from tolok.apps.evaluation.forms.readying import AnswerForm
from tolok.apps.evaluation.models import DutyAnswer, DutyLetter, Locus, Said
from tolok.apps.evaluation.selectors.duties import Known, known_now
from tolok.apps.evaluation.selectors.letters import answers_to, letter_at, waiting_of
from tolok.apps.evaluation.views.claims.words import unit_link
from tolok.apps.evaluation.views.doors import crumbs, here, today, whoever
from tolok.apps.evaluation.views.readying.duty import readies
from tolok.apps.evaluation.views.readying.words import (
    duty_url,
    kept_state,
    letter_state,
    letter_url,
    need_words,
    said_words,
)
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.evidence.selectors import latest_clean_of, proofs_of
from tolok.rules.gathering.duties import LACKING, OPEN, Duty
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Fact, Link, State

#: Proofs that can be chosen from, the newest first; every duty of the letter lists them.
MOST_PROOFS = 60


@policy(readies)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, cycle: int, locus: int, number: int) -> HttpResponseBase:
    """Everybody who reads the unit reads it; the unit's own staff answers."""
    place = here(request)
    letter = letter_at(cycle, number)
    if letter is None or letter.locus_id != place.pk:
        raise Http404
    works = policies.works_at(whoever(request), place, today())
    versions = _versions(place) if works else {}
    known = known_now(place, today())
    form = _form(request, letter, known, versions) if works else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            duty_answers.answer(
                letter=letter,
                given=_given(form, letter, versions),
                by=whoever(request),
                now=timezone.now(),
            )
        except ProblemsError as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(f"{letter_url(cycle, place.pk, number)}?tersimpan")
    return _show(request, place, letter, known, form)


def _versions(place: Locus) -> dict[int, ProofVersion]:
    """What can be cited, by number of the proof, the newest first."""
    proofs = [one.pk for one in proofs_of(place.unit)[:MOST_PROOFS]]
    found = latest_clean_of(proofs)
    return {pk: found[pk] for pk in proofs if pk in found}


def _form(
    request: HttpRequest, letter: DutyLetter, known: Known, versions: Mapping[int, ProofVersion]
) -> AnswerForm:
    """What records show to be kept by now is offered as kept."""
    kept = [one.key for one in letter.asks if known.standing[one.key] not in LACKING]
    done = {f"said_{key}": Said.DONE for key in kept} if letter.answered_at is None else {}
    choices = [(str(pk), version.proof.title) for pk, version in versions.items()]
    posted = request.POST if request.method == "POST" else None
    return AnswerForm(posted, asked=letter.asks, proofs=choices, initial=done)


def _given(
    form: AnswerForm, letter: DutyLetter, versions: Mapping[int, ProofVersion]
) -> dict[str, duty_answers.Given]:
    values = form.cleaned_data
    return {
        one.key: duty_answers.Given(
            Said(values[f"said_{one.key}"]),
            values[f"words_{one.key}"],
            versions.get(values.get(f"proof_{one.key}") or 0),
        )
        for one in letter.asks
        if values[f"said_{one.key}"]
    }


def _show(
    request: HttpRequest, place: Locus, letter: DutyLetter, known: Known, form: AnswerForm | None
) -> HttpResponseBase:
    given = answers_to(letter)
    waits = waiting_of(place.unit_id) if letter.answered_at is None else None
    ready = Link(_("Kesiapan"), reverse("readying-unit", args=[place.cycle_id, place.pk]))
    context = {
        "locus": place,
        "letter": letter.pk,
        "title": _("Surat tentang kewajiban"),
        "number": letter.printed_number,
        "state": letter_state(letter.due_on, letter.answered_at, today()),
        "replaced": letter.answered_at is None and (waits is None or waits.pk != letter.pk),
        "facts": _facts(letter, given),
        "pdf": reverse("readying-letter", args=[place.cycle_id, place.pk, letter.number]),
        "form": form,
        "duties": [_duty(place, one, known, given.get(one.key, ()), form) for one in letter.asks],
        "library": reverse("evidence-add", args=[place.unit_id]),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(
            place.cycle, unit_link(place), ready, Link(_("Surat tentang kewajiban"), current=True)
        ),
    }
    errors = form is not None and bool(form.errors)
    return render(request, "evaluation/readying/answer.html", context, status=422 if errors else 200)


def _facts(letter: DutyLetter, given: Mapping[str, Sequence[DutyAnswer]]) -> list[Fact]:
    return [
        Fact(_("Nomor"), letter.printed_number),
        Fact(_("Dikirim"), date_format(timezone.localdate(letter.at))),
        Fact(_("Dijawab paling lambat"), date_format(letter.due_on)),
        Fact(
            _("Terjawab"),
            _("%(n)s dari %(total)s kewajiban") % {"n": len(given), "total": len(letter.asks)},
        ),
    ]


def _duty(
    place: Locus, one: Duty, known: Known, given: Sequence[DutyAnswer], form: AnswerForm | None
) -> dict[str, Any]:
    """One duty of the letter: how it stood, stands and what lacks; the answers, the newest first; the fields."""
    kept = known.standing[one.key]
    lacking = [
        need_words(known, need, state)
        for need, state in (known.needs(one) if kept in OPEN else [])
        if state in LACKING
    ]
    names = [f"{name}_{one.key}" for name in ("said", "words", "proof")]
    return {
        "key": one.key,
        "name": say(one.name),
        "now": kept_state(kept),
        "lacking": "; ".join(lacking),
        "page": duty_url(place, one.key),
        "answers": [_answer(row) for row in given],
        "fields": [form[name] for name in names if name in form.fields] if form else [],
        "open": form is not None and any(name in form.errors for name in names),
    }


def _answer(one: DutyAnswer) -> dict[str, Any]:
    proof = one.version.proof if one.version else None
    state: State = said_words(one.said)
    return {
        "state": state,
        "on": date_format(timezone.localdate(one.at)),
        "by": one.by.name if one.by else "",
        "words": one.words,
        "proof": Link(proof.title, reverse("evidence-proof", args=[proof.unit_id, proof.pk]))
        if proof
        else None,
    }
