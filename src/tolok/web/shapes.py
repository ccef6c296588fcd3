"""The shapes components are fed with: plain values a view builds and a template passes on.

Texts are already in the reader's language and numbers already printed; a component decides nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from tolok.charts.ruler import Ruler

#: Letters: a bold word of so many still fits beside a number on a 320 px phone.
LONG_WORD = 20

Tone = Literal["neutral", "info", "good", "caution", "bad"]


@dataclass(frozen=True, slots=True)
class Link:
    """A text and its address. As the last crumb or the open tab it is `current` and needs no address."""

    text: str
    url: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: what it is, its format in capitals, what it is good for, its size if known."""

    text: str
    url: str
    format: str
    note: str = ""
    size: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a summary list: the term, what it is, and where to change or open it. `printed`: it stands on paper too."""

    term: str
    text: str
    action: Link | None = None
    printed: bool = True


@dataclass(frozen=True, slots=True)
class Task:
    """A line of a task list: its name and address, its state in a word, and a hint such as the due date."""

    text: str
    state: str
    tone: Tone = "neutral"
    url: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of the error summary: what is wrong, and the address of the field or cell ("#id_file")."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `number` aligns right; `ruler` holds a Ruler, drawn inline; `status` a State."""

    label: str
    kind: Literal["text", "number", "ruler", "status", "link"] = "text"


@dataclass(frozen=True, slots=True)
class State:
    """A status tag as a value: its word and its tone."""

    word: str
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class FileLine:
    """A line of a file list: what the file is called and where it opens, its format in capitals, what is known
    about it, its state, and the address of a small picture; without one the format stands in its place."""

    text: str
    url: str
    format: str
    facts: Sequence[str] = ()
    state: State | None = None
    picture: str = ""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The picture of a page: its address, what it shows for who cannot see it, its caption, its anchor."""

    url: str
    alt: str
    caption: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table with its column, and what a narrow screen needs to know about it."""

    column: Column
    value: object

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read; a card leaves such a cell out."""
        return self.value is None or self.value in ("", "–")

    @property
    def bare(self) -> bool:
        """Whether it is a number alone, which says nothing without the name of its column."""
        return isinstance(self.value, int) or (isinstance(self.value, str) and self.value.isdigit())

    @property
    def long(self) -> bool:
        """Whether a word of it is so long that it must be broken to fit a phone."""
        text = self.value.text if isinstance(self.value, Link) else self.value
        return isinstance(text, str) and any(len(word) > LONG_WORD for word in text.split())


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption, columns, and rows with one cell a column. The first column names the row.

    Cells are text, or a Ruler, State or Link where the column says so. `empty` is said when there is no row.
    Below 640 px each row becomes a card; a table of two columns fits a phone and stays a table.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    note: str = ""
    empty: str = ""
    caption_hidden: bool = False

    @property
    def lines(self) -> list[list[Cell]]:
        """Each row as cells that know their column, so that a narrow screen can name them."""
        return [[Cell(*pair) for pair in zip(self.columns, row, strict=True)] for row in self.rows]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of a matrix: its name and address, a state a column, notes beneath the name, and for a matrix to tick
    its `key` and whether it is `chosen`."""

    name: Link
    cells: Sequence[State]
    notes: Sequence[Link] = ()
    key: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """Things by what is asked of each, a state in every cell.

    `heads` are a short name to be seen and a full one to be heard; `foot` are labelled totals, one a column.
    `pick` names the checkboxes of a matrix whose rows can be ticked, `pick_label` says what a tick does.
    `anchor` is unique on the page.
    """

    anchor: str
    caption: str
    corner: str
    heads: Sequence[tuple[str, str]]
    rows: Sequence[MatrixRow]
    foot: Sequence[tuple[str, Sequence[object]]] = ()
    pick: str = ""
    pick_label: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Trail:
    """One step of the trail: a value and what it was made from.

    `anchor` is unique on the page and is the step's address (#aspek-1). `value` is printed. `weighs` tells how
    the value enters the one above ("30 % × 3,39 = 1,02"). `facts` are level text, reason, legal basis.
    `parts` are the steps below, in order; a step without facts and parts is a plain line.
    """

    anchor: str
    label: str
    value: str
    ruler: Ruler | None = None
    weighs: str = ""
    facts: Sequence[Fact] = ()
    parts: Sequence["Trail"] = field(default=())
    parts_label: str = ""
    open: bool = False

    @property
    def opens(self) -> bool:
        """Whether there is anything beneath."""
        return bool(self.facts or self.parts)


@dataclass(frozen=True, slots=True)
class Topic:
    """A way to narrow a long list: its name and address, and how many things lie behind it."""

    text: str
    url: str
    count: str = ""


#: A piece of a text, and whether it answers what was asked.
Piece = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Hit:
    """An answer of a search: title and text in pieces, where it belongs, its states, and in `why` the words that
    answered where neither title nor text shows any."""

    url: str
    title: Sequence[Piece]
    text: Sequence[Piece] = ()
    where: str = ""
    states: Sequence[State] = ()
    why: Sequence[Piece] = ()
