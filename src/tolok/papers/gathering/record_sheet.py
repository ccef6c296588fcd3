"""What the records of a unit say about one indicator on a day, as a paper that can be cited: facts with their days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tolok.papers.compiler import paper
from tolok.papers.frame import SHORT, Data, plain_frame
from tolok.papers.letters.letter import head
from tolok.papers.letters.letterhead import Letterhead
from tolok.papers.wording import MISSING
from tolok.rules.days import day_first

KIND = "Lembar Catatan"


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One fact: the question, the answer, how it is known, since when, and what it rests on with its address or ""."""

    question: str
    answer: str
    how: str
    since: date | None
    bases: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RecordValues:
    """The sheet: of which unit, about which indicator, with the level proposed and why; `digest` names its content."""

    unit: str
    office: str
    indicator: str
    level: str
    reason: str
    rows: Sequence[RecordRow]
    unknown: Sequence[str]
    digest: str


def record_sheet(values: RecordValues, letterhead: Letterhead, as_of: date) -> bytes:
    """The sheet as PDF/UA-1; same values and day, same bytes."""
    return paper("gathering/record_sheet.typ", record_data(values, letterhead, as_of), as_of)


def record_data(values: RecordValues, letterhead: Letterhead, as_of: date) -> Data:
    """The keys of ``record_sheet.typ``."""
    return {
        **plain_frame(KIND, values.indicator, as_of, values.office),
        "foot": f"Keadaan {day_first(as_of)} · sidik {values.digest[:SHORT]}",
        **head(letterhead, values.office),
        "facts": [
            ["Unit", values.unit],
            ["Keadaan pada", day_first(as_of)],
            ["Usulan dari catatan", values.level or MISSING],
        ],
        "reason": values.reason,
        "rows": [
            {
                "question": one.question,
                "answer": one.answer,
                "how": one.how,
                "since": day_first(one.since) if one.since else MISSING,
                "bases": [{"title": title, "url": url} for title, url in one.bases],
            }
            for one in values.rows
        ],
        "unknown": list(values.unknown),
        "note": (
            "Lembar ini dibuat Tolok dari catatan bertanggal pada hari tersebut. Ia usulan, bukan penilaian: level "
            "diberikan evaluator."
        ),
    }
