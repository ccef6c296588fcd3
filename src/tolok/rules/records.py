"""One row of an app told to readers who may not open the pages of its office, such as the evaluators of a unit."""

from dataclasses import dataclass
from datetime import date

from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class RecordPaper:
    """A paper that is made of a record when it is asked for: its key in an address, what it is, its format."""

    key: str
    title: Text
    form: str = "pdf"


@dataclass(frozen=True, slots=True)
class Record:
    """What a row says, in pairs of label and value, without anybody's personal data.

    `day` is the day the row bears; `address` the page of its own office. `proofs` are versions in the evidence
    library, `related` other rows by title and origin: whether a reader may open either is for whoever shows them.
    """

    origin: str
    title: Text
    rows: tuple[tuple[Text, Text], ...] = ()
    day: date | None = None
    address: str = ""
    proofs: tuple[int, ...] = ()
    papers: tuple[RecordPaper, ...] = ()
    related: tuple[tuple[Text, str], ...] = ()


def numbers_of(origins: frozenset[str], model: str) -> list[int]:
    """The numbers of rows of a model (``standards.decree``) among origins; what is not a number is passed over."""
    pairs = (one.split(":", 1) for one in origins if one.startswith(f"{model}:"))
    return sorted(
        int(number) for _, number in pairs if number.isascii() and number.isdecimal() and len(number) < 19
    )


def plain(words: str) -> Text:
    """Words as somebody entered them, the same in both languages."""
    return Text(words, words)
