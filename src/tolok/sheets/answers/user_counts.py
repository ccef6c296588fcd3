"""How many users units or services had, as an office pastes it: codes, then a number."""

from dataclasses import dataclass

from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.books import delimiter_of
from tolok.sheets.cells import count

MOST = 20_000


@dataclass(frozen=True, slots=True)
class UserCount:
    """A pasted line: its number from 1, the codes before the last column, and the count."""

    row: int
    codes: tuple[str, ...]
    users: int


def pasted_counts(text: str) -> tuple[UserCount, ...]:
    """The counts of pasted lines; a first line without a number is a heading. ProblemsError with every problem."""
    sign = delimiter_of(text)
    lines = [(at, line) for at, line in enumerate(text.splitlines(), start=1) if line.strip()][:MOST]
    found, problems = [], []
    for place, (at, line) in enumerate(lines):
        cells = [cell.strip().strip('"') for cell in line.split(sign)]
        users = count(cells[-1]) if len(cells) > 1 else None
        if users is None or users < 1:
            if place:
                problems.append(Problem(NO_COUNT, row=at, found=line.strip()[:40], wanted=WANTED))
            continue
        found.append(UserCount(at, tuple(cells[:-1]), users))
    if problems:
        raise ProblemsError(problems)
    return tuple(found)


NO_COUNT = Text("Di baris ini tidak ada jumlah pengguna.", "There is no number of users in this line.")
WANTED = Text("kode unit; kode layanan; jumlah", "unit code; service code; number")
