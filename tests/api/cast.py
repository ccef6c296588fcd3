"""A world in which every operation of the door has something to show, and programs that act for its people."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from tests.apps.commitments.cast import a_promise
from tests.apps.evaluation.cast import (
    NOW,
    Cast,
    a_cast,
    a_cycle,
    a_moderator,
    a_panel,
    heard,
    judged,
    locus_of,
    move_to,
)
from tests.apps.evaluation.filling import a_proof, an_answer
from tolok.api.description import Operation
from tolok.apps.accounts.actions import create_token
from tolok.apps.accounts.models import User
from tolok.apps.commitments.actions import start_coaching
from tolok.apps.commitments.models import Commitment
from tolok.apps.common.models import Entry
from tolok.apps.evaluation.actions import claims, disputes, panel, results
from tolok.apps.evaluation.models import Cycle, Locus, Result, Seat, State
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.surveys.identifiers import uuid7

FIRST = "1.a.Ak"


class Program:
    """A program with the token of a person."""

    def __init__(self, person: User | None, *scopes: str) -> None:
        self.client = Client(raise_request_exception=False)
        if person is None:
            return
        now = timezone.now()
        _, secret = create_token(
            person=person,
            name="gudang data",
            scopes=scopes or ("read", "import", "export"),
            expires_at=now + timedelta(days=30),
            now=now,
        )
        self.client = Client(raise_request_exception=False, headers={"Authorization": f"Bearer {secret}"})

    def get(self, path: str, **query: Any) -> Any:
        """The answer to a read."""
        return self.client.get(f"/api/v1{path}", query)

    def shows(self, path: str, **query: Any) -> Any:
        """The JSON of a read that succeeds."""
        found = self.get(path, **query)
        assert found.status_code == 200, found.content
        return found.json()

    def post(self, path: str, body: object) -> Any:
        """The answer to JSON that is sent."""
        return self.client.post(f"/api/v1{path}", body, content_type="application/json")

    def sends(self, path: str, **parts: Any) -> Any:
        """The answer to a form that is sent."""
        return self.client.post(f"/api/v1{path}", parts)


@dataclass
class World:
    """An office with a locked result, and one row of everything."""

    cast: Cast
    cycle: Cycle
    locus: Locus
    seat: Seat
    moderator: User
    result: Result
    commitment: Commitment
    proof: ProofVersion

    def path(self, operation: Operation) -> str:
        """The address of an operation, filled with rows of this world, from the root of the door."""
        in_cycle = "/cycles/" in operation.path
        entry = Entry.objects.filter(scope=self.cast.office.audit_scope).first()
        parts = {
            "office": self.cast.office.pk,
            "unit": self.locus.pk if in_cycle else self.cast.units[0].pk,
            "cycle": self.cycle.pk,
            "seat": self.seat.pk,
            "number": self.result.number,
            "survey": self.locus.survey_id,
            "commitment": self.commitment.pk,
            "proof": self.proof.proof_id,
            "entry": entry.pk if entry else 0,
            "pack": "pekppp-2022-luring",
        }
        return operation.path.removeprefix("/api/v1").format(**parts)


def an_answer_sent(codes: list[str], rating: int = 4, **more: Any) -> dict[str, Any]:
    """One respondent of an import."""
    at = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    return {"uuid": str(uuid7(at)), "values": dict.fromkeys(codes, rating), **more}


def a_world() -> World:
    """Two units with a locked result; the first has claimed, was asked, has objected and promised."""
    cast = a_cast(units=2)
    cycle = a_cycle(cast, State.FILLING)
    locus = locus_of(cycle, cast.units[0])
    proof = a_proof(cast, locus)
    _claim(cast, locus, proof)
    move_to(cycle, State.JUDGING, cast.admin)
    evaluator = a_panel(cast, cycle, 1)[0]
    seats = []
    for unit in cast.units:
        place = locus_of(cycle, unit)
        heard(place, 12)
        seats.append(panel.seat(locus=place, user=evaluator, by=cast.admin, now=NOW))
    disputes.ask(seat=seats[0], code=FIRST, question="Di mana berita acaranya?", by=evaluator, now=NOW)
    for seat in seats:
        disputes.recommend(
            locus=seat.locus, code=FIRST, text="Bahas standar setiap tahun", by=evaluator, now=NOW
        )
        judged(seat, 3)
    moderator = a_moderator(cast, cycle)
    move_to(cycle, State.OBJECTING, cast.admin)
    locus = locus_of(cycle, cast.units[0])
    objection = disputes.object_to(
        locus=locus, code=FIRST, wanted=4, text="Berita acara ada", by=cast.operator, now=NOW
    )
    disputes.decide(objection=objection, level=4, reason="Berita acara sah", by=moderator, now=NOW)
    result = results.propose(cycle=cycle, by=cast.admin, now=NOW)
    results.lock(result=result, by=moderator, now=NOW)
    commitment = a_promise(cast.units[0])
    start_coaching(unit=cast.units[0], reason="Kategori rendah", since=NOW.date(), by=cast.admin, now=NOW)
    return World(cast, cycle, locus, seats[0], moderator, result, commitment, proof)


def _claim(cast: Cast, locus: Locus, proof: ProofVersion) -> None:
    indicator = locus.form.instrument.indicators[FIRST]
    answers = {question.key: an_answer(question) for question in indicator.questions}
    claim = claims.answer(
        locus=locus, code=FIRST, answers=answers, note="", seen_version=0, by=cast.operator, now=NOW
    )
    claims.cite(claim=claim, version=proof, page=None, by=cast.operator, now=NOW)
