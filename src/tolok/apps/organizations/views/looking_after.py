"""End a role; close, open and rescue accounts. Each asks for a reason."""

from collections.abc import Callable
from typing import Any, Protocol

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.organizations import actions, policies, roster
from tolok.apps.organizations.forms import ChangeForm
from tolok.apps.organizations.models import Office
from tolok.apps.organizations.people_forms import DismissForm, ReasonForm, SureForm
from tolok.apps.organizations.views.asking import question_of
from tolok.apps.organizations.views.doors import manages_office, office_of, today, whoever
from tolok.apps.organizations.views.inviting import METHODS, show_links
from tolok.apps.organizations.views.people import first_day_without, people_link, person_of, person_url
from tolok.web.access import policy
from tolok.web.asking import ask
from tolok.web.shapes import Link


class Act(Protocol):
    """What is done to an account."""

    def __call__(self, *, person: User, office: Office, by: User, why: str, now: Any) -> object: ...


@policy(manages_office)
@METHODS
def dismiss(request: HttpRequest, office: int, person: int, role: int) -> HttpResponseBase:
    """End one role of a person."""
    here = office_of(office)
    found = roster.role_in(here, person, role)
    if found is None:
        raise Http404

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.end_role(appointment=found, by=whoever(request), now=timezone.now(), **given)
        return HttpResponseRedirect(f"{person_url(here, person)}?tersimpan")

    question = question_of(
        here,
        _("Akhiri peran"),
        _("Yang sudah dikerjakan orang ini tetap tersimpan dengan namanya."),
        _("Akhiri peran ini"),
        found.user.name,
        _way(here, found.user),
        danger=True,
    )
    posted = request.POST if request.method == "POST" else None
    return ask(request, question, DismissForm(posted, today=first_day_without(found, today())), act)


@policy(manages_office)
@METHODS
def close(request: HttpRequest, office: int, person: int) -> HttpResponseBase:
    """Close an account."""
    words = (_("Tutup akun"), _("Orang ini langsung dikeluarkan dari semua perangkat."), _("Tutup akun ini"))
    return _account(request, office, person, words, ReasonForm, actions.close_account)


@policy(manages_office)
@METHODS
def reopen(request: HttpRequest, office: int, person: int) -> HttpResponseBase:
    """Open a closed account."""
    words = (
        _("Buka akun lagi"),
        _("Orang ini masuk lagi dengan kata sandi dan aplikasi kode yang lama."),
        _("Buka akun ini"),
    )
    return _account(request, office, person, words, ReasonForm, actions.reopen_account, danger=False)


@policy(manages_office)
@METHODS
def second_factor(request: HttpRequest, office: int, person: int) -> HttpResponseBase:
    """Forget a lost code app."""
    words = (
        _("Lepas aplikasi kode"),
        _(
            "Untuk orang yang kehilangan telepon dan kode cadangannya. Ia menyiapkan aplikasi baru ketika masuk."
        ),
        _("Lepas aplikasi kode"),
    )
    return _account(request, office, person, words, SureForm, actions.reset_second_factor)


@policy(manages_office)
@METHODS
def password(request: HttpRequest, office: int, person: int) -> HttpResponseBase:
    """A way to a new password."""
    here = office_of(office)
    words = (
        _("Beri jalan ke kata sandi baru"),
        _("Untuk orang yang lupa kata sandinya. Tautannya Anda serahkan sendiri kepadanya."),
        _("Buat tautan"),
    )

    def shown(done: object) -> HttpResponseBase:
        assert isinstance(done, actions.Invited)
        return show_links(request, here, [done])

    return _account(request, office, person, words, SureForm, actions.renew_access, shown, danger=False)


def _account(
    request: HttpRequest,
    office: int,
    person: int,
    words: tuple[str, str, str],
    form: type[ChangeForm],
    change: Act,
    after: Callable[[object], HttpResponseBase] | None = None,
    *,
    danger: bool = True,
) -> HttpResponseBase:
    """Ask why, then do it; whose account is not theirs to look after finds no page."""
    here = office_of(office)
    found = person_of(here, person)
    admin = whoever(request)
    if not policies.may_look_after(admin, found, here, today()):
        raise Http404

    def act(given: dict[str, Any]) -> HttpResponseBase:
        done = change(person=found, office=here, by=admin, why=given["why"], now=timezone.now())
        return after(done) if after else HttpResponseRedirect(f"{person_url(here, found.pk)}?tersimpan")

    title, lead, send = words
    question = question_of(here, title, lead, send, found.name, _way(here, found), danger=danger)
    posted = request.POST if request.method == "POST" else None
    return ask(request, question, form(posted, today=today()), act)


def _way(office: Office, person: User) -> tuple[Link, ...]:
    return (people_link(office), Link(person.name, person_url(office, person.pk)))
