"""Queue numbers as machines at the door print them: A001 to A120."""

import re
from collections.abc import Sequence

from tolok.apps.surveys.refusals import ways as why
from tolok.rules.texts import Problem, ProblemsError

#: Letters of one queue number. Short enough that it holds no name.
LONGEST = 12
_NUMBER = re.compile(r"(?=.*\d)[A-Za-z0-9./-]{1,12}")
_PARTS = re.compile(r"(.*?)(\d{1,6})")


def span(first: str, last: str, most: int) -> list[str]:
    """Every number from `first` to `last`, zeros kept: A008 … A011. Raises ProblemsError for more than `most`."""
    begin, end = _PARTS.fullmatch(first.strip()), _PARTS.fullmatch(last.strip())
    if begin is None or end is None or begin[1] != end[1] or int(end[2]) < int(begin[2]):
        raise ProblemsError([Problem(why.QUEUE_SPAN, key="last", found=f"{first} – {last}"[:40])])
    low, high, width = int(begin[2]), int(end[2]), len(begin[2])
    if high - low >= most:
        raise ProblemsError([Problem(why.HOW_MANY.format(most=most), key="last", found=str(high - low + 1))])
    return [f"{begin[1]}{at:0{width}d}" for at in range(low, high + 1)]


def faults(labels: Sequence[str]) -> list[Problem]:
    """What is no queue number, and what stands there twice; `row` counts from 1."""
    found, seen = [], set[str]()
    for row, label in enumerate(labels, start=1):
        if not _NUMBER.fullmatch(label):
            found.append(Problem(why.NO_QUEUE_NUMBER, key="labels", row=row, found=label[:20]))
        elif label in seen:
            found.append(Problem(why.QUEUE_TWICE, key="labels", row=row, found=label))
        seen.add(label)
    return found
