"""Read: who has which role in which unit and since when, one person, their number in full."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tolok.apps.accounts.models import User
from tolok.apps.accounts.selectors import doubts_about, has_second_factor, masked
from tolok.apps.common.actions import office_scope, record_read
from tolok.apps.organizations import policies, roster, selectors
from tolok.apps.organizations.models import Appointment, Office, Role
from tolok.apps.organizations.views.doors import (
    crumbs,
    manages_office,
    office_of,
    sees_people,
    today,
    unit_url,
    whoever,
)
from tolok.apps.organizations.views.words import period
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Column, Fact, Link, State, Table

ROWS_A_PAGE = 50


def people_link(office: Office) -> Link:
    """The list of people and its address."""
    return Link(_("Orang"), reverse("organizations-people", args=[office.pk]))


def person_url(office: Office, person: int) -> str:
    """The address of a person in an office."""
    return reverse("organizations-person", args=[office.pk, person])


def person_of(office: Office, pk: int) -> User:
    """A person of this office; whoever has no role here is not there."""
    found = roster.person_in(office, pk)
    if found is None:
        raise Http404
    return found


def role_words(office: Office) -> dict[str, str]:
    """What the roles of this office are called."""
    return {role: say(text) for role, text in selectors.roles_in(office).items()}


@policy(sees_people)
@require_safe
def people(request: HttpRequest, office: int) -> HttpResponseBase:
    """Who has which role, a page at a time, and who was invited."""
    here, reader, now = office_of(office), whoever(request), timezone.now()
    search, role = request.GET.get("cari", "").strip(), request.GET.get("peran", "")
    role = role if role in Role.values else ""
    found = roster.people_on(here, today(), search, role)
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    manages = policies.may_manage(reader, here, today())
    words = role_words(here)
    waiting = roster.offers_in(here, now) if manages else []
    names = roster.unit_names([*page, *(one.offer for one in waiting)], today())
    record_read(by=reader, action="organizations.read_people", target=here, now=now)
    context = {
        "office": here,
        "page": page,
        "table": roles_table(here, list(page), words, names),
        "search": search,
        "role": role,
        "roles": words.items(),
        "manages": manages,
        "waiting": [
            {
                "pk": one.offer.pk,
                "name": one.offer.name,
                "email": one.offer.email,
                "role": words[one.offer.role],
                "unit": names.get(one.offer.unit_id or 0, ""),
                "state": State(_("menunggu"), "info")
                if one.usable
                else State(_("undangan berakhir"), "caution"),
            }
            for one in waiting
        ],
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(here, Link(_("Orang"), current=True)),
    }
    return render(request, "organizations/people.html", context)


def roles_table(
    office: Office, rows: Sequence[Appointment], words: Mapping[str, str], names: Mapping[int, str]
) -> Table:
    """Roles of today: who, which, where, since when, and whether the account is open."""
    labels = (_("Peran"), _("Unit"), _("Sejak"))
    columns = (Column(_("Nama"), "link"), *(Column(label) for label in labels), Column(_("Akun"), "status"))
    cells = [
        (
            Link(row.user.name, person_url(office, row.user_id)),
            words[row.role],
            names.get(row.unit_id or 0, _("seluruh instansi")),
            date_format(row.valid_from),
            account_state(row.user),
        )
        for row in rows
    ]
    return Table(_("Peran"), columns, cells, empty=_("Tidak ada orang yang cocok."), caption_hidden=True)


def account_state(person: User) -> State:
    """Whether an account is open, as a word and a shape."""
    return State(_("terbuka"), "good") if person.is_active else State(_("ditutup"), "neutral")


@policy(sees_people)
@require_safe
def person(request: HttpRequest, office: int, person: int) -> HttpResponseBase:
    """One person: what is kept, their roles here, and what may be done."""
    here = office_of(office)
    found = person_of(here, person)
    _note(request, here, found, "organizations.read_person")
    return _shown(request, here, found, masked(found.nip))


@policy(manages_office)
@require_POST
def whole_nip(request: HttpRequest, office: int, person: int) -> HttpResponseBase:
    """The same with the employee number in full; who looked is noted."""
    here = office_of(office)
    found = person_of(here, person)
    _note(request, here, found, "organizations.read_nip")
    return _shown(request, here, found, found.nip)


def _note(request: HttpRequest, office: Office, person: User, action: str) -> None:
    scope = office_scope(office.pk)
    record_read(by=whoever(request), action=action, target=person, now=timezone.now(), scope=scope)


def _shown(request: HttpRequest, office: Office, person: User, nip: str) -> HttpResponseBase:
    admin, day = whoever(request), today()
    roles = roster.roles_of(person, office)
    names, words = roster.unit_names(roles, day), role_words(office)
    manages = policies.may_manage(admin, office, day)
    context = {
        "office": office,
        "person": person,
        "facts": _facts(person, nip),
        "doubts": doubts_about(person.nip, today=day),
        "masked": nip != person.nip,
        "roles": [
            {
                "pk": row.pk,
                "word": words[row.role],
                "unit": names.get(row.unit_id or 0, _("seluruh instansi")),
                "url": unit_url(office, row.unit_id) if row.unit_id else "",
                "period": _("dibatalkan; tidak pernah berlaku")
                if row.withdrawn_at
                else period(row.valid_from, row.valid_to),
                "ends": manages
                and (row.valid_to is None or row.valid_to >= day)
                and not (row.role == Role.BIRO_ADMIN and person == admin),
            }
            for row in roles
        ],
        "manages": manages,
        "looks_after": policies.may_look_after(admin, person, office, day),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(office, people_link(office), Link(person.name, current=True)),
    }
    return render(request, "organizations/person.html", context)


def _facts(person: User, nip: str) -> list[Fact]:
    return [
        Fact(_("Surel"), person.email),
        Fact(_("NIP atau NI PPPK"), nip or _("tidak ada")),
        Fact(_("Akun"), account_state(person).word),
        Fact(_("Aplikasi kode"), _("aktif") if has_second_factor(person) else _("belum ada")),
    ]


def first_day_without(role: Appointment, day: date) -> date:
    """The day a dismissal is proposed for: today, or the day a role begins that is taken back altogether."""
    return max(day, role.valid_from)
