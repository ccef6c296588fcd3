"""A day or a time is read on a clock of this country: moments are kept in UTC, and `.date()` of one is UTC's day."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "tolok"
FILES = sorted(path for room in ("apps", "api", "web", "project") for path in (SOURCE / room).rglob("*.py"))


def moments_read_in_utc(text: str) -> Iterator[int]:
    """Lines that take the day of a `…_at` or print one without asking for a local time first."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("date", "time", "strftime"):
            told = node.func.value
        elif isinstance(node.func, ast.Name) and node.func.id in ("date_format", "time_format") and node.args:
            told = node.args[0]
        else:
            continue
        if isinstance(told, ast.Attribute) and (told.attr.endswith("_at") or told.attr == "now"):
            yield node.lineno


def test_it_sees_a_day_of_utc_and_lets_a_local_one_pass() -> None:
    assert list(moments_read_in_utc("row.changed_at.date()\ndate_format(row.edited_at, 'X')")) == [1, 2]
    assert not list(moments_read_in_utc("localtime(row.changed_at).date()\ndate_format(row.signed_on)"))


def test_days_of_moments_are_read_on_a_local_clock() -> None:
    found = {path.relative_to(SOURCE): list(moments_read_in_utc(path.read_text("utf-8"))) for path in FILES}
    assert {path: lines for path, lines in found.items() if lines} == {}
