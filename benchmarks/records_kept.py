"""Everything that a thousand units promise and did about it, written in bulk for the measurements of proposals."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from django.db.models import Model

    from tolok.apps.accounts.models import User
    from tolok.apps.organizations.models import OrganizationUnit
    from tolok.apps.standards.models import Decree, Service, StandardVersion
    from tolok.rules.standards.values import Standard

    Units = Sequence[OrganizationUnit]

M = TypeVar("M", bound="Model")
SERVICES, BATCH, DAY = 4, 2000, timedelta(days=1)
SIX = ["A1", "A2", "A3", "A4", "A5", "A6"]
ELEMENTS = ("users", "experts", "agencies", "civil_society", "mass_media")


def keep_records(units: "Units", by: "User", now: datetime) -> None:
    """Four standards with a decree, reviews and monitoring, a maklumat, publications, a forum and a survey a unit."""
    versions = _versions(_services(units, now), _decrees(units, now), now)
    _looked_after(versions, now)
    _made_public(units, versions, now)
    _consulted(units, versions, now)
    _surveyed(units, by, now)


def _many(rows: "Sequence[M]") -> "list[M]":
    kept: list[M] = type(rows[0]).objects.bulk_create(rows, batch_size=BATCH)  # type: ignore[attr-defined]
    return kept


def _services(units: "Units", now: datetime) -> "list[Service]":
    from tolok.apps.standards.models import Service

    since = now.date() - 900 * DAY
    given = [(unit, at) for unit in units for at in range(SERVICES)]
    return _many(
        [Service(unit=unit, code=f"{at:02}", name=f"Layanan {at}", since=since) for unit, at in given]
    )


def _decrees(units: "Units", now: datetime) -> "dict[int, Decree]":
    from tolok.apps.standards.models import Decree

    told: dict[str, Any] = {"about": "Standar Pelayanan", "signer": "Siti Rahayu", "created_at": now}
    signed = now.date() - 700 * DAY
    rows = _many([Decree(unit=one, number="188/4", signed_on=signed, **told) for one in units])
    return {one.unit_id: one for one in rows}


def _versions(
    services: "Sequence[Service]", decrees: "dict[int, Decree]", now: datetime
) -> "list[StandardVersion]":
    """One that was replaced and one in force a service; those in force."""
    from tolok.apps.standards.models import StandardVersion, State
    from tolok.rules.standards.contents import content_of, digest_of

    content, first, second = content_of(_standard()), now.date() - 700 * DAY, now.date() - 300 * DAY
    told = {"content": content, "digest": digest_of(content), "complete": True, "participation": "fkp"}
    told |= {"elements": list(ELEMENTS), "consulted_on": first, "edited_at": now, "created_at": now}
    old = {"number": 1, "state": State.REPLACED, "effective_from": first, "effective_until": second - DAY}
    new = {"number": 2, "state": State.IN_FORCE, "effective_from": second}

    def rows(days: dict[str, Any]) -> "list[StandardVersion]":
        made: list[dict[str, Any]] = [{"service": one, "decree": decrees[one.unit_id]} for one in services]
        return _many([StandardVersion(**one, **told, **days) for one in made])

    rows(old)
    return rows(new)


def _standard() -> "Standard":
    from tolok.rules.standards.values import Channel, Cost, Product, Requirement, Standard, Step, TimeLimit

    return Standard(
        requirements=tuple(Requirement(f"Berkas {at}") for at in range(6)),
        steps=tuple(Step("front_office", f"Langkah {at}", most=Fraction(10)) for at in range(6)),
        limit=TimeLimit(Fraction(2), "working_days"),
        costs=(Cost(free=True, basis="Perda 3/2024"),),
        products=(Product("Surat keterangan"),),
        channels=(Channel("sp4n", "lapor.example.go.id"), Channel("whatsapp", "0812-5550-1122")),
        texts={f"B{at}": "Uraian komponen dalam beberapa kalimat. " * 6 for at in range(7, 15)},
        staff=4,
    )


def _looked_after(versions: "Sequence[StandardVersion]", now: datetime) -> None:
    from tolok.apps.standards.models import Monitoring, Review

    today = now.date()
    said = {"method": "Rapat tim", "findings": "Berjalan baik.", "change": False, "at": now}
    reviewed = [(version, today - days * DAY) for version in versions for days in (400, 40)]
    _many([Review(version=version, reviewed_on=day, **said) for version, day in reviewed])
    seen = {"period_from": today - 200 * DAY, "period_to": today - 30 * DAY, "done_on": today - 20 * DAY}
    kept = {"methods": ["documents"], "kept": {"A1": "yes", "A3": "partly"}, "at": now}
    _many([Monitoring(version=version, **seen, **kept) for version in versions])


def _made_public(units: "Units", versions: "Sequence[StandardVersion]", now: datetime) -> None:
    from tolok.apps.standards.models import ContentUpdate, Maklumat, Publication, UnitProfile

    today = now.date()
    said = dict.fromkeys(("ability", "improvement", "sanction"), "Kami sanggup dan siap.")
    set_on = {"number": 1, "state": "set", "set_on": today - 300 * DAY, "signer": "Siti Rahayu"}
    pledges = _many([Maklumat(unit=one, **said, **set_on, created_at=now) for one in units])
    where = {"place": "Ruang tunggu", "published_on": today - 200 * DAY, "at": now}
    _many(
        [
            Publication(unit=one.unit, subject="maklumat", maklumat=one, medium="board", **where)
            for one in pledges
        ]
    )
    media = ("board", "website", "social_media", "sippn")
    shown = [(version, medium) for version in versions for medium in media]
    six: dict[str, Any] = {"subject": "standard", "components": SIX, **where}
    _many([Publication(unit=one.service.unit, version=one, medium=medium, **six) for one, medium in shown])
    days = [(unit, today - 7 * at * DAY) for unit in units for at in range(6)]
    told: dict[str, Any] = {"title": "Jadwal pelayanan", "medium": "website", "at": now}
    _many([ContentUpdate(unit=unit, published_on=day, **told) for unit, day in days])
    _many([UnitProfile(unit=one, website="https://unit.example.go.id", changed_at=now) for one in units])


def _consulted(units: "Units", versions: "Sequence[StandardVersion]", now: datetime) -> None:
    from tolok.apps.consultation.models import ActionRow, Forum, Minutes, Participant, Subject

    day = now.date() - 90 * DAY
    days = dict.fromkeys(("meets_on", "held_on", "signed_on"), day)
    told: dict[str, Any] = {
        "number": 1,
        "state": "follow_up",
        "topic": "Standar Pelayanan",
        "created_at": now,
    }
    forums = {one.unit_id: one for one in _many([Forum(unit=one, **told, **days) for one in units])}
    rows = list(forums.values())
    _many([Subject(forum=forums[one.service.unit_id], version=one, findings="Tetap.") for one in versions])
    _many([Participant(forum=one, element=element) for one in rows for element in ELEMENTS * 4])
    _many([Minutes(forum=one, number="400/7", dated=day) for one in rows])
    row: dict[str, Any] = {"what": "Menambah petugas", "measure": "dua petugas", "owner": "Kepala seksi"}
    _many([ActionRow(forum=one, number=at, due_on=day, **row) for one in rows for at in (1, 2, 3)])


def _surveyed(units: "Units", by: "User", now: datetime) -> None:
    """Two SKM a unit with a published result; the answers themselves are not read again."""
    from tolok.apps.surveys.actions import Span, Wanted, open_surveys
    from tolok.apps.surveys.models import Period, Publication, SurveyResult
    from tolok.rules.questionnaires.blocks import block, compose
    from tolok.rules.texts import Text

    asked = compose(Text("Survei", "Survey"), [block("skm9")])
    begun = now.date().replace(month=1, day=1)
    for first in (0, 30):
        surveys = open_surveys(
            wanted=[Wanted(one, minimum=5, target=30) for one in units],
            questionnaire=asked,
            opens_at=now - 3 * DAY,
            closes_at=now - DAY,
            span=Span(Period.MONTH, begun + first * DAY, begun + (first + 29) * DAY),
            by=None,
            now=now - 3 * DAY,
        )
        told = {"number": 1, "content": {}, "value": "82.50", "grade": "B", "n": 120}
        results = _many([SurveyResult(survey=one, **told, made_at=now, published_at=now) for one in surveys])
        noted = {"place": "loket", "told_on": now.date(), "noted_by": by, "noted_at": now}
        _many(
            [
                Publication(result=one, medium=medium, **noted)
                for one in results
                for medium in ("board", "website")
            ]
        )
