"""``make bench``: every line in one run; exit code 1 when one does not keep its budget."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import (
    catalogue,
    columns,
    comments,
    cycle,
    national,
    page,
    papers,
    records,
    roads,
    startup,
    submissions,
    units,
)
from benchmarks.lines import Line
from benchmarks.machine import facts

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "benchmarks.md"


def main() -> int:
    """Measure, print the table and write the page."""
    machine = facts(datetime.now(UTC).astimezone().date())
    lines: list[Line] = []
    with TemporaryDirectory(prefix="tolok-bench-") as scratch:
        folder = Path(scratch)
        parts: dict[str, Callable[[], list[Line]]] = {
            "start": startup.lines,
            "units": lambda: units.lines(folder),
            "columns": lambda: columns.lines(folder),
            "national": lambda: national.lines(folder),
            "papers": papers.lines,
            "roads": roads.lines,
            "comments": comments.lines,
            "cycle": lambda: cycle.lines(folder / "cycle"),
            "records": lambda: records.lines(folder / "records"),
            "submissions": lambda: submissions.lines(folder / "submissions"),
            "catalogue": lambda: catalogue.lines(folder / "catalogue"),
        }
        for name, measure in parts.items():
            print(f"… {name}", file=sys.stderr, flush=True)
            lines += measure()
    print(page.text(lines, machine))
    PAGE.write_text(page.markdown(lines, machine), encoding="utf-8")
    return 0 if all(line.passed for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
