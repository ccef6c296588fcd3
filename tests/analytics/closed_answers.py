"""Closed answers with gaps: empty cells, points off the scale, a unit of one respondent, a unit whose rows are blank."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from tolok.analytics.closed.files import write_closed
from tolok.rules import packs

PACK = packs.satisfaction("skm-2017")
KEYS = PACK.keys
#: Period → its first and last day.
PERIODS = {
    "2025-S2": (date(2025, 7, 1), date(2025, 12, 31)),
    "2026-S1": (date(2026, 1, 1), date(2026, 6, 30)),
}
#: Unit → its office, province, region, kind.
UNITS = {
    "D-01": ("kab-sleman", "34", "34.04", "dinas"),
    "D-02": ("kab-sleman", "34", "34.04.07", "puskesmas"),
    "D-03": ("kota-jogja", "34", "34.71", None),
    "D-04": ("kab-aceh-jaya", "09", None, "dinas"),
}
Row = dict[str, Any]


def closed_rows(seed: int, each: int = 30) -> dict[tuple[str, str], list[Row]]:
    """Rows by period and province. D-02 has one respondent, D-04 answered nothing in the first period."""
    random = Random(seed)
    found: dict[tuple[str, str], list[Row]] = {}
    for period, (starts, ends) in PERIODS.items():
        for unit, (office, province, region, kind) in UNITS.items():
            count = 1 if unit == "D-02" else random.randint(2, each)
            empty = unit == "D-04" and period == "2025-S2"
            for _ in range(count):
                answers = [None] * len(KEYS) if empty else _answers(random)
                found.setdefault((period, province), []).append(
                    {
                        "survey": f"{unit}-{period}",
                        "questionnaire": "q" * 8,
                        "pack": PACK.id,
                        "office": office,
                        "unit": unit,
                        "unit_kind": kind,
                        "region": region,
                        "service": random.choice((None, "ktp", "kk")),
                        "year": starts.year,
                        "starts": starts,
                        "ends": ends,
                        "mode": random.choice(("link", "qr", "paper")),
                        "sex": random.choice((None, "female", "male")),
                        "age_band": random.choice((None, "18-29", "60-")),
                        "education": None,
                        "occupation": random.choice((None, "farm")),
                        "day": starts + timedelta(days=random.randint(0, 150)),
                        "late": random.random() < 0.05,
                        "excluded": random.random() < 0.05,
                        "signals": None,
                        **{f"e_{key}": answer for key, answer in zip(KEYS, answers, strict=True)},
                    }
                )
    return found


def _answers(random: Random) -> list[int | None]:
    if random.random() < 0.2:
        return [random.randint(1, 4)] * len(KEYS)
    return [random.choice((1, 2, 3, 3, 4, 4, 4, None, 9)) for _ in KEYS]


def write_all(found: dict[tuple[str, str], list[Row]], folder: Path) -> list[Row]:
    """Write everything; gives the rows as a statement sees them, partitions and all."""
    for (period, province), rows in found.items():
        write_closed(rows, folder, period=period, province=province, keys=KEYS)
    return list(_seen(found))


def _seen(found: Mapping[tuple[str, str], Sequence[Row]]) -> Iterator[Row]:
    for (period, province), rows in found.items():
        yield from ({"period": period, "province": province, **row} for row in rows)
