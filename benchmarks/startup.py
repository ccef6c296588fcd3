"""What a person waits for before any command begins: ``tolok --version`` beside a bare Python."""

from benchmarks.lines import Line
from benchmarks.processes import PYTHON, TOLOK, alternating

RUNS = 15
TIMES, MORE = 3, 0.4


def lines() -> list[Line]:
    """The line of the start."""
    bare, ours = alternating([[PYTHON, "-c", "pass"], [TOLOK, "--version"]], RUNS)
    return [
        Line(
            "`tolok --version`",
            ours.seconds,
            "s",
            f"`python -c pass`: {bare.seconds:.3f} s",
            TIMES * bare.seconds + MORE,
            f"{TIMES} × {bare.seconds:.3f} + {MORE}",
        )
    ]
