"""Who judges which unit: a page of it, and taking a seat back."""

from collections import defaultdict

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tolok.apps.evaluation.actions import panel as actions
from tolok.apps.evaluation.forms.cycles import MoveOnForm
from tolok.apps.evaluation.models import Cycle, Locus, Seat
from tolok.apps.evaluation.selectors.panel import (
    Unclaimed,
    open_seat_in,
    seated_units,
    seats_at,
    unclaimed,
)
from tolok.apps.evaluation.views.doors import crumbs, cycle_of, manages_cycle, whoever
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Column, Link, Table

UNITS_A_PAGE = 50


def seats_page(request: HttpRequest, cycle: Cycle) -> Page[Locus]:
    """The units somebody was asked to judge, a page at a time."""
    return Paginator(seated_units(cycle), UNITS_A_PAGE).get_page(request.GET.get("halaman"))


def seats_table(cycle: Cycle, page: Page[Locus], *, manages: bool) -> Table:
    """Unit by unit who judges it; whoever manages may take back what is not handed in."""
    columns = [Column(_("Unit"), "link"), Column(_("Penilai pertama")), Column(_("Penilai kedua"))]
    if manages:
        columns.append(Column(_("Ubah"), "link"))
    seats = seats_at([locus.pk for locus in page])
    rows = []
    for locus in page:
        names: dict[int, list[str]] = defaultdict(list)
        for seat in seats[locus.pk]:
            names[seat.order].append(seat.user.name)
        row: list[object] = [Link(locus.name, reverse("cycle-unit", args=[cycle.pk, locus.pk]))]
        row += [", ".join(names[order]) or "–" for order in (1, 2)]
        if manages:
            row.append(_taking_back(cycle, seats[locus.pk]))
        rows.append(row)
    return Table(
        _("Penugasan"),
        columns,
        rows,
        note=_unclaimed(unclaimed(cycle)),
        empty=_("Belum ada penugasan."),
        caption_hidden=True,
    )


def _unclaimed(found: Unclaimed) -> str:
    """Who judges what stands outside the aspects, where nobody does yet."""
    if not found.units:
        return ""
    said = ngettext(
        "%(n)s unit hanya punya evaluator untuk aspek tertentu. Di unit itu belum ada yang menilai %(names)s: indikator ini tidak berbobot, di luar semua aspek, dan hanya dinilai evaluator untuk semua aspek. Penilaian tetap dapat diserahkan.",
        "%(n)s unit hanya punya evaluator untuk aspek tertentu. Di unit itu belum ada yang menilai %(names)s: indikator ini tidak berbobot, di luar semua aspek, dan hanya dinilai evaluator untuk semua aspek. Penilaian tetap dapat diserahkan.",
        found.units,
    )
    names = ", ".join(say(one.title) for one in found.indicators)
    return said % {"n": found.units, "names": names}


def _taking_back(cycle: Cycle, seats: list[Seat]) -> object:
    """The way to the last seat at a unit that is not handed in; the one before follows when that is gone."""
    open_seats = [seat for seat in seats if seat.submitted_at is None]
    if not open_seats:
        return "–"
    last = open_seats[-1]
    said = _("Batalkan tugas %(name)s") % {"name": last.user.name}
    return Link(said, reverse("cycles-unseat", args=[cycle.pk, last.pk]))


@policy(manages_cycle)
@require_http_methods(["GET", "HEAD", "POST"])
def unseat(request: HttpRequest, cycle: int, seat: int) -> HttpResponseBase:
    """Take a seat back that was not handed in, so that somebody else can be asked."""
    found = cycle_of(cycle)
    one = open_seat_in(found, seat)
    if one is None:
        raise Http404
    form, back = MoveOnForm(request.POST or None), reverse("cycles-panel", args=[found.pk])
    if request.method == "POST" and form.is_valid():
        try:
            actions.unseat(seat=one, why=form.cleaned_data["why"], by=whoever(request), now=timezone.now())
        except ProblemsError as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(f"{back}?tersimpan")
    context = {
        "cycle": found,
        "form": form,
        "title": _("Batalkan tugas %(name)s di %(unit)s") % {"name": one.user.name, "unit": one.locus.name},
        "lead": _("Level yang sudah diberikan orang ini di unit itu tidak dipakai lagi."),
        "send": _("Batalkan tugas"),
        "danger": True,
        "back": back,
        "crumbs": crumbs(
            found, Link(_("Panel dan penugasan"), back), Link(_("Batalkan tugas"), current=True)
        ),
    }
    return render(request, "evaluation/cycles/ask.html", context)
