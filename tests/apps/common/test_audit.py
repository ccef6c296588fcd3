"""The audit: what an entry says, that it stays, and that a change is found."""

from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from tests.emptying import append_only, switch
from tolok.apps.accounts.models import User
from tolok.apps.common import actions, selectors
from tolok.apps.common.models import AppendOnlyError, Entry
from tolok.apps.common.tracing import traced

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 21, 3, 4, 5, 678901, tzinfo=UTC)


@pytest.fixture
def person() -> User:
    return User.objects.create(email="sari@example.go.id", name="Sari Dewi")


def renamed(person: User | None, words: str = "Dinas B", now: datetime = NOW) -> Entry:
    """An entry about a row that was renamed; the row is the person, the only one at hand down here."""
    target = person or User(pk=9, name="Tanpa pelaku")
    return actions.record(
        by=person,
        action="accounts.rename",
        target=target,
        before={"name": "Dinas A", "code": "01"},
        after={"name": words, "code": "01"},
        why="SK 12/2026",
        now=now,
    )


def tamper(statement: str) -> None:
    """Change the table behind the triggers' back, as whoever owns the database could."""
    switch(append_only, off=True)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    switch(append_only)


def test_it_keeps_who_did_what_to_which_row_when_and_why(person: User) -> None:
    with traced("/organisasi/7/", "abc"):
        entry = Entry.objects.get(pk=renamed(person).pk)
    assert (entry.who_id, entry.who_name) == (person.pk, "Sari Dewi")
    assert (entry.target_app, entry.target_model, entry.target_id) == ("accounts", "user", str(person.pk))
    assert (entry.action, entry.target_words, entry.why) == ("accounts.rename", "Sari Dewi", "SK 12/2026")
    assert (entry.page, entry.request_id, entry.at, entry.is_read) == ("/organisasi/7/", "abc", NOW, False)


def test_it_keeps_only_what_changed(person: User) -> None:
    entry = renamed(person)
    assert (entry.before, entry.after) == ({"name": "Dinas A"}, {"name": "Dinas B"})


def test_it_keeps_everything_of_what_is_new_and_of_what_is_gone(person: User) -> None:
    new = actions.record(by=person, action="a.make", target=person, after={"name": "A", "code": ""}, now=NOW)
    gone = actions.record(by=person, action="a.end", target=person, before={"name": "A"}, now=NOW)
    assert (new.before, new.after) == ({}, {"name": "A", "code": ""})
    assert (gone.before, gone.after) == ({"name": "A"}, {})


def test_it_keeps_the_name_of_the_day_when_the_person_is_renamed(person: User) -> None:
    renamed(person)
    User.objects.filter(pk=person.pk).update(name="Sari Dewi Lestari")
    assert Entry.objects.get().who_name == "Sari Dewi"


def test_it_knows_the_installation_as_one_who_acts() -> None:
    entry = renamed(None)
    assert (entry.who_id, entry.who_name) == (None, "")


def test_it_marks_a_read_of_personal_data(person: User) -> None:
    entry = actions.record_read(by=person, action="accounts.read", target=person, why="aduan 7", now=NOW)
    assert (entry.is_read, entry.why, entry.before, entry.after) == (True, "aduan 7", {}, {})


def test_a_value_comes_back_as_it_was_hashed(person: User) -> None:
    kept = {
        "decimal": Decimal("4.350"),
        "day": date(2026, 11, 21),
        "share": 0.1,
        "list": [1, None, True, {"b": "ü", "a": Decimal(1)}],
        "set": {"b", "a"},
        "row": person,
        "odd": "a\x00b",
    }
    actions.record(by=person, action="a.make", target=person, after=kept, now=NOW)
    assert selectors.audit_broken_at() is None
    after = Entry.objects.get().after
    assert (after["decimal"], after["day"], after["share"]) == ("4.350", "2026-11-21", "0.1")
    assert (after["set"], after["row"], after["odd"]) == (["a", "b"], person.pk, "a�b")


def test_a_value_that_no_log_can_keep_is_refused(person: User) -> None:
    with pytest.raises(TypeError, match="the audit keeps no object"):
        actions.record(by=person, action="a.make", target=person, after={"x": object()}, now=NOW)


def test_the_model_refuses_to_change_or_delete_an_entry(person: User) -> None:
    entry = renamed(person)
    entry.why = "lain"
    for wrong in (
        entry.save,
        entry.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(why="lain"),
        lambda: Entry.objects.bulk_update([entry], ["why"]),
        lambda: Entry._base_manager.filter(pk=entry.pk).update(why="lain"),
        lambda: Entry.objects.update_or_create(pk=entry.pk, defaults={"why": "lain"}),
        lambda: Entry(pk=entry.pk, why="lain").save(force_update=True),
    ):
        with pytest.raises(AppendOnlyError):
            wrong()
    assert Entry.objects.get().why == "SK 12/2026"


STATEMENTS = ["UPDATE common_entry SET why = 'lain'", "DELETE FROM common_entry"]
ONLY_SQLITE = [
    "REPLACE INTO common_entry SELECT * FROM common_entry",
    "INSERT OR REPLACE INTO common_entry SELECT id + 1, who_id, who_name, action, is_read, target_app, target_model,"
    " target_id, target_words, before, after, 'lain', at, page, request_id, previous, hash, scope FROM common_entry",
]


@pytest.mark.parametrize("statement", [*STATEMENTS, *ONLY_SQLITE, "TRUNCATE common_entry"])
def test_the_database_refuses_to_change_or_delete_an_entry(person: User, statement: str) -> None:
    postgresql = connection.vendor == "postgresql"
    if postgresql is not statement.startswith("TRUNCATE") and statement not in STATEMENTS:
        pytest.skip("the other database's own statement")
    renamed(person)
    with (
        pytest.raises(DatabaseError, match="audit entries are only ever added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Entry.objects.get().why == "SK 12/2026"


def test_the_chain_holds_over_many_entries(person: User) -> None:
    entries = [renamed(person, f"Dinas {n}") for n in range(5)]
    assert [entry.previous for entry in entries] == ["", *(entry.hash for entry in entries[:-1])]
    assert selectors.audit_broken_at() is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE common_entry SET why = 'lain' WHERE id = {second}", 1),
        ("UPDATE common_entry SET who_name = '' WHERE id = {second}", 1),
        ("UPDATE common_entry SET page = '/' WHERE id = {second}", 1),
        ("UPDATE common_entry SET scope = 'office:2' WHERE id = {second}", 1),
        ("DELETE FROM common_entry WHERE id = {second}", 2),
        ("UPDATE common_entry SET id = id + 100 WHERE id = {second}", 2),
    ],
)
def test_a_change_behind_the_triggers_is_found(person: User, change: str, found: int) -> None:
    entries = [renamed(person) for _ in range(4)]
    tamper(change.format(second=entries[1].pk))
    assert selectors.audit_broken_at() == entries[found].pk


def test_it_lists_what_was_done_to_a_row_and_by_a_person(person: User) -> None:
    other = User.objects.create(email="budi@example.go.id", name="Budi")
    first, second = renamed(person), renamed(other)
    assert list(selectors.entries_about(person)) == [first]
    assert list(selectors.entries_by(other.pk)) == [second]


def test_recording_takes_few_statements_however_long_the_chain(
    person: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(10):
        renamed(person)
    with django_assert_num_queries(3 if connection.vendor == "postgresql" else 2):
        renamed(person)


def test_an_entry_goes_with_the_write_it_tells_of(person: User) -> None:
    with transaction.atomic():
        renamed(person)
        transaction.set_rollback(True)
    assert not Entry.objects.exists()


def test_an_entry_without_a_scope_is_hashed_as_before_there_were_any(person: User) -> None:
    """The very figure that entries had before the column came."""
    entry = Entry(who_name="Sari", action="a.make", at=NOW, target_id="1")
    old = (
        '{"action":"a.make","after":{},"at":"2026-11-21T03:04:05.678901+00:00","before":{},"is_read":false,"page":"",'
        '"previous":"","request_id":"","target_app":"","target_id":"1","target_model":"","target_words":"",'
        '"who_id":null,"who_name":"Sari","why":""}'
    )
    assert entry.digest() == sha256(old.encode()).hexdigest()
    entry.scope = "office:1"
    assert entry.digest() != sha256(old.encode()).hexdigest()


def test_it_lists_what_concerns_an_office_newest_first(person: User) -> None:
    words: dict[str, Any] = {"by": person, "action": "a.make", "target": person, "now": NOW}
    first, second = (actions.record(**words, scope=actions.office_scope(7)) for _ in range(2))
    actions.record(**words, scope=actions.office_scope(8))
    actions.record_read(**words)
    assert list(selectors.entries_in("office:7")) == [second, first]


def test_it_checks_the_chain_from_the_command_line(person: User) -> None:
    first, last = renamed(person), renamed(person)
    out = StringIO()
    call_command("verify_audit", kept=first.hash, stdout=out)
    assert "2 entri" in out.getvalue()
    assert last.hash in out.getvalue()
    with pytest.raises(CommandError, match="dipotong"):
        call_command("verify_audit", kept="0" * 64)


@pytest.mark.django_db(transaction=True)
def test_the_command_names_the_first_break(person: User) -> None:
    entries = [renamed(person) for _ in range(3)]
    tamper(f"UPDATE common_entry SET scope = 'office:2' WHERE id >= {entries[1].pk}")
    with pytest.raises(CommandError, match=f"entri {entries[1].pk} "):
        call_command("verify_audit")
