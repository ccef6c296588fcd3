"""Kinds of offices and units, and their names."""

from typing import get_args

import pytest

from tolok.rules.offices import (
    OFFICE_KINDS,
    SERVICE_GROUPS,
    UNIT_KINDS,
    OfficeKind,
    ServiceGroup,
    UnitKind,
    organizer,
    unit_kinds,
)


@pytest.mark.parametrize(
    ("kind", "name"),
    [("province", "Biro Organisasi"), ("regency", "Bagian Organisasi"), ("city", "Bagian Organisasi")],
)
def test_it_names_the_organizer_by_the_level(kind: OfficeKind, name: str) -> None:
    assert organizer(kind).id == name


def test_a_ministry_has_no_organizer_of_a_region() -> None:
    assert "Bagian Organisasi" not in organizer("ministry").id
    assert "Biro Organisasi" not in organizer("agency").id


def test_every_kind_has_its_words() -> None:
    assert set(get_args(OfficeKind)) == set(OFFICE_KINDS)
    assert set(get_args(UnitKind)) == set(UNIT_KINDS)
    assert set(get_args(ServiceGroup)) == set(SERVICE_GROUPS)
    words = [text.id.casefold() for text in UNIT_KINDS.values()]
    assert len(set(words)) == len(words)


def test_every_kind_of_unit_belongs_to_some_office() -> None:
    assert {kind for office in OFFICE_KINDS for kind in unit_kinds(office)} == set(UNIT_KINDS)


def test_a_province_has_bureaus_and_a_regency_divisions_and_districts() -> None:
    assert {"bureau", "department"} <= set(unit_kinds("province", "64"))
    assert not {"division", "district", "ward"} & set(unit_kinds("province", "64"))
    assert {"division", "district", "ward", "health_center"} <= set(unit_kinds("regency", "64.01"))
    assert "bureau" not in unit_kinds("city", "64.72")


def test_jakarta_has_districts_of_its_own() -> None:
    assert {"district", "ward", "health_center"} <= set(unit_kinds("province", "31"))
