"""How every command tells what is wrong: each problem in Indonesian, then in English, on standard error."""

import sys
from collections.abc import Iterable

from tolok.rules.texts import Problem

#: Exit codes of every command.
DONE, WRONG_DATA, WRONG_USE = 0, 1, 2


def fail(problems: Iterable[Problem], code: int = WRONG_DATA) -> int:
    """Print every problem to standard error, a line in each language, and hand back `code` as exit code."""
    for problem in problems:
        print(problem.say("id"), file=sys.stderr)
        print(f"  {problem.say('en')}", file=sys.stderr)
    return code
