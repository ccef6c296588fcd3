"""The settled levels of a cycle as the workbook that ``tolok evaluate`` reads: it yields the same digits."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tolok.rules.cycles.values import CycleRecord, UnitRecord
from tolok.rules.instruments.values import Form, Instrument
from tolok.rules.numbers import digits
from tolok.sheets.cells import name_key
from tolok.sheets.instruments.levels import SUMS
from tolok.sheets.instruments.templates import Column, levels_workbook


def exported_levels(record: CycleRecord, instrument: Instrument) -> bytes:
    """The units that were judged by `instrument`, as XLSX: levels, and the sums over users in place of their answers."""
    units = [unit for unit in record.units if unit.pack == instrument.id]
    names = unit_names(units)
    columns: dict[str, Column] = {"unit": names}
    for code in instrument.indicators:
        columns[code] = [_settled(unit, code) for unit in units]
    for form in instrument.forms.values():
        if form.kind != "levels":
            columns |= _form(form, units)
    return levels_workbook(instrument, (), (), columns)


def unit_names(units: Iterable[UnitRecord]) -> list[str]:
    """A name for every unit that no other has: with its code where two are called the same."""
    listed = list(units)
    count = Counter(name_key(unit.name) for unit in listed)
    return [unit.name if count[name_key(unit.name)] == 1 else f"{unit.name} ({unit.code})" for unit in listed]


def _settled(unit: UnitRecord, code: str) -> int | str | None:
    return next((level.settled for level in unit.levels if level.code == code), None)


def _form(form: Form, units: Sequence[UnitRecord]) -> dict[str, Column]:
    """The columns of a form: its mean where one was handed over, else the sums over its users."""
    found: dict[str, Column] = {}
    values = [unit.values.get(form.key) for unit in units]
    found[form.key] = [None if value is None else digits(value) for value in values]
    moments = [unit.answers.get(form.key) for unit in units]
    found[f"{form.key}_n"] = [
        unit.respondents.get(form.key) if one is None else one.n or None
        for unit, one in zip(units, moments, strict=True)
    ]
    if any(moments):
        for name in SUMS:
            found[f"{form.key}_{name}"] = [getattr(one, name) if one and one.n else None for one in moments]
    return found
