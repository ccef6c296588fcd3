"""The calendar: dates with their reasons, outages that extended them, and the step to the next state."""

from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.apps.common.actions import note_outage
from tolok.apps.evaluation import policies
from tolok.apps.evaluation.actions import cycles as actions
from tolok.apps.evaluation.forms.cycles import MoveDatesForm, MoveOnForm, OutageForm, span
from tolok.apps.evaluation.models import Cycle, DateMove, Phase, State
from tolok.apps.evaluation.selectors.cycles import date_moves_of, extended_end, phase_of, phases_of
from tolok.apps.evaluation.tasks.records import freeze_left
from tolok.apps.evaluation.views.doors import crumbs, cycle_of, manages_cycle, sees_cycle, today, whoever
from tolok.apps.evaluation.words import moment, state_word, zone_of, zone_word
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.shapes import Column, Link, Table


@policy(sees_cycle)
@require_safe
def calendar(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """Every phase, what moved it, and what an outage adds."""
    return _calendar(request, cycle_of(cycle), MoveOnForm())


def _calendar(request: HttpRequest, found: Cycle, form: MoveOnForm) -> HttpResponseBase:
    manages = policies.manages(whoever(request), found, today())
    context = {
        "cycle": found,
        "state": state_word(found.state),
        "table": _table(found, phases_of(found), manages=manages),
        "moves": _moves(date_moves_of(found), zone_of(found.office)),
        "hours": found.outage_hours,
        "manages": manages,
        "form": form,
        "next": _neighbour(found, 1),
        "back": _neighbour(found, -1),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(found, Link(_("Kalender dan tahap"), current=True)),
    }
    return render(request, "evaluation/cycles/calendar.html", context)


def _neighbour(cycle: Cycle, step: int) -> tuple[str, str] | None:
    """The state a step away and its name; None where there is none to go to."""
    order = list(State)
    place = order.index(State(cycle.state)) + step
    if not 0 <= place < len(order) or (step < 0 and cycle.has_reached(State.FINAL)):
        return None
    return order[place].value, state_word(order[place])


def _table(cycle: Cycle, phases: list[Phase], *, manages: bool) -> Table:
    columns = [
        Column(_("Tahap")),
        Column(_("Mulai")),
        Column(_("Sampai")),
        Column(_("Perpanjangan karena gangguan")),
    ]
    if manages:
        columns.append(Column(_("Ubah"), "link"))
    rows, zone = [], zone_of(cycle.office)
    for phase in phases:
        end = extended_end(cycle, phase.ends_at)
        longer = "–" if not end.added else moment(end.deadline, zone)
        row: list[object] = [
            state_word(phase.state),
            moment(phase.starts_at, zone),
            moment(phase.ends_at, zone),
            longer,
        ]
        if manages:
            row.append(Link(_("Ubah tanggal"), reverse("cycles-dates", args=[cycle.pk, phase.state])))
        rows.append(row)
    return Table(_("Kalender"), columns, rows, empty=_("Belum ada tanggal."), caption_hidden=True)


def _moves(moves: list[DateMove], zone: ZoneInfo | None) -> Table:
    columns = [
        Column(label)
        for label in (_("Kapan"), _("Tahap"), _("Semula sampai"), _("Menjadi sampai"), _("Alasan"), _("Oleh"))
    ]
    rows = [
        (
            moment(move.at, zone),
            state_word(move.phase.state),
            moment(move.ends_before, zone),
            moment(move.ends_after, zone),
            move.why or "–",
            move.by.name if move.by else "–",
        )
        for move in moves
    ]
    return Table(_("Tanggal yang pernah diubah"), columns, rows, caption_hidden=True)


@policy(manages_cycle)
@require_http_methods(["GET", "HEAD", "POST"])
def dates(request: HttpRequest, cycle: int, state: str) -> HttpResponseBase:
    """Other dates for a phase."""
    found = cycle_of(cycle)
    if state not in State.values:
        raise Http404
    phase = phase_of(found, State(state))
    initial = (
        {
            "first": timezone.localdate(phase.starts_at, zone_of(found.office)),
            "last": timezone.localdate(phase.ends_at, zone_of(found.office)),
        }
        if phase
        else {}
    )
    form = MoveDatesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.move_dates(
                cycle=found,
                state=State(state),
                span=span(given["first"], given["last"], zone_of(found.office)),
                why=given["why"],
                by=whoever(request),
                now=timezone.now(),
            )
        except ProblemsError as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(reverse("cycles-calendar", args=[found.pk]) + "?tersimpan")
    context = {
        "cycle": found,
        "form": form,
        "phase": state_word(state),
        "back": reverse("cycles-calendar", args=[found.pk]),
        "crumbs": crumbs(found, Link(_("Ubah tanggal"), current=True)),
    }
    return render(request, "evaluation/cycles/dates.html", context)


@policy(manages_cycle)
@require_http_methods(["GET", "HEAD", "POST"])
def outage(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """Note a time in which people could not use the site; deadlines shortly after it move by its length."""
    found = cycle_of(cycle)
    zone = zone_of(found.office)
    form = OutageForm(request.POST or None, zone=zone_word(timezone.now(), zone))
    with timezone.override(zone):  # people write the time of their own desk
        valid = form.is_valid()
    if valid:
        try:
            scope = found.office.audit_scope
            note_outage(**form.cleaned_data, by=whoever(request), now=timezone.now(), scope=scope)
        except ProblemsError as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(reverse("cycles-calendar", args=[found.pk]) + "?tersimpan")
    context = {
        "cycle": found,
        "form": form,
        "title": _("Catat gangguan"),
        "lead": _(
            "Gangguan saat server mati tercatat sendiri dan berlaku bagi semua instansi. Catat di sini yang tidak terlihat server, misalnya jaringan putus; yang Anda catat hanya memperpanjang tenggat instansi ini."
        ),
        "send": _("Simpan gangguan"),
        "back": reverse("cycles-calendar", args=[found.pk]),
        "crumbs": crumbs(found, Link(_("Catat gangguan"), current=True)),
    }
    return render(request, "evaluation/cycles/ask.html", context)


@policy(manages_cycle)
@require_POST
def advance(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """To the next state, or back to the one before."""
    found, form = cycle_of(cycle), MoveOnForm(request.POST)
    to = request.POST.get("ke", "")
    if to not in State.values or not form.is_valid():
        raise Http404
    try:
        actions.advance(
            cycle=found, to=State(to), why=form.cleaned_data["why"], by=whoever(request), now=timezone.now()
        )
    except ProblemsError as error:
        form.refuse(error)
        found = cycle_of(cycle)
        return _calendar(request, found, form)
    if to == State.JUDGING:
        freeze_left.enqueue(found.pk)
    return HttpResponseRedirect(reverse("cycles-calendar", args=[found.pk]) + "?tersimpan")
