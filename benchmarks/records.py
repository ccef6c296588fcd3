"""What the records of a thousand units propose for their 31 indicators: of one unit for its page, of all by the worker.

``python -m benchmarks.records FOLDER`` measures in a process of its own and prints JSON. Like a cycle's, the processor
time of the shortest round is held against the budget, with the median by the clock beside it.
"""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from benchmarks import province
from benchmarks.lines import Line
from benchmarks.processes import PYTHON
from benchmarks.records_kept import keep_records

ROUNDS = 15
#: Seconds for the proposals of one unit, and of a thousand; statements for one unit.
ONE, ALL, STATEMENTS = 0.3, 120, 40


def measure(folder: Path, units: int = province.UNITS) -> dict[str, Any]:
    """What `measured` finds on a new database in `folder`."""
    province.set_up(folder)
    return measured(units)


def measured(units: int) -> dict[str, Any]:
    """Seconds by processor and clock, and how many statements and proposals there were."""
    from tolok.apps.evaluation.actions.cycles import advance
    from tolok.apps.evaluation.models import Finding, Locus, State

    of = province.found(units)
    cycle = province.opened(of, "PEKPPP Mandiri")
    for state in (State.BRIEFING, State.FILLING):
        cycle = advance(cycle=cycle, to=state, by=of.admin, now=of.now)
    loci = list(Locus.objects.filter(cycle=cycle).select_related("unit"))
    keep_records([one.unit for one in loci], of.admin, of.now)
    found = {**_one(loci[units // 2].pk, of), "units": units}
    found["all"], found["again"] = _sweep(cycle, of), _sweep(cycle, of)
    kept = Finding.objects.filter(locus__cycle=cycle)
    return found | {"kept": kept.count(), "levels": kept.exclude(level=None).count()}


def _one(pk: int, of: province.Province) -> dict[str, Any]:
    """A unit's proposals as its page computes them."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tolok.apps.evaluation.models import Locus
    from tolok.apps.evaluation.selectors.gathering import findings_now

    took = []
    for _round in range(ROUNDS + 1):
        locus = Locus.objects.select_related("form", "cycle__office", "unit").get(pk=pk)
        began, worked = perf_counter(), process_time()
        findings_now(locus, of.now.date())
        took.append((process_time() - worked, perf_counter() - began))
    with CaptureQueriesContext(connection) as asked:
        findings_now(Locus.objects.get(pk=pk), of.now.date())
    return {"one": took[1:], "first": took[0], "statements": len(asked) - 1}


def _sweep(cycle: Any, of: province.Province) -> tuple[float, float]:
    from tolok.apps.evaluation.actions import records

    row = records.order_sweep(cycle=cycle, by=None, today=of.now.date(), now=of.now)
    began, worked = perf_counter(), process_time()
    records.sweep(pk=row.pk, now=of.now)
    return process_time() - worked, perf_counter() - began


def lines(folder: Path) -> list[Line]:
    """The lines of proposals, measured in a process of its own."""
    folder.mkdir()
    command = [PYTHON, "-m", __name__, str(folder)]
    return lines_of(json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout))


def lines_of(told: dict[str, Any]) -> list[Line]:
    """A line for one unit, its statements, and all units."""
    units = f"{told['units']:,}"
    clock = median(clock for _worked, clock in told["one"])
    beside = f"by the clock: {clock:.3f} s; the first in a process: {told['first'][1]:.3f} s"
    one = f"Proposals for the 31 indicators of one unit among {units}"
    all_beside = (
        f"by the clock: {told['all'][1]:.1f} s; again, when nothing changed: {told['again'][1]:.1f} s; "
    )
    all_beside += f"{told['levels']:,} of {told['kept']:,} with a level"
    return [
        Line(one, min(told["one"])[0], "s", beside, ONE),
        Line(f"{one}: statements", told["statements"], "", most=STATEMENTS),
        Line(f"Proposals for {units} units, renewed in the background", told["all"][0], "s", all_beside, ALL),
    ]


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), *map(int, sys.argv[2:]))))
