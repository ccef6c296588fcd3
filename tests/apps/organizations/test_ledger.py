"""The book of one office: after any sequence of changes the tree holds on every day."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.making import told
from tolok.apps.organizations.ledger import Ledger, Standing, opened
from tolok.rules.texts import ProblemsError
from tolok.rules.trees import Span, Tree

START = date(2024, 1, 1)
CODES = ("a", "b", "c", "d")


def day(number: int) -> date:
    return START + timedelta(days=number)


def standing(name: str = "Dinas", parent: str = "") -> Standing:
    return Standing(name, "department", parent)


def a_book(**parents: str) -> Ledger:
    book = opened([])
    for code, parent in parents.items():
        book.found(code, standing(parent=parent), START, "")
    book.written.clear()
    return book


def test_a_new_name_begins_where_the_old_one_ends() -> None:
    book = a_book(a="")
    book.change("a", standing("Badan"), day(9), "SOTK")
    old, new = book.versions["a"]
    assert (old.first, old.last, new.first, new.last) == (day(0), day(8), day(9), None)
    assert (new.change, new.reason, old.ending) == ("renamed", "SOTK", "")


@pytest.mark.parametrize(
    ("after", "act"),
    [
        (standing("Badan"), "renamed"),
        (Standing("Dinas", "department", abbreviation="D"), "renamed"),
        (standing(parent="b"), "moved"),
        (Standing("Dinas", "body"), "changed"),
        (standing("Badan", "b"), "changed"),
    ],
)
def test_it_names_what_was_done(after: Standing, act: str) -> None:
    book = a_book(a="", b="")
    book.change("a", after, day(1), "")
    assert [one.act for one in book.written] == [act]


def test_a_change_on_the_first_day_of_a_version_corrects_it() -> None:
    book = a_book(a="")
    book.change("a", standing("Badan"), START, "salah ketik")
    (only,) = book.versions["a"]
    assert (only.standing.name, only.change, book.written[0].act) == ("Badan", "founded", "corrected")


def test_what_already_is_so_writes_nothing() -> None:
    book = a_book(a="")
    book.change("a", standing(), day(5), "")
    assert book.written == []


def test_what_was_closed_for_later_can_still_be_renamed_before() -> None:
    book = a_book(a="")
    book.end("a", day(20), "dibubarkan")
    book.change("a", standing("Badan"), day(9), "")
    old, new = book.versions["a"]
    assert (old.last, old.ending, old.end_reason) == (day(8), "", "")
    assert (new.last, new.ending, new.end_reason) == (day(19), "closed", "dibubarkan")


def test_a_merger_takes_what_stands_below_along() -> None:
    book = a_book(a="", b="", c="a", d="c")
    book.merge("a", "b", day(5), "digabung")
    assert book.last("a").ending == "merged"
    assert book.last("a").merged_into == "b"
    assert (book.last("c").standing.parent, book.last("c").first) == ("b", day(5))
    assert book.last("d").standing.parent == "c"
    book.check()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda book: book.found("a", standing(), day(1), ""), "Kode ini sudah dipakai"),
        (
            lambda book: book.change("a", standing("X"), day(-1), ""),
            "a Dinas sudah berubah pada 1 Januari 2024",
        ),
        (
            lambda book: book.change("gone", standing("X"), day(5), ""),
            "gone Dinas tidak ada lagi sejak 6 Januari 2024",
        ),
        (lambda book: book.end("gone", day(6), ""), "tidak ada lagi"),
        (lambda book: book.end("a", START, ""), "a Dinas baru mulai pada 1 Januari 2024"),
        (lambda book: book.merge("a", "a", day(1), ""), "ke dirinya sendiri"),
        (lambda book: book.merge("a", "b", day(1), ""), "ke unit di bawahnya"),
        (lambda book: book.merge("b", "gone", day(6), ""), "tidak ada pada tanggal itu"),
    ],
)
def test_it_refuses_what_cannot_be(change: Callable[[Ledger], None], said: str) -> None:
    book = a_book(a="", b="a", gone="")
    book.end("gone", day(5), "")
    book.written.clear()
    with pytest.raises(ProblemsError) as error:
        change(book)
    assert said in told(error.value)
    assert book.written == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda book: book.end("a", day(5), ""),
            "b Dinas berada di bawah a Dinas, yang tidak ada pada 6 Januari 2024",
        ),
        (
            lambda book: book.change("a", standing(parent="b"), day(5), ""),
            "a Dinas tidak dapat berada di bawah b Dinas",
        ),
        (lambda book: book.change("a", standing(parent="a"), day(5), ""), "tidak dapat berada di bawah"),
        (
            lambda book: book.found("x", standing(parent="late"), day(5), ""),
            "x Dinas berada di bawah late Dinas",
        ),
    ],
)
def test_it_finds_what_would_no_longer_hold(change: Callable[[Ledger], None], said: str) -> None:
    book = a_book(a="", b="a")
    book.found("late", standing(), day(9), "")
    book.written.clear()
    change(book)
    with pytest.raises(ProblemsError) as error:
        book.check()
    assert said in told(error.value)


def test_a_circle_that_lies_in_the_future_is_found_too() -> None:
    book = a_book(a="", b="")
    book.change("b", standing(parent="a"), day(20), "")
    book.change("a", standing(parent="b"), day(5), "")
    assert [(fault.fault, fault.day) for fault in book.faults()] == [("circle", day(20))]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["rename", "move", "merge", "close", "add"]),
        st.sampled_from(CODES),
        st.sampled_from(("", *CODES)),
        st.integers(0, 12),
    ),
    max_size=12,
)


def do(book: Ledger, verb: str, code: str, other: str, at: date) -> None:
    """One step, as the actions make it."""
    if verb == "add":
        book.found(code, standing(parent=other), at, "")
    elif verb == "rename":
        book.change(code, Standing(f"Dinas {at}", "department", book.last(code).standing.parent), at, "")
    elif verb == "move":
        book.change(code, Standing(book.last(code).standing.name, "department", other), at, "")
    elif verb == "merge":
        book.merge(code, other, at, "")
    else:
        book.end(code, at, "")
    book.check()


def copy(book: Ledger) -> Ledger:
    """The book as it would be read again."""
    return opened(
        (code, type(version)(version.standing, version.first, version.last, ending=version.ending))
        for code, versions in book.versions.items()
        for version in versions
    )


@given(STEPS)
def test_after_any_changes_the_tree_holds_on_every_day(steps: list[tuple[str, str, str, int]]) -> None:
    book = a_book(a="", b="a", c="b")
    for verb, code, other, number in steps:
        tried = copy(book)
        try:
            do(tried, verb, code, other, day(number))
        except (ProblemsError, KeyError):
            continue  # refused, or no such unit: then nothing is written
        book = tried
    spans = [
        Span(code, version.standing.parent or None, version.first, version.last)
        for code, versions in book.versions.items()
        for version in versions
    ]
    assert list(Tree(spans).faults()) == []
    for code, versions in book.versions.items():
        assert all(version.last is None or version.last >= version.first for version in versions), code
        assert sum(version.last is None for version in versions) <= 1
        assert [bool(version.ending) for version in versions[:-1]] == [False] * (len(versions) - 1)
