"""The commands that found an office and load a list of regions."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import NOW, someone
from tests.sheets.making import csv_book
from tolok.apps.common.models import Entry
from tolok.apps.organizations import actions, policies, selectors
from tolok.apps.organizations.models import Office, Region

pytestmark = pytest.mark.django_db

LIST = "code,name,valid_from,valid_to\n64,Kaltim,,\n64.01,Pasir,,2007-08-07\n6401,Paser,2007-08-08,\n64.72,Samarinda,,\n"


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_it_founds_an_office_with_its_first_administrator() -> None:
    person = someone("Ani")
    said = run(
        "found_office",
        "Kabupaten Tolok",
        "--kind",
        "regency",
        "--region",
        "6401",
        "--admin",
        "ANI@example.go.id",
    )
    office = Office.objects.get()
    assert said == f"/organisasi/{office.pk}/\n"
    assert (office.name, office.region) == ("Kabupaten Tolok", "64.01")
    assert policies.may_manage(person, office, date(2100, 1, 1))
    assert [(entry.action, entry.page) for entry in Entry.objects.all()] == [
        ("organizations.found_office", "tolok manage found_office"),
        ("organizations.appoint", "tolok manage found_office"),
    ]


@pytest.mark.parametrize(
    ("admin", "region", "said"),
    [
        ("nobody@example.go.id", "64.01", "there is no account"),
        ("ani@example.go.id", "64", "bukan kode jenis"),
    ],
)
def test_it_says_why_no_office_was_founded(admin: str, region: str, said: str) -> None:
    someone("Ani")
    with pytest.raises(CommandError, match=said):
        run("found_office", "Kabupaten Tolok", "--kind", "regency", "--region", region, "--admin", admin)
    assert not Office.objects.exists()


@override_settings(TOLOK_ACCOUNTS=False)
def test_it_founds_nothing_while_accounts_are_closed() -> None:
    with pytest.raises(CommandError, match="TOLOK_ACCOUNTS"):
        run("found_office", "X", "--kind", "ministry", "--admin", "ani@example.go.id")


def test_it_loads_a_list_of_regions(tmp_path: Path) -> None:
    file = tmp_path / "wilayah.csv"
    file.write_text(LIST, "utf-8")
    assert run("load_regions", str(file), "--why", "Kepmendagri") == "4 wilayah / regions\n"
    assert selectors.region_name("64.01", date(2000, 1, 1)) == "Pasir"
    assert selectors.region_name("64.01", date(2026, 1, 1)) == "Paser"
    assert selectors.region_name("64", date(2026, 1, 1)) == "Kaltim"
    assert selectors.region_name("63", date(2026, 1, 1)) == "Kalimantan Selatan"
    assert selectors.region_name("63.01", date(2026, 1, 1)) == ""
    entry = Entry.objects.get()
    assert (entry.after, entry.why) == ({"file": "wilayah.csv", "regions": 4}, "Kepmendagri")


def test_a_newer_list_corrects_and_never_deletes() -> None:
    for text in (LIST, "code,name,valid_from,valid_to\n64,Kalimantan Timur,,\n64.72,Samarinda,,2026-12-31\n"):
        actions.load_regions(book=csv_book(text), by=None, why="", now=NOW)
    assert Region.objects.count() == 4
    assert selectors.region_name("64", date(2026, 1, 1)) == "Kalimantan Timur"
    assert selectors.region_name("64.72", date(2027, 1, 1)) == ""


def test_it_says_everything_that_is_wrong_with_a_list(tmp_path: Path) -> None:
    file = tmp_path / "wilayah.csv"
    file.write_text("code,name\n64.70,A\n64,\n", "utf-8")
    with pytest.raises(CommandError, match=r"(?s)Kabupaten bernomor.*Nama wilayah kosong"):
        run("load_regions", str(file))


def test_a_long_list_is_written_by_batch(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    rows = "".join(
        f"64.{regency:02}.{district:02},K {district}\n"
        for regency in range(1, 51)
        for district in range(1, 61)
    )
    with django_assert_max_num_queries(25):
        assert actions.load_regions(book=csv_book(f"code,name\n{rows}"), by=None, why="", now=NOW) == 3000
