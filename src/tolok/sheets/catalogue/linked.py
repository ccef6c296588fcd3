"""A service of the public catalogue as linked data: CPSV-AP 3 for catalogues of governments, schema.org for the page.

The properties are those of CPSV-AP 3.2; what an Indonesian service standard says beyond it stands in a namespace of
our own (`sp:`), which also has terms for the eight inner components, though those are not published here.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from tolok.rules.standards.components import by_code
from tolok.rules.standards.values import Cost, Requirement, Standard, Step, TimeLimit
from tolok.rules.standards.words import FORMS, MEDIA, lines
from tolok.rules.texts import Text
from tolok.sheets.catalogue.services import STATUSES, Named, OpenService, components_of

Node = dict[str, Any]

#: What the channels and concepts of every service are called; the complaint channels have words of their own.
AT_THE_DESK = Text("Loket layanan", "Service desk")
ONLINE = Text("Layanan daring", "Online service")
LANGUAGE = Text("bahasa Indonesia", "Indonesian")
#: Days as schema.org names them.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
RUPIAH = Text("rupiah", "rupiah")


@cache
def context() -> Mapping[str, str]:
    """The prefixes of every document; written into each, so that reading one needs no network."""
    found: Mapping[str, str] = json.loads(
        files("tolok.sheets.catalogue").joinpath("context.json").read_text("utf-8")
    )
    return found


def linked(service: OpenService) -> Node:
    """One service as a document of its own."""
    return {"@context": dict(context()), **public_service(service)}


def linked_catalogue(address: str, services: Sequence[OpenService], following: str = "") -> Node:
    """Many services as one document; `following` is where the next of them stand."""
    found: Node = {
        "@context": dict(context()),
        "@id": address,
        "@type": "skos:Collection",
        "skos:member": [public_service(one) for one in services],
    }
    return found | ({"rdfs:seeAlso": {"@id": following}} if following else {})


def public_service(service: OpenService) -> Node:
    """The service as cpsv:PublicService with everything that hangs on it."""
    found: Node = {
        "@id": service.address,
        "@type": "cpsv:PublicService",
        "dct:identifier": str(service.number),
        "dct:title": _said(service.name),
        "dct:description": _said(service.summary or service.name),
        "dct:language": _concept(
            "http://publications.europa.eu/resource/authority/language/IND",
            LANGUAGE,
            "dct:LinguisticSystem",
        ),
        "cv:hasCompetentAuthority": authority(service),
        "adms:status": _own("status", service.status, STATUSES[service.status]),
        "cv:hasChannel": [_desk(service), *([_site(service)] if service.online_address else [])],
        "foaf:page": {"@id": service.address},
    }
    if service.keywords:
        found["dcat:keyword"] = [_said(one) for one in service.keywords]
    if service.area:
        found["cv:thematicArea"] = _listed("bidang", service.area)
    if service.events:
        found["cv:isGroupedBy"] = [_event(one) for one in service.events]
    if service.groups:
        found["dct:audience"] = [_listed("pengguna", one) for one in service.groups]
    if service.standard:
        found |= _promised(service, service.standard)
    return found


def authority(service: OpenService) -> Node:
    """The unit as cv:PublicOrganisation, in its office and region."""
    country = "http://publications.europa.eu/resource/authority/country/IDN"
    place: Node = {"@id": country, "@type": "dct:Location"}
    if service.region:
        place = {
            "@id": f"sp:wilayah:{service.region}",
            "@type": "dct:Location",
            "dct:identifier": service.region,
            "skos:prefLabel": _said(service.office),
        }
    return {
        "@id": service.unit_address,
        "@type": "cv:PublicOrganisation",
        "dct:identifier": service.unit_address,
        "dct:title": _said(service.unit),
        "skos:prefLabel": _said(f"{service.unit}, {service.office}"),
        "dct:spatial": place,
    }


def _promised(service: OpenService, standard: Standard) -> Node:
    base = service.address
    found: Node = {
        "cv:holdsRequirement": [_requirement(base, n, one) for n, one in enumerate(standard.requirements, 1)],
        "cv:hasCost": [_cost(base, n, one, standard) for n, one in enumerate(standard.costs, 1)],
        "cpsv:produces": [
            {
                "@id": f"{base}#produk-{n}",
                "@type": "cv:Output",
                "dct:identifier": f"{service.number}-produk-{n}",
                "dct:title": _said(one.name),
            }
            for n, one in enumerate(standard.products, 1)
        ],
        "cpsv:follows": [_rule(base, n, one) for n, one in enumerate(standard.steps, 1)],
        "cv:contactPoint": [
            {"@id": f"{base}#pengaduan-{n}", "@type": "cv:ContactPoint", **_reached(one.medium, one.address)}
            for n, one in enumerate(standard.channels, 1)
        ],
        "cv:hasLegalResource": [
            {"@id": f"{base}#hukum-{n}", "@type": "eli:LegalResource", "dct:title": _said(one.id)}
            for n, one in enumerate(lines(standard, "B7"), 1)
        ],
        "sp:component": [_component(base, code, said) for code, said in components_of(service).items()],
        "sp:version": service.version,
    }
    if standard.limit and (duration := duration_of(standard.limit)):
        found["cv:processingTime"] = {"@value": duration, "@type": "xsd:duration"}
        found["sp:timeUnit"] = standard.limit.unit
    if service.in_force_since:
        found["sp:inForceSince"] = {"@value": service.in_force_since.isoformat(), "@type": "xsd:date"}
    return {key: value for key, value in found.items() if value not in ([], None, "")}


def duration_of(limit: TimeLimit) -> str:
    """A time limit as xsd:duration; working days are days there, so `sp:timeUnit` stands beside it. Empty for a
    part of a day or month, which cannot be written so."""
    if limit.unit in ("minutes", "hours"):
        minutes = limit.most * (60 if limit.unit == "hours" else 1)
        return f"PT{int(minutes)}M" if minutes.denominator == 1 else f"PT{int(minutes * 60)}S"
    if limit.most.denominator != 1:
        return ""
    return f"P{int(limit.most)}{'M' if limit.unit == 'months' else 'D'}"


def _requirement(base: str, n: int, one: Requirement) -> Node:
    found: Node = {
        "@id": f"{base}#syarat-{n}",
        "@type": "cv:Requirement",
        "dct:identifier": f"syarat-{n}",
        "dct:title": _said(one.name),
        "dct:type": _own("bentuk", one.form, FORMS.get(one.form, Text(one.form, one.form))),
    }
    if one.issuer:
        found["sp:issuer"] = _said(one.issuer)
    if one.when:
        found["sp:when"] = _said(one.when)
    return found


def _rule(base: str, n: int, one: Step) -> Node:
    return {
        "@id": f"{base}#langkah-{n}",
        "@type": "cpsv:Rule",
        "dct:identifier": f"langkah-{n}",
        "dct:title": _said(one.action),
        "dct:description": _said(one.output or one.action),
        "sp:actor": one.actor,
    }


def _cost(base: str, n: int, one: Cost, standard: Standard) -> Node:
    found: Node = {
        "@id": f"{base}#biaya-{n}",
        "@type": "cv:Cost",
        "dct:identifier": f"biaya-{n}",
        "dct:description": _said(lines(standard, "A4")[n - 1].id),
        "cv:currency": _concept("http://publications.europa.eu/resource/authority/currency/IDR", RUPIAH),
    }
    if one.free or one.amount is not None:
        found["cv:hasValue"] = {"@value": str(float(one.amount or 0)), "@type": "xsd:double"}
    return found


def _desk(service: OpenService) -> Node:
    found: Node = {
        "@id": f"{service.address}#loket",
        "@type": "cv:Channel",
        "dct:identifier": f"{service.number}-loket",
        "dct:type": _own("kanal", "service_desk", AT_THE_DESK),
        "dct:description": _said(
            ", ".join(one for one in (service.desk.place, service.desk.address) if one) or service.unit
        ),
    }
    if service.desk.hours:
        said = {"@type": "time:TemporalEntity", "dct:description": _said("; ".join(service.desk.hours))}
        found["cv:openingHours"] = {"@id": f"{service.address}#jam", **said}
    return found


def _site(service: OpenService) -> Node:
    return {
        "@id": f"{service.address}#situs",
        "@type": "cv:Channel",
        "dct:identifier": f"{service.number}-situs",
        "dct:type": _own("kanal", "online", ONLINE),
        "foaf:page": {"@id": service.online_address},
    }


def _reached(medium: str, address: str) -> Node:
    found: Node = {
        "dct:description": _said(f"{MEDIA[medium].id}: {address}" if address else MEDIA[medium].id)
    }
    if medium in ("phone", "whatsapp", "sms") and address:
        found["cv:telephone"] = address
    if medium == "email" and address:
        found["cv:email"] = address
    if address.startswith(("https://", "http://")):
        found["cv:contactPage"] = {"@id": address, "@type": "foaf:Document"}
    return found


def _component(base: str, code: str, said: Sequence[str]) -> Node:
    one = by_code()[code]
    return {
        "@id": f"{base}#{code}",
        "@type": "sp:Component",
        "sp:code": code,
        "sp:group": "delivery" if one.published else "making",
        "dct:title": _said(one.name.id),
        "sp:says": {"@list": [_said(line) for line in said]},
    }


def _event(one: Named) -> Node:
    return {
        "@id": f"sp:peristiwa:{one.key}",
        "@type": ["cv:LifeEvent", "cv:Event"],
        "dct:identifier": one.key,
        "dct:title": [_said(one.name.id), _said(one.name.en, "en")],
    }


def _listed(kind: str, one: Named) -> Node:
    return _own(kind, one.key, one.name)


def _own(kind: str, key: str, name: Text) -> Node:
    return _concept(f"sp:{kind}:{key}", name)


def _concept(address: str, name: Text, kind: str = "skos:Concept") -> Node:
    return {"@id": address, "@type": kind, "skos:prefLabel": [_said(name.id), _said(name.en, "en")]}


def _said(text: str, language: str = "id") -> Node:
    return {"@value": text, "@language": language}


def schema_org(service: OpenService) -> Node:
    """The service as a search engine reads it in the page."""
    desk = service.desk
    operator: Node = {"@type": "GovernmentOrganization", "name": service.unit}
    operator["parentOrganization"] = {"@type": "GovernmentOrganization", "name": service.office}
    channel: Node = {"@type": "ServiceChannel", "serviceUrl": service.online_address or service.address}
    if desk.address or desk.place:
        channel["serviceLocation"] = _schema_place(service)
    if desk.phone:
        channel["servicePhone"] = {"@type": "ContactPoint", "telephone": desk.phone}
    found: Node = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": service.address,
        "url": service.address,
        "name": service.name,
        "description": service.summary or service.name,
        "serviceOperator": operator,
        "provider": operator,
        "availableChannel": channel,
        "areaServed": {"@type": "AdministrativeArea", "name": service.office},
    }
    if desk.week and service.status == "active":
        found["hoursAvailable"] = _schema_hours(desk.week)
    if service.standard is None:
        return found
    if limit := service.standard.limit:
        channel["description"] = "; ".join(one.id for one in lines(service.standard, "A3"))
        # A day of ISO 8601 is any day, and nothing in schema.org tells a working day from it: words must do.
        if limit.unit != "working_days" and (duration := duration_of(limit)):
            channel["processingTime"] = duration
    if service.standard.products:
        found["serviceOutput"] = [{"@type": "Thing", "name": one.name} for one in service.standard.products]
    prices = [one for one in service.standard.costs if one.free or one.amount is not None]
    if prices:
        found["offers"] = [
            {"@type": "Offer", "price": str(float(one.amount or 0)), "priceCurrency": "IDR"}
            | ({"name": one.what} if one.what else {})
            for one in prices
        ]
    return found


def _schema_hours(week: Mapping[int, Sequence[tuple[str, str]]]) -> list[Node]:
    """Spans with all days that have them; a day that never ends closes at 23:59, as search engines read it."""
    days: dict[tuple[str, str], list[str]] = {}
    for day in sorted(week):
        for span in week[day]:
            days.setdefault(span, []).append(WEEKDAYS[day - 1])
    return [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": names, "opens": opens, "closes": closes}
        for (opens, closes), names in days.items()
    ]


def _schema_place(service: OpenService) -> Node:
    place: Node = {"@type": "Place", "name": service.desk.place or service.unit}
    if service.desk.address:
        place["address"] = service.desk.address
    if service.desk.latitude:
        at = {"latitude": service.desk.latitude, "longitude": service.desk.longitude}
        place["geo"] = {"@type": "GeoCoordinates", **at}
    return place
