"""A cycle of a thousand units: opening it, its list, saving one answer or level, its results computed again.

``python -m benchmarks.cycle FOLDER`` measures in a process of its own and prints JSON. Program and database are one
process here, so its processor time tells what the code costs however many others wait for a core; the shortest of
several rounds is held against the budget, and the median by the clock stands beside it.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from benchmarks import province
from benchmarks.lines import Line
from benchmarks.processes import PYTHON

ROUNDS = 7
#: What is measured: its name in the output, in words, its budget in seconds, the rounds it is measured in.
MEASURED = {
    "open": ("Opening a cycle of 1,000 units", 0.3, ROUNDS),
    "open-page": ("Opening a cycle of 1,000 units, the page", 0.3, ROUNDS),
    "fill": ("Opening the form for users of 1,000 units", 0.3, ROUNDS),
    "list": ("List of 1,000 units with index, category and progress, the page", 0.15, 3 * ROUNDS),
    "answer": ("Saving the answer to one indicator", None, 3 * ROUNDS),
    "answer-page": ("Saving the answer to one indicator, the page", None, 3 * ROUNDS),
    "judge": ("Saving the level of one indicator", None, 3 * ROUNDS),
    "refresh": ("What the list repeats of 1,000 units, computed and written again", 2, 3),
    "indexes": ("1,000 indexes computed again", 2, 3),
    "results": ("1,000 results computed again, with intervals, probabilities and ranks", 60, 3),
}
#: An answer that says something new in every round.
QUESTION, ITEM = "standard_made", "1.a.Ak"

#: By name, of every round: seconds of the processor, seconds by the clock.
Took = dict[str, list[tuple[float, float]]]


def timed(took: Took, name: str, what: Callable[[], object]) -> None:
    """Run `what` as often as its line says, after once to warm up, and keep how long each took."""
    what()
    for _round in range(MEASURED[name][2]):
        began, worked = perf_counter(), process_time()
        what()
        took.setdefault(name, []).append((process_time() - worked, perf_counter() - began))


def measure(folder: Path, units: int = province.UNITS) -> Took:
    """Seconds of every round of everything, on a new database in `folder`."""
    province.set_up(folder)
    of = province.found(units)
    took: Took = {}
    numbers = count()
    timed(took, "open", lambda: province.opened(of, f"Siklus {next(numbers)}"))
    _open_pages(took, of, numbers.__next__)
    cycle = province.opened(of, "PEKPPP Mandiri")
    _fill(took, cycle, of, numbers.__next__)
    _save(took, cycle, of)
    _judge(took, cycle, of)
    return took


def _client(person: Any) -> Any:
    from django.test import Client

    from tolok.apps.accounts.selectors import SECOND_FACTOR_PROVEN

    client = Client(SERVER_NAME="localhost")
    client.force_login(person)
    session = client.session
    session[SECOND_FACTOR_PROVEN] = True
    session.save()
    return client


def _asked(answer: Any, status: int = 200) -> None:
    if answer.status_code != status:
        raise SystemExit(f"{answer.request['PATH_INFO']} answered {answer.status_code}")


def _open_pages(took: Took, of: province.Province, number: Callable[[], int]) -> None:
    from django.urls import reverse

    client, path = _client(of.admin), reverse("cycles-open", args=[of.office.pk])
    data = {"year": of.now.year, "units": "all", "pack_a": province.PACK, "second_share": 20}
    for place, phase in enumerate(("briefing", "filling", "judging", "clarifying", "objecting")):
        first = of.now.date() + 10 * place * province.DAY
        data |= {f"{phase}_from": first, f"{phase}_to": first + 9 * province.DAY}
    timed(took, "open-page", lambda: _asked(client.post(path, {**data, "name": f"Laman {number()}"}), 302))


def _fill(took: Took, cycle: Any, of: province.Province, number: Callable[[], int]) -> None:
    """Every round opens the forms of another cycle, as each can be opened once."""
    from tolok.apps.evaluation.actions.cycles import advance
    from tolok.apps.evaluation.models import State

    def move(one: Any, to: State) -> Any:
        return advance(cycle=one, to=to, by=of.admin, now=of.now)

    others = [province.opened(of, f"Isian {number()}") for _ in range(MEASURED["fill"][2])]
    waiting = iter([move(one, State.BRIEFING) for one in (cycle, *others)])
    timed(took, "fill", lambda: move(next(waiting), State.FILLING))


def _save(took: Took, cycle: Any, of: province.Province) -> None:
    """Among the answers of all other units; every round changes what is kept."""
    from django.urls import reverse

    from tolok.apps.evaluation.actions import claims
    from tolok.apps.evaluation.forms.claims import YES, name_of
    from tolok.apps.evaluation.models import Claim

    loci = list(cycle.loci.select_related("unit", "cycle__office").prefetch_related("form"))
    province.answered(loci, of)
    locus = loci[0]
    seen = count(Claim.objects.get(locus=locus, code=ITEM).version)

    def save() -> None:
        version = next(seen)
        claims.answer(
            locus=locus,
            code=ITEM,
            answers={QUESTION: True},
            note=f"Catatan {version}",
            seen_version=version,
            by=of.operator,
            now=of.now,
        )

    timed(took, "answer", save)
    client, path = _client(of.operator), reverse("claims-indicator", args=[cycle.pk, locus.pk, ITEM])

    def send() -> None:
        version = next(seen)
        data = {name_of(QUESTION): YES, "versi": version, "note": f"Catatan {version}"}
        _asked(client.post(path, data, headers={"Accept": "application/json"}))

    timed(took, "answer-page", send)


def _judge(took: Took, cycle: Any, of: province.Province) -> None:
    """One seat judges among the levels of all others; then everything is computed from them."""
    from django.urls import reverse

    from tolok.apps.evaluation.actions.cycles import advance
    from tolok.apps.evaluation.actions.judging import judge
    from tolok.apps.evaluation.actions.results import computed
    from tolok.apps.evaluation.actions.standing import refresh
    from tolok.apps.evaluation.models import State
    from tolok.apps.evaluation.selectors import outcomes
    from tolok.apps.evaluation.selectors.results import inputs_of

    advance(cycle=cycle, to=State.JUDGING, by=of.admin, now=of.now)
    first, *others = province.seated(cycle, of)
    province.judged(others, of)
    steps = count()

    def give() -> None:
        step = next(steps)
        judge(
            seat=first,
            code=ITEM,
            level=1 + step % 4,
            reason=f"Alasan {step}",
            seen_version=step or None,
            by=first.user,
            now=of.now,
        )

    first.locus.cycle = cycle
    timed(took, "judge", give)
    loci = list(cycle.loci.select_related("cycle").prefetch_related("form"))
    timed(took, "refresh", lambda: refresh(loci))
    timed(took, "indexes", partial(outcomes, loci, cycle.gap))
    timed(took, "results", lambda: computed(inputs_of(cycle)))
    client, path = _client(of.admin), reverse("cycle", args=[cycle.pk])
    timed(took, "list", lambda: _asked(client.get(path)))


def lines(folder: Path) -> list[Line]:
    """The lines of a cycle, measured in a process of its own."""
    folder.mkdir()
    command = [PYTHON, "-m", __name__, str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return lines_of(json.loads(done.stdout))


def lines_of(took: Took) -> list[Line]:
    """A line for everything that was measured."""
    found = []
    for name, (words, most, _rounds) in MEASURED.items():
        rounds = took.get(name, [])
        if rounds:
            clock = median(clock for _worked, clock in rounds)
            found.append(Line(words, min(rounds)[0], "s", f"by the clock: {clock:.3f} s", most))
    return found


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), *map(int, sys.argv[2:]))))
