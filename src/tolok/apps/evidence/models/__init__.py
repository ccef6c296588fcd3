"""Proofs of a unit, their versions, and what is like them."""

from tolok.apps.evidence.models.alike import AlikeGroup, AlikeMember, NearFiles, Outcome, Sketch, SketchMark
from tolok.apps.evidence.models.proofs import (
    Fetch,
    FetchState,
    Kind,
    Origin,
    Preview,
    Programme,
    Proof,
    ProofUse,
    ProofVersion,
    State,
    Upload,
)

__all__ = [
    "AlikeGroup",
    "AlikeMember",
    "Fetch",
    "FetchState",
    "Kind",
    "NearFiles",
    "Origin",
    "Outcome",
    "Preview",
    "Programme",
    "Proof",
    "ProofUse",
    "ProofVersion",
    "Sketch",
    "SketchMark",
    "State",
    "Upload",
]
