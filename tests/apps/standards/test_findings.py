"""What the linter must know around a standard is read from the office, the unit and the publications."""

from dataclasses import replace
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import NOW, START, TODAY, a_unit, an_office
from tests.apps.standards.keeping_cast import shown
from tests.apps.standards.standards_cast import WHOLE, a_draft, a_service, held
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards import actions
from tolok.apps.standards.actions import linting, versions
from tolok.apps.standards.models import StandardVersion
from tolok.apps.standards.selectors import version_at
from tolok.apps.standards.selectors.linting import facts_of, findings_of
from tolok.rules.standards.values import Channel, Cost, LegalBasis, Requirement, Standard
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1", "Kecamatan Tolok Hulu")


def rules_of(version: StandardVersion) -> list[str]:
    return [one.rule for one in findings_of(version, TODAY)]


def a_version(unit: OrganizationUnit, standard: Standard = WHOLE, code: str = "01") -> StandardVersion:
    return a_draft(a_service(unit, code), standard)


def test_it_knows_the_region_of_the_office(unit: OrganizationUnit) -> None:
    law = LegalBasis("Perda", "3", 2019, "retribusi", "in_force", "Kabupaten Tolok")
    other = replace(law, region="Kota Medan")
    province = replace(law, kind="Perda", region="Provinsi Kalimantan Timur")
    assert rules_of(a_version(unit, replace(WHOLE, legal=(law, province)))) == []
    assert rules_of(a_version(unit, replace(WHOLE, legal=(other,)), "02")) == ["other-region"]
    ministry = a_unit(an_office("Kementerian Tolok", "ministry", ""), "1", kind="bureau")
    assert rules_of(a_version(ministry, replace(WHOLE, legal=(other,)))) == []


def test_it_knows_the_other_units_of_the_same_government(unit: OrganizationUnit) -> None:
    a_unit(unit.office, "2", "Dinas Kependudukan")
    asked = Requirement("Kartu keluarga", "copy", "dinas kependudukan")
    own = Requirement("Buku tamu", "copy", "Kecamatan Tolok Hulu")
    found = findings_of(a_version(unit, replace(WHOLE, requirements=(asked, own))), TODAY)
    assert [one.rule for one in found] == ["once-only"]
    assert "Kartu keluarga" in found[0].text.id


def test_a_guarantee_shared_by_three_services_is_a_template(unit: OrganizationUnit) -> None:
    version = a_version(unit)
    held(a_service(unit, "02"), date(2026, 1, 1))
    assert rules_of(version) == []
    a_version(unit, code="03")
    assert rules_of(version) == ["boilerplate"]


def test_a_service_that_is_free_by_law_has_no_price(unit: OrganizationUnit) -> None:
    version = a_version(unit, replace(WHOLE, costs=(Cost(formula="2 %", basis="Perda 3/2024"),)))
    assert rules_of(version) == []
    actions.change_service(service=version.service, free_of_charge=True, why="UU 24/2013", by=None, now=NOW)
    assert rules_of(version) == ["free-and-price"]


def test_a_standard_that_is_public_as_a_picture_only_is_seen(unit: OrganizationUnit) -> None:
    version = held(a_service(unit), date(2026, 1, 1))
    shown(version, "board")
    assert rules_of(version) == []
    shown(version, "website", address="https://unit.tolok.example/standar/Domisili.JPG")
    assert rules_of(version) == ["image-only"]
    shown(version, "website", address="https://unit.tolok.example/standar/domisili")
    assert rules_of(version) == []


def test_an_answer_is_kept_once_and_only_for_what_is_there(unit: OrganizationUnit) -> None:
    version = a_version(unit, replace(WHOLE, channels=(*WHOLE.channels, Channel("box", "loket"))))
    one = findings_of(version, TODAY)[0]
    given = {"version": version, "rule": one.rule, "about": one.about}
    for words in ("pertama", "kedua"):
        linting.answer(**given, words=words, by=None, now=NOW)  # type: ignore[arg-type]
    assert [kept.answer for kept in version.lint_answers.all()] == ["kedua"]
    with pytest.raises(ProblemsError, match="is gone"):
        linting.answer(version=version, rule=one.rule, about="0" * 64, words="x", by=None, now=NOW)


def test_what_it_must_know_costs_the_same_beside_many_services(
    unit: OrganizationUnit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    version = version_at(versions.begin(service=a_service(unit), why="", by=None, now=NOW).pk)
    assert version
    with django_assert_num_queries(4):
        facts_of(version, TODAY)
    for at in range(20):
        held(a_service(unit, f"A{at}"), START)
    with django_assert_num_queries(4):
        assert len(facts_of(version, TODAY).guarantees) == 20


def test_a_save_costs_the_same_whatever_stands_in_it(
    unit: OrganizationUnit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    version = a_version(unit)
    many = replace(WHOLE, requirements=tuple(Requirement(f"Surat {at}") for at in range(60)))
    with django_assert_max_num_queries(9):
        versions.write(version=version, standard=many, edition=version.edition, by=None, now=NOW)
