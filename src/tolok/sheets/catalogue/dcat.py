"""The catalogue of services as one dataset in the words of DCAT, as portals of open data harvest it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tolok.rules.texts import Text
from tolok.sheets.opened.metadata import CONTEXT

MEDIA = {
    "csv": "text/csv",
    "jsonld": "application/ld+json",
    "json": "application/json",
    "atom": "application/atom+xml",
}


@dataclass(frozen=True, slots=True)
class Publishing:
    """Where the catalogue stands, which government office publishes it, whose services are in it, under which
    licence, when it changed, and its files by name. `publisher` is empty where nobody offers anything yet."""

    address: str
    publisher: str
    offices: Sequence[str]
    licence: str
    contact: str
    changed_at: datetime
    files: Mapping[str, str]


def dataset(where: Publishing) -> dict[str, Any]:
    """The dataset with a distribution a file."""
    found: dict[str, Any] = {
        "@context": {**CONTEXT, "prov": "http://www.w3.org/ns/prov#"},
        "@id": where.address,
        "@type": "dcat:Dataset",
        "dct:identifier": where.address,
        "dct:title": _both(TITLE),
        "dct:description": _both(ABOUT),
        "dct:creator": [_office(name) for name in where.offices],
        "prov:wasGeneratedBy": {
            "@type": "prov:Activity",
            "prov:wasAssociatedWith": {"@type": "prov:SoftwareAgent", "foaf:name": "Tolok"},
        },
        "dct:modified": {"@value": where.changed_at.isoformat(), "@type": "xsd:dateTime"},
        "dct:accrualPeriodicity": {"@id": "http://publications.europa.eu/resource/authority/frequency/CONT"},
        "dct:language": ["id"],
        "dct:license": {"@id": where.licence},
        "dcat:keyword": ["standar pelayanan", "pelayanan publik", "SIPP"],
        "dcat:landingPage": {"@id": where.address},
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dct:title": name,
                "dcat:accessURL": {"@id": address},
                "dcat:downloadURL": {"@id": address},
                "dcat:mediaType": MEDIA[name.rpartition(".")[2]],
                "dct:license": {"@id": where.licence},
            }
            for name, address in where.files.items()
        ],
    }
    if where.publisher:
        found["dct:publisher"] = _office(where.publisher)
    if where.contact:
        found["dcat:contactPoint"] = {"@type": "vcard:Kind", "vcard:hasEmail": f"mailto:{where.contact}"}
    return found


def _office(name: str) -> dict[str, Any]:
    return {"@type": "foaf:Organization", "foaf:name": name}


def _both(text: Text) -> list[dict[str, str]]:
    return [{"@value": text.id, "@language": "id"}, {"@value": text.en, "@language": "en"}]


TITLE = Text("Katalog layanan publik", "Catalogue of public services")
ABOUT = Text(
    "Layanan yang ditawarkan, dengan enam komponen standar pelayanan yang wajib dipublikasikan dan dasar hukumnya.",
    "The services on offer, with the six components of their service standard that must be published and its legal basis.",
)
