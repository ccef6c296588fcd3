"""What keeps a letterhead from being printed, told all at once, for the form where an office sets it."""

from collections.abc import Iterator, Sequence

from tolok.papers.letters.letterhead import SIZES, Letterhead
from tolok.papers.letters.numbers import pattern_problems
from tolok.rules.texts import Problem, Text

#: Margins in millimetres that leave room for text and stay within what printers reach.
NARROWEST, WIDEST = 10, 50
#: Lines of a kop, and letters of one line.
LINES, LETTERS = 8, 120


def letterhead_problems(letterhead: Letterhead) -> list[Problem]:
    """Everything that is wrong; empty when papers can be printed. Each problem's `key` names the field."""
    return [*kop_problems(letterhead.lines), *_needed(letterhead), *_sheet(letterhead), *_number(letterhead)]


def kop_problems(lines: Sequence[str]) -> list[Problem]:
    """What is wrong with the lines of a kop; their key is "lines"."""
    found = [Problem(LONG_LINE, key="lines", found=line) for line in lines if len(line) > LETTERS]
    if len(lines) > LINES:
        found.insert(0, Problem(MANY_LINES, key="lines", found=str(len(lines))))
    if not any(line.strip() for line in lines):
        found.insert(0, Problem(NO_KOP, key="lines"))
    return found


def _needed(letterhead: Letterhead) -> Iterator[Problem]:
    if not letterhead.place.strip():
        yield Problem(NO_PLACE, key="place")
    if not letterhead.signatory.title.strip():
        yield Problem(NO_POST, key="signatory")


def _sheet(letterhead: Letterhead) -> Iterator[Problem]:
    if letterhead.paper not in SIZES:
        yield Problem(NO_PAPER, key="paper", found=letterhead.paper)
    edge = letterhead.margins
    for width in (edge.top, edge.right, edge.bottom, edge.left):
        if not NARROWEST <= width <= WIDEST:
            yield Problem(MARGIN, key="margins", found=str(width))


def _number(letterhead: Letterhead) -> Iterator[Problem]:
    for one in pattern_problems(letterhead.number_pattern) if letterhead.number_pattern else ():
        yield Problem(one.text, key="number_pattern", found=one.found, wanted=one.wanted)


NO_KOP = Text("Kop belum diisi.", "The letterhead is empty.")
MANY_LINES = Text(f"Kop paling banyak {LINES} baris.", f"A letterhead has at most {LINES} lines.")
LONG_LINE = Text(
    f"Baris kop paling panjang {LETTERS} tanda.", f"A line of a letterhead has at most {LETTERS} characters."
)
NO_PLACE = Text("Tempat surat belum diisi.", "The place of letters is empty.")
NO_POST = Text("Jabatan penanda tangan belum diisi.", "The post of the signatory is empty.")
NO_PAPER = Text("Ukuran kertas tidak dikenal: pilih A4 atau F4.", "Unknown paper: choose A4 or F4.")
MARGIN = Text(
    f"Margin harus {NARROWEST} sampai {WIDEST} milimeter.",
    f"A margin is {NARROWEST} to {WIDEST} millimetres.",
)
