"""When a pattern is worth a look: dated numbers of our own choice."""

import tomllib
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files

from tolok.rules.instruments.headers import sureness
from tolok.rules.instruments.values import Sureness
from tolok.rules.nodes import Node
from tolok.rules.texts import Problem, ProblemsError

FILE = "signals.toml"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Every number of `signals.toml`: shares and chances from 0 to 1, times in seconds, minutes and days."""

    since: date
    sure: Sureness
    straight_seen: tuple[Fraction, ...]
    straight_look: Fraction
    identical_seen: tuple[Fraction, ...]
    identical_copies: int
    identical_times: int
    identical_chance: Fraction
    speed_floor: Fraction
    speed_look: Fraction
    burst_minutes: int
    burst_device: int
    burst_kiosk: int
    burst_chance: Fraction
    attended: tuple[str, ...]
    officer_modes: tuple[str, ...]
    officer_least: int
    deadline_days: int
    deadline_chance: Fraction
    comment_shortest: int
    comment_shingle: int
    comment_alike: Fraction
    comment_copies: int
    run_chance: Fraction
    run_least: int


@cache
def thresholds() -> Thresholds:
    """The thresholds that come with Tolok."""
    return read((files("tolok.rules") / "stuffing" / FILE).read_text("utf-8"))


def read(text: str) -> Thresholds:
    """Thresholds from TOML; ProblemsError with everything that is wrong in it."""
    problems: list[Problem] = []
    node = Node(tomllib.loads(text), FILE, "", problems)
    parts = {
        name: node.node(name)
        for name in (
            "straight",
            "identical",
            "speed",
            "burst",
            "hours",
            "officer",
            "deadline",
            "comments",
            "runs",
        )
    }
    found = Thresholds(
        since=node.day("since") or date(1, 1, 1),
        sure=sureness(node),
        straight_seen=_shares(parts["straight"]),
        straight_look=parts["straight"].number("look"),
        identical_seen=_shares(parts["identical"]),
        identical_copies=parts["identical"].integer("copies"),
        identical_times=parts["identical"].integer("times"),
        identical_chance=parts["identical"].number("chance"),
        speed_floor=parts["speed"].number("floor"),
        speed_look=parts["speed"].number("look"),
        burst_minutes=parts["burst"].integer("minutes"),
        burst_device=parts["burst"].integer("device"),
        burst_kiosk=parts["burst"].integer("kiosk"),
        burst_chance=parts["burst"].number("chance"),
        attended=parts["hours"].strings("attended"),
        officer_modes=parts["officer"].strings("modes"),
        officer_least=parts["officer"].integer("least"),
        deadline_days=parts["deadline"].integer("days"),
        deadline_chance=parts["deadline"].number("chance"),
        comment_shortest=parts["comments"].integer("shortest"),
        comment_shingle=parts["comments"].integer("shingle"),
        comment_alike=parts["comments"].number("alike"),
        comment_copies=parts["comments"].integer("copies"),
        run_chance=parts["runs"].number("chance"),
        run_least=parts["runs"].integer("least"),
    )
    for part in (*parts.values(), node):
        part.close()
    if problems:
        raise ProblemsError(problems)
    return found


def _shares(node: Node) -> tuple[Fraction, ...]:
    return tuple(Fraction(share) for share in node.strings("seen"))
