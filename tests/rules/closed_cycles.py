"""Closed cycles for tests: an invented regency judged by numbered seats, its results computed by the rules."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256

from tolok.rules import packs
from tolok.rules.cycles.results import given_of, results, twice_of
from tolok.rules.cycles.values import CycleRecord, LevelRecord, Locking, ProofRecord, ResultRecord, UnitRecord
from tolok.rules.frozen import freeze
from tolok.rules.index.settling import settle
from tolok.rules.statistics.moments import Moments
from tolok.sheets.invented.demonstration import demonstration_units

PACK = "pekppp-2022-luring"
NOTHING = ResultRecord({}, {}, None, None, None)


def level_of(code: str, judged: Mapping[int, int], moderated: int | None = None) -> LevelRecord:
    """A level as it is settled from these seats."""
    settled = settle([judged[seat] for seat in sorted(judged)], moderated)
    return LevelRecord(code, dict(judged), moderated, None, settled.level, settled.how)


def proof_of(code: str, content: bytes, version: int = 1) -> ProofRecord:
    return ProofRecord(code, version, sha256(content).hexdigest(), len(content), "SK standar pelayanan")


def with_results(record: CycleRecord) -> CycleRecord:
    """The same cycle with the results that its inputs yield."""
    given = {
        unit.code: given_of(unit, {one.code: one.settled for one in unit.levels if one.settled is not None})
        for unit in record.units
    }
    twice = {unit.code: pair for unit in record.units if (pair := twice_of(unit.levels))}
    found = results(given, {unit.code: packs.instrument(unit.pack) for unit in record.units}, twice)
    return replace(
        record, units=tuple(replace(unit, result=found[unit.code].record) for unit in record.units)
    )


def cycle_of(*units: UnitRecord) -> CycleRecord:
    """A closed cycle of these units, its results computed."""
    used = dict.fromkeys(unit.pack for unit in units)
    return with_results(
        CycleRecord(
            office_code="34.04",
            office="Kabupaten Sagara Jaya",
            name="PEKPPP Mandiri 2025",
            year=2025,
            number=1,
            locked=(
                Locking("Kepala Bagian Organisasi", date(2025, 11, 20)),
                Locking("Moderator", date(2025, 11, 21)),
            ),
            dates={"opened": date(2025, 6, 2), "published": date(2025, 11, 24)},
            packs=tuple(freeze(pack) for pack in used),
            units=units,
        )
    )


def regency(most: int = 42) -> CycleRecord:
    """A cycle of up to 42 units: single and double judgements, moderation, gaps, users, proof."""
    instrument = packs.instrument(PACK)
    units = []
    for place, unit in enumerate(demonstration_units(instrument)[:most]):
        levels = []
        for at, (code, level) in enumerate(unit.levels.items()):
            if level is None:
                continue
            second = (
                {2: level} if at % 5 == 0 else {2: max(0, level - 1) if level else 1} if at % 7 == 0 else {}
            )
            levels.append(level_of(code, {1: level, **second}, level if at % 7 == 0 and at % 5 else None))
        answers = [tuple(one for one in row if one is not None) for row in unit.users]
        units.append(
            UnitRecord(
                code=f"U-{place:03}",
                name=unit.name,
                kind="health" if "Puskesmas" in unit.name else "other",
                pack=PACK,
                levels=tuple(levels),
                result=NOTHING,
                answers={"f03": Moments.of((sum(row), len(row)) for row in answers)},
                proofs=(proof_of("1.a.Ak", unit.name.encode()),),
            )
        )
    return cycle_of(*units)
