"""The letter of a Biro or Bagian Organisasi to a unit about duties that are not kept yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tolok.papers.compiler import paper
from tolok.papers.cycle_values import Letterhead
from tolok.papers.frame import Data, plain_frame
from tolok.papers.letter_numbers import letter_number
from tolok.papers.letters import letter_data
from tolok.rules.days import day_first
from tolok.rules.duties import OPEN, Kept, duties

KIND = "Surat pembinaan"
SUBJECT = "Kewajiban penyelenggara pelayanan publik yang belum lengkap"
#: Numbers of their own, so that none of them is taken for the number of an LHE.
PATTERN = "{number}/PEMBINAAN/{unit_code}/{year}"
WORDS: Mapping[Kept, str] = {
    Kept.RECORDED: "tercatat",
    Kept.CLAIMED: "menurut unit, belum tercatat",
    Kept.PARTLY: "sebagian",
    Kept.MISSING: "belum ada",
    Kept.UNKNOWN: "belum diketahui",
}


@dataclass(frozen=True, slots=True)
class DutyValues:
    """What the letter says: to whom, how the duties stood on `as_of`, and by when an answer is asked for."""

    unit: str
    unit_code: str
    office: str
    number: int
    duties: Mapping[str, str]
    as_of: date
    due_on: date
    address: str = ""


def duty_letter(values: DutyValues, letterhead: Letterhead, dated: date) -> bytes:
    """The letter as PDF/UA-1; same values and day, same bytes."""
    return paper("duty_letter.typ", duty_letter_data(values, letterhead, dated), dated)


def duty_letter_data(values: DutyValues, letterhead: Letterhead, dated: date) -> Data:
    """The keys of ``duty_letter.typ``."""
    number = letter_number(
        PATTERN,
        number=values.number,
        unit_code=values.unit_code,
        classification=letterhead.classification,
        dated=dated,
    )
    to = ["Yth. Kepala", values.unit, "di tempat"]
    return {
        **plain_frame(KIND, values.unit, dated, values.office),
        **letter_data(letterhead, number=number, subject=SUBJECT, to=to, body=_body(values), dated=dated),
        "duties": [
            [one.name.id, WORDS[Kept(values.duties[one.key])]] for one in duties() if one.key in values.duties
        ],
        "note": (
            "Keadaan dibaca dari catatan di Tolok dan, bila catatan tidak ada, dari isian unit. Daftar sembilan "
            "kewajiban adalah praktik; cara membacanya disusun Tolok."
        ),
    }


def _body(values: DutyValues) -> list[str]:
    open_ones = [one.name.id for one in duties() if values.duties.get(one.key) in OPEN]
    told = "; ".join(open_ones) or "tidak ada"
    sentences = [
        f"Sampai {day_first(values.as_of)}, kewajiban berikut belum lengkap tercatat: {told}.",
        "Keadaan sembilan kewajiban unit Saudara tercantum di bawah surat ini.",
        f"Mohon dilengkapi, atau dijelaskan bila catatan kami keliru, paling lambat {day_first(values.due_on)}.",
    ]
    return [*sentences, f"Rinciannya dapat dibuka di {values.address}."] if values.address else sentences
