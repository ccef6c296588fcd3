"""Rows of a cycle of PEKPPP: what was opened, claimed, judged, disputed, decided and published.

No row exists for an indicator nobody has answered or judged yet: absence means *not yet*, never zero.
"""

from tolok.apps.evaluation.models.claims import Citation, Claim, Submission
from tolok.apps.evaluation.models.copies import FrozenRecords, RecordCopy
from tolok.apps.evaluation.models.cycles import Cycle, CycleForm, DateMove, Phase, State
from tolok.apps.evaluation.models.disputes import Amendment, Clarification, Objection, Recommendation
from tolok.apps.evaluation.models.duties import DutyAnswer, DutyLetter, DutyStatement, Said
from tolok.apps.evaluation.models.gathering import Finding, Reply, Stance, Sweep
from tolok.apps.evaluation.models.judging import Judgement, Moderation, Seat, UndoStep, VisitNote
from tolok.apps.evaluation.models.loci import ClaimState, Locus
from tolok.apps.evaluation.models.panel import PanelMember, PanelOffer, PanelRole, Tie
from tolok.apps.evaluation.models.papers import CyclePaper, LetterNumber, PaperKind, PaperState
from tolok.apps.evaluation.models.results import Result, UnitResult

__all__ = [
    "Amendment",
    "Citation",
    "Claim",
    "ClaimState",
    "Clarification",
    "Cycle",
    "CycleForm",
    "CyclePaper",
    "DateMove",
    "DutyAnswer",
    "DutyLetter",
    "DutyStatement",
    "Finding",
    "FrozenRecords",
    "Judgement",
    "LetterNumber",
    "Locus",
    "Moderation",
    "Objection",
    "PanelMember",
    "PanelOffer",
    "PanelRole",
    "PaperKind",
    "PaperState",
    "Phase",
    "Recommendation",
    "RecordCopy",
    "Reply",
    "Result",
    "Said",
    "Seat",
    "Stance",
    "State",
    "Submission",
    "Sweep",
    "Tie",
    "UndoStep",
    "UnitResult",
    "VisitNote",
]
