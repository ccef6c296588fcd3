"""A closed cycle computed again: what its inputs do not yield is named, with the unit and both values."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.closed_cycles import cycle_of, level_of, regency
from tolok.rules.cycles.checks import verify
from tolok.rules.cycles.results import twice_of
from tolok.rules.cycles.values import CycleRecord, LevelRecord, Locking, UnitRecord
from tolok.rules.differences import Difference
from tolok.rules.frozen import Frozen
from tolok.rules.statistics.moments import Moments

SOME = settings(max_examples=50, deadline=None)


@cache
def cycle() -> CycleRecord:
    """Nine units and one with gaps; enough second scores for intervals."""
    units = regency(20).units
    return cycle_of(*units[:9], units[19])


def with_unit(record: CycleRecord, at: int, **changes: Any) -> CycleRecord:
    units = list(record.units)
    units[at] = replace(units[at], **changes)
    return replace(record, units=tuple(units))


def with_level(record: CycleRecord, at: int, place: int, **changes: Any) -> CycleRecord:
    levels = list(record.units[at].levels)
    levels[place] = replace(levels[place], **changes)
    return with_unit(record, at, levels=tuple(levels))


def with_result(record: CycleRecord, at: int, **changes: Any) -> CycleRecord:
    return with_unit(record, at, result=replace(record.units[at].result, **changes))


def parts(differences: list[Difference]) -> list[tuple[str, str]]:
    return [(one.unit, one.part) for one in differences]


def test_it_finds_nothing_in_a_cycle_that_holds() -> None:
    assert verify(cycle()) == []


def test_it_computes_probabilities_and_places_where_there_are_second_scores() -> None:
    result = cycle().units[0].result
    assert sum(result.probabilities.values()) == pytest.approx(1, abs=1e-5)
    assert result.rank is not None
    assert result.interval is not None
    assert result.index is not None
    assert result.interval[0] < result.index < result.interval[1]


def test_it_has_neither_without_second_scores() -> None:
    single = tuple(
        replace(unit, levels=tuple(level_of(one.code, {1: int(one.judged[1])}) for one in unit.levels))
        for unit in regency(3).units
    )
    record = cycle_of(*single)
    assert verify(record) == []
    assert {(unit.result.interval, unit.result.rank) for unit in record.units} == {(None, None)}
    assert [unit.result.probabilities for unit in record.units] == [{}, {}, {}]


@SOME
@given(data=st.data())
def test_it_names_any_single_changed_digit_of_a_result(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(cycle().units) - 1))
    unit = cycle().units[at]
    result = unit.result
    fields: dict[str, str] = {
        "rank": str(result.rank),
        "shown": str(result.shown),
        "index": str(result.index),
    }
    known = [key for key, text in fields.items() if text != "None"]
    if not known:
        return
    name = data.draw(st.sampled_from(known))
    text = fields[name]
    place = data.draw(st.sampled_from([at for at, sign in enumerate(text) if sign.isdigit()]))
    digit = data.draw(st.sampled_from([sign for sign in "0123456789" if sign != text[place]]))
    other = f"{text[:place]}{digit}{text[place + 1 :]}"
    if name == "index" and other.endswith("/0"):
        return
    value: object = (
        Fraction(other) if name == "index" else Decimal(other) if name == "shown" else _pair(other)
    )
    assert parts(verify(with_result(cycle(), at, **{name: value}))) == [(unit.code, f"results.json: {name}")]


def _pair(text: str) -> tuple[int, int]:
    first, last = text.strip("()").split(",")
    return int(first), int(last)


@SOME
@given(at=st.integers(0, 9), key=st.sampled_from(["I", "II", "III", "IV", "V", "VI", "f02", "f03"]))
def test_it_names_a_changed_aspect_or_form(at: int, key: str) -> None:
    result = cycle().units[at].result
    group = "forms" if key.startswith("f") else "aspects"
    values = dict(getattr(result, group))
    values[key] = Fraction(1, 3) if values[key] is None else values[key] + Fraction(1, 100)
    found = verify(with_result(cycle(), at, **{group: values}))
    assert parts(found) == [(cycle().units[at].code, f"results.json: {group}.{key}")]


@SOME
@given(at=st.integers(0, 9), place=st.integers(0, 27), other=st.integers(0, 5))
def test_it_names_a_settled_level_that_the_seats_do_not_yield(at: int, place: int, other: int) -> None:
    level = cycle().units[at].levels[place]
    if other == level.settled:
        return
    (found,) = verify(with_level(cycle(), at, place, settled=other))
    assert (found.unit, found.part) == (cycle().units[at].code, f"levels.csv: {level.code}: settled")
    assert (found.found, found.wanted) == (str(other), str(level.settled))


@SOME
@given(at=st.integers(0, 9), place=st.integers(0, 27), other=st.integers(0, 5), seat=st.sampled_from([1, 2]))
def test_it_names_a_seat_that_did_not_give_what_was_settled(
    at: int, place: int, other: int, seat: int
) -> None:
    level = cycle().units[at].levels[place]
    if level.moderated is not None or level.judged.get(seat) in (None, other):
        return
    found = verify(with_level(cycle(), at, place, judged={**level.judged, seat: other}))
    assert any(one.unit == cycle().units[at].code and level.code in one.part for one in found)


@SOME
@given(at=st.integers(0, 9), name=st.sampled_from(["s", "c", "ss", "sc", "cc", "n"]), by=st.integers(1, 9))
def test_it_names_changed_sums_of_users(at: int, name: str, by: int) -> None:
    unit = cycle().units[at]
    moments = unit.answers["f03"]
    changed = {"f03": replace(moments, **{name: getattr(moments, name) + by})}
    found = verify(with_unit(cycle(), at, answers=changed))
    if unit.result.index is None and name in ("ss", "sc", "cc", "n"):
        return  # without an index there is no interval that these could change
    assert any(one.unit == unit.code for one in found)


def test_it_names_how_a_level_came_about() -> None:
    (found,) = verify(with_level(cycle(), 0, 1, how="decided"))
    assert (found.part.endswith(": how"), found.found, found.wanted) == (True, "decided", "single")


def test_it_takes_the_objection_before_the_moderator() -> None:
    unit = regency(1).units[0]
    code = unit.levels[0].code
    decided = LevelRecord(code, {1: 2, 2: 4}, 3, 5, 5, "decided")
    record = cycle_of(replace(unit, levels=(decided, *unit.levels[1:])))
    assert verify(record) == []


def test_it_reads_seats_by_their_number_not_their_order() -> None:
    level = LevelRecord("1.a.Ak", {2: 4, 1: 3}, None, None, None, "disputed")
    assert twice_of([level]) == ({"1.a.Ak": 3}, {"1.a.Ak": 4})
    assert twice_of([level_of("1.a.Ak", {1: 3})]) is None


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (
            lambda cycle: replace(cycle, locked=(Locking("Kepala Bagian", date(2025, 1, 1)),)),
            "cycle.json: locked",
        ),
        (lambda cycle: replace(cycle, corrects=1, reason="x"), "cycle.json: corrects"),
        (lambda cycle: replace(cycle, number=2, corrects=1), "cycle.json: reason"),
        (lambda cycle: replace(cycle, gap=0), "cycle.json: gap"),
        (lambda cycle: replace(cycle, units=(*cycle.units, cycle.units[0])), "units.csv"),
    ],
)
def test_it_names_what_is_wrong_with_the_lock(
    change: Callable[[CycleRecord], CycleRecord], part: str
) -> None:
    assert part in [one.part for one in verify(change(cycle()))]


def test_it_takes_a_correction_that_names_the_old_result_and_why() -> None:
    assert verify(replace(cycle(), number=2, corrects=1, reason="Level 3.a.T salah salin.")) == []


@pytest.mark.parametrize(
    ("unit", "part"),
    [
        ({"pack": "pekppp-1999"}, "units.csv"),
        ({"answers": {"f03": Moments(3, 900, 3, 1, 1, 1)}}, "respondents.csv: f03"),
        ({"answers": {"f99": Moments()}}, "respondents.csv: f99"),
        ({"values": {"f03": Fraction(6)}}, "respondents.csv: f03"),
        ({"levels": (level_of("99.z.Z", {1: 3}),)}, "levels.csv: 99.z.Z"),
        ({"levels": (LevelRecord("1.a.Ak", {1: 6}, None, None, 6, "single"),)}, "levels.csv: 1.a.Ak"),
    ],
)
def test_it_names_inputs_that_cannot_be(unit: dict[str, Any], part: str) -> None:
    found = verify(with_unit(cycle(), 0, **unit))
    assert ("U-000", part) in parts(found)


def pack_with(*changes: tuple[str, str]) -> CycleRecord:
    (pack,) = cycle().packs
    texts = dict(pack.files)
    for old, new in changes:
        texts = {name: text.replace(old, new) for name, text in texts.items()}
    return replace(cycle(), packs=(Frozen(pack.id, pack.hash, texts),))


def test_it_names_an_instrument_that_was_changed() -> None:
    found = verify(pack_with(('weight = "0.75"', 'weight = "0.8"'), ('weight = "0.25"', 'weight = "0.2"')))
    assert {one.part for one in found if not one.unit} == {"packs/pekppp-2022-luring"}
    assert any(one.part == "results.json: index" for one in found)


def test_it_takes_an_instrument_with_another_comment() -> None:
    assert verify(pack_with(("[review]", "# looked at again\n[review]"))) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('low = "0"', 'low = "1e99999999"'),
        ("decimals = 2", "decimals = 999999999"),
        ("decimals = 2", "decimals = -3"),
        ("valid_from = 2022-01-01", "valid_from = 2022-99-99"),
        ("[index]", "[index"),
        ("id = ", "idd = "),
    ],
)
def test_it_names_an_instrument_that_cannot_be_read(old: str, new: str) -> None:
    found = verify(pack_with((old, new)))
    assert any(one.part.startswith("packs/") for one in found)


def test_it_can_hold_an_instrument_that_is_not_shipped() -> None:
    unit: UnitRecord = cycle().units[0]
    (pack,) = cycle().packs
    texts = {name: text.replace("pekppp-2022-luring", "pekppp-lama") for name, text in pack.files.items()}
    own = replace(
        cycle(), packs=(Frozen("pekppp-lama", "0" * 64, texts),), units=(replace(unit, pack="pekppp-lama"),)
    )
    found = verify(own)
    assert ("", "packs/pekppp-lama") in parts(found)  # its hash is not the recorded one
    assert not any("Tolok" in one.text.en for one in found)
    assert not any(one.part.startswith("results.json: aspects") for one in found)
