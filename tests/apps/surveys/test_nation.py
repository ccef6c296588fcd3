"""Many offices side by side from closed files: only one's own, years beside one another, small cells withheld."""

import csv
import io
import re
from datetime import UTC, date, datetime
from fractions import Fraction
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from tests.apps.organizations.cast import START, a_unit, an_admin, an_office, someone
from tests.apps.surveys.brought import NINE, a_satisfaction_survey
from tests.apps.surveys.cast import DAY, answered
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.organizations.actions import appoint
from tolok.apps.organizations.models import Office, OrganizationUnit, Role
from tolok.apps.standards.actions import Offered, add_services
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions.closed_files import write_due
from tolok.apps.surveys.models import Period
from tolok.rules import packs
from tolok.rules.surveys.skm import survey as computed
from tolok.rules.surveys.tallies import Tally

pytestmark = pytest.mark.django_db
PACK = packs.satisfaction("skm-2017")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.TOLOK_ANSWERS = str(tmp_path)
    return tmp_path


def closed(unit: OrganizationUnit, ratings: list[int], year: int = 2026, **more: Any) -> list[dict[str, int]]:
    """A survey of a unit over a year that closed; every respondent rates most elements alike."""
    now = datetime(year, 11, 1, 3, tzinfo=UTC)
    span = actions.Span(Period.YEAR, date(year, 1, 1), date(year, 12, 31))
    found = a_satisfaction_survey(unit, now, span=span, **more)
    given = []
    for at, rating in enumerate(ratings):
        values = dict.fromkeys(NINE, rating) | {NINE[at % 9]: 1 + at % 4}
        answered(found, values=values, now=now)
        given.append(values)
    actions.close(surveys=[found], by=None, why="Selesai", now=now + DAY)
    actions.compute(survey=found, by=None, now=now + DAY)
    return given


@pytest.fixture
def home() -> Office:
    return an_office()


@pytest.fixture
def reader(client: Client, home: Office) -> User:
    person = an_admin(home)
    signed_in(client, person)
    return person


def also_reads(person: User, office: Office) -> None:
    appoint(user=person, office=office, role=Role.READER, day=START, by=None, now=timezone.now())


def rows(client: Client, **query: str) -> dict[tuple[str, str], dict[str, str]]:
    """The CSV by code and year."""
    content = client.get("/nasional/nilai.csv", query).content.decode("utf-8-sig")
    return {(row["kode"], row["tahun"]): row for row in csv.DictReader(io.StringIO(content))}


def said(response: Any) -> str:
    return re.sub(r"\s+", " ", unescape(response.content.decode()))


def test_a_value_is_exactly_what_the_rules_compute(client: Client, home: Office, reader: User) -> None:
    given = closed(a_unit(home, "1"), [4, 3, 3, 4, 2, 3, 4])
    write_due(now=timezone.now())
    outcome = computed(PACK, Tally.of(PACK.keys, [tuple(one[key] for key in PACK.keys) for one in given]))
    row = rows(client, per="unit")["1", "2026"]
    assert row["ikm"] == str(outcome.ikm_published)
    assert row["responden"] == "7"
    assert outcome.interval.low is not None
    assert float(row["selang_bawah"]) == pytest.approx(float(outcome.interval.low), abs=0.01)


def test_years_stand_side_by_side(client: Client, home: Office, reader: User) -> None:
    unit = a_unit(home, "1", "Puskesmas Tolok Jaya", "health_center")
    closed(unit, [3] * 6, 2025)
    closed(unit, [4] * 6, 2026)
    write_due(now=timezone.now())
    page = said(client.get("/nasional/"))
    assert "IKM 2025" in page
    assert "IKM 2026" in page
    assert "Puskesmas Tolok Jaya" in page


def test_a_reader_sees_only_offices_that_are_theirs(client: Client, home: Office, reader: User) -> None:
    other = an_office("Kota Bukit", "city", "64.72")
    third = an_office("Kabupaten Lain", "regency", "34.02")
    for office in (home, other, third):
        closed(a_unit(office, "1", f"Dinas {office.name}"), [3] * 6)
    write_due(now=timezone.now())
    assert set(rows(client, per="office")) == {("64.01", "2026")}
    assert client.get("/nasional/", {"instansi": str(other.pk)}).status_code == 404
    assert "Kota Bukit" not in said(client.get("/nasional/"))
    also_reads(reader, other)
    also_reads(reader, third)
    assert {code for code, _year in rows(client, per="office")} == {"64.01", "64.72", "34.02"}
    assert set(rows(client, per="province")) == {("34", "2026"), ("64", "2026")}
    assert set(rows(client, per="office", provinsi="34")) == {("34.02", "2026")}
    assert set(rows(client, per="unit", instansi=str(third.pk))) == {("1", "2026")}


def test_a_small_cell_goes_with_another_that_would_give_it_away(
    client: Client, home: Office, reader: User
) -> None:
    for code, count in (("1", 3), ("2", 9), ("3", 20)):
        closed(a_unit(home, code), [3] * count)
    write_due(now=timezone.now())
    found = rows(client, per="unit")
    assert [found[code, "2026"]["responden"] for code in "123"] == ["ditahan", "ditahan", "20"]
    assert found["1", "2026"]["ikm"] == found["2", "2026"]["selang_atas"] == "ditahan"
    page = said(client.get("/nasional/", {"per": "unit"}))
    assert "kurang dari lima jawaban" in page
    assert "rata-rata sederhana" not in page


def test_what_a_table_above_withholds_is_not_told_below(client: Client, home: Office, reader: User) -> None:
    other = an_office("Kota Bukit", "city", "64.72")
    also_reads(reader, other)
    closed(a_unit(home, "1"), [3] * 3)
    closed(a_unit(other, "1"), [3] * 9)
    write_due(now=timezone.now())
    assert {row["responden"] for row in rows(client, per="office").values()} == {"ditahan"}
    below = rows(client, per="unit", instansi=str(other.pk))
    assert below["1", "2026"]["responden"] == "ditahan"
    assert "ditahan di sini" in said(client.get("/nasional/", {"instansi": str(other.pk)}))


def test_each_estimator_has_its_name_and_value(client: Client, home: Office, reader: User) -> None:
    first = closed(a_unit(home, "1"), [4] * 6, population=100)
    second = closed(a_unit(home, "2"), [2] * 18, population=900)
    write_due(now=timezone.now())
    values = []
    for given in (first, second, first + second):
        tally = Tally.of(PACK.keys, [tuple(one[key] for key in PACK.keys) for one in given])
        value = computed(PACK, tally).ikm
        assert value is not None
        values.append(value)
    page = said(client.get("/nasional/", {"per": "unit"}))
    expected = {
        "gabungan responden": values[2],
        "rata-rata sederhana": (values[0] + values[1]) / 2,
        "tertimbang jumlah pengguna": (100 * values[0] + 900 * values[1]) / 1000,
    }
    for name, value in expected.items():
        said_value = f"{float(round(Fraction(value), 2)):.2f}".replace(".", ",")
        assert name in page
        assert said_value in page, (name, said_value)


def test_the_tree_is_opened_level_by_level(client: Client, home: Office, reader: User) -> None:
    top = a_unit(home, "1", "Dinas Kesehatan")
    below = [a_unit(home, f"1.{at}", f"Puskesmas {at}", "health_center", parent=top) for at in range(2)]
    closed(top, [3] * 5)
    for unit in below:
        closed(unit, [4] * 6)
    closed(a_unit(home, "2", "Dinas Arsip"), [3] * 7)
    write_due(now=timezone.now())
    whole = rows(client)
    assert {key: row["responden"] for key, row in whole.items()} == {("1", "2026"): "17", ("2", "2026"): "7"}
    inside = rows(client, di="1")
    assert {key[0]: row["responden"] for key, row in inside.items()} == {"1": "5", "1.0": "6", "1.1": "6"}
    assert client.get("/nasional/", {"di": "99"}).status_code == 404


def test_a_filter_of_the_address_that_is_none_is_passed_over_or_absent(
    client: Client, home: Office, reader: User
) -> None:
    assert client.get("/nasional/", {"per": "planet"}).status_code == 200
    assert client.get("/nasional/", {"alat": "spkp-spak-2021"}).status_code == 404
    assert "Belum ada survei" in said(client.get("/nasional/"))


def test_strangers_find_no_such_page(client: Client, home: Office) -> None:
    for path in ("/nasional/", "/nasional/nilai.csv"):
        assert "/masuk/" in client.get(path)["Location"]
    signed_in(client, someone("Rudi"))
    for path in ("/nasional/", "/nasional/nilai.csv"):
        assert client.get(path).status_code == 404


def test_it_says_so_when_the_cluster_is_not_there(
    client: Client, home: Office, reader: User, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_args: object, **_parts: object) -> None:
        raise RuntimeError("no client")

    monkeypatch.setattr("tolok.apps.surveys.selectors.national.engine_at", gone)
    assert client.get("/nasional/").status_code == 503
    assert client.get("/nasional/nilai.csv").status_code == 503


def test_the_database_is_asked_the_same_for_many_units(
    client: Client, home: Office, reader: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    closed(a_unit(home, "0"), [3] * 6)
    write_due(now=timezone.now())
    client.get("/nasional/")
    cache.clear()
    with django_assert_max_num_queries(25) as first:
        client.get("/nasional/")
    for at in range(1, 8):
        closed(a_unit(home, str(at)), [3] * 6)
    write_due(now=timezone.now())
    with django_assert_max_num_queries(len(first)):
        assert said(client.get("/nasional/")).count("Dinas") >= 8


def test_services_and_kinds_of_units_are_levels_too(client: Client, home: Office, reader: User) -> None:
    clinic = a_unit(home, "1", "Puskesmas Tolok Jaya", "health_center")
    (service,) = add_services(
        unit=clinic, services=[Offered("poli", "Poli Umum")], since=START, by=None, now=timezone.now()
    )
    closed(clinic, [3] * 6, service=service)
    closed(clinic, [4] * 7)
    closed(a_unit(home, "2", "Dinas Arsip"), [4] * 8)
    write_due(now=timezone.now())
    services = rows(client, per="service")
    assert services["1 poli", "2026"]["nama"] == "Puskesmas Tolok Jaya – Poli Umum"
    assert {key: row["responden"] for (key, _year), row in services.items()} == {
        "1 ": "7",
        "1 poli": "6",
        "2 ": "8",
    }
    kinds = rows(client, per="unit_kind")
    assert {row["nama"] for row in kinds.values()} == {"Puskesmas", "Dinas"}
    assert kinds["health_center", "2026"]["responden"] == "13"


def test_regencies_and_units_of_many_offices_are_levels_too(
    client: Client, home: Office, reader: User
) -> None:
    other = an_office("Kota Bukit", "city", "64.72")
    province = an_office("Provinsi Rimba", "province", "64")
    for office in (other, province):
        also_reads(reader, office)
    for office, count in ((home, 6), (other, 7), (province, 8)):
        closed(a_unit(office, "1", f"Dinas {office.name}"), [3] * count)
    write_due(now=timezone.now())
    found = rows(client, per="regency")
    assert {key[0]: row["responden"] for key, row in found.items()} == {"64.01": "6", "64.72": "7", "64": "8"}
    assert found["64.72", "2026"]["nama"] == "Kota Bukit"
    units = rows(client, per="unit")
    assert {key[0] for key in units} == {"64.01 1", "64.72 1", "64 1"}
    assert units["64.72 1", "2026"]["nama"] == "Dinas Kota Bukit – Kota Bukit"
    page = client.get("/nasional/", {"per": "unit", "provinsi": "64"})
    assert "Dinas Kota Bukit – Kota Bukit" in said(page)
    assert f"instansi={other.pk}" in client.get("/nasional/", {"per": "regency"}).content.decode()


def test_no_two_levels_tell_a_third_by_subtraction(client: Client, home: Office, reader: User) -> None:
    places = (
        (home, 3),
        (an_office("Kota Bukit", "city", "64.72"), 30),
        (an_office("Sleman", region="34.04"), 6),
    )
    others = (
        *places,
        (an_office("Bantul", region="34.02"), 40),
        (an_office("Kota Ambon", "city", "81.71"), 50),
    )
    for office, count in others:
        if office != home:
            also_reads(reader, office)
        closed(a_unit(office, "1"), [3] * count)
        closed(a_unit(office, "2"), [4] * 9)
    write_due(now=timezone.now())
    told = {
        level: {key[0]: row["responden"] for key, row in rows(client, per=level).items()} for level in LEVELS
    }
    assert told["province"] == {"34": "64", "64": "51", "81": "59"}
    assert told["office"] == {"64.01": "12", "64.72": "39", "34.04": "15", "34.02": "49", "81.71": "59"}
    assert {unit for unit, n in told["unit"].items() if n == "ditahan"} == {"64.01 1", "64.01 2"}


def test_an_office_withheld_keeps_all_of_its_units(client: Client, home: Office, reader: User) -> None:
    others = (an_office("Kota Bukit", "city", "64.72"), an_office("Bantul", region="34.02"))
    for office, count in ((home, 4), (others[0], 30), (others[1], 40)):
        if office != home:
            also_reads(reader, office)
        closed(a_unit(office, "1"), [3] * count)
    write_due(now=timezone.now())
    for level in ("office", "regency", "unit"):
        told = {key[0].split()[0]: row["responden"] for key, row in rows(client, per=level).items()}
        assert told == {"64.01": "ditahan", "64.72": "ditahan", "34.02": "40"}, level
    assert {row["responden"] for row in rows(client, per="office", provinsi="34").values()} == {"40"}


LEVELS = ("province", "regency", "office", "unit")


def test_what_was_computed_is_kept_until_the_files_are_others(
    client: Client, home: Office, reader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = a_unit(home, "1", "Dinas Arsip")
    closed(unit, [3] * 6)
    write_due(now=timezone.now())
    first = rows(client, per="unit")

    def gone(*_args: object, **_parts: object) -> None:
        raise RuntimeError("asked again")

    with monkeypatch.context() as patched:
        patched.setattr("tolok.apps.surveys.selectors.national.engine_at", gone)
        assert rows(client, per="unit") == first
        assert client.get("/nasional/", {"per": "office"}).status_code == 503, (
            "another question is another view"
        )
        other = Client()
        signed_in(other, a_reader_of(an_office("Kota Bukit", "city", "64.72"), home))
        assert other.get("/nasional/", {"per": "unit"}).status_code == 503, "other offices are another view"
    closed(a_unit(home, "2"), [4] * 7)
    write_due(now=timezone.now())
    assert {key[0] for key in rows(client, per="unit")} == {"1", "2"}


def a_reader_of(*offices: Office) -> User:
    person = someone("Wahyu")
    for office in offices:
        also_reads(person, office)
    return person
