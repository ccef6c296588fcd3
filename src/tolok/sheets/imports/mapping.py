"""A saved mapping: what each column of a kind of file means, as plain data a person can correct and use again."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast, get_args

from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.surveys.instruments import Order
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.cells import Value
from tolok.sheets.imports import heading_words
from tolok.sheets.imports.headings import Sure
from tolok.sheets.imports.profiles import CODES
from tolok.sheets.imports.times import DayOrder
from tolok.sheets.imports.values import Format
from tolok.sheets.tables import heading

VERSION = "tolok-mapping/1"
PLAIN = frozenset(
    {
        *(
            heading_words.IGNORE,
            heading_words.COMMENT,
            heading_words.TIME,
            heading_words.STARTED,
            heading_words.SECONDS,
        ),
        *(
            heading_words.SOURCE,
            heading_words.SERVICE,
            heading_words.MODE,
            heading_words.VERSION,
            *heading_words.PROFILE,
        ),
    }
)
NOTHING = Text("", "")
#: What a word of a column means: a point, a code of the profile, or nothing (missing).
Meaning = int | str | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, the how-manieth of that heading, what it holds.

    `words` are cells, as `heading` writes them, with what they mean; `guessed` those of them nobody has confirmed.
    """

    heading: str
    target: str
    nth: int = 1
    words: Mapping[str, Meaning] = field(default_factory=dict)
    guessed: tuple[str, ...] = ()
    sure: Sure = "sure"
    why: Text = NOTHING

    @property
    def item(self) -> str:
        """The key of the item it holds, empty when it holds none."""
        return self.target.removeprefix("item:") if self.target.startswith("item:") else ""

    @property
    def part(self) -> str:
        """The part of the profile it holds, empty when it holds none."""
        return self.target.removeprefix("profile:") if self.target.startswith("profile:") else ""


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """How one kind of file is read.

    `days` says which part of ``03/04/2026`` is the day; `order` which elements the codes U8 and U9 are; `without`
    names items that were not asked; `scales` turns the points of another scale into ours, block by block.
    """

    format: Format
    columns: tuple[Column, ...]
    days: DayOrder | None = None
    order: Order | None = None
    without: tuple[str, ...] = ()
    scales: Mapping[str, Mapping[int, int | None]] = field(default_factory=dict)

    @property
    def undecided(self) -> tuple[Column, ...]:
        """The columns that a person should look at first."""
        return tuple(one for one in self.columns if one.sure == "unsure" or one.guessed)

    def of(self, written: str, nth: int = 1) -> Column | None:
        """The column of that heading."""
        name = heading(written)
        return next((one for one in self.columns if (heading(one.heading), one.nth) == (name, nth)), None)

    def with_column(self, written: str, nth: int = 1, **changes: Any) -> "SavedMapping":
        """The same with one column changed by a person: what they say is sure."""
        found = self.of(written, nth)
        changed = {"sure": "sure", "guessed": (), **changes}
        columns = tuple(replace(one, **changed) if one is found else one for one in self.columns)
        return replace(self, columns=columns)

    def to_data(self) -> dict[str, Any]:
        """Plain data that JSON can hold."""
        return {
            "format": VERSION,
            "file": self.format,
            "days": self.days,
            "order": self.order,
            "without": list(self.without),
            "scales": {
                block: {str(point): to for point, to in table.items()} for block, table in self.scales.items()
            },
            "columns": [
                {
                    "heading": one.heading,
                    "nth": one.nth,
                    "target": one.target,
                    "sure": one.sure,
                    "why": {"id": one.why.id, "en": one.why.en},
                    "words": dict(one.words),
                    "guessed": list(one.guessed),
                }
                for one in self.columns
            ],
        }


def said(value: Value) -> str:
    """A cell as `Column.words` knows it."""
    return heading(value)


def mapping_of(data: Mapping[str, Any], asked: Questionnaire) -> SavedMapping:
    """A mapping from plain data; ProblemsError with everything in it that `asked` does not know."""
    problems: list[Problem] = []
    if data.get("format") != VERSION or data.get("file") not in get_args(Format):
        raise ProblemsError([Problem(NOT_A_MAPPING, key="format", found=str(data.get("format")))])
    try:
        columns = tuple(_column(row) for row in data["columns"])
        scales = {
            str(block): {int(point): None if to is None else int(to) for point, to in table.items()}
            for block, table in data.get("scales", {}).items()
        }
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ProblemsError([Problem(NOT_A_MAPPING, key="columns", found=str(error)[:40])]) from None
    mapping = SavedMapping(
        format=cast("Format", data["file"]),
        columns=columns,
        days=_one_of(data.get("days"), get_args(DayOrder), "days", problems),
        order=_one_of(data.get("order"), get_args(Order), "order", problems),
        without=tuple(str(key) for key in data.get("without", ())),
        scales=scales,
    )
    problems += faults(mapping, asked)
    if problems:
        raise ProblemsError(problems)
    return mapping


def _column(row: Mapping[str, Any]) -> Column:
    why = row.get("why") or {"id": "", "en": ""}
    sure, words = row.get("sure", "sure"), dict(row.get("words") or {})
    if any(isinstance(meaning, bool | float) for meaning in words.values()):
        raise ValueError(row["heading"])
    return Column(
        heading=str(row["heading"]),
        target=str(row["target"]),
        nth=int(row.get("nth", 1)),
        words=words,
        guessed=tuple(row.get("guessed") or ()),
        sure=sure if sure in get_args(Sure) else "unsure",
        why=Text(str(why["id"]), str(why["en"])),
    )


def _one_of(value: Any, choices: tuple[Any, ...], key: str, problems: list[Problem]) -> Any:
    if value is not None and value not in choices:
        problems.append(Problem(NOT_A_MAPPING, key=key, found=str(value)[:40]))
        return None
    return value


def faults(mapping: SavedMapping, asked: Questionnaire) -> list[Problem]:
    """Everything in a mapping that does not fit the questionnaire."""
    found = [
        Problem(NO_TARGET, column=one.heading, found=one.target)
        for one in mapping.columns
        if not _known(one.target, asked)
    ]
    for one in mapping.columns:
        allowed = _meanings(one, asked)
        found += [
            Problem(NO_MEANING, column=one.heading, key=word, found=str(meaning))
            for word, meaning in one.words.items()
            if allowed is not None and meaning is not None and meaning not in allowed
        ]
    found += [
        Problem(NO_TARGET, key="without", found=key) for key in mapping.without if key not in asked.by_key
    ]
    blocks = {block.key: block for block in asked.blocks}
    for name, table in mapping.scales.items():
        block = blocks.get(name)
        wrong = [
            to for to in table.values() if block and to is not None and not block.low <= to <= block.high
        ]
        if block is None or wrong:
            found.append(Problem(NO_MEANING, key=f"scales.{name}", found=str(wrong or name)))
    return found


def _known(target: str, asked: Questionnaire) -> bool:
    kind, _, key = target.partition(":")
    if kind == "item":
        return key in asked.by_key
    return key in {one.key for one in asked.own} if kind == "own" else target in PLAIN


def _meanings(column: Column, asked: Questionnaire) -> frozenset[Meaning] | None:
    """What the words of a column may mean; None when anything may stand in it."""
    if column.item in asked.by_key:
        block, _ = asked.by_key[column.item]
        return frozenset(range(block.low, block.high + 1))
    return frozenset(CODES[column.part]) if column.part in CODES else None


NOT_A_MAPPING = Text("Ini bukan pemetaan kolom yang tersimpan.", "This is not a saved mapping of columns.")
NO_TARGET = Text(
    "Arti kolom ini tidak ada di kuesionernya. Pilih unsur, profil, komentar, waktu, atau abaikan.",
    "The questionnaire has no such meaning of a column. Choose an element, profile, comment, time, or ignore.",
)
NO_MEANING = Text(
    "Arti kata ini di luar pilihan kuesionernya.", "The word is given a meaning outside the choices."
)
