"""How many of those invited answered, way by way, in fractions as AAPOR defines them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from fractions import Fraction

from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.rules.wording import fill, share


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of the invitations of one way of answering (a mode).

    `invited` is None where nobody can count who saw the link. `started` are those who opened the questionnaire:
    completed, broken off (some answers, not sent or not enough) or left without an answer.
    """

    invited: int | None
    started: int | None
    completed: int
    broken_off: int = 0
    refused: int = 0

    def __add__(self, other: "Fate") -> "Fate":
        return Fate(
            None if self.invited is None or other.invited is None else self.invited + other.invited,
            None if self.started is None or other.started is None else self.started + other.started,
            self.completed + other.completed,
            self.broken_off + other.broken_off,
            self.refused + other.refused,
        )

    def faults(self) -> list[Problem]:
        """What cannot be: negative counts, and more outcomes than invitations or starts."""
        found = [
            Problem(NEGATIVE, key=field.name, found=str(value))
            for field in fields(self)
            if (value := getattr(self, field.name)) is not None and value < 0
        ]
        begun = self.completed + self.broken_off
        if self.started is not None and begun > self.started:
            found.append(Problem(MORE_STARTS, key="started", found=f"{begun} > {self.started}"))
        if self.invited is not None and (out := begun + self.refused) > self.invited:
            found.append(Problem(MORE_INVITED, key="invited", found=f"{out} > {self.invited}"))
        return found


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares from 0 to 1, exact; None where what stands beneath is zero or not counted.

    `response` is completed ÷ invited (AAPOR RR1: every invitation counts as a user, answered or not); `with_partial`
    adds those broken off (RR2); `cooperation` is completed among those reached (COOP1); `refusal` is refused ÷ invited
    (REF1); `break_off` is broken off among those who began.
    """

    response: Fraction | None
    with_partial: Fraction | None
    cooperation: Fraction | None
    refusal: Fraction | None
    break_off: Fraction | None
    words: Text


def rates(fate: Fate) -> Rates:
    """The rates of one way of answering; ProblemsError for counts that cannot be."""
    if faults := fate.faults():
        raise ProblemsError(faults)
    begun = fate.completed + fate.broken_off
    response = _over(fate.completed, fate.invited)
    words = (
        UNCOUNTED
        if response is None
        else fill(RATE, n=fate.completed, of=fate.invited, share=share(response, 1))
    )
    return Rates(
        response,
        _over(begun, fate.invited),
        _over(fate.completed, begun + fate.refused),
        _over(fate.refused, fate.invited),
        _over(fate.broken_off, begun if fate.started is None else max(begun, fate.started)),
        words,
    )


def together(fates: Mapping[str, Fate]) -> Fate:
    """All ways as one; not counted where one of them is not."""
    found = Fate(0, 0, 0)
    for fate in fates.values():
        found = found + fate
    return found


def _over(part: int, whole: int | None) -> Fraction | None:
    return Fraction(part, whole) if whole else None


NEGATIVE = Text("Jumlah tidak boleh negatif.", "A count cannot be negative.")
MORE_STARTS = Text(
    "Yang mengisi lebih banyak daripada yang membuka formulir.",
    "More answered than opened the questionnaire.",
)
MORE_INVITED = Text(
    "Yang menjawab dan menolak lebih banyak daripada yang diundang.",
    "More answered and refused than were invited.",
)
UNCOUNTED = Text(
    "Tingkat respons tidak ada: tautan terbuka, jadi banyaknya orang yang melihatnya tidak diketahui.",
    "There is no response rate: with an open link nobody knows how many saw it.",
)
RATE = Text("{n} dari {of} yang diundang menjawab ({share}).", "{n} of {of} invited answered ({share}).")
