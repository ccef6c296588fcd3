"""What a cycle of evaluation hands to its papers and books: frozen values, filled from wherever the cycle is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tolok.rules.index.certainty import Certainty
from tolok.rules.index.settling import HOW
from tolok.rules.index.weighted import Given
from tolok.rules.instruments.values import Instrument
from tolok.rules.results import Outcome
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class CitedProof:
    """One version of a proof, and the page that was cited; `page` None = the whole file."""

    title: str
    version: int
    sha256: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What stands about one indicator beside its level, which is in `Given.levels`.

    `claim` is the level the unit's own answers propose (None = no proposal), `settled` how the level came to
    stand (one of `settling.HOW`), `reason` the evaluator's.
    """

    claim: int | None = None
    settled: Text = HOW["open"]
    reason: str = ""
    proofs: tuple[CitedProof, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """A recommendation and what became of it; `code` empty = it concerns the whole unit.

    `state` is a word for people (belum mulai, selesai, selesai tetapi belum berdampak, …), `proof` what shows it.
    """

    text: str
    code: str = ""
    owner: str = ""
    due: date | None = None
    measure: str = ""
    state: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True)
class RankRange:
    """The best and worst place the index may have among `among` units of `group`."""

    best: int
    worst: int
    among: int
    group: str


@dataclass(frozen=True, slots=True)
class Respondents:
    """Users who answered: `n` None = not known."""

    n: int | None
    minimum: int = 0
    target: int = 0


@dataclass(frozen=True, slots=True)
class EarlierResult:
    """The unit's result of an earlier cycle: unrounded index, its letter, and what stands in the way of comparing."""

    period: str
    value: Fraction
    letter: str = ""
    caution: Text | None = None


@dataclass(frozen=True, slots=True)
class JudgedUnit:
    """One unit with its settled result. Codes of `judgements` are those of `instrument`.

    `form` is the form's letter (A, B; empty where an instrument has only one), `group` the units it is compared with,
    `number` the running number of its letter (None = not numbered yet), `address` where its result can be
    looked up, `aspect_reasons` what evaluators wrote about whole aspects by their key.
    """

    code: str
    name: str
    kind: str
    form: str
    instrument: Instrument
    given: Given
    outcome: Outcome
    certainty: Certainty
    respondents: Respondents
    group: str = ""
    judgements: Mapping[str, Judgement] = field(default_factory=dict)
    aspect_reasons: Mapping[str, str] = field(default_factory=dict)
    recommendations: tuple[Commitment, ...] = ()
    earlier: EarlierResult | None = None
    followed_up: tuple[Commitment, ...] = ()
    rank: RankRange | None = None
    head: str = ""
    number: int | None = None
    address: str = ""

    def about(self, code: str) -> Judgement:
        """What stands about an indicator; empty where nothing was written."""
        return self.judgements.get(code, NOTHING)


NOTHING = Judgement()


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the calendar with its first and last day, both included."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Panelist:
    """A member of the panel, by name and part (ketua, evaluator, moderator)."""

    name: str
    part: str
    nip: str = ""


@dataclass(frozen=True, slots=True)
class CycleFacts:
    """What is true of a whole cycle."""

    name: str
    year: int
    office: str
    calendar: tuple[Phase, ...] = ()
    panel: tuple[Panelist, ...] = ()
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class CycleResults:
    """A whole cycle: its facts and every unit of it, those without an index too. `address` shows the cycle."""

    facts: CycleFacts
    units: Sequence[JudgedUnit]
    address: str = ""


def cited(unit: JudgedUnit) -> dict[tuple[str, int, str], list[tuple[str, int | None]]]:
    """Every cited version of a proof (SHA-256, version, title) with the indicators and pages it is cited for."""
    found: dict[tuple[str, int, str], list[tuple[str, int | None]]] = {}
    for code in unit.instrument.indicators:
        for proof in unit.about(code).proofs:
            found.setdefault((proof.sha256, proof.version, proof.title), []).append((code, proof.page))
    return found
