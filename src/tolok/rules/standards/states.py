"""From draft to replaced: which way a version of a service standard may go, and what each step asks for.

The states follow PermenPANRB 15/2014; the guards are told in docs/reference/service-standards.md. Pure: what a version
is comes as `Standing`, what is wrong leaves as problems in words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tolok.rules.standards.components import by_code
from tolok.rules.texts import Problem, Text, join
from tolok.rules.wording import fill

DRAFT, INTERNAL, CONSULTATION, REVISION, DECISION = (
    "draft",
    "internal",
    "consultation",
    "revision",
    "decision",
)
IN_FORCE, UNDER_REVIEW, REPLACED, WITHDRAWN = "in_force", "under_review", "replaced", "withdrawn"
#: States in which the words may be changed.
WRITABLE = frozenset({DRAFT, REVISION})


@dataclass(frozen=True, slots=True)
class Move:
    """One step: from which states to which, and what must be so. `who` names whose decision it is."""

    key: str
    sources: tuple[str, ...]
    target: str
    name: Text
    complete: bool = False  # all fourteen components say something
    clean: bool = False  # the linter finds no error
    heard: bool = False  # the public's part is noted
    why: bool = False  # a reason is asked


@dataclass(frozen=True, slots=True)
class Standing:
    """What a version is when a step is asked for: state, codes of missing components, number of linter errors."""

    state: str
    missing: tuple[str, ...] = ()
    errors: int = 0
    participation: str = ""


MOVES: Mapping[str, Move] = {
    one.key: one
    for one in (
        Move(
            "submit",
            (DRAFT,),
            INTERNAL,
            Text("Ajukan untuk telaah internal", "Submit for internal review"),
            complete=True,
            clean=True,
        ),
        Move(
            "consult",
            (INTERNAL,),
            CONSULTATION,
            Text("Mulai konsultasi publik", "Start the public consultation"),
        ),
        Move(
            "revise",
            (CONSULTATION,),
            REVISION,
            Text("Perbaiki sesuai masukan", "Revise after the input"),
            heard=True,
        ),
        Move(
            "ready",
            (REVISION,),
            DECISION,
            Text("Ajukan untuk ditetapkan", "Submit for decision"),
            complete=True,
            clean=True,
            heard=True,
        ),
        Move(
            "put_in_force", (DECISION,), IN_FORCE, Text("Tetapkan dan berlakukan", "Decide and put in force")
        ),
        Move(
            "send_back",
            (INTERNAL, CONSULTATION, REVISION, DECISION),
            DRAFT,
            Text("Kembalikan menjadi draf", "Send back to draft"),
            why=True,
        ),
        Move("begin_review", (IN_FORCE,), UNDER_REVIEW, Text("Mulai peninjauan ulang", "Begin a review")),
        Move("end_review", (UNDER_REVIEW,), IN_FORCE, Text("Akhiri peninjauan ulang", "End the review")),
        Move(
            "withdraw",
            (IN_FORCE, UNDER_REVIEW),
            WITHDRAWN,
            Text("Cabut standar ini", "Withdraw this standard"),
            why=True,
        ),
    )
}


def next_moves(state: str) -> tuple[Move, ...]:
    """The steps that lead on from a state, in the order they are offered."""
    return tuple(one for one in MOVES.values() if state in one.sources)


def faults(move: Move, now: Standing, why: str = "") -> list[Problem]:
    """Everything that forbids a step; empty when it may be taken."""
    if now.state not in move.sources:
        return [Problem(NOT_FROM_HERE)]
    found = []
    if move.complete and now.missing:
        found.append(Problem(fill(INCOMPLETE, n=len(now.missing), names=_named(now.missing))))
    if move.clean and now.errors:
        found.append(Problem(fill(HAS_ERRORS, n=now.errors)))
    if move.heard and not now.participation:
        found.append(Problem(NOT_HEARD))
    if move.why and not why.strip():
        found.append(Problem(NO_REASON, key="why"))
    return found


def _named(codes: Sequence[str]) -> Text:
    names = by_code()
    return join((names[code].numbered for code in codes), "; ")


NOT_FROM_HERE = Text(
    "Langkah ini tidak tersedia pada tahap versi sekarang. Muat ulang halamannya.",
    "This step is not open at the stage the version is in. Load the page again.",
)
INCOMPLETE = Text(
    "{n} komponen belum diisi: {names}. Isi semua empat belas komponen lebih dulu.",
    "{n} components are empty: {names}. Fill all fourteen components first.",
)
HAS_ERRORS = Text(
    "Pemeriksaan masih menemukan {n} kesalahan. Perbaiki lebih dulu; peringatan boleh dijawab.",
    "The check still finds {n} errors. Mend them first; warnings may be answered.",
)
NOT_HEARD = Text(
    "Keikutsertaan masyarakat belum dicatat: tutup konsultasinya atau catat bentuk lain beserta alasannya.",
    "The part of the public is not noted: close the consultation, or note another form with its reason.",
)
NO_REASON = Text("Tulis alasannya.", "Write the reason.")
