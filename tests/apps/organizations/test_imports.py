"""A list of units: looked through without writing, applied as it was shown, refused with every problem."""

from datetime import date, timedelta
from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.apps.organizations.cast import NOW, START, TODAY, a_unit, an_admin, an_office, done
from tests.sheets.making import csv_book, told
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.organizations import actions, selectors
from tolok.apps.organizations.models import Office, Role, UnitImport, UnitVersion
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db

HEAD = "kode;nama;jenis;induk;kelompok layanan;singkatan;berlaku sejak"


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def admin(office: Office) -> User:
    return an_admin(office)


def lines(*rows: str) -> str:
    return "\n".join([HEAD, *rows])


def apply(office: Office, *rows: str, complete: bool = False, why: str = "SOTK") -> dict[str, int]:
    return actions.import_units(
        office=office, book=csv_book(lines(*rows)), complete=complete, **done(why=why)
    ).counts


def refused(office: Office, *rows: str, complete: bool = False) -> str:
    before = list(UnitVersion.objects.values())
    with pytest.raises(ProblemsError) as error:
        apply(office, *rows, complete=complete)
    assert list(UnitVersion.objects.values()) == before
    return told(error.value)


def tree(office: Office, day: date = TODAY) -> list[tuple[str, str, int]]:
    return [(place.code, place.name, place.depth) for place in selectors.tree_on(office, day)]


def test_it_adds_units_in_any_order_of_rows(office: Office) -> None:
    counts = apply(
        office,
        "1.1;Puskesmas A;Puskesmas;1;kesehatan;;",
        "1;Dinas Kesehatan;Dinas;;kesehatan;Dinkes;1/1/2020",
    )
    assert counts == {"founded": 2}
    assert tree(office) == [("1", "Dinas Kesehatan", 0), ("1.1", "Puskesmas A", 1)]
    assert tree(office, START) == [("1", "Dinas Kesehatan", 0)]


def test_it_renames_moves_and_corrects_what_is_there(office: Office) -> None:
    one, two = a_unit(office, "1"), a_unit(office, "2")
    a_unit(office, "1.1", parent=one)
    three = a_unit(office, "3", "Dinas Tigo")
    counts = apply(
        office,
        "1;Badan 1;Dinas;;;;",
        "1.1;Dinas 1.1;Dinas;2;;;",
        "2;Dinas 2;Dinas;;;;2020-01-01",
        "3;Dinas Tiga;Dinas;;;;2020-01-01",
    )
    assert counts == {"renamed": 1, "moved": 1, "corrected": 1}
    assert tree(office) == [
        ("1", "Badan 1", 0),
        ("2", "Dinas 2", 0),
        ("1.1", "Dinas 1.1", 1),
        ("3", "Dinas Tiga", 0),
    ]
    assert selectors.history(one)[1].name == "Dinas 1"
    assert len(selectors.history(two)) == len(selectors.history(three)) == 1


def test_a_list_that_was_applied_changes_nothing_the_second_time(office: Office) -> None:
    rows = ("1;Dinas A;Dinas;;kesehatan;A;2020-01-01", "1.1;UPTD;UPTD;1;;;")
    apply(office, *rows)
    entries = Entry.objects.count()
    assert apply(office, *rows, complete=True) == {}
    assert Entry.objects.count() == entries


def test_columns_that_are_not_there_leave_what_is(office: Office) -> None:
    top = a_unit(office, "1")
    unit = a_unit(office, "1.1", parent=top, group="health", abbreviation="A")
    book = csv_book("kode,nama,jenis\n1.1,Dinas Baru,Dinas\n")
    assert actions.import_units(office=office, book=book, **done()).counts == {"renamed": 1}
    version = selectors.unit_on(unit, TODAY)
    assert version is not None
    assert (version.parent, version.group, version.abbreviation) == (top, "health", "A")


def test_only_a_complete_list_closes_what_it_does_not_name(office: Office, admin: User) -> None:
    a_unit(office, "1")
    gone = a_unit(office, "2")
    a_unit(office, "2.1", parent=gone)
    role = actions.appoint(
        user=admin, office=office, unit=gone, role=Role.READER, day=START, by=None, now=NOW
    )
    assert apply(office, "1;Dinas 1;Dinas;;;;") == {}
    assert apply(office, "1;Dinas 1;Dinas;;;;", complete=True) == {"closed": 2}
    assert tree(office) == [("1", "Dinas 1", 0)]
    role.refresh_from_db()
    assert role.valid_to == date(2026, 11, 20)


def test_a_unit_may_move_out_of_one_that_is_closed_by_the_same_list(office: Office) -> None:
    gone = a_unit(office, "1")
    a_unit(office, "1.1", parent=gone)
    assert apply(office, "1.1;Dinas 1.1;Dinas;;;;", complete=True) == {"moved": 1, "closed": 1}


def test_the_audit_keeps_every_change_of_a_list(office: Office) -> None:
    a_unit(office, "1")
    apply(office, "1;Badan 1;Dinas;;;;", "2;Dinas 2;Dinas;;;;", why="Perda 5/2026")
    entry = Entry.objects.get(action="organizations.import_units")
    assert (entry.why, entry.after["counts"]) == ("Perda 5/2026", {"renamed": 1, "founded": 1})
    assert entry.after["changes"][0] == {
        "code": "1",
        "act": "renamed",
        "day": "2026-11-21",
        "before": {"name": "Dinas 1"},
        "after": {"name": "Badan 1"},
    }


def test_it_tells_every_problem_of_every_row_and_writes_nothing(office: Office) -> None:
    a_unit(office, "1", day=date(2026, 1, 1))
    said = refused(
        office,
        "1;Badan 1;Dinas;;;;1/6/2025",
        "2;Dinas 2;Kantor;;;;",
        "3;Dinas 3;Dinas;9;;;",
        "4;Dinas 4;Dinas;2;;;",
    )
    assert "baris 2, kolom “berlaku sejak”: 1 Dinas 1 sudah berubah pada 1 Januari 2026" in said
    assert "baris 3, kolom “jenis”: Kata ini tidak dikenal di sini." in said
    assert "baris 4, kolom “induk”: Tidak ada unit dengan kode ini. Ditemukan: '9'." in said
    assert "baris 5" not in said


def test_it_tells_circles_and_days_without_a_parent_at_their_rows(office: Office) -> None:
    said = refused(
        office, "1;A;Dinas;2;;;", "2;B;Dinas;1;;;", "3;C;Dinas;4;;;1/1/2025", "4;D;Dinas;;;;1/1/2026"
    )
    assert "baris 2, kolom “induk”: 1 A tidak dapat berada di bawah 2 B" in said
    assert "baris 3, kolom “induk”: 2 B tidak dapat berada di bawah 1 A" in said
    assert "baris 4, kolom “induk”: 3 C berada di bawah 4 D, yang tidak ada pada 1 Januari 2025" in said


def test_a_code_of_a_closed_unit_is_not_revived(office: Office, admin: User) -> None:
    unit = a_unit(office, "1")
    actions.close(unit=unit, **done(admin, day=date(2026, 1, 1)))
    assert "1 Dinas 1 tidak ada lagi sejak 1 Januari 2026" in refused(office, "1;Dinas 1;Dinas;;;;")


def test_a_complete_list_does_not_close_what_still_begins(office: Office) -> None:
    a_unit(office, "1", day=date(2027, 1, 1))
    assert "berkas.csv: 1 Dinas 1 sudah berubah pada 1 Januari 2027" in refused(
        office, "2;Dinas 2;Dinas;;;;", complete=True
    )


def draft(office: Office, admin: User, *rows: str, complete: bool = False) -> UnitImport:
    return actions.draft_import(
        office=office, name="unit.csv", content=lines(*rows).encode(), complete=complete, **done(admin)
    )


def test_a_dry_run_tells_everything_and_writes_nothing(office: Office, admin: User) -> None:
    a_unit(office, "1")
    a_unit(office, "2")
    before = (list(UnitVersion.objects.values()), Entry.objects.count())
    plan = actions.plan_import(
        draft(office, admin, "1;Badan 1;Dinas;;;;", "3;Dinas 3;Dinas;1;;;", complete=True)
    )
    assert (plan.problems, plan.counts) == ((), {"renamed": 1, "founded": 1, "closed": 1})
    assert [(change.act, change.code) for change in plan.changes] == [
        ("renamed", "1"),
        ("founded", "3"),
        ("closed", "2"),
    ]
    assert (list(UnitVersion.objects.values()), Entry.objects.count()) == before


def test_it_applies_what_was_shown_and_forgets_the_file(office: Office, admin: User) -> None:
    shown = draft(office, admin, "1;Dinas 1;Dinas;;;;")
    digest = actions.plan_import(shown).digest
    assert actions.apply_import(draft=shown, digest=digest, by=admin, now=NOW).counts == {"founded": 1}
    shown.refresh_from_db()
    assert (bytes(shown.content), shown.applied_at, shown.applied) == (b"", NOW, {"founded": 1})
    with pytest.raises(ProblemsError, match="was applied already"):
        actions.apply_import(draft=shown, digest=digest, by=admin, now=NOW)


def test_it_does_not_apply_what_was_not_shown(office: Office, admin: User) -> None:
    unit = a_unit(office, "1")
    shown = draft(office, admin, "1;Badan 1;Dinas;;;;")
    digest = actions.plan_import(shown).digest
    actions.rename(unit=unit, name="Kantor 1", **done(admin))
    with pytest.raises(ProblemsError, match="Something changed"):
        actions.apply_import(draft=shown, digest=digest, by=admin, now=NOW)
    assert tree(office) == [("1", "Kantor 1", 0)]


def test_files_nobody_applied_are_forgotten_after_a_day(office: Office, admin: User) -> None:
    old = draft(office, admin, "1;Dinas 1;Dinas;;;;")
    UnitImport.objects.filter(pk=old.pk).update(created_at=NOW - timedelta(days=2))
    draft(office, admin, "1;Dinas 1;Dinas;;;;")
    old.refresh_from_db()
    assert bytes(old.content) == b""


def test_a_draft_needs_a_table_and_a_reason(office: Office, admin: User) -> None:
    for content, why, said in ((b"", "SOTK", "Berkas kosong"), (b"kode\n1\n", "", "Tulis alasannya")):
        with pytest.raises(ProblemsError) as error:
            actions.draft_import(
                office=office, name="a.csv", content=content, complete=False, **done(admin, why=why)
            )
        assert said in told(error.value)


def rows_of(count: int, name: str = "Unit") -> list[str]:
    """Ten departments with the rest below them."""
    return [
        f"{n:04};{name} {n};{'Dinas' if n < 10 else 'Sekolah'};{'' if n < 10 else f'{n % 10:04}'};pendidikan;;1/1/2020"
        for n in range(count)
    ]


def test_a_thousand_units_take_seconds_and_statements_grow_by_batch(office: Office) -> None:
    started = perf_counter()
    counted = []
    for size in (500, 1000):
        with CaptureQueriesContext(connection) as queries:
            apply(office, *rows_of(size))
        counted.append(len(queries))
    with CaptureQueriesContext(connection) as queries:
        assert apply(office, *[row.replace("2020", "2025") for row in rows_of(1000, "Sekolah")]) == {
            "renamed": 1000
        }
    counted.append(len(queries))
    assert perf_counter() - started < 20  # really about one second
    assert max(counted) < 60, counted
    assert len(tree(office)) == 1000
