"""The letter of a Biro or Bagian Organisasi to a unit about duties that are not kept yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tolok.papers.compiler import paper
from tolok.papers.frame import Data, plain_frame
from tolok.papers.letters.letter import letter_data
from tolok.papers.letters.letterhead import Letterhead
from tolok.papers.letters.numbers import letter_number
from tolok.rules.days import day_first
from tolok.rules.gathering.duties import OPEN, UNCLEAR, Kept, duties

KIND = "Surat pembinaan"
SUBJECT = "Kewajiban penyelenggara pelayanan publik yang belum lengkap"
#: The number of an office that set no pattern.
PATTERN = "{number}/PEMBINAAN/{unit_code}/{year}"
WORDS: Mapping[Kept, str] = {
    Kept.RECORDED: "tercatat",
    Kept.STATED: "dinyatakan unit, berbukti",
    Kept.CLAIMED: "menurut unit, belum tercatat",
    Kept.UNSURE: "sebagian belum diketahui",
    Kept.PARTLY: "sebagian",
    Kept.MISSING: "belum ada",
    Kept.UNKNOWN: "belum diketahui",
}
ATTACHED = "satu daftar"


@dataclass(frozen=True, slots=True)
class DutyValues:
    """What the letter says: to whom, how the duties stood when they were read on `as_of`, and by when an answer is
    asked for. `stated` tells of a duty which statement of the unit holds; `annex` are rows of a list that goes with
    the letter: the duty, what shows it, how that stands.
    """

    unit: str
    unit_code: str
    office: str
    number: int
    duties: Mapping[str, str]
    as_of: date
    due_on: date
    address: str = ""
    stated: Mapping[str, str] = field(default_factory=dict)
    annex: Sequence[tuple[str, str, str]] = ()


def duty_letter(values: DutyValues, letterhead: Letterhead, dated: date) -> bytes:
    """The letter as PDF/UA-1; same values and day, same bytes."""
    return printed_letter(duty_letter_data(values, letterhead, dated), dated)


def printed_letter(data: Data, dated: date) -> bytes:
    """The letter from what was kept of it."""
    return paper("gathering/duty_letter.typ", data, dated)


def duty_letter_data(values: DutyValues, letterhead: Letterhead, dated: date) -> Data:
    """The keys of ``duty_letter.typ``, plain enough to be kept as JSON."""
    number = letter_number(
        letterhead.number_pattern or PATTERN,
        number=values.number,
        unit_code=values.unit_code,
        classification=letterhead.classification,
        dated=dated,
    )
    to = ["Yth. Kepala", values.unit, "di tempat"]
    attached = ATTACHED if values.annex else ""
    letter = letter_data(
        letterhead,
        number=number,
        subject=SUBJECT,
        to=to,
        body=_body(values),
        dated=dated,
        attached=attached,
    )
    return {
        **plain_frame(KIND, values.unit, dated, values.office),
        **letter,
        "duties": [[one.name.id, _state(values, one.key)] for one in duties() if one.key in values.duties],
        "annex": [list(row) for row in values.annex],
        "note": (
            f"Keadaan dibaca pada {day_first(values.as_of)} dari catatan di Tolok dan, bila catatan tidak ada, dari "
            "pernyataan dan isian unit. Daftar sembilan kewajiban adalah praktik; cara membacanya disusun Tolok."
        ),
    }


def _state(values: DutyValues, key: str) -> str:
    word = WORDS[Kept(values.duties[key])]
    return f"{word}: {values.stated[key]}" if key in values.stated else word


def _body(values: DutyValues) -> list[str]:
    open_ones = [one.name.id for one in duties() if values.duties.get(one.key) in OPEN]
    told = "; ".join(open_ones) or "tidak ada"
    below = "Keadaan sembilan kewajiban unit Saudara tercantum di bawah surat ini"
    listed = f"{below}; yang belum lengkap dirinci dalam lampiran." if values.annex else f"{below}."
    unclear = [one.name.id for one in duties() if values.duties.get(one.key) in UNCLEAR]
    unread = f"Kewajiban lain belum cukup kami ketahui dan tidak kami nyatakan kurang: {'; '.join(unclear)}."
    sentences = [
        f"Menurut pembacaan pada {day_first(values.as_of)}, kewajiban berikut belum lengkap: {told}.",
        *([unread] if unclear else []),
        listed,
        f"Mohon dilengkapi, atau dijelaskan bila catatan kami keliru, paling lambat {day_first(values.due_on)}.",
    ]
    return (
        [*sentences, f"Surat ini dapat dibaca dan dijawab di {values.address}."]
        if values.address
        else sentences
    )
