"""One member of the panel: who they are here, what the Biro can do for them, the rescue of their account."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.evaluation.actions import rescuing
from tolok.apps.evaluation.forms.rescuing import RescueForm
from tolok.apps.evaluation.models import PanelMember, PanelRole
from tolok.apps.evaluation.selectors.panel import member_in
from tolok.apps.evaluation.selectors.rescuing import why_not_rescued
from tolok.apps.evaluation.selectors.ties import ties_of
from tolok.apps.evaluation.views.cycles.offers import show_link
from tolok.apps.evaluation.views.doors import crumbs, cycle_of, manages_cycle, today, whoever
from tolok.apps.evaluation.words import moment, role_word, zone_of
from tolok.web.access import policy
from tolok.web.asking import Question, ask
from tolok.web.printing import say
from tolok.web.shapes import Fact, Link


def _member(cycle: int, pk: int) -> PanelMember:
    """A member of this panel with the cycle; nobody else is there."""
    found = cycle_of(cycle)
    who = member_in(found, pk)
    if who is None:
        raise Http404
    who.cycle = found
    return who


@policy(manages_cycle)
@require_safe
def member(request: HttpRequest, cycle: int, member: int) -> HttpResponseBase:
    """What is known of a member in this cycle, and the ways on."""
    who = _member(cycle, member)
    barred = why_not_rescued(whoever(request), who.user, who.cycle, today())
    numbers = [who.cycle_id, who.pk]
    context = {
        "cycle": who.cycle,
        "name": who.user.name,
        "role": role_word(who.role),
        "facts": _facts(who),
        "ways": _ways(who),
        "barred": say(barred) if barred else "",
        "rescues": [
            Link(_("Beri jalan ke kata sandi baru"), reverse("cycles-member-password", args=numbers)),
            Link(_("Lepas aplikasi kode"), reverse("cycles-member-second-factor", args=numbers)),
        ],
        "saved": "tersimpan" in request.GET,
        "crumbs": _crumbs(who),
    }
    return render(request, "evaluation/cycles/member.html", context)


def _crumbs(who: PanelMember, here: str = "") -> list[Link]:
    panel = Link(_("Panel dan penugasan"), reverse("cycles-panel", args=[who.cycle_id]))
    if not here:
        return crumbs(who.cycle, panel, Link(who.user.name, current=True))
    return crumbs(who.cycle, panel, Link(who.user.name, _url(who)), Link(here, current=True))


def _url(who: PanelMember) -> str:
    return reverse("cycles-member", args=[who.cycle_id, who.pk])


def _facts(who: PanelMember) -> list[Fact]:
    facts = [Fact(_("Surel"), who.user.email)]
    if who.role == PanelRole.EVALUATOR:
        zone = zone_of(who.cycle.office)
        stated = moment(who.stated_at, zone) if who.stated_at else _("belum")
        tied = ", ".join(getattr(tie, "name", None) or tie.unit.code for tie in ties_of(who))
        facts += [
            Fact(_("Pernyataan benturan kepentingan"), stated),
            Fact(_("Hubungan yang dinyatakan"), tied or _("tidak ada")),
        ]
    return facts


def _ways(who: PanelMember) -> list[Link]:
    numbers = [who.cycle_id, who.pk]
    ties = [Link(_("Catat benturan kepentingan"), reverse("cycles-member-ties", args=numbers))]
    return [
        *(ties if who.role == PanelRole.EVALUATOR else []),
        Link(_("Keluarkan dari panel"), reverse("cycles-leave", args=numbers)),
    ]


@policy(manages_cycle)
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest, cycle: int, member: int) -> HttpResponseBase:
    """A way to a new password for somebody from outside the office."""
    who = _member(cycle, member)

    def act(why: str) -> HttpResponseBase:
        token = rescuing.renew_access(member=who, by=whoever(request), why=why, now=timezone.now())
        return show_link(request, who.cycle, who.user.name, who.user.email, token)

    title = _("Beri jalan ke kata sandi baru")
    lead = _("Untuk orang yang lupa kata sandinya. Tautannya Anda serahkan sendiri kepadanya.")
    return _rescue(request, who, title, lead, _("Buat tautan"), act)


@policy(manages_cycle)
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest, cycle: int, member: int) -> HttpResponseBase:
    """Forget a lost code app of somebody from outside the office."""
    who = _member(cycle, member)

    def act(why: str) -> HttpResponseBase:
        rescuing.reset_second_factor(member=who, by=whoever(request), why=why, now=timezone.now())
        return HttpResponseRedirect(f"{_url(who)}?tersimpan")

    title = _("Lepas aplikasi kode")
    lead = _(
        "Untuk orang yang kehilangan telepon dan kode cadangannya. Ia menyiapkan aplikasi baru ketika masuk."
    )
    return _rescue(request, who, title, lead, title, act, danger=True)


def _rescue(
    request: HttpRequest,
    who: PanelMember,
    title: str,
    lead: str,
    send: str,
    act: Callable[[str], HttpResponseBase],
    *,
    danger: bool = False,
) -> HttpResponseBase:
    """Ask why, then do it; whose account is not theirs to rescue is told so on the page of the member."""
    if why_not_rescued(whoever(request), who.user, who.cycle, today()) is not None:
        return HttpResponseRedirect(_url(who))
    question = Question(title, lead, send, who.user.name, _url(who), _crumbs(who, title), danger)

    def given(values: dict[str, Any]) -> HttpResponseBase:
        return act(values["why"])

    return ask(request, question, RescueForm(request.POST if request.method == "POST" else None), given)
