"""Invitations to the panel: shown once, sent again, taken back."""

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tolok.apps.evaluation.actions import panel_offers as actions
from tolok.apps.evaluation.forms.cycles import MoveOnForm
from tolok.apps.evaluation.models import Cycle, PanelOffer
from tolok.apps.evaluation.selectors.panel import panel_offer_in
from tolok.apps.evaluation.views.doors import crumbs, cycle_of, manages_cycle, whoever
from tolok.apps.notices.actions import Letter, send_invitations
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.shapes import Link


def show_invitation(request: HttpRequest, cycle: Cycle, done: actions.Joined) -> HttpResponseBase:
    """The link of an invitation, e-mailed where that is set up and shown this once: it is kept nowhere."""
    assert done.offer is not None
    return show_link(request, cycle, done.offer.name, done.offer.email, done.token)


def show_link(request: HttpRequest, cycle: Cycle, name: str, email: str, token: str) -> HttpResponseBase:
    """The link to a password for somebody, e-mailed where that is set up and shown this once: it is kept nowhere."""
    path = reverse("accounts-invitation", args=[token])
    letter = Letter(name, email, path, whoever(request).name)
    context = {
        "cycle": cycle,
        "offer": {"name": name, "email": email},
        "url": request.build_absolute_uri(path),
        "sent": bool(send_invitations([letter])),
        "crumbs": crumbs(
            cycle,
            Link(_("Panel dan penugasan"), reverse("cycles-panel", args=[cycle.pk])),
            Link(_("Undangan"), current=True),
        ),
    }
    response = render(request, "evaluation/cycles/invited.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _offer(cycle: Cycle, pk: int) -> PanelOffer:
    found = panel_offer_in(cycle, pk)
    if found is None:
        raise Http404
    return found


@policy(manages_cycle)
@require_POST
def again(request: HttpRequest, cycle: int, offer: int) -> HttpResponseBase:
    """A new invitation in place of one that was lost or ended."""
    found = cycle_of(cycle)
    try:
        done = actions.invite_to_panel_again(
            offer=_offer(found, offer), by=whoever(request), now=timezone.now()
        )
    except ProblemsError as error:
        raise Http404 from error  # accepted or taken back in this very moment
    return show_invitation(request, found, done)


@policy(manages_cycle)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, cycle: int, offer: int) -> HttpResponseBase:
    """Take an invitation back."""
    found = cycle_of(cycle)
    one = _offer(found, offer)
    form = MoveOnForm(request.POST or None)
    back = reverse("cycles-panel", args=[found.pk])
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_from_panel(
                offer=one, why=form.cleaned_data["why"], by=whoever(request), now=timezone.now()
            )
        except ProblemsError as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(f"{back}?tersimpan")
    context = {
        "cycle": found,
        "form": form,
        "title": _("Tarik undangan %(name)s") % {"name": one.name},
        "lead": _("Tautan undangannya tidak dapat dipakai lagi."),
        "send": _("Tarik undangan"),
        "danger": True,
        "back": back,
        "crumbs": crumbs(found, Link(_("Tarik undangan"), current=True)),
    }
    return render(request, "evaluation/cycles/ask.html", context)
