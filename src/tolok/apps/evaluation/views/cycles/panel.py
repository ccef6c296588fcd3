"""The panel: members, and who judges which unit."""

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.evaluation import policies
from tolok.apps.evaluation.actions import panel as actions
from tolok.apps.evaluation.actions.panel_offers import bring_to_panel
from tolok.apps.evaluation.forms.cycles import MoveOnForm
from tolok.apps.evaluation.forms.panel import JoinForm, SeatForm
from tolok.apps.evaluation.models import Cycle, PanelMember, PanelRole
from tolok.apps.evaluation.selectors.panel import (
    aspects_of,
    loads,
    loci_with_forms,
    member_in,
    panel_of,
    panel_offers_of,
    unseated,
)
from tolok.apps.evaluation.views.cycles.offers import show_invitation
from tolok.apps.evaluation.views.cycles.seats import seats_page, seats_table
from tolok.apps.evaluation.views.doors import (
    crumbs,
    cycle_of,
    manages_cycle,
    reads_cycle,
    today,
    whoever,
)
from tolok.apps.evaluation.words import role_word
from tolok.apps.organizations.selectors import tree_on, unit_in
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Column, Link, State, Table


@policy(reads_cycle)
@require_safe
def panel(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """Who is in the panel and how much each carries."""
    found = cycle_of(cycle)
    members, carried = panel_of(found), loads(found)
    manages, page = policies.manages(whoever(request), found, today()), seats_page(request, found)
    context = {
        "cycle": found,
        "table": _members(found, members, carried, manages=manages),
        "seats": seats_table(found, page, manages=manages),
        "page": page,
        "offers": [
            {
                "name": one.name,
                "email": one.email,
                "role": role_word(one.role),
                "usable": usable,
                "again": reverse("cycles-invite-again", args=[found.pk, one.pk]),
                "withdraw": reverse("cycles-withdraw-offer", args=[found.pk, one.pk]),
            }
            for one, usable in panel_offers_of(found, timezone.now())
        ]
        if manages
        else [],
        "unseated": len(unseated(found)),
        "manages": manages,
        "share": found.second_share,
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(found, Link(_("Panel dan penugasan"), current=True)),
    }
    return render(request, "evaluation/cycles/panel.html", context)


def _members(cycle: Cycle, members: list[PanelMember], carried: object, *, manages: bool) -> Table:
    columns = [
        Column(_("Nama"), "link" if manages else "text"),
        Column(_("Peran")),
        Column(_("Unit asal")),
        Column(_("Unit yang dinilai"), "number"),
        Column(_("Pernyataan"), "status"),
    ]
    if manages:
        columns.append(Column(_("Ubah"), "link"))
    names = {place.unit_id: place.name for place in tree_on(cycle.office, today())}
    rows = []
    for member in members:
        judges = member.role == PanelRole.EVALUATOR
        said = State(_("sudah"), "good") if member.stated_at else State(_("belum"), "caution")
        row: list[object] = [
            Link(member.user.name, reverse("cycles-member", args=[cycle.pk, member.pk]))
            if manages
            else member.user.name,
            role_word(member.role),
            names.get(member.home_id or 0, _("di luar instansi")),
            str(carried.get(member.user_id, 0)) if judges else "–",  # type: ignore[attr-defined]
            said if judges else State(_("tidak perlu"), "neutral"),
        ]
        if manages:
            row.append(Link(_("Keluarkan"), reverse("cycles-leave", args=[cycle.pk, member.pk])))
        rows.append(row)
    return Table(_("Anggota panel"), columns, rows, empty=_("Belum ada anggota."), caption_hidden=True)


def _aspects(cycle: Cycle) -> list[tuple[str, str]]:
    """The aspects of the cycle's first form."""
    return [(aspect.key, say(aspect.name)) for aspect in aspects_of(cycle)]


@policy(manages_cycle)
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """Bring somebody in."""
    found = cycle_of(cycle)
    form = JoinForm(request.POST or None, places=tree_on(found.office, today()), aspects=_aspects(found))
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        home, role = given.pop("home"), PanelRole(given.pop("role"))
        try:
            done = bring_to_panel(
                cycle=found,
                role=role,
                home=unit_in(found.office, int(home)) if home else None,
                **given,
                by=whoever(request),
                now=timezone.now(),
            )
        except ProblemsError as error:
            form.refuse(error)
        else:
            return show_invitation(request, found, done) if done.token else _back(found)
    context = {
        "cycle": found,
        "form": form,
        "title": _("Tambah anggota panel"),
        "lead": _("Satu orang dapat punya lebih dari satu peran."),
        "send": _("Simpan anggota"),
        "back": reverse("cycles-panel", args=[found.pk]),
        "crumbs": crumbs(found, Link(_("Tambah anggota panel"), current=True)),
    }
    return render(request, "evaluation/cycles/ask.html", context)


def _back(cycle: Cycle) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("cycles-panel", args=[cycle.pk]) + "?tersimpan")


@policy(manages_cycle)
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, cycle: int, member: int) -> HttpResponseBase:
    """Take somebody out."""
    found = cycle_of(cycle)
    who = member_in(found, member)
    if who is None:
        raise Http404
    form = MoveOnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.leave_panel(
                member=who, why=form.cleaned_data["why"], by=whoever(request), now=timezone.now()
            )
        except ProblemsError as error:
            form.refuse(error)
        else:
            return _back(found)
    context = {
        "cycle": found,
        "form": form,
        "title": _("Keluarkan %(name)s dari panel") % {"name": who.user.name},
        "lead": _("Penilaian yang sudah diserahkan tetap berlaku; yang belum, dibebaskan untuk orang lain."),
        "send": _("Keluarkan dari panel"),
        "danger": True,
        "back": reverse("cycles-panel", args=[found.pk]),
        "crumbs": crumbs(found, Link(_("Keluarkan anggota"), current=True)),
    }
    return render(request, "evaluation/cycles/ask.html", context)


@policy(manages_cycle)
@require_http_methods(["GET", "HEAD", "POST"])
def assignment(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """Seat one evaluator at one unit."""
    found = cycle_of(cycle)
    members = [one for one in panel_of(found) if one.role == PanelRole.EVALUATOR]
    loci = loci_with_forms(found)
    form = SeatForm(request.POST or None, loci=loci, members=members)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        locus = next(one for one in loci if str(one.pk) == given["locus"])
        locus.cycle = found
        user = next(one.user for one in members if str(one.user_id) == given["member"])
        try:
            actions.seat(
                locus=locus, user=user, order=int(given["order"]), by=whoever(request), now=timezone.now()
            )
        except ProblemsError as error:
            form.refuse(error)
        else:
            return _back(found)
    context = {
        "cycle": found,
        "form": form,
        "title": _("Tugaskan evaluator"),
        "lead": _("Benturan kepentingan dan batas beban diperiksa sebelum disimpan."),
        "send": _("Tugaskan"),
        "back": reverse("cycles-panel", args=[found.pk]),
        "crumbs": crumbs(found, Link(_("Tugaskan evaluator"), current=True)),
    }
    return render(request, "evaluation/cycles/ask.html", context)


@policy(manages_cycle)
@require_http_methods(["GET", "HEAD", "POST"])
def seating(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """Seat everybody at once: look at the proposal first."""
    found, now = cycle_of(cycle), timezone.now()
    form = MoveOnForm()
    if request.method == "POST":
        form = MoveOnForm(request.POST)
        form.is_valid()
        try:
            actions.seat_all(cycle=found, by=whoever(request), now=now)
        except ProblemsError as error:
            form.refuse(error)
        else:
            return _back(found)
    proposal = actions.propose_seats(cycle=found, now=now)
    people = {str(one.user_id): one.user.name for one in panel_of(found)}
    columns = (Column(_("Evaluator")), Column(_("Unit baru"), "number"))
    rows = [(people.get(key, key), str(load)) for key, load in proposal.loads.items()]
    context = {
        "cycle": found,
        "form": form,
        "table": Table(_("Beban"), columns, rows, empty=_("Belum ada evaluator."), caption_hidden=True),
        "pieces": len(proposal.pieces),
        "twice": len(proposal.twice),
        "whole": not proposal.problems,
        "crumbs": crumbs(found, Link(_("Bagi penugasan"), current=True)),
    }
    return render(request, "evaluation/cycles/seating.html", context)
