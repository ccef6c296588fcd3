"""How every command tells what is wrong: each problem in Indonesian, then in English, on standard error."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tolok.cli.lines import plain
from tolok.rules.texts import Problem, Text

#: Exit codes of every command.
DONE, WRONG_DATA, WRONG_USE = 0, 1, 2
#: Problems and remarks that are printed one by one; the rest are counted.
MOST = 100


def fail(problems: Iterable[Problem], code: int = WRONG_DATA) -> int:
    """Print the problems to standard error, a line in each language, and hand back `code` as exit code."""
    found = tuple(problems)
    for problem in found[:MOST]:
        print(plain(problem.say("id")), file=sys.stderr)
        print(f"  {plain(problem.say('en'))}", file=sys.stderr)
    if rest := len(found) - MOST if len(found) > MOST else 0:
        print(f"… dan {rest} masalah lagi.\n  … and {rest} more problems.", file=sys.stderr)
    return code


def missing_files(*paths: Path | None) -> list[Problem]:
    """The named files that do not exist: that is wrong use, not wrong data."""
    text = Text(
        "Berkas ini tidak ada. Periksa nama dan mapnya.", "This file does not exist. Check name and folder."
    )
    return [Problem(text, file=str(path)) for path in paths if path is not None and not path.exists()]


def remark(lines: Sequence[str]) -> None:
    """Print what must be said beside a result to standard error."""
    for line in lines[:MOST]:
        print(plain(line), file=sys.stderr)
    if len(lines) > MOST:
        rest = len(lines) - MOST
        print(f"… dan {rest} catatan lagi; semuanya ada di --format json.", file=sys.stderr)
