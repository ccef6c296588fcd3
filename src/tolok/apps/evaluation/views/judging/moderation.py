"""Where evaluators differ: the list of a cycle, how far they agree, and one page to settle each."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.evaluation import policies
from tolok.apps.evaluation.actions import judging
from tolok.apps.evaluation.forms.judging import ModerateForm, level_of
from tolok.apps.evaluation.models import Cycle, Judgement, PanelRole, State
from tolok.apps.evaluation.selectors import judging as reads
from tolok.apps.evaluation.selectors.disputes import questions_about
from tolok.apps.evaluation.selectors.judging_told import answered_with, told_of, visits_of
from tolok.apps.evaluation.selectors.moderating import Dispute, disputes_of, moderation_of, pairs_of
from tolok.apps.evaluation.selectors.standing import settled_levels
from tolok.apps.evaluation.views.claims.recorded import recorded_kept
from tolok.apps.evaluation.views.doors import (
    crumbs,
    cycle_of,
    here,
    reads_cycle,
    reads_levels,
    whoever,
)
from tolok.apps.evaluation.views.judging import words
from tolok.apps.evaluation.views.judging.effects import effects_table
from tolok.apps.evaluation.views.judging.facts import (
    claim_of,
    question_facts,
    seat_facts,
    visit_sights,
)
from tolok.apps.evaluation.views.judging.proofs import sights
from tolok.apps.evaluation.words import at_unit
from tolok.rules.cycles.agreement import Agreement, agreement
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import printed, say
from tolok.web.shapes import Column, Fact, Link, Table

ROWS_A_PAGE = 30
DONE = "selesai"


@policy(reads_cycle)
@require_safe
def moderation(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """Every indicator on which evaluators differ, over all units."""
    found = cycle_of(cycle)
    done = request.GET.get("tampil") == DONE
    rows = disputes_of(found, whoever(request), "moderated" if done else "disputed")
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "cycle": found,
        "done": done,
        "page": page,
        "count": len(rows),
        "table": _table(list(page), done=done),
        "agreement": agreement_facts(found),
        "gap": ngettext(
            "Perbedaan %(n)s level atau lebih ditetapkan moderator.",
            "Perbedaan %(n)s level atau lebih ditetapkan moderator.",
            found.gap,
        )
        % {"n": found.gap},
        "settled": "ditetapkan" in request.GET,
        "crumbs": crumbs(found, Link(_("Moderasi"), current=True)),
    }
    return render(request, "evaluation/judging/moderation.html", context)


def _table(rows: list[Dispute], *, done: bool) -> Table:
    columns = [
        Column(_("Indikator"), "link"),
        Column(_("Unit")),
        Column(_("Level") if done else _("Jarak antarevaluator")),
    ]
    return Table(
        _("Indikator yang berbeda"),
        columns,
        [_row(one, done=done) for one in rows],
        empty=_("Belum ada yang ditetapkan.") if done else _("Tidak ada yang menunggu moderasi."),
        caption_hidden=True,
    )


def _row(one: Dispute, *, done: bool) -> list[object]:
    locus, code = one.locus, one.indicator.code
    url = reverse("judging-dispute", args=[locus.cycle_id, locus.pk, code])
    apart = one.settled.apart
    said = words.level_word(one.settled.level) if done else _apart(apart)
    return [Link(words.name_of(locus.form.instrument, code), url), locus.name, said]


def _apart(apart: int | None) -> str:
    if apart is None:
        return _("satu menyatakan tidak berlaku")
    return ngettext("%(n)s level", "%(n)s level", apart) % {"n": apart}


def agreement_facts(cycle: Cycle) -> list[Fact]:
    """How far first and second judgements agree, in words. One statement."""
    pairs = [(first, second) for _code, first, second in pairs_of(cycle)]
    if not pairs:
        return []
    linear, quadratic = agreement(pairs, "linear"), agreement(pairs, "quadratic")
    facts = [Fact(_("Pasangan penilaian"), str(linear.pairs))]
    if linear.same is not None:
        same = round(linear.same * linear.pairs)
        facts.append(
            Fact(
                _("Level yang sama"),
                _("%(same)s dari %(n)s, yaitu %(share)s")
                % {"same": same, "n": linear.pairs, "share": f"{printed(linear.same * 100, 1)} %"},
            )
        )
    facts.append(Fact(_("Kappa berbobot linear"), _kappa(linear)))
    facts.append(Fact(_("Kappa berbobot kuadrat"), _kappa(quadratic)))
    return facts


def _kappa(found: Agreement) -> str:
    if found.kappa is None:
        return say(found.why) if found.why else "–"
    low, high = found.interval.low, found.interval.high
    if low is None or high is None:
        return printed(found.kappa)
    said = _("%(kappa)s; selang 95 %% dari %(low)s sampai %(high)s") % {
        "kappa": printed(found.kappa),
        "low": printed(str(round(low, 4))),
        "high": printed(str(round(high, 4))),
    }
    return f"{said}. {say(found.interval.method)}"


@policy(reads_levels)
@require_http_methods(["GET", "HEAD", "POST"])
def dispute(request: HttpRequest, cycle: int, locus: int, code: str) -> HttpResponseBase:
    """Every seat's level and reason beside claim and proofs; a moderator settles."""
    unit, person, now = here(request), whoever(request), timezone.now()
    found = unit.form.instrument.indicators.get(code)
    settled = settled_levels([unit], unit.cycle.gap)[unit.pk].get(code)
    if found is None or settled is None or settled.how == "open":
        raise Http404
    may = policies.moderates(person, unit)
    none = reads.may_not_apply(unit, code)
    old = moderation_of(unit, code)
    initial = {"level": str(old.level), "reason": old.reason} if old else {}
    form = ModerateForm(
        request.POST if request.method == "POST" else None, indicator=found, none=none, initial=initial
    )
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        if form.is_valid():
            try:
                judging.moderate(
                    locus=unit,
                    code=code,
                    level=level_of(form.cleaned_data["level"]),
                    reason=form.cleaned_data["reason"],
                    by=person,
                    now=now,
                )
                url = reverse("judging-moderation", args=[unit.cycle_id])
                return HttpResponseRedirect(f"{url}?ditetapkan")
            except ProblemsError as error:
                form.refuse(error)
    told = told_of(unit, code)
    rows = reads.given_by_seats(unit, code)
    context = {
        "locus": unit,
        "title": words.name_of(unit.form.instrument, code),
        "state": words.settled_word(settled),
        "may": may and settled.how in ("disputed", "moderated") and not unit.cycle.has_reached(State.FINAL),
        "sat": not may and policies.has_panel_role(person, unit.cycle, PanelRole.MODERATOR),
        "form": form,
        "seats": seat_facts(rows),
        "old": old,
        "effects": effects_table(unit, code, _marks(rows)),
        "proofs": sights(unit, told.proofs, now) if told else [],
        "questions": [
            (question_facts(one, unit), sights(unit, answered_with(one), now))
            for one in questions_about(unit, code)
        ],
        "visits": [
            (note, at_unit(note.at, unit), visit_sights(unit, note, now)) for note in visits_of(unit, code)
        ],
        "crumbs": crumbs(
            unit.cycle,
            Link(_("Moderasi"), reverse("judging-moderation", args=[unit.cycle_id])),
            Link(words.name_of(unit.form.instrument, code), current=True),
        ),
        **claim_of(found, told, reads.proposed_for(unit, code)),
        **recorded_kept(unit, found, reads.proposed_for(unit, code)),
    }
    return render(request, "evaluation/judging/dispute.html", context, status=422 if form.errors else 200)


def _marks(rows: list[Judgement]) -> dict[int, str]:
    """Which evaluators gave a level."""
    found: dict[int, str] = {}
    for row in rows:
        if row.level is not None:
            who = _("evaluator kedua") if row.seat.order > 1 else _("evaluator pertama")
            found[row.level] = f"{found[row.level]}, {who}" if row.level in found else who
    return found
