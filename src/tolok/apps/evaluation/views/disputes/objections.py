"""Sanggah: what a unit was given and why, and its objection to one level with what it would change."""

from collections import defaultdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.evaluation import policies
from tolok.apps.evaluation.actions import disputes
from tolok.apps.evaluation.forms.disputes import ObjectForm
from tolok.apps.evaluation.models import Locus, Objection, Recommendation, State
from tolok.apps.evaluation.selectors import deadline
from tolok.apps.evaluation.selectors import disputes as reads
from tolok.apps.evaluation.selectors.judging_told import plain
from tolok.apps.evaluation.selectors.standing import settled_levels
from tolok.apps.evaluation.views.disputes.proofs import choices, chosen, offered
from tolok.apps.evaluation.views.doors import crumbs, here, sees_unit, today, whoever, works_at_unit
from tolok.apps.evaluation.views.judging import words
from tolok.apps.evaluation.views.judging.effects import effects_table
from tolok.apps.evaluation.views.judging.proofs import sights
from tolok.apps.evaluation.words import at_unit, day_at
from tolok.rules.index.settling import Settled
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.shapes import Fact, Link
from tolok.web.shapes import State as Tag


@policy(sees_unit)
@require_safe
def objections(request: HttpRequest, cycle: int, locus: int) -> HttpResponseBase:
    """Every indicator with the level that counts, how it came about, reasons, advice and objection."""
    unit, person, day = here(request), whoever(request), today()
    levels = policies.sees_levels(person, unit, day)
    works = policies.works_at(person, unit, day)
    end = deadline(unit.cycle, State.OBJECTING)
    context = {
        "locus": unit,
        "levels": levels,
        "works": works,
        "objecting": unit.cycle.state == State.OBJECTING,
        "end": at_unit(end.deadline, unit) if end else "",
        "rows": _rows(unit, objects=works and unit.cycle.state == State.OBJECTING) if levels else [],
        "sent": "terkirim" in request.GET,
        "crumbs": crumbs(unit.cycle, words.unit_link(unit), Link(_("Level dan sanggah"), current=True)),
    }
    return render(request, "evaluation/disputes/objections.html", context)


def _rows(locus: Locus, *, objects: bool) -> list[dict[str, Any]]:
    settled = settled_levels([locus], locus.cycle.gap)[locus.pk]
    reasons = reads.reasons_of(locus)
    filed = {one.code: one for one in reads.objections_of(locus)}
    advice: dict[str, list[Recommendation]] = defaultdict(list)
    for one in reads.recommendations_of(locus):
        advice[one.code].append(one)
    now = timezone.now()
    rows = []
    for code, indicator in locus.form.instrument.indicators.items():
        found, objection = settled.get(code), filed.get(code)
        level = found.level if found else None
        rows.append(
            {
                "name": words.name_of(locus.form.instrument, code),
                "anchor": f"indikator-{code}",
                "settled": words.settled_word(found),
                "text": words.level_text(indicator, level),
                "reasons": reasons.get(code, []) if found and found.level is not None else [],
                "advice": advice[code],
                "objection": objection_facts(objection, locus),
                "state": objection_state(objection),
                "proofs": sights(locus, plain(objection.proofs.all()), now) if objection else [],
                "url": _url(locus, code) if objects and not objection and isinstance(level, int) else "",
            }
        )
    return rows


def objection_state(objection: Objection | None) -> Tag | None:
    """Where an objection stands."""
    if objection is None:
        return None
    if objection.decided_at is not None:
        return Tag(_("sanggah diputus"), "good")
    return Tag(_("disanggah, menunggu putusan"), "caution")


def objection_facts(objection: Objection | None, locus: Locus) -> list[Fact]:
    """An objection, and its decision or the last day of one."""
    if objection is None:
        return []
    facts = [
        Fact(_("Level yang disanggah"), words.level_word(objection.level_before)),
        Fact(_("Yang diminta unit"), words.level_word(objection.wanted)),
        Fact(_("Alasan unit"), objection.text),
        Fact(_("Diajukan"), at_unit(objection.filed_at, locus)),
    ]
    if objection.decided_at is None:
        asked = day_at(objection.filed_at, locus)
        facts.append(
            Fact(
                _("Menunggu putusan"),
                words.due_words(asked, objection.due_on, locus.cycle.objection_days),
            )
        )
        return facts
    return [
        *facts,
        Fact(_("Putusan"), words.level_word(objection.level)),
        Fact(_("Alasan putusan"), objection.reason),
        Fact(_("Diputus"), at_unit(objection.decided_at, locus)),
    ]


def _url(locus: Locus, code: str) -> str:
    return reverse("disputes-object", args=[locus.cycle_id, locus.pk, code])


@policy(works_at_unit)
@require_http_methods(["GET", "HEAD", "POST"])
def object_to(request: HttpRequest, cycle: int, locus: int, code: str) -> HttpResponseBase:
    """Object to one level: the level wanted, why, with which proof, and what it would change."""
    unit = here(request)
    indicator = unit.form.instrument.indicators.get(code)
    if indicator is None or not policies.sees_levels(whoever(request), unit, today()):
        raise Http404
    settled = settled_levels([unit], unit.cycle.gap)[unit.pk].get(code)
    now_level = _level(settled)
    library = offered(unit)
    posted = request.method == "POST"
    form = ObjectForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        indicator=indicator,
        now=now_level,
        proofs=choices(library),
    )
    if posted and form.is_valid():
        try:
            disputes.object_to(
                locus=unit,
                code=code,
                wanted=int(form.cleaned_data["wanted"]),
                text=form.cleaned_data["text"],
                proofs=chosen(request, unit, form, library),
                by=whoever(request),
                now=timezone.now(),
            )
            url = reverse("disputes-objections", args=[unit.cycle_id, unit.pk])
            return HttpResponseRedirect(f"{url}?terkirim#indikator-{code}")
        except ProblemsError as error:
            form.refuse(error)
    name = words.name_of(unit.form.instrument, code)
    clock = reads.clock_of(day_at(timezone.now(), unit), unit.cycle.objection_days)
    context = {
        "locus": unit,
        "title": name,
        "settled": words.settled_word(settled),
        "text": words.level_text(indicator, now_level),
        "reasons": reads.reasons_of(unit).get(code, []),
        "effects": effects_table(unit, code, {now_level: _("sekarang")} if now_level is not None else None),
        "clock": words.due_words(clock.received, clock.due, clock.working_days),
        "form": form,
        "crumbs": crumbs(
            unit.cycle,
            words.unit_link(unit),
            Link(_("Level dan sanggah"), reverse("disputes-objections", args=[unit.cycle_id, unit.pk])),
            Link(name, current=True),
        ),
    }
    return render(request, "evaluation/disputes/object.html", context, status=422 if form.errors else 200)


def _level(settled: Settled | None) -> int | None:
    return settled.level if settled is not None and isinstance(settled.level, int) else None
