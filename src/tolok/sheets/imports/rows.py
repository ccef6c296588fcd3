"""One respondent's row as a common value: what is wrong in it is told cell by cell, nothing becomes zero."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo

from tolok.rules.questionnaires.values import Own
from tolok.rules.texts import Problem, Text
from tolok.sheets.answers.responses import UNKNOWN_LABEL, WANTED
from tolok.sheets.cells import Value, is_blank, number, shown
from tolok.sheets.imports import heading_words, headings
from tolok.sheets.imports.finding import Found
from tolok.sheets.imports.lexicon import Lexicon
from tolok.sheets.imports.mapping import Column, SavedMapping, said
from tolok.sheets.imports.profiles import CODES, profile_code
from tolok.sheets.imports.times import moment, placed
from tolok.sheets.imports.values import ImportedAnswer
from tolok.sheets.tables import heading

#: Letters of a comment, of an answer to an own question and of a service's name that are kept.
LONGEST_COMMENT, LONGEST_OWN, LONGEST_NAME = 2_000, 1_000, 200
#: An hour and more on one page says nothing about the respondent.
LONGEST_SECONDS = 24 * 3600


@dataclass
class RowReader:
    """Reads rows of `found` as `mapping` says; collects problems and warnings on its way."""

    found: Found
    mapping: SavedMapping
    known: Lexicon
    zone: tzinfo
    columns: Sequence[tuple[int, Column]]
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    _memory: dict[tuple[int, type, Value], int | str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.items = [(place, column, column.item) for place, column in self.columns if column.item]
        self.parts = [(place, column, column.part) for place, column in self.columns if column.part]
        self.places: dict[str, list[int]] = {}
        for place, column in self.columns:
            self.places.setdefault(column.target, []).append(place)
        self.own = [
            (place, column, own)
            for place, column in self.columns
            for own in self.known.asked.own
            if column.target == f"own:{own.key}"
        ]
        self.kept = [one.place for one in self.found.headings if one.guess.why != headings.PERSONAL_DATA]
        self.block = {key: form.id for form in self.known.forms for key in form.keys}

    def read(self, row: int, source: str) -> ImportedAnswer:
        """The respondent of a row (from 0)."""
        values = {
            key: point
            for place, column, key in self.items
            if (point := self._point(row, place, column)) is not None
        }
        started, given = self._moment(row, heading_words.STARTED), self._moment(row, heading_words.TIME)
        return ImportedAnswer(
            row=row + 1,
            source=source,
            values=values,
            extra=self._extra(row),
            comment="\n".join(self.texts(row, heading_words.COMMENT))[:LONGEST_COMMENT],
            profile={
                part: code for place, column, part in self.parts if (code := self._code(row, place, column))
            },
            given_at=given,
            seconds=self._seconds(row, started, given),
            mode=" ".join(self.texts(row, heading_words.MODE)),
            service=" ".join(self.texts(row, heading_words.SERVICE))[:LONGEST_NAME],
        )

    def texts(self, row: int, target: str) -> list[str]:
        """The filled cells of the columns of one target, as text."""
        cells = (self.found.cell(row, place) for place in self.places.get(target, ()))
        return [str(cell).strip() for cell in cells if not is_blank(cell)]

    def tell(self, told: list[Problem], text: Text, row: int, place: int, wanted: Text | None = None) -> None:
        """A problem or warning at a cell."""
        found = self.found
        problem = Problem(text, found.book.file, found.sheet.name, row + 1, found.column(place))
        told.append(replace(problem, found=shown(found.cell(row, place)), wanted=wanted))

    def _point(self, row: int, place: int, column: Column) -> int | None:
        value = self.found.cell(row, place)
        if value is None:
            return None
        form = self.known.form_of[column.item]
        try:
            found = self._remembered(place, value, column)
        except ValueError:
            stray = number(value) is not None
            wanted = WANTED.format(low=form.low, high=form.high)
            self.tell(
                self.warnings if stray else self.problems,
                STRAY if stray else UNKNOWN_LABEL,
                row,
                place,
                wanted,
            )
            return None
        return found if isinstance(found, int) else None

    def _remembered(self, place: int, value: Value, column: Column) -> int | str | None:
        at = place, type(value), value
        if at not in self._memory:
            self._memory[at] = self._part(value, column) if column.part else self._read(value, column)
        return self._memory[at]

    def _read(self, value: Value, column: Column) -> int | None:
        if (word := said(value)) in column.words:
            meaning = column.words[word]
            return meaning if isinstance(meaning, int) else None
        table = self.mapping.scales.get(self.block[column.item])
        points = number(value) if table else None
        if table and points is not None and points.denominator == 1 and int(points) in table:
            return table[int(points)]
        return self.known.answer(column.item, value)

    def _part(self, value: Value, column: Column) -> str | None:
        if (word := said(value)) in column.words:
            meaning = column.words[word]
            return meaning if isinstance(meaning, str) else None
        return profile_code(column.part, value)

    def _code(self, row: int, place: int, column: Column) -> str | None:
        try:
            found = self._remembered(place, self.found.cell(row, place), column)
            return found if isinstance(found, str) else None
        except ValueError:
            listed = Text(
                *(", ".join(getattr(text, one) for text in CODES[column.part].values()) for one in LANGUAGES)
            )
            self.tell(self.warnings, NO_CODE, row, place, listed)
            return None

    def _extra(self, row: int) -> dict[str, str]:
        found = {}
        for place, _, own in self.own:
            value = self.found.cell(row, place)
            if is_blank(value):
                continue
            answer = str(value)[:LONGEST_OWN] if own.kind == "text" else _choice(own, value)
            if answer is None:
                self.tell(self.warnings, NO_CHOICE, row, place)
            else:
                found[own.key] = answer
        return found

    def _moment(self, row: int, target: str) -> datetime | None:
        for place in self.places.get(target, ()):
            if is_blank(value := self.found.cell(row, place)):
                continue
            found = moment(value, self.mapping.days)
            if found is None:
                self.tell(self.warnings, NO_MOMENT, row, place)
            return placed(found, self.zone)
        return None

    def _seconds(self, row: int, started: datetime | None, given: datetime | None) -> int | None:
        told = self.texts(row, heading_words.SECONDS)
        length = number(told[0]) if told else None
        if length is None and started and given:
            length = number(round((given - started).total_seconds()))
        return int(length) if length is not None and 0 <= length <= LONGEST_SECONDS else None


def _choice(own: Own, value: Value) -> str | None:
    text = heading(value)
    return next(
        (
            key
            for key, words in own.choices.items()
            if text in (key.casefold(), heading(words.id), heading(words.en))
        ),
        None,
    )


def digest(cells: Sequence[Value]) -> str:
    """A fingerprint of what stands in a row, whatever the order of its columns and however many are blank."""
    texts = sorted(str(cell) for cell in cells if not is_blank(cell))
    return hashlib.sha256(json.dumps(texts, ensure_ascii=False).encode()).hexdigest()


def told_more(told: Sequence[Problem], most: int, file: str) -> tuple[Problem, ...]:
    """At most `most` of them, and how many more there are."""
    rest = len(told) - most
    return tuple(told) if rest <= 0 else (*told[:most], Problem(MORE.format(count=rest), file=file))


LANGUAGES = ("id", "en")
STRAY = Text(
    "Jawaban di luar skala dikosongkan; kosong bukan nol.",
    "An answer outside the scale was left out; missing is not zero.",
)
NO_CODE = Text(
    "Keterangan responden ini tidak dikenal, jadi dikosongkan.",
    "This detail of a respondent is not known; left out.",
)
NO_CHOICE = Text(
    "Pilihan ini tidak ada dalam pertanyaannya, jadi dikosongkan.",
    "The question has no such choice; left out.",
)
NO_MOMENT = Text("Waktu ini tidak terbaca, jadi dikosongkan.", "This time cannot be read; left out.")
MORE = Text("Masih ada {count} catatan lain seperti ini.", "There are {count} more like these.")
