"""Answers as CSV rows and their metadata: for the office itself (read back unchanged) or open to everybody.

The columns are described in docs/reference/answer-files.md.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from typing import Any
from uuid import UUID

from tolok.rules import packs
from tolok.rules.questionnaires.contents import content_of
from tolok.rules.questionnaires.few_rated import WITHHELD as FEW_RATED
from tolok.rules.questionnaires.values import Block, Questionnaire
from tolok.rules.surveys.disclosure import kept_parts
from tolok.rules.surveys.suppression import SMALLEST, rated_by_few
from tolok.rules.texts import Text
from tolok.sheets.exports.privacy import withheld
from tolok.sheets.imports.profiles import CODES, TITLES
from tolok.sheets.outcomes import to_csv

VERSION = "tolok-answers/1"


@dataclass(frozen=True, slots=True)
class ExportedAnswer:
    """One answer to be written: `counts` is false for one that is late or was excluded."""

    uuid: UUID
    given_at: datetime
    mode: str
    values: Mapping[str, int]
    extra: Mapping[str, str] = field(default_factory=dict)
    comment: str = ""
    profile: Mapping[str, str] = field(default_factory=dict)
    service: str = ""
    seconds: int | None = None
    counts: bool = True


@dataclass(frozen=True, slots=True)
class ExportAbout:
    """What belongs to the answers as a whole: who asked whom, when, and under which questionnaire (`version`)."""

    survey: str
    unit: str
    office: str
    version: str
    opens: date
    closes: date
    period: str = ""
    population: int | None = None
    licence: str = ""


@dataclass(frozen=True)
class AnswerFile:
    """Rows with equal columns, and the metadata that belongs to them."""

    rows: tuple[dict[str, Any], ...]
    metadata: dict[str, Any]

    @property
    def csv(self) -> str:
        """The rows as CSV: UTF-8 with a mark, comma, CRLF, formulas neutralised."""
        return to_csv(self.rows)


def office_file(asked: Questionnaire, answers: Sequence[ExportedAnswer], about: ExportAbout) -> AnswerFile:
    """Everything, for the office: `imports` reads it back, and importing it where it came from changes nothing."""
    rows = tuple(_office_row(asked, one, about) for one in answers)
    return AnswerFile(rows, _metadata(asked, answers, about, list(rows[0]) if rows else [], []))


def open_file(
    asked: Questionnaire,
    answers: Sequence[ExportedAnswer],
    about: ExportAbout,
    *,
    zone: tzinfo,
    fewest: int = SMALLEST,
) -> AnswerFile:
    """Answers that count, for everybody: months for dates, no identifiers, no comments, and only those details of
    respondents that leave nobody alone. Nor is an item written whose mean would be withheld. Fewer than `fewest` answers are not written at all. Rows are sorted by what
    stands in them, so that their order tells nothing."""
    counted = [one for one in answers if one.counts]
    parts = ("month", "mode", *TITLES, "service")
    enough = len(counted) >= fewest
    details = [
        {
            **one.profile,
            "mode": one.mode,
            "service": one.service,
            "month": f"{one.given_at.astimezone(zone):%Y-%m}",
        }
        for one in counted
    ]
    kept = kept_parts(details, parts, fewest) if enough else ()
    held = _withheld_items(asked, counted)
    rows = [
        _open_row(asked, one, detail, kept, held)
        for one, detail in zip(counted, details, strict=True)
        if enough
    ]
    rows.sort(key=lambda row: [str(value) for value in row.values()])
    left = withheld(parts, kept, fewest) if enough else [("*", FEW.format(fewest=fewest))]
    left += [(key, FEW_RATED) for key in asked.by_key if key in held and enough]
    columns = list(rows[0]) if rows else []
    return AnswerFile(tuple(rows), _metadata(asked, counted, about, columns, left, held))


def _withheld_items(asked: Questionnaire, answers: Sequence[ExportedAnswer]) -> set[str]:
    """The keys of items that few rated, and of those that would give them away."""
    found: set[str] = set()
    for block in asked.blocks:
        constant = [item.key for item in block.items if item.constant]
        counts = {item.key: sum(item.key in one.values for one in answers) for item in block.items}
        found |= set(rated_by_few(counts, constant))
    return found


def _office_row(asked: Questionnaire, one: ExportedAnswer, about: ExportAbout) -> dict[str, Any]:
    return {
        "answer_id": str(one.uuid),
        "questionnaire": about.version,
        "given_at": one.given_at.astimezone(UTC).isoformat(timespec="seconds"),
        "mode": one.mode,
        "service": one.service,
        **{key: one.values.get(key) for key in asked.by_key},
        **{own.key: one.extra.get(own.key) for own in asked.own},
        **{part: one.profile.get(part) for part in TITLES},
        "comment": one.comment or None,
        "seconds": one.seconds,
        "counts": int(one.counts),
    }


def _open_row(
    asked: Questionnaire,
    one: ExportedAnswer,
    detail: Mapping[str, str],
    kept: Sequence[str],
    held: Collection[str],
) -> dict[str, Any]:
    own = {own.key: one.extra.get(own.key) for own in asked.own if own.kind == "choice"}
    return {
        **{part: detail.get(part) or None for part in kept},
        **{key: one.values.get(key) for key in asked.by_key if key not in held},
        **own,
    }


def _metadata(
    asked: Questionnaire,
    answers: Sequence[ExportedAnswer],
    about: ExportAbout,
    columns: Sequence[str],
    left: Sequence[tuple[str, Text]],
    held: Collection[str] = (),
) -> dict[str, Any]:
    return {
        "format": VERSION,
        "survey": about.survey,
        "unit": about.unit,
        "office": about.office,
        "period": {"name": about.period, "from": about.opens.isoformat(), "to": about.closes.isoformat()},
        "population": about.population,
        "answers": len(answers),
        "modes": dict(sorted(Counter(one.mode for one in answers).items())),
        "questionnaire": {"version": about.version, **content_of(asked)},
        "blocks": [_block(block, answers, held) for block in asked.blocks],
        "columns": [{"name": name, "about": _about(name, asked)} for name in columns],
        "codes": {
            part: {code: _words(text) for code, text in codes.items()}
            for part, codes in CODES.items()
            if part in columns
        },
        "conventions": CONVENTIONS,
        "withheld": [{"what": what, "why": _words(why)} for what, why in left],
        "licence": about.licence,
    }


def _block(block: Block, answers: Sequence[ExportedAnswer], held: Collection[str]) -> dict[str, Any]:
    """Order, exact weights, scale, bands and how many answered each item that is not withheld."""
    pack = (
        packs.satisfaction(block.pack_id) if block.purpose == "skm" and block.pack_id in packs.ids() else None
    )
    return {
        "key": block.key,
        "pack": block.pack_id,
        "pack_hash": block.pack_hash,
        "scale": [block.low, block.high],
        "order": [item.key for item in block.items],
        "weights": {item.key: f"1/{len(block.items)}" for item in block.items},
        "n": {
            item.key: sum(item.key in one.values for one in answers)
            for item in block.items
            if item.key not in held
        },
        "bands": [{"letter": band.letter, "from": str(band.lower)} for band in pack.bands.bands]
        if pack
        else None,
    }


def _about(name: str, asked: Questionnaire) -> dict[str, str]:
    if name in asked.by_key:
        return _words(asked.by_key[name][1].text)
    own = {one.key: one.text for one in asked.own}
    return _words(own.get(name) or TITLES.get(name) or ABOUT[name])


def _words(text: Text) -> dict[str, str]:
    return {"id": text.id, "en": text.en}


CONVENTIONS = {
    "encoding": "UTF-8 with a mark",
    "separator": ",",
    "decimal": ".",
    "missing": "empty; never zero",
    "ratings": "whole numbers of the block's scale, keys are item keys, never codes such as U8",
    "times": "ISO 8601 in UTC",
}
ABOUT = {
    "answer_id": Text("tanda pengenal jawaban (UUID versi 7)", "identifier of the answer (UUID version 7)"),
    "questionnaire": Text("versi kuesioner yang dijawab", "version of the questionnaire that was answered"),
    "given_at": Text("saat jawaban diberikan atau diterima", "when the answer was given or received"),
    "month": Text("bulan jawaban diberikan", "month in which the answer was given"),
    "mode": Text("cara jawaban masuk", "way the answer came in"),
    "service": Text("layanan yang dinilai", "service that was rated"),
    "comment": Text("komentar", "comment"),
    "seconds": Text("detik dari membuka sampai mengirim", "seconds from opening to sending"),
    "counts": Text(
        "1 bila dihitung; 0 bila terlambat atau dikeluarkan", "1 if it counts; 0 if late or excluded"
    ),
}
FEW = Text(
    "Jawaban kurang dari {fewest}, jadi tidak diumumkan.",
    "There are fewer than {fewest} answers; none is published.",
)
