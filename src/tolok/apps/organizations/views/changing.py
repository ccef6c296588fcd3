"""Change units one at a time: each page asks what, from when and why."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.organizations import actions, selectors
from tolok.apps.organizations.forms import (
    AddForm,
    ChangeForm,
    Choices,
    CloseForm,
    MergeForm,
    MoveForm,
    ReclassifyForm,
    RenameForm,
    group_choices,
    kind_choices,
    unit_choices,
)
from tolok.apps.organizations.models import Office, OrganizationUnit, UnitVersion
from tolok.apps.organizations.views.asking import question_of
from tolok.apps.organizations.views.doors import (
    manages_office,
    office_link,
    office_of,
    today,
    unit_of,
    unit_url,
    whoever,
)
from tolok.web.access import policy
from tolok.web.asking import ask
from tolok.web.shapes import Link

METHODS = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class Asked:
    """A page that asks for one change: its words, its form, and what to do with what was written."""

    title: str
    lead: str
    send: str
    form: type[ChangeForm]
    act: Callable[[dict[str, Any]], int]
    choices: dict[str, Choices]
    initial: dict[str, str]
    danger: bool = False


@policy(manages_office)
@METHODS
def add(request: HttpRequest, office: int) -> HttpResponseBase:
    """A new unit; `?induk=` names the parent that is chosen at first."""
    here = office_of(office)

    def act(given: dict[str, Any]) -> int:
        parent = _unit_with(here, given.pop("parent"))
        return actions.add_unit(office=here, parent=parent, **given, **_who(request)).pk

    asked = Asked(
        _("Tambah unit"),
        _("Unit baru berada di daftar sejak tanggal yang Anda isi."),
        _("Simpan unit baru"),
        AddForm,
        act,
        {
            "kind": kind_choices(selectors.kinds_for(here)),
            "group": group_choices(),
            "parent": _places(here, top=True),
        },
        {"parent": request.GET.get("induk", "")},
    )
    return _ask(request, here, asked, Link(asked.title, current=True))


@policy(manages_office)
@METHODS
def rename(request: HttpRequest, office: int, unit: int) -> HttpResponseBase:
    """Another name."""
    here, found, version = _unit(office, unit)

    def act(given: dict[str, Any]) -> int:
        actions.rename(unit=found, **given, **_who(request))
        return found.pk

    asked = Asked(
        _("Ganti nama"),
        _("Nama lama tetap berlaku untuk hari-hari sebelumnya."),
        _("Simpan nama baru"),
        RenameForm,
        act,
        {},
        {"name": version.name, "abbreviation": version.abbreviation},
    )
    return _ask_unit(request, here, found, version, asked)


@policy(manages_office)
@METHODS
def reclassify(request: HttpRequest, office: int, unit: int) -> HttpResponseBase:
    """Another kind or service group."""
    here, found, version = _unit(office, unit)

    def act(given: dict[str, Any]) -> int:
        actions.reclassify(unit=found, **given, **_who(request))
        return found.pk

    asked = Asked(
        _("Ubah jenis atau kelompok layanan"),
        _("Jenis menentukan sebutan unit; kelompok layanan menentukan dengan siapa unit dibandingkan."),
        _("Simpan perubahan"),
        ReclassifyForm,
        act,
        {"kind": kind_choices(selectors.kinds_for(here)), "group": group_choices()},
        {"kind": version.kind, "group": version.group},
    )
    return _ask_unit(request, here, found, version, asked)


@policy(manages_office)
@METHODS
def move(request: HttpRequest, office: int, unit: int) -> HttpResponseBase:
    """Another place in the tree."""
    here, found, version = _unit(office, unit)

    def act(given: dict[str, Any]) -> int:
        parent = _unit_with(here, given.pop("parent"))
        actions.move(unit=found, parent=parent, **given, **_who(request))
        return found.pk

    asked = Asked(
        _("Pindahkan unit"),
        _("Unit di bawahnya ikut pindah."),
        _("Pindahkan"),
        MoveForm,
        act,
        {"parent": _places(here, top=True, without=found)},
        {"parent": version.parent.code if version.parent else ""},
    )
    return _ask_unit(request, here, found, version, asked)


@policy(manages_office)
@METHODS
def merge(request: HttpRequest, office: int, unit: int) -> HttpResponseBase:
    """End a unit in favour of another."""
    here, found, version = _unit(office, unit)

    def act(given: dict[str, Any]) -> int:
        into = _unit_with(here, given.pop("into"))
        assert into is not None
        actions.merge(unit=found, into=into, **given, **_who(request))
        return into.pk

    asked = Asked(
        _("Gabungkan unit"),
        _(
            "Unit ini berakhir; unit di bawahnya pindah ke unit yang menerima. Riwayat dan nilainya tetap tersimpan."
        ),
        _("Gabungkan"),
        MergeForm,
        act,
        {"into": _places(here, without=found)},
        {},
        danger=True,
    )
    return _ask_unit(request, here, found, version, asked)


@policy(manages_office)
@METHODS
def close(request: HttpRequest, office: int, unit: int) -> HttpResponseBase:
    """End a unit."""
    here, found, version = _unit(office, unit)

    def act(given: dict[str, Any]) -> int:
        actions.close(unit=found, **given, **_who(request))
        return found.pk

    asked = Asked(
        _("Tutup unit"),
        _("Unit tidak dihapus: riwayat dan nilainya tetap tersimpan, dan kodenya tidak dipakai lagi."),
        _("Tutup unit ini"),
        CloseForm,
        act,
        {},
        {},
        danger=True,
    )
    return _ask_unit(request, here, found, version, asked)


def _ask_unit(
    request: HttpRequest, office: Office, unit: OrganizationUnit, version: UnitVersion, asked: Asked
) -> HttpResponseBase:
    return _ask(request, office, asked, Link(version.name, unit_url(office, unit.pk)), over=version.name)


def _ask(request: HttpRequest, office: Office, asked: Asked, *way: Link, over: str = "") -> HttpResponseBase:
    """Ask for one change; then the unit it is about is shown."""
    posted = request.POST if request.method == "POST" else None
    form = asked.form(posted, today=today(), choices=asked.choices, initial=asked.initial)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        return HttpResponseRedirect(f"{unit_url(office, asked.act(given))}?tersimpan")

    question = question_of(
        office,
        asked.title,
        asked.lead,
        asked.send,
        over or office.name,
        way or (office_link(office),),
        danger=asked.danger,
    )
    return ask(request, question, form, act)


def _unit(office: int, unit: int) -> tuple[Office, OrganizationUnit, UnitVersion]:
    here = office_of(office)
    found = unit_of(here, unit)
    return here, found, selectors.history(found)[0]


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": whoever(request), "now": timezone.now()}


def _places(office: Office, *, top: bool = False, without: OrganizationUnit | None = None) -> Choices:
    """The units of today; `without` one and what stands below it."""
    places = selectors.tree_on(office, today())
    if without is not None:
        hidden = {without.pk}
        for place in places:  # parents come first
            if place.parent_id in hidden:
                hidden.add(place.unit_id)
        places = [place for place in places if place.unit_id not in hidden]
    label = _("langsung di bawah %(office)s") % {"office": office.name}
    return unit_choices(places, label if top else "")


def _unit_with(office: Office, code: str) -> OrganizationUnit | None:
    """The unit a form names; the form offered only units of this office."""
    return selectors.unit_coded(office, code) if code else None
