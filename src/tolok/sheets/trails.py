"""A trail as plain data, for JSON and for a table."""

from collections.abc import Iterator
from typing import Any

from tolok.rules.numbers import digits
from tolok.rules.results import Step


def step_data(step: Step) -> dict[str, Any]:
    """A step and all below it; numbers are strings with all digits, texts in both languages."""
    return {
        "key": step.key,
        "label": {"id": step.label.id, "en": step.label.en},
        "value": None if step.value is None else digits(step.value),
        "weight": None if step.weight is None else digits(step.weight),
        "contribution": None if step.contribution is None else digits(step.contribution),
        "rule": {"id": step.rule.id, "en": step.rule.en},
        "level_text": {"id": step.level_text.id, "en": step.level_text.en} if step.level_text else None,
        "cell": None
        if step.cell is None
        else {
            "file": step.cell.file,
            "sheet": step.cell.sheet,
            "row": step.cell.row,
            "last_row": step.cell.last,
            "column": step.cell.column,
        },
        "notes": [{"id": note.id, "en": note.en} for note in step.notes],
        "basis": list(step.basis),
        "parts": [step_data(part) for part in step.parts],
    }


def step_rows(step: Step) -> list[dict[str, Any]]:
    """The same, a row a step, from the top down."""
    return list(_rows(step, ""))


def _rows(step: Step, path: str) -> Iterator[dict[str, Any]]:
    here = f"{path}/{step.key}".lstrip("/")
    cell = step.cell
    yield {
        "path": here,
        "label": step.label.id,
        "weight": None if step.weight is None else digits(step.weight),
        "value": None if step.value is None else digits(step.value),
        "contribution": None if step.contribution is None else digits(step.contribution),
        "rule": step.level_text.id if step.level_text else step.rule.id,
        "file": cell.file if cell else None,
        "sheet": cell.sheet if cell else None,
        "row": cell.row if cell else None,
        "column": cell.column if cell else None,
    }
    for part in step.parts:
        yield from _rows(part, here)
