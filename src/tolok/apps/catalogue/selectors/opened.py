"""Services as open data: rows of the database as the plain values that files and linked data are made from."""

import re
from collections.abc import Sequence
from datetime import date

from django.utils.translation import override

from tolok.apps.catalogue.hours import open_week, week_said
from tolok.apps.catalogue.selectors.cards import Card, profile_of
from tolok.apps.catalogue.selectors.offered import holding, offered
from tolok.apps.organizations.selectors import names_of
from tolok.apps.standards.models import Service, StandardVersion, UnitProfile
from tolok.rules.catalogue import Entry, by_key, catalogue
from tolok.sheets.catalogue.services import Desk, Named, OpenService

#: A place that is kept secret, such as a shelter: data must not lead to the street of the unit instead.
SECRET = re.compile(r"\b(?:di)?rahasia(?:kan)?\b", re.IGNORECASE)


def open_service(card: Card, base: str) -> OpenService:
    """The service of a card. Asks the database nothing."""
    return _opened(card.service, card.unit_name, card.version, base)


def open_services(numbers: Sequence[int], day: date, base: str) -> list[OpenService]:
    """Services by their numbers, in that order, those still offered. Three statements."""
    rows = offered(day).filter(pk__in=numbers).select_related("unit__office", "unit__profile").order_by()
    services = {one.pk: one for one in rows}
    versions = {
        one.service_id: one for one in holding(day).filter(service__in=services).select_related("decree")
    }
    names = names_of([one.unit_id for one in services.values()], day)
    return [
        _opened(one, names.get(one.unit_id, one.unit.code), versions.get(pk), base)
        for pk in numbers
        if (one := services.get(pk))
    ]


def _opened(service: Service, unit: str, version: StandardVersion | None, base: str) -> OpenService:
    lists = catalogue()
    field = by_key(lists.fields).get(service.field)
    return OpenService(
        number=service.pk,
        code=service.code,
        address=f"{base}{service.pk}/",
        name=service.called,
        summary=service.summary,
        unit_address=f"{base}cari/?unit={service.unit_id}",
        unit=unit,
        office=service.unit.office.name,
        region=service.unit.office.region,
        status=service.status,
        free=service.free_of_charge,
        online=service.online,
        online_address=service.online_address,
        since=service.since,
        changed_at=service.changed_at,
        area=Named(field.key, field.name) if field else None,
        events=_named(lists.life_events, service.life_events),
        groups=_named(lists.user_groups, service.user_groups),
        keywords=[one.strip() for one in service.keywords.replace(";", ",").split(",") if one.strip()],
        desk=_desk(service, profile_of(service)),
        standard=version.standard if version else None,
        version=version.number if version else None,
        in_force_since=version.effective_from if version else None,
        decree=version.decree.number if version and version.decree else "",
    )


def _named(entries: Sequence[Entry], keys: Sequence[str]) -> list[Named]:
    found = by_key(tuple(entries))
    return [Named(key, found[key].name) for key in keys if key in found]


def _desk(service: Service, profile: UnitProfile | None) -> Desk:
    days = open_week(service, profile)
    if profile is None:
        return Desk(place=service.place, hours=[service.hours] if service.hours else (), week=days)
    secret = SECRET.search(service.place)
    with override("id"):
        week = [f"{day} {hours}" for day, hours in week_said(profile)]
    return Desk(
        place=service.place,
        address="" if secret else profile.address,
        phone=profile.phone,
        whatsapp=profile.whatsapp,
        email=profile.email,
        website=profile.website,
        latitude="" if secret or profile.latitude is None else str(profile.latitude),
        longitude="" if secret or profile.longitude is None else str(profile.longitude),
        hours=[service.hours] if service.hours else week,
        week=days,
        accessibility=_named(catalogue().accessibility, profile.accessibility),
    )
