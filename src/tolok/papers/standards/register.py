"""The list of a unit's services against their standards: how many there are, and which lack one."""

from collections.abc import Sequence
from datetime import date

from tolok.papers.compiler import paper
from tolok.papers.frame import SHORT, Data
from tolok.papers.letters.letter import head
from tolok.papers.letters.letterhead import Letterhead
from tolok.papers.standards.values import RegisterRow, decree_line, shortened
from tolok.papers.wording import MISSING
from tolok.rules.days import day_first
from tolok.rules.digests import digest

KIND = "Daftar Layanan dan Standarnya"


def standard_register(
    unit: str, office: str, rows: Sequence[RegisterRow], letterhead: Letterhead, printed_on: date
) -> bytes:
    """The list as PDF/UA-1; same input, same bytes."""
    return paper(
        "standards/register.typ", register_data(unit, office, rows, letterhead, printed_on), printed_on
    )


def register_data(
    unit: str, office: str, rows: Sequence[RegisterRow], letterhead: Letterhead, printed_on: date
) -> Data:
    """Everything ``register.typ`` and the Word template print."""
    holding = [row for row in rows if row.version is not None]
    lines = [_row(at, row) for at, row in enumerate(rows, 1)]
    return {
        "kind": KIND,
        "name": unit,
        "title": f"{KIND}: {unit}",
        "office": office,
        "unit": unit,
        "dated": day_first(printed_on),
        **head(letterhead, office),
        "running": f"{KIND} · {shortened(unit)}",
        "foot": f"Keadaan {day_first(printed_on)} · sidik {digest(lines)[:SHORT]}",
        "day": [printed_on.year, printed_on.month, printed_on.day],
        "facts": [
            ["Keadaan pada", day_first(printed_on)],
            ["Jumlah layanan", str(len(rows))],
            ["Layanan dengan standar yang berlaku", f"{len(holding)} dari {len(rows)}"],
            ["Standar dengan 14 komponen", f"{sum(row.complete for row in holding)} dari {len(holding)}"],
            [
                "Standar dengan keputusan",
                f"{sum(row.decree is not None for row in holding)} dari {len(holding)}",
            ],
        ],
        "without": [row.service for row in rows if row.version is None],
        "rows": lines,
    }


def _row(at: int, row: RegisterRow) -> Data:
    return {
        "number": str(at),
        "code": row.code,
        "service": row.service,
        "version": str(row.version) if row.version is not None else MISSING,
        "state": row.state,
        "complete": ("ya" if row.complete else "belum") if row.version is not None else MISSING,
        "decree": decree_line(row.decree) if row.decree else MISSING,
        "since": day_first(row.holds_from) if row.holds_from else MISSING,
        "reviewed": day_first(row.reviewed_on)
        if row.reviewed_on
        else "belum pernah"
        if row.version
        else MISSING,
    }
