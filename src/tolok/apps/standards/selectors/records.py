"""Rows of this app told to whoever may read what a unit said in a cycle, in the reader's language; and their papers.

The evaluators of a unit may not open the pages of its office. What they are told here is what those pages say without
anybody's name but the signer's, who signs in office.
"""

from collections.abc import Collection
from datetime import date

from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.organizations.selectors import head_of_unit, names_of
from tolok.apps.standards.selectors import records_of_measuring as measuring
from tolok.apps.standards.selectors import records_of_publication as publishing
from tolok.apps.standards.selectors import records_of_standards as standards
from tolok.apps.standards.selectors.papers import (
    decree_facts,
    decree_papers,
    maklumat_paper,
    register_rows,
    standard_paper,
)
from tolok.papers.standards.annex import standard_annex
from tolok.papers.standards.maklumat import maklumat
from tolok.papers.standards.register import standard_register
from tolok.rules.records import Record


def records(origins: Collection[str], unit: int, day: date) -> dict[str, Record]:
    """Rows of a unit by origin, as far as they are of this app; one statement for each kind of row that is asked for.

    `day` is the one by which the facts were read. What is not of the unit is not found.
    """
    found = [
        *standards.services_record(origins, unit, day),
        *map(standards.version_record, standards.versions_among(origins, unit)),
        *map(standards.decree_record, standards.decrees_among(origins, unit)),
        *map(publishing.maklumat_record, publishing.maklumats_among(origins, unit)),
        *map(publishing.publication_record, publishing.publications_among(origins, unit)),
        *map(standards.review_record, standards.reviews_among(origins, unit)),
        *map(standards.monitoring_record, standards.monitorings_among(origins, unit)),
        *map(publishing.update_record, publishing.updates_among(origins, unit)),
        *map(publishing.profile_record, publishing.profiles_among(origins, unit)),
        *map(measuring.measurement_record, measuring.measurements_among(origins, unit)),
        *map(measuring.check_record, measuring.checks_among(origins, unit)),
    ]
    return {one.origin: one for one in found}


def paper(origin: str, unit: int, key: str, day: date) -> bytes | None:
    """A paper of a record as a PDF, as of `day`; None where there is no such."""
    if key == standards.LIST and origin == f"standards.services:{unit}":
        place = OrganizationUnit.objects.select_related("office").get(pk=unit)
        name, office = _named(place, day), place.office
        return standard_register(name, office.name, register_rows(place, day), head_of_unit(place, day), day)
    if key == standards.ANNEX:
        return _annex(origin, unit, day)
    if key == publishing.PLEDGE and (rows := publishing.maklumats_among([origin], unit)):
        row = rows[0]
        head = head_of_unit(row.unit, row.set_on or day)
        return maklumat(maklumat_paper(row, _named(row.unit, day), day), head, "paper", day)
    return None


def _annex(origin: str, unit: int, day: date) -> bytes | None:
    for version in standards.versions_among([origin], unit):
        place = version.service.unit
        one = standard_paper(version, _named(place, day), day)
        signed_on = version.decree.signed_on if version.decree else day
        return standard_annex([one], head_of_unit(place, signed_on), day)
    for decree in standards.decrees_among([origin], unit):
        head, decided = head_of_unit(decree.unit, decree.signed_on), decree_papers(decree, day)
        return standard_annex(decided, head, day, decree_facts(decree)) if decided else None
    return None


def _named(unit: OrganizationUnit, day: date) -> str:
    return names_of([unit.pk], day).get(unit.pk, unit.code)
