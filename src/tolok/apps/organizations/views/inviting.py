"""Invite people with their role; send an invitation again, or take it back."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tolok.apps.notices.actions import Letter, send_invitations
from tolok.apps.notices.selectors import mail_is_set_up
from tolok.apps.organizations import actions, roster, selectors
from tolok.apps.organizations.forms import unit_choices
from tolok.apps.organizations.models import Office, Role, RoleOffer
from tolok.apps.organizations.people_forms import InviteForm, ReasonForm
from tolok.apps.organizations.views.asking import question_of
from tolok.apps.organizations.views.doors import crumbs, manages_office, office_of, today, whoever
from tolok.apps.organizations.views.people import people_link, person_url, role_words
from tolok.web.access import policy
from tolok.web.asking import ask
from tolok.web.shapes import Link

METHODS = require_http_methods(["GET", "HEAD", "POST"])


@policy(manages_office)
@METHODS
def invite(request: HttpRequest, office: int) -> HttpResponseBase:
    """Ask whom to invite; `?unit=` (a code) and `?orang=` (a person of this office) are filled in at first."""
    here = office_of(office)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        code = given.pop("unit")
        unit = selectors.unit_coded(here, code) if code else None
        role = Role(given.pop("role"))
        done = actions.invite_person(
            office=here, unit=unit, role=role, **given, by=whoever(request), now=timezone.now()
        )
        if done.appointment is not None:
            return HttpResponseRedirect(f"{person_url(here, done.appointment.user_id)}?tersimpan")
        return show_links(request, here, [done])

    question = question_of(
        here,
        _("Undang orang"),
        _("Orang itu mendapat perannya ketika menerima undangan."),
        _("Undang"),
        here.name,
        (people_link(here),),
    )
    return ask(request, question, _form(request, here), act)


def _form(request: HttpRequest, office: Office) -> InviteForm:
    known = request.GET.get("orang", "")
    person = (
        roster.person_in(office, int(known))
        if known.isascii() and known.isdigit() and len(known) < 19
        else None
    )
    initial = {"unit": request.GET.get("unit", ""), "role": Role.UNIT_OPERATOR}
    if person is not None:
        initial |= {"email": person.email, "name": person.name}
    choices = {
        "role": list(role_words(office).items()),
        "unit": unit_choices(selectors.tree_on(office, today()), _("seluruh instansi")),
    }
    posted = request.POST if request.method == "POST" else None
    return InviteForm(posted, today=today(), choices=choices, initial=initial)


def show_links(
    request: HttpRequest, office: Office, invited: Sequence[actions.Invited], appointed: int = 0
) -> HttpResponseBase:
    """The links of invitations, e-mailed where that is set up and shown this once: they are kept nowhere."""
    paths = {one.token: reverse("accounts-invitation", args=[one.token]) for one in invited if one.token}
    by = whoever(request).name
    sent = send_invitations(
        [Letter(one.name, one.email, paths[one.token], by) for one in invited if one.token]
    )
    links = [
        {
            "name": one.name,
            "email": one.email,
            "url": request.build_absolute_uri(paths[one.token]),
            "sent": one.email in sent,
        }
        for one in invited
        if one.token
    ]
    context = {
        "office": office,
        "links": links,
        "failed": mail_is_set_up() and len(sent) < len(links),
        "appointed": appointed,
        "crumbs": crumbs(office, people_link(office), Link(_("Undangan"), current=True)),
    }
    return render(request, "organizations/invited.html", context)


def _offer(office: Office, pk: int) -> RoleOffer:
    found = roster.offer_in(office, pk)
    if found is None:
        raise Http404
    return found


@policy(manages_office)
@require_POST
def again(request: HttpRequest, office: int, offer: int) -> HttpResponseBase:
    """A new invitation in place of one that was lost or ended."""
    here = office_of(office)
    done = actions.invite_again(offer=_offer(here, offer), by=whoever(request), now=timezone.now())
    return show_links(request, here, [done])


@policy(manages_office)
@METHODS
def withdraw(request: HttpRequest, office: int, offer: int) -> HttpResponseBase:
    """Take an invitation back."""
    here = office_of(office)
    found = _offer(here, offer)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.withdraw_offer(offer=found, by=whoever(request), now=timezone.now(), **given)
        return HttpResponseRedirect(f"{people_link(here).url}?tersimpan")

    question = question_of(
        here,
        _("Tarik undangan"),
        _("Tautan undangannya tidak dapat dipakai lagi."),
        _("Tarik undangan"),
        found.name,
        (people_link(here),),
        danger=True,
    )
    posted = request.POST if request.method == "POST" else None
    return ask(request, question, ReasonForm(posted, today=today()), act)
