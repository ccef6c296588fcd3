"""What the index is made from: of every offered service its fingerprint, of those that changed their words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tolok.apps.catalogue.reading import KIND, WAY, desks_in, mark, terms_of
from tolok.apps.catalogue.selectors.offered import holding, offered
from tolok.apps.common.models import Entry
from tolok.apps.organizations.models import Office, OrganizationUnit, UnitVersion
from tolok.apps.organizations.selectors import names_of
from tolok.apps.standards.models import Service, UnitProfile
from tolok.rules.catalogue import by_key, catalogue
from tolok.rules.digests import digest

#: What of a service the public reads.
SHOWN = (
    *("code", "name", "public_name", "summary", "field", "product_kind", "status", "status_why"),
    *(
        "life_events",
        "user_groups",
        "keywords",
        "hours",
        "place",
        "online_address",
        "free_of_charge",
        "online",
    ),
    "since",
    "until",
)
#: Rows of the audit about these may change what the public reads.
ABOUT = ("standards", "organizations")


@dataclass(frozen=True, slots=True)
class Source:
    """An offered service: what it is filed under, its title, and the fingerprint of all that is shown of it."""

    service: int
    unit: int
    office: int
    title: str
    digest: str


@dataclass(frozen=True, slots=True)
class Words:
    """The terms of a service: of what it is called, of its keywords, of what is near, and of the rest."""

    title: str
    keywords: str
    near: str
    more: str


def newest_entry() -> int:
    """The number of the newest entry of the audit. Entries are numbered in the order in which they are committed."""
    return Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def changed_since(entry: int) -> bool:
    """Whether anything that may matter was written since. Every write of every app leaves an entry."""
    return Entry.objects.filter(pk__gt=entry, target_app__in=ABOUT, is_read=False).exists()


def services_behind(rows: Collection[tuple[str, str]], most: int) -> list[int] | None:
    """The services that rows of these models and numbers are about; None for more than so many. One statement."""
    numbers: dict[str, list[int]] = {
        "service": [],
        "standardversion": [],
        "decree": [],
        "organizationunit": [],
    }
    for model, number in rows:
        if model in numbers and number.isdecimal():
            numbers[model].append(int(number))
    wanted = Q(pk__in=numbers["service"]) | Q(unit__in=numbers["organizationunit"])
    wanted |= Q(versions__in=numbers["standardversion"]) | Q(versions__decree__in=numbers["decree"])
    found = list(
        Service.objects.filter(wanted).order_by().values_list("pk", flat=True).distinct()[: most + 1]
    )
    return None if len(found) > most else found


def unit_names(day: date) -> dict[int, str]:
    """What every unit is called on a day, or was called last. One statement."""
    rows = UnitVersion.objects.filter(valid_from__lte=day).order_by("unit", "valid_from")
    return dict(rows.values_list("unit", "name"))


def sources(day: date, only: Sequence[int] | None = None) -> list[Source]:
    """Every service the public sees on a day, or some of them. Six statements whatever their number."""
    mine = Q() if only is None else Q(pk__in=only)
    theirs = Q() if only is None else Q(service__in=only)
    names = unit_names(day)
    offices = dict(Office.objects.values_list("pk", "name"))
    of_unit = dict(OrganizationUnit.objects.values_list("pk", "office_id"))
    profiles = dict(UnitProfile.objects.values_list("unit_id", "changed_at"))
    versions = {
        pk: rest
        for pk, *rest in holding(day)
        .filter(theirs)
        .values_list("service_id", "pk", "digest", "effective_until")
    }
    found = []
    for pk, unit, changed, *shown in (
        offered(day).filter(mine).order_by().values_list("pk", "unit_id", "changed_at", *SHOWN)
    ):
        office = of_unit[unit]
        parts = [
            WAY,
            catalogue().digest,
            changed,
            shown,
            names.get(unit),
            offices[office],
            profiles.get(unit),
        ]
        title = (shown[2] or shown[1])[:300]
        told = digest(_plain([*parts, versions.get(pk)]))
        found.append(Source(pk, unit, office, title, told))
    return found


def _plain(value: object) -> object:
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, str | bool | int) else str(value)


def words_of_services(services: Sequence[int], day: date) -> dict[int, Words]:
    """The terms of some services. Three statements.

    Requirements are left out: nearly every service asks for a KTP, so they would drown the service that gives one.
    """
    rows = list(Service.objects.filter(pk__in=services).select_related("unit__office"))
    products = {
        service: [row.get("name", "") for row in content.get("products", ())]
        for service, content in holding(day).filter(service__in=services).values_list("service_id", "content")
    }
    names = names_of([one.unit_id for one in rows], day)
    return {one.pk: _words(one, names.get(one.unit_id, ""), products.get(one.pk, [])) for one in rows}


def _words(service: Service, unit: str, products: list[str]) -> Words:
    lists = catalogue()
    events, fields, groups = by_key(lists.life_events), by_key(lists.fields), by_key(lists.user_groups)
    near = [service.summary, *(groups[key].name.id for key in service.user_groups if key in groups)]
    said = [unit, service.unit.office.name, *products]
    if service.field in fields:
        said.append(fields[service.field].name.id)
    for key in service.life_events:
        if key in events:
            said += [events[key].name.id, *events[key].words]
    return Words(
        " ".join([_terms(service.called, service.name), *desks_in(unit)]),
        _terms(service.keywords),
        _terms(*near),
        " ".join([_terms(*said), *_marks(service)]),
    )


def _terms(*texts: str) -> str:
    return " ".join(terms_of(". ".join(texts)))


def _marks(service: Service) -> list[str]:
    marks = [mark("u", service.unit_id), mark("o", service.unit.office_id), mark("f", service.field)]
    marks += [mark("e", key) for key in service.life_events]
    kinds = {"free": service.free_of_charge, "online": service.online}
    return [*marks, *(mark(KIND, key) for key, holds in kinds.items() if holds)]
