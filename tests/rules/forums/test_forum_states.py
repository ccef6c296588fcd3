"""The way of a forum, what each step cannot do without, and what is warned of."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tolok.rules import packs
from tolok.rules.forums.clocks import clocks
from tolok.rules.forums.society import counted, elements, missing, named
from tolok.rules.forums.states import MOVES, ORDER, Standing, faults, next_moves, unseen, warnings

DAY = date(2026, 11, 21)
FIVE = ("users", "experts", "agencies", "civil_society", "mass_media")
#: A forum at its end with nothing missing.
DONE = Standing(
    state="follow_up",
    meets_on=DAY,
    invitations=6,
    participants=6,
    elements=FIVE,
    vulnerable=True,
    neutral=True,
    heads=1,
    community=1,
    number="1",
    agreements=1,
    rows=(1, 2),
    published=True,
    told=True,
    invited_on=DAY - timedelta(days=10),
    materials_on=DAY - timedelta(days=5),
    held_on=DAY,
    signed_on=DAY,
    published_on=DAY,
)


def said(key: str, now: Standing, why: str = "") -> list[str]:
    return [problem.text.id for problem in faults(MOVES[key], now, why)]


def test_it_goes_one_way_from_plan_to_closed() -> None:
    way = ["plan"]
    while moves := [one for one in next_moves(way[-1]) if one.key != "call_off"]:
        way.append(moves[0].target)
    assert tuple(way) == ORDER


@pytest.mark.parametrize("key", MOVES)
def test_it_takes_no_step_from_another_state(key: str) -> None:
    for state in {*ORDER, "called_off"} - set(MOVES[key].sources):
        assert len(said(key, replace(DONE, state=state), "alasan")) == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"rows": ()}, "tanpa rencana aksi"),
        ({"incomplete": (2,)}, "nomor 2 belum punya"),
        ({"open_rows": (1, 2)}, "nomor 1, 2 belum selesai"),
        ({"told": False}, "disampaikan kembali"),
        ({"addresses": 3}, "3 orang"),
        ({"unanswered": 4}, "4 masukan"),
        ({"waiting": 5}, "5 komentar"),
    ],
)
def test_it_is_not_closed_while_something_is_missing(change: dict[str, object], words: str) -> None:
    assert said("close", DONE) == []
    found = said("close", replace(DONE, **change))  # type: ignore[arg-type]
    assert len(found) == 1
    assert words in found[0]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"heads": 0}, "pimpinan"),
        ({"community": 0}, "wakil masyarakat"),
        ({"number": " "}, "nomor"),
        ({"agreements": 0}, "kesepakatan"),
        ({"participants": 0}, "Daftar hadir"),
        ({"elements": FIVE[:4]}, "4 dari lima unsur"),
        ({"vulnerable": False}, "kelompok rentan"),
    ],
)
def test_it_is_not_signed_while_something_is_missing(change: dict[str, object], words: str) -> None:
    held = replace(DONE, state="held", signed_on=None)
    assert said("sign", held) == []
    found = said("sign", replace(held, **change))  # type: ignore[arg-type]
    assert any(words in one for one in found)


def test_an_answer_holds_for_what_was_missing_then() -> None:
    held = replace(
        DONE, state="held", elements=FIVE[:3], answered=frozenset({("elements", "civil_society,mass_media")})
    )
    assert unseen(held) == []
    assert [one.key for one in unseen(replace(held, elements=FIVE[:2]))] == ["elements"]


def test_a_missing_facilitator_is_said_and_needs_no_answer() -> None:
    held = replace(DONE, state="held", neutral=False)
    assert [(one.key, one.must) for one in warnings(held, DAY) if one.key == "facilitator"] == [
        ("facilitator", False)
    ]
    assert said("sign", held) == []


@pytest.mark.parametrize(
    ("change", "today", "late"),
    [
        ({"invited_on": DAY - timedelta(days=7)}, DAY, set()),
        ({"invited_on": DAY - timedelta(days=6)}, DAY, {"invitation"}),
        ({"materials_on": DAY - timedelta(days=3)}, DAY, set()),
        ({"materials_on": DAY - timedelta(days=2)}, DAY, {"materials"}),
        ({"materials_on": None}, DAY, {"materials"}),
        ({"signed_on": DAY + timedelta(days=1), "published_on": DAY + timedelta(days=1)}, DAY, {"minutes"}),
        ({"published_on": DAY + timedelta(days=14)}, DAY, set()),
        ({"published_on": None}, DAY + timedelta(days=14), set()),
        ({"published_on": None}, DAY + timedelta(days=15), {"publication"}),
        ({"open_rows": (1,)}, DAY + timedelta(days=92), set()),
        ({"open_rows": (1,)}, DAY + timedelta(days=93), {"check"}),
        ({"open_rows": (1,), "checked_on": DAY + timedelta(days=50)}, DAY + timedelta(days=93), set()),
    ],
)
def test_a_clock_warns_from_the_day_after_its_last(
    change: dict[str, object], today: date, late: set[str]
) -> None:
    found = warnings(replace(DONE, **change), today)  # type: ignore[arg-type]
    assert {one.key for one in found} == late
    assert not any(one.must for one in found)


def test_clocks_say_they_are_our_own() -> None:
    assert clocks().sure == "assumed"
    assert all("{" not in one.name.id + one.name.en for one in clocks().all.values())


def test_the_five_elements_are_the_options_of_the_pack() -> None:
    pack = packs.instrument("pekppp-2022-luring")
    question = next(
        one for row in pack.indicators.values() for one in row.questions if one.key == "community_elements"
    )
    assert [one.key for one in question.options] == [one.key for one in elements() if one.counted]


def test_elements_are_counted_once_and_named_as_people_write_them() -> None:
    assert counted(["users", "business", "users"]) == ("users",)
    assert [one.key for one in missing(FIVE[1:])] == ["users"]
    assert [named(text) for text in ("Warga", " media  MASSA ", "OMS", "lansia", "raja")] == [
        *("users", "mass_media", "civil_society", "vulnerable", ""),
    ]
