"""The public's part noted beside Tolok: its days, its minutes and its proof, told apart from a forum kept here."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.apps.evidence.cast import a_looked_at
from tests.apps.organizations.cast import NOW, TODAY, a_unit, an_office
from tests.apps.standards.keeping_cast import a_decree
from tests.apps.standards.standards_cast import a_draft, a_member, a_service, heard, moved_to
from tests.people import signed_in
from tolok.apps.evidence.models import Kind
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import decrees, versions
from tolok.apps.standards.models import StandardVersion, State
from tolok.apps.standards.selectors.facts import offered
from tolok.apps.standards.selectors.records import records
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MINUTES = "BA 400.9/12 tanggal 21 November 2026"


@pytest.fixture
def unit(settings: Settings, tmp_path: Path) -> OrganizationUnit:
    settings.TOLOK_HOME = tmp_path
    return a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")


@pytest.fixture
def version(unit: OrganizationUnit) -> StandardVersion:
    return moved_to(a_draft(a_service(unit)), State.CONSULTATION)


def noted(version: StandardVersion, **more: Any) -> StandardVersion:
    """The public's part as a unit says it."""
    given = {
        "kind": "fkp",
        "elements": ["users"],
        "consulted_on": TODAY,
        "why": MINUTES,
        "by": None,
        "now": NOW,
    }
    return versions.note_participation(version=version, **given | more)  # type: ignore[arg-type]


def refused(version: StandardVersion, **more: Any) -> dict[str, str]:
    """The words of a refusal by the field they stand at."""
    with pytest.raises(ProblemsError) as caught:
        noted(version, **more)
    return {one.key: one.text.id for one in caught.value.problems}


def test_nobody_took_part_before_the_version_was_begun(version: StandardVersion) -> None:
    said = refused(version, kind="other", consulted_on=TODAY - DAY)["consulted_on"]
    assert "20 November 2026" in said
    assert "mulai ditulis 21 November 2026" in said


def test_a_draft_that_was_on_paper_first_says_so_and_its_forum_counts(
    client: Client, unit: OrganizationUnit, version: StandardVersion
) -> None:
    signed_in(client, a_member(unit))
    page, drafted = (reverse(name, args=[version.pk]) for name in ("standards-version", "standards-drafted"))
    assert drafted in client.get(page).content.decode()
    given = {"drafted_from": str(TODAY - 30 * DAY), "why": "Berkas Word tim, notula rapat 3 Oktober."}
    assert client.post(drafted, given).status_code == 302
    noted(version, kind="other", consulted_on=TODAY - 9 * DAY, why="Rapat warga di balai, notula ada.")
    shown = client.get(page).content.decode()
    assert "dinyatakan unit. Berkas Word tim" in shown
    (record,) = records([f"standards.standardversion:{version.pk}"], unit.pk, TODAY).values()
    assert any("Berkas Word tim" in words for _name, words in record.rows)
    for step in (versions.revise, versions.ready):
        step(version=version, by=None, now=NOW)
    decree = a_decree(unit, "1/2026", TODAY - 8 * DAY)
    versions.put_in_force(version=version, decree=decree, effective_from=TODAY, by=None, now=NOW)
    assert client.post(drafted, given).status_code == 422


def test_a_draft_on_paper_comes_before_its_words_here_and_before_its_forum(version: StandardVersion) -> None:
    noted(version, kind="other")

    def said(day: date, why: str = "Notula rapat tim.") -> dict[str, str]:
        with pytest.raises(ProblemsError) as caught:
            versions.say_drafted(version=version, drafted_from=day, why=why, by=None, now=NOW)
        return {one.key: one.text.id for one in caught.value.problems}

    assert "sudah mulai ditulis di Tolok 21 November 2026" in said(TODAY + DAY)["drafted_from"]
    assert list(said(TODAY, "-")) == ["why"]
    versions.say_drafted(version=version, drafted_from=TODAY - DAY, why="Notula rapat.", by=None, now=NOW)
    assert "22 November" not in refused(version, kind="other", consulted_on=TODAY - 2 * DAY)["consulted_on"]
    assert (
        "mulai ditulis 20 November 2026"
        in refused(version, kind="other", consulted_on=TODAY - 2 * DAY)["consulted_on"]
    )


def test_nobody_took_part_before_the_consultation_was_opened(unit: OrganizationUnit) -> None:
    version = moved_to(a_draft(a_service(unit)), State.INTERNAL)
    versions.consult(version=version, by=None, now=NOW + 3 * DAY)
    said = refused(version, kind="other", consulted_on=TODAY + DAY, now=NOW + 3 * DAY)["consulted_on"]
    assert "22 November 2026" in said
    assert "dibuka 24 November 2026" in said


@pytest.mark.parametrize("why", ["-", "BA", "-----", ". . . ."])
def test_minutes_have_a_number_or_a_name(version: StandardVersion, why: str) -> None:
    assert "why" in refused(version, why=why)
    assert "why" in refused(version, kind="other", why=why)


def test_a_proof_of_something_else_is_taken_only_when_that_is_said(
    client: Client, unit: OrganizationUnit, version: StandardVersion
) -> None:
    operator = a_member(unit)
    proof = a_looked_at(unit, operator)
    proof.proof.title, proof.proof.kind = "Laporan inovasi", Kind.REPORT
    proof.proof.save(update_fields=["title", "kind"])
    today = timezone.localdate()
    signed_in(client, operator)
    page = reverse("standards-participation", args=[version.pk])
    assert 'name="surely"' not in client.get(page).content.decode()
    given = {"kind": "fkp", "elements": ["users"], "consulted_on": str(today), "why": MINUTES}
    answer = client.post(page, {**given, "proof": str(proof.pk)})
    assert answer.status_code == 422
    assert "“Laporan inovasi”" in answer.content.decode()
    assert 'name="surely"' in answer.content.decode()
    assert client.post(page, {**given, "proof": str(proof.pk), "surely": "on"}).status_code == 302
    shown = client.get(reverse("standards-version", args=[version.pk])).content.decode()
    assert "dinyatakan unit, di luar Tolok" in shown
    listed = client.get(reverse("standards-service", args=[version.service_id])).content.decode()
    assert "dinyatakan unit, di luar Tolok" in listed


def test_minutes_are_no_decree(unit: OrganizationUnit, version: StandardVersion) -> None:
    proof = a_looked_at(unit, a_member(unit))
    noted(version, proof=proof, surely=True)
    with pytest.raises(ProblemsError) as caught:
        decrees.enter(
            unit=unit,
            number="1/2026",
            about="SP",
            signed_on=TODAY,
            signer="Siti",
            scan=proof,
            by=None,
            now=NOW,
        )
    (problem,) = caught.value.problems
    assert problem.key == "scan"
    assert "Keikutsertaan masyarakat" in problem.text.id


def test_one_paper_is_not_both_minutes_and_decree(unit: OrganizationUnit, version: StandardVersion) -> None:
    proof = a_looked_at(unit, a_member(unit))
    decree = a_decree(unit, "1/2026", TODAY, scan=proof)
    noted(version, proof=proof, surely=True)
    for step in (versions.revise, versions.ready):
        step(version=version, by=None, now=NOW)
    with pytest.raises(ProblemsError, match="minutes"):
        versions.put_in_force(version=version, decree=decree, effective_from=TODAY, by=None, now=NOW)


def test_a_decree_is_not_older_than_the_draft_it_decides(
    unit: OrganizationUnit, version: StandardVersion
) -> None:
    heard(version, TODAY - 9 * DAY)
    for step in (versions.revise, versions.ready):
        step(version=version, by=None, now=NOW)
    early = a_decree(unit, "1/2026", TODAY - 2 * DAY)
    with pytest.raises(ProblemsError) as caught:
        versions.put_in_force(version=version, decree=early, effective_from=TODAY, by=None, now=NOW)
    (problem,) = caught.value.problems
    assert problem.key == "decree"
    assert "ditandatangani 19 November 2026" in problem.text.id
    assert "21 November 2026" in problem.text.id


def test_an_evaluator_reads_what_the_unit_declared_itself(
    unit: OrganizationUnit, version: StandardVersion
) -> None:
    noted(version, proof=a_looked_at(unit, a_member(unit)), surely=True)
    for step in (versions.revise, versions.ready):
        step(version=version, by=None, now=NOW)
    decree = a_decree(unit, "1/2026", TODAY)
    versions.put_in_force(version=version, decree=decree, effective_from=TODAY, by=None, now=NOW)
    words = [one.words.id for one in offered([unit.pk], TODAY)[unit.pk] if one.key == "standard_community"]
    assert any("1 FKP di antaranya dinyatakan unit, di luar Tolok" in said for said in words)
