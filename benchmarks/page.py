"""The table for the terminal, and the page of the last run."""

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.lines import HEADINGS, Line


def text(lines: Sequence[Line], facts: Mapping[str, str]) -> str:
    """Facts and lines for a terminal, aligned."""
    return "\n".join([*_aligned(facts.items()), "", *_aligned([HEADINGS, *(line.cells for line in lines)])])


def _aligned(rows: Iterable[Sequence[str]]) -> list[str]:
    cells = [list(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]


def markdown(lines: Sequence[Line], facts: Mapping[str, str]) -> str:
    """The page docs/reference/benchmarks.md."""
    return "\n".join(
        [
            "# Benchmarks",
            "",
            "The last run of `make bench`, which writes this page and ends with exit code 1 when a budget is not",
            "kept. Things that are compared ran in turns in the same run, after one round to warm up, and medians",
            "are shown. Commands are whole processes: start, imports, reading and writing included. Memory is the",
            "most that a whole process held. Of a cycle of 1,000 units the processor time of the shortest round is",
            "shown, with the median by the clock beside it, which grows with the other work on the machine.",
            "",
            *_table(HEADINGS, (line.cells for line in lines)),
            "",
            "The hand-written SQL gives, for every group, respondents, sum and count of each element, and the",
            "index, on as many threads and with the same memory limit; before anything is timed, its indexes are",
            "compared with Tolok's, group by group. Tolok's also gathers names that differ only in case or spaces,",
            "rounds exactly and grades.",
            "",
            "Closed answers are read from 68 files, laid out by period and province; the SQL beside them is written",
            "for that layout and compared in the same way. Growth is read inside one process, in turns, without start",
            "and imports.",
            "",
            "Answers of the public come from a process of their own to one server process with four threads, as",
            "`tolok serve` starts it; beside it stands the same page that reads and checks everything and keeps",
            "nothing. Half load is half of what the server bore a moment before. Requests of many answers go through",
            "the whole door for programs, with a token and without a network between.",
            "",
            "Proposals are made of four standards with decree, reviews and monitoring, a maklumat, publications, a",
            "consultation and two surveys a unit. The first in a process reads instrument and addresses as well. The",
            "background writes every proposal with its fingerprint, fifty units in a transaction.",
            "",
            "The catalogue is asked through its page of answers, a third of the questions with a typing error.",
            "",
            "## The machine",
            "",
            *_table(("Fact", "Here"), facts.items()),
            "",
        ]
    )


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [_row(headings), _row(["---"] * len(headings)), *map(_row, rows)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
