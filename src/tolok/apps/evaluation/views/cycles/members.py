"""One member of the panel: who they are here, and what the Biro can do for them."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.evaluation.models import PanelMember, PanelRole
from tolok.apps.evaluation.selectors.panel import member_in
from tolok.apps.evaluation.selectors.ties import ties_of
from tolok.apps.evaluation.views.doors import crumbs, cycle_of, manages_cycle
from tolok.apps.evaluation.words import moment, role_word, zone_of
from tolok.web.access import policy
from tolok.web.shapes import Fact, Link


@policy(manages_cycle)
@require_safe
def member(request: HttpRequest, cycle: int, member: int) -> HttpResponseBase:
    """What is known of a member in this cycle, and the ways on."""
    found = cycle_of(cycle)
    who = member_in(found, member)
    if who is None:
        raise Http404
    who.cycle = found
    context = {
        "cycle": found,
        "name": who.user.name,
        "role": role_word(who.role),
        "facts": _facts(who),
        "ways": _ways(who),
        "crumbs": crumbs(
            found,
            Link(_("Panel dan penugasan"), reverse("cycles-panel", args=[found.pk])),
            Link(who.user.name, current=True),
        ),
    }
    return render(request, "evaluation/cycles/member.html", context)


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
