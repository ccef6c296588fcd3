"""Words in the two languages Tolok speaks, and the problems it reports in them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or name: Indonesian first, English a true translation."""

    id: str
    en: str

    def say(self, language: str) -> str:
        """The words in `language`; anything but ``"en"`` is Indonesian."""
        return self.en if language.startswith("en") else self.id

    def format(self, **values: object) -> "Text":
        """The same sentence with its places filled, in both languages."""
        return Text(self.id.format(**values), self.en.format(**values))


def join(parts: Iterable[Text], by: str = "; ") -> Text:
    """Several texts as one."""
    texts = list(parts)
    return Text(by.join(text.id for text in texts), by.join(text.en for text in texts))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file: where, what was found, what is wanted, what to do.

    `row` counts from 1 as a spreadsheet does; `column` is the heading or the letter; `key` is the dotted key
    in a TOML file. Empty fields are left out of the sentence.
    """

    text: Text
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    key: str = ""
    found: str | None = None
    wanted: Text | None = None

    def where(self, language: str) -> str:
        """The address of the problem, from the file down to the cell."""
        words = {"id": ("lembar", "baris", "kolom", "kunci"), "en": ("sheet", "row", "column", "key")}
        sheet, row, column, key = words["en" if language.startswith("en") else "id"]
        parts = [
            self.file,
            self.sheet and f"{sheet} “{self.sheet}”",
            f"{row} {self.row}" if self.row is not None else "",
            self.column and f"{column} “{self.column}”",
            self.key and f"{key} {self.key}",
        ]
        return ", ".join(part for part in parts if part)

    def say(self, language: str) -> str:
        """The whole sentence in `language`."""
        english = language.startswith("en")
        where = self.where(language)
        sentence = f"{where}: {self.text.say(language)}" if where else self.text.say(language)
        if self.found is not None:
            sentence += f" {'Found' if english else 'Ditemukan'}: {self.found!r}."
        if self.wanted is not None:
            sentence += f" {'Wanted' if english else 'Diminta'}: {self.wanted.say(language)}."
        return sentence


class ProblemsError(Exception):
    """Data that cannot be used, with every problem that was found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.say("en") for problem in self.problems))


def refused(text: Text, key: str = "", found: str | None = None, wanted: Text | None = None) -> ProblemsError:
    """The error for one thing that is refused; `key` names the field at fault."""
    return ProblemsError([Problem(text, key=key, found=found, wanted=wanted)])


def refuse_all(faults: Iterable[tuple[bool, Text, str]]) -> None:
    """Raise ProblemsError with every fault that holds: whether it does, its words, the field."""
    if problems := [Problem(text, key=key) for wrong, text, key in faults if wrong]:
        raise ProblemsError(problems)


def refuse_rows(faults: Iterable[tuple[int, str, Text]]) -> None:
    """Raise ProblemsError with every fault of a row, counting from 1: the row, the field, the words."""
    if problems := [Problem(text, row=row, key=key) for row, key, text in faults]:
        raise ProblemsError(problems)
