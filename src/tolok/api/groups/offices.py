"""Offices, their units on a day, and what became of a unit."""

from datetime import date

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from tolok.api import reach
from tolok.api.paging import Page, Paging, page_of
from tolok.api.routes import reads
from tolok.api.shapes import Plain
from tolok.api.tokens import caller
from tolok.apps.organizations import selectors
from tolok.apps.organizations.models import Office, UnitVersion
from tolok.apps.organizations.selectors import Place

router = Router(tags=["offices"])


class OfficeOut(Schema):
    """An office (*instansi*). `kind`: province, regency, city, ministry or agency."""

    id: int
    name: str
    kind: str
    region: str


class UnitOut(Schema):
    """A unit where it stands in the tree of a day; `depth` counts from 0."""

    id: int
    code: str
    name: str
    abbreviation: str
    kind: str
    group: str
    depth: int
    parent: int | None


class VersionOut(Schema):
    """A unit from a first to a last day, both included; no last day: until further notice."""

    valid_from: date
    valid_to: date | None
    name: str
    abbreviation: str
    kind: str
    group: str
    parent: int | None
    change: str
    reason: str
    ending: str
    merged_into: int | None
    end_reason: str


class UnitHistoryOut(Schema):
    """A unit for as long as it lives, newest version first, and the units that were merged into it."""

    id: int
    office: int
    code: str
    versions: list[VersionOut]
    merged_from: list[int]


class UnitsAsked(Paging):
    """Which units are wanted."""

    day: date | None = Field(None, description="The day; today when it is left out.")
    search: Plain = Field("", max_length=100, description="A part of code, name or abbreviation.")
    group: Plain = Field(
        "", max_length=20, description="A service group: permits, health, education, social, other."
    )


@reads(router, "/offices", Page[OfficeOut])
def offices(request: HttpRequest, paging: Query[Paging]) -> Page[OfficeOut]:
    """The offices whose units the person may read."""
    found = selectors.readable_offices(caller(request), reach.today())
    return page_of(found, paging, lambda rows: [_office(one) for one in rows])


@reads(router, "/offices/{int:office}/units", Page[UnitOut])
def units(request: HttpRequest, office: int, asked: Query[UnitsAsked]) -> Page[UnitOut]:
    """The units of an office as they are on a day, in the order of the tree."""
    here = reach.office(request, office)
    places = selectors.matching(
        selectors.tree_on(here, asked.day or reach.today()), asked.search, asked.group
    )
    return page_of(places, asked, lambda rows: [_unit(one) for one in rows])


@reads(router, "/offices/{int:office}/units/{int:unit}", UnitHistoryOut)
def unit_history(request: HttpRequest, office: int, unit: int) -> UnitHistoryOut:
    """Everything a unit was called, was, and stood under, from day to day."""
    here = reach.office(request, office)
    found = selectors.unit_in(here, unit)
    if found is None:
        raise Http404
    return UnitHistoryOut(
        id=found.pk,
        office=here.pk,
        code=found.code,
        versions=[_version(one) for one in selectors.history(found)],
        merged_from=[one.unit_id for one in selectors.merged_from(found)],
    )


def _office(one: Office) -> OfficeOut:
    return OfficeOut(id=one.pk, name=one.name, kind=one.kind, region=one.region)


def _unit(one: Place) -> UnitOut:
    return UnitOut(
        id=one.unit_id,
        code=one.code,
        name=one.name,
        abbreviation=one.abbreviation,
        kind=one.kind,
        group=one.group,
        depth=one.depth,
        parent=one.parent_id,
    )


def _version(one: UnitVersion) -> VersionOut:
    return VersionOut(
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        name=one.name,
        abbreviation=one.abbreviation,
        kind=one.kind,
        group=one.group,
        parent=one.parent_id,
        change=one.change,
        reason=one.reason,
        ending=one.ending,
        merged_into=one.merged_into_id,
        end_reason=one.end_reason,
    )
