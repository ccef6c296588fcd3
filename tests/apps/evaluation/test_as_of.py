"""Facts behind proposals are read as of the day asked: what is noted later, about a later day, changes none of them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.apps.consultation.forum_cast import a_forum, a_version, brought_to
from tests.apps.organizations.cast import NOW, TODAY, a_unit, an_admin, an_office
from tests.apps.standards import keeping_cast
from tests.apps.standards.keeping_cast import (
    a_decree,
    a_maklumat,
    a_standard,
    carried,
    in_force,
    monitored,
    reviewed,
    shown,
    updated,
)
from tests.apps.standards.standards_cast import a_draft, a_service
from tests.apps.surveys.cast import an_skm, closed, rated
from tolok.apps.catalogue.actions import sippn
from tolok.apps.commitments.actions import finish
from tolok.apps.commitments.models import Commitment
from tolok.apps.consultation.models import State
from tolok.apps.evaluation.selectors.gathering import gathered
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import maklumat, publishing, services
from tolok.apps.standards.models import Maklumat, Publication, StandardVersion
from tolok.apps.surveys import actions as surveys
from tolok.apps.surveys.models import SurveyResult
from tolok.rules.gathered import Gathered

pytestmark = pytest.mark.django_db

LATER, THEN = TODAY + timedelta(days=60), NOW + timedelta(days=60)
ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, 3), (2, 3, 1, 4, 3, 4, 4, 3, 2)] * 18
Known = dict[str, Gathered]


def facts(unit: OrganizationUnit, day: date = TODAY) -> Known:
    return gathered([unit.pk], day, TODAY.year)[unit.pk]


def surveyed(unit: OrganizationUnit) -> None:
    """A survey with a public result and a plan whose first line was late by the day."""
    begun = NOW - timedelta(days=100)
    survey, biro = an_skm(unit, begun), an_admin(unit.office)
    rated(survey, ROWS, begun)
    result = surveys.compute(survey=closed(survey, begun), by=None, now=begun)
    surveys.publish(result=result, by=biro, now=begun)
    due = (TODAY - timedelta(days=10), LATER + timedelta(days=30))
    lines = [
        surveys.Planned(key, "Janji", "terlihat", "Kepala", day)
        for key, day in zip(("waktu", "sarpras"), due, strict=True)
    ]
    surveys.plan(result=result, lines=lines, by=biro, now=begun)


@pytest.fixture
def unit() -> OrganizationUnit:
    """A unit with records of every app, made by the day."""
    unit = a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")
    version = a_standard(unit, decree=a_decree(unit))
    a_draft(a_service(unit, "02", "Layanan 02"))
    a_maklumat(unit)
    shown(version)
    carried(version, seen=False)
    updated(unit, TODAY - timedelta(days=3))
    monitored(version)
    reviewed(version)
    brought_to(a_forum(a_version(unit, "03")), State.FOLLOW_UP)
    surveyed(unit)
    return unit


def version_of(unit: OrganizationUnit) -> StandardVersion:
    return StandardVersion.objects.select_related("service__unit").get(service__unit=unit, service__code="01")


def is_seen(unit: OrganizationUnit) -> None:
    where: dict[str, Any] = {
        "address": "https://sippn.menpan.go.id/layanan/77",
        "verified_on": LATER,
        "today": LATER,
    }
    sippn.note_seen(service=version_of(unit).service, **where, **keeping_cast.BY)


def is_gone(unit: OrganizationUnit) -> None:
    why = "Dihapus portal"
    sippn.note_gone(service=version_of(unit).service, gone_on=LATER, today=LATER, why=why, **keeping_cast.BY)


def is_taken_down(unit: OrganizationUnit) -> None:
    row = Publication.objects.get(unit=unit)
    publishing.take_down(publication=row, withdrawn_on=LATER, why="Papan diganti", **keeping_cast.BY)


def is_replaced(unit: OrganizationUnit) -> None:
    in_force(version_of(unit).service, LATER, a_decree(unit, "188/9/2027", LATER))


def is_decided(unit: OrganizationUnit) -> None:
    """The draft of the day takes force later."""
    draft = StandardVersion.objects.get(service__unit=unit, service__code="02")
    StandardVersion.objects.filter(pk=draft.pk).update(
        state="in_force", effective_from=LATER, decree=a_decree(unit, "188/10/2027", LATER)
    )


def is_ended(unit: OrganizationUnit) -> None:
    services.end_service(service=version_of(unit).service, until=LATER, why="Pindah", **keeping_cast.BY)


def sets_another_maklumat(unit: OrganizationUnit) -> None:
    a_maklumat(unit, LATER)


def keeps_its_promises(unit: OrganizationUnit) -> None:
    biro = an_admin(unit.office, "Sri")
    for one in Commitment.objects.filter(unit=unit):
        finish(commitment=one, done_on=LATER, effect=True, why_no_proof="foto", by=biro, now=THEN)


def takes_its_survey_back(unit: OrganizationUnit) -> None:
    result, biro = SurveyResult.objects.get(survey__unit=unit), an_admin(unit.office, "Sri")
    surveys.withdraw(result=result, why="periode keliru", by=biro, now=THEN)
    surveys.compute(survey=result.survey, by=biro, why="ulang", now=THEN)


AFTERWARDS: dict[str, Callable[[OrganizationUnit], Any]] = {
    "a service is seen in the portal": is_seen,
    "a service is gone from the portal": is_gone,
    "a standard is shown elsewhere": lambda unit: shown(version_of(unit), "website", day=LATER),
    "a publication is taken down": is_taken_down,
    "another standard takes force": is_replaced,
    "a draft takes force": is_decided,
    "a service ends": is_ended,
    "another maklumat is set": sets_another_maklumat,
    "a standard is monitored": lambda unit: monitored(version_of(unit), LATER),
    "a standard is reviewed": lambda unit: reviewed(version_of(unit), LATER),
    "an update is noted": lambda unit: updated(unit, LATER),
    "promises are kept": keeps_its_promises,
    "a survey is taken back and corrected": takes_its_survey_back,
}


@pytest.mark.parametrize("later", AFTERWARDS)
def test_it_reads_the_day_asked_whatever_comes_later(
    unit: OrganizationUnit, later: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = facts(unit)
    assert {"standard_made", "pledge_made", "sippn_linked", "forum_held", "followup_percent"} <= before.keys()
    monkeypatch.setitem(keeping_cast.BY, "now", THEN)
    AFTERWARDS[later](unit)
    assert facts(unit) == before
    assert facts(unit, LATER + timedelta(days=1)) != before


def test_a_maklumat_that_was_a_draft_on_the_day_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    unit = a_unit(an_office(), "1")
    maklumat.draft(unit=unit, **keeping_cast.BY)
    before = facts(unit)
    assert before["pledge_decided"].value is False
    monkeypatch.setitem(keeping_cast.BY, "now", THEN)
    said: dict[str, Any] = {
        "ability": "Kami sanggup.",
        "improvement": "Kami berbenah.",
        "sanction": "Kami siap.",
        "signer": "Siti",
    }
    draft = Maklumat.objects.get(unit=unit)
    maklumat.write(maklumat=draft, **said, **keeping_cast.BY)
    maklumat.set(maklumat=draft, set_on=LATER, **keeping_cast.BY)
    assert facts(unit) == before
    assert facts(unit, LATER)["pledge_decided"].value is True
