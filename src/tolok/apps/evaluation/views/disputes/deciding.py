"""Objections of a cycle, and the decision of each by somebody who did not score it."""

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.evaluation import policies
from tolok.apps.evaluation.actions import disputes
from tolok.apps.evaluation.forms.disputes import DecideForm
from tolok.apps.evaluation.models import Objection, State
from tolok.apps.evaluation.selectors import disputes as reads
from tolok.apps.evaluation.selectors import judging
from tolok.apps.evaluation.selectors.judging_told import plain, told_of
from tolok.apps.evaluation.selectors.moderating import moderation_of
from tolok.apps.evaluation.views.claims.recorded import recorded_kept
from tolok.apps.evaluation.views.disputes.objections import objection_facts, objection_state
from tolok.apps.evaluation.views.doors import (
    crumbs,
    cycle_of,
    here,
    reads_cycle,
    reads_levels,
    today,
    whoever,
)
from tolok.apps.evaluation.views.judging import words
from tolok.apps.evaluation.views.judging.effects import effects_table
from tolok.apps.evaluation.views.judging.facts import claim_of, seat_facts
from tolok.apps.evaluation.views.judging.proofs import sights
from tolok.apps.evaluation.words import zone_of
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.shapes import Column, Link, Table
from tolok.web.shapes import State as Tag

ROWS_A_PAGE = 30


@policy(reads_cycle)
@require_safe
def inbox(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """Every objection of a cycle, the most urgent first. One statement a page and one to count."""
    found = cycle_of(cycle)
    done = request.GET.get("tampil") == "diputus"
    rows = reads.inbox_of(found, whoever(request), decided=done)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "cycle": found,
        "done": done,
        "count": page.paginator.count,
        "page": page,
        "table": _table(list(page), timezone.localdate(timezone.now(), zone_of(found.office))),
        "decided": "diputus" in request.GET,
        "crumbs": crumbs(found, Link(_("Sanggah"), current=True)),
    }
    return render(request, "evaluation/disputes/inbox.html", context)


def _table(rows: list[Objection], day: date) -> Table:
    columns = [
        Column(_("Indikator"), "link"),
        Column(_("Unit")),
        Column(_("Dari")),
        Column(_("Diminta")),
        Column(_("Putusan paling lambat")),
        Column(_("Keadaan"), "status"),
    ]
    return Table(
        _("Sanggah dalam siklus"),
        columns,
        [_row(one, day) for one in rows],
        empty=_("Tidak ada sanggah."),
        caption_hidden=True,
    )


def _row(one: Objection, day: date) -> list[object]:
    locus = one.locus
    url = reverse("disputes-decide", args=[locus.cycle_id, locus.pk, one.pk])
    state = objection_state(one)
    if one.decided_at is None:
        late = day > one.due_on
        state = Tag(_("lewat batas"), "bad") if late else Tag(_("menunggu"), "caution")
    return [
        Link(words.name_of(locus.form.instrument, one.code), url),
        locus.name,
        words.level_word(one.level_before),
        words.level_word(one.wanted),
        words.long_day(one.due_on),
        state,
    ]


@policy(reads_levels)
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, cycle: int, locus: int, objection: int) -> HttpResponseBase:
    """The objection beside claim, levels and proofs; what each decision would do; decide."""
    unit, person, now = here(request), whoever(request), timezone.now()
    found = reads.objection_in(unit, objection)
    if found is None:
        raise Http404
    indicator = unit.form.instrument.indicators[found.code]
    form = DecideForm(request.POST if request.method == "POST" else None, indicator=indicator)
    if request.method == "POST" and form.is_valid():
        try:
            disputes.decide(
                objection=found,
                level=int(form.cleaned_data["level"]),
                reason=form.cleaned_data["reason"],
                by=person,
                now=now,
            )
            return HttpResponseRedirect(f"{reverse('disputes-inbox', args=[unit.cycle_id])}?diputus")
        except ProblemsError as error:
            form.refuse(error)
    told = told_of(unit, found.code)
    marks = {found.wanted: _("diminta unit")}
    if found.level_before is not None:
        marks[found.level_before] = _("yang disanggah")
    name = words.name_of(unit.form.instrument, found.code)
    open_still = found.decided_at is None and not unit.cycle.has_reached(State.FINAL)
    may = policies.decides(person, unit, found.code, today())
    context = {
        "locus": unit,
        "title": name,
        "state": objection_state(found),
        "facts": objection_facts(found, unit),
        "new_proofs": sights(unit, plain(found.proofs.all()), now),
        "seats": seat_facts(judging.given_by_seats(unit, found.code)),
        "moderation": moderation_of(unit, found.code),
        "effects": effects_table(unit, found.code, marks),
        "may": may and open_still,
        "refused": open_still and not may,
        "form": form,
        "proofs": sights(unit, told.proofs, now) if told else [],
        "crumbs": crumbs(
            unit.cycle,
            Link(_("Sanggah"), reverse("disputes-inbox", args=[unit.cycle_id])),
            Link(name, current=True),
        ),
        **claim_of(indicator, told, judging.proposed_for(unit, found.code)),
        **recorded_kept(unit, indicator, judging.proposed_for(unit, found.code)),
    }
    return render(request, "evaluation/disputes/decide.html", context, status=422 if form.errors else 200)
