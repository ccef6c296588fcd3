"""Questions to a unit, its objections, and what it is advised to do."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from ninja import Query, Router, Schema

from tolok.api import reach
from tolok.api.paging import Page, Paging, page_of
from tolok.api.routes import reads
from tolok.api.shapes import Moment
from tolok.api.tokens import caller
from tolok.apps.evaluation import policies
from tolok.apps.evaluation.models import Clarification, Locus, Objection, Recommendation
from tolok.apps.evaluation.selectors.disputes import objections_of, questions_of, recommendations_of
from tolok.apps.evidence.models import ProofVersion

router = Router(tags=["disputes"])


class ShownOut(Schema):
    """Facts of a proof that was sent along."""

    id: int
    version: int
    sha256: str
    size: int
    mime: str


class ClarificationOut(Schema):
    """One question, one answer, one last day."""

    id: int
    code: str
    question: str
    asked_at: Moment
    due_on: date
    answer: str
    answered_by: str | None
    answered_at: Moment | None
    proofs: list[ShownOut]


class ObjectionOut(Schema):
    """An objection (*sanggah*) to one level. `level` is the one decided, null while nobody has."""

    id: int
    code: str
    level_before: int | None
    wanted: int
    text: str
    filed_by: str
    filed_at: Moment
    due_on: date
    level: int | None
    reason: str
    decided_by: str | None
    decided_at: Moment | None
    proofs: list[ShownOut]


class RecommendationOut(Schema):
    """What an evaluator advises. `commitment_made`: it has become a promise."""

    id: int
    code: str
    text: str
    measure: str
    by: str
    at: Moment
    commitment_made: bool


@reads(router, "/cycles/{int:cycle}/units/{int:unit}/clarifications", Page[ClarificationOut])
def clarifications(
    request: HttpRequest, cycle: int, unit: int, paging: Query[Paging]
) -> Page[ClarificationOut]:
    """Questions put to a unit; an evaluator who still judges sees their own only."""
    found, person = reach.locus(request, cycle, unit), caller(request)
    own = policies.sits_at(person, found) and not policies.sees_levels(person, found, reach.today())
    rows = questions_of(found, person if own else None)
    return page_of(rows, paging, lambda page: [_question(one) for one in page])


@reads(router, "/cycles/{int:cycle}/units/{int:unit}/objections", Page[ObjectionOut])
def objections(request: HttpRequest, cycle: int, unit: int, paging: Query[Paging]) -> Page[ObjectionOut]:
    """Objections of a unit and how they were decided; for whoever may see levels there."""
    rows = objections_of(_levels(request, cycle, unit))
    return page_of(rows, paging, lambda page: [_objection(one) for one in page])


@reads(router, "/cycles/{int:cycle}/units/{int:unit}/recommendations", Page[RecommendationOut])
def recommendations(
    request: HttpRequest, cycle: int, unit: int, paging: Query[Paging]
) -> Page[RecommendationOut]:
    """What a unit is advised to do; for whoever may see levels there."""
    rows = recommendations_of(_levels(request, cycle, unit))
    return page_of(rows, paging, lambda page: [_recommendation(one) for one in page])


def _levels(request: HttpRequest, cycle: int, unit: int) -> Locus:
    found = reach.locus(request, cycle, unit)
    if not policies.sees_levels(caller(request), found, reach.today()):
        raise PermissionDenied
    return found


def _shown(version: ProofVersion) -> ShownOut:
    return ShownOut(
        id=version.pk, version=version.number, sha256=version.sha256, size=version.size, mime=version.mime
    )


def _question(one: Clarification) -> ClarificationOut:
    return ClarificationOut(
        id=one.pk,
        code=one.code,
        question=one.question,
        asked_at=one.asked_at,
        due_on=one.due_on,
        answer=one.answer,
        answered_by=one.answered_by.name if one.answered_by else None,
        answered_at=one.answered_at,
        proofs=[_shown(version) for version in one.proofs.all()],
    )


def _objection(one: Objection) -> ObjectionOut:
    return ObjectionOut(
        id=one.pk,
        code=one.code,
        level_before=one.level_before,
        wanted=one.wanted,
        text=one.text,
        filed_by=one.filed_by.name,
        filed_at=one.filed_at,
        due_on=one.due_on,
        level=one.level,
        reason=one.reason,
        decided_by=one.decided_by.name if one.decided_by else None,
        decided_at=one.decided_at,
        proofs=[_shown(version) for version in one.proofs.all()],
    )


def _recommendation(one: Recommendation) -> RecommendationOut:
    return RecommendationOut(
        id=one.pk,
        code=one.code,
        text=one.text,
        measure=one.measure,
        by=one.by.name,
        at=one.at,
        commitment_made=one.commitment_made,
    )
