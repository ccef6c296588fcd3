"""A version of a standard goes only where the table lets it, and the reference tells the same table."""

import re
from pathlib import Path

import pytest

from tolok.rules.standards.states import MOVES, Standing, faults, next_moves

REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "service-standards.md"
STATES = {
    *(state for move in MOVES.values() for state in move.sources),
    *(move.target for move in MOVES.values()),
}


@pytest.mark.parametrize("key", MOVES)
@pytest.mark.parametrize("state", sorted(STATES))
def test_it_takes_a_step_from_its_own_states_alone(key: str, state: str) -> None:
    found = faults(MOVES[key], Standing(state, participation="fkp"), "sebab")
    assert (found == []) == (state in MOVES[key].sources)


def test_it_tells_everything_that_is_wrong_at_once() -> None:
    wrong = Standing("revision", ("A1", "B8"), 3)
    assert [one.text.en.split(":")[0] for one in faults(MOVES["ready"], wrong)] == [
        "2 components are empty",
        "The check still finds 3 errors. Mend them first; warnings may be answered.",
        "The part of the public is not noted",
    ]
    assert [one.key for one in faults(MOVES["send_back"], Standing("internal"), " ")] == ["why"]


def test_it_names_empty_components_as_the_pages_do() -> None:
    (wrong,) = faults(MOVES["submit"], Standing("draft", ("A1", "B8")))
    assert wrong.text.id.startswith("2 komponen belum diisi: 1. Persyaratan; 8. Sarana, prasarana")


def test_every_state_before_the_end_leads_on() -> None:
    ends = {state for state in STATES if not next_moves(state)}
    assert ends == {"withdrawn"}
    assert [one.key for one in next_moves("draft")] == ["submit"]


def test_the_reference_tells_the_same_steps() -> None:
    rows = re.findall(r"^\| `([a-z_]+)` \| ([a-z_, ]+) \| ([a-z_]+) \|", REFERENCE.read_text("utf-8"), re.M)
    told = {key: (tuple(sources.split(", ")), target) for key, sources, target in rows}
    assert told == {key: (move.sources, move.target) for key, move in MOVES.items()}
