"""Whole processes, timed from outside: start, imports and all, with the most memory they held."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

PYTHON = sys.executable
#: The command as an installation has it, beside its Python.
TOLOK = str(Path(sys.executable).with_name("tolok"))


@dataclass(frozen=True, slots=True)
class Took:
    """What processes of one kind took: median seconds, and the most mebibytes that one of them held."""

    seconds: float
    mebibytes: float


def run(command: Sequence[str]) -> Took:
    """One process to its end, its output thrown away; RuntimeError with its words if it fails."""
    start = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: {said.decode(errors='replace')[-2000:]}")
    return Took(seconds, used.ru_maxrss / 1024)


def alternating(commands: Sequence[Sequence[str]], runs: int) -> list[Took]:
    """Each command `runs` times, taking turns so that a busy machine slows all of them; after one to warm up."""
    for command in commands:
        run(command)
    rounds = [[run(command) for command in commands] for _ in range(runs)]
    return [
        Took(median(took.seconds for took in each), max(took.mebibytes for took in each))
        for each in zip(*rounds, strict=True)
    ]
