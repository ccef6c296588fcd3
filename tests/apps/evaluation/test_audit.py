"""The audit of a cycle: every entry belongs to the office, and none is shown by its bare name."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

import tolok.apps
from tests.apps.evaluation.cast import (
    NOW,
    a_cast,
    a_cycle,
    a_moderator,
    a_panel,
    final,
    judged,
    locus_of,
)
from tests.apps.evaluation.filling import A_YES, a_cycle_today, a_proof
from tests.people import signed_in
from tolok.apps.common.models import Entry
from tolok.apps.common.selectors import Sought, entries_sought
from tolok.apps.evaluation.actions import claims, panel, results
from tolok.apps.evaluation.models import Citation, Claim, Cycle, Locus, PanelRole, State
from tolok.apps.organizations.views.audit_words import action_words

pytestmark = pytest.mark.django_db
APPS = Path(tolok.apps.__file__).parent
ABOVE = ("evaluation", "evidence", "surveys", "commitments")
VERBS = re.compile(rf'action=\(?"((?:{"|".join(ABOVE)})\.[a-z0-9_]+)"')


def foreign(office: int) -> list[str]:
    """Actions of the apps above that the audit of the office does not show."""
    mine = Entry.objects.filter(target_app__in=ABOVE).exclude(scope=f"office:{office}")
    return sorted(set(mine.values_list("action", flat=True)))


def test_everything_up_to_the_published_result_belongs_to_the_office() -> None:
    cast, _cycle, moderator, result = final(units=1)
    results.publish(result=result, by=moderator, now=NOW)
    assert foreign(cast.office.pk) == []


def test_filling_in_belongs_to_the_office_also_the_second_time() -> None:
    cast = a_cast(units=1)
    cycle = a_cycle_today(cast)
    proof = a_proof(cast, locus_of(cycle, cast.units[0]))
    for version, answers in enumerate(({}, A_YES)):
        bare = Locus.objects.get(cycle=cycle)
        claims.answer(
            locus=bare,
            code="1.a.Ak",
            answers=answers,
            note="",
            seen_version=version,
            by=cast.operator,
            now=NOW,
        )
    claims.cite(claim=Claim.objects.get(), version=proof, by=cast.operator, now=NOW)
    claims.uncite(citation=Citation.objects.get(), by=cast.operator, now=NOW)
    assert foreign(cast.office.pk) == []


def test_the_panel_belongs_to_the_office() -> None:
    cast = a_cast(units=1)
    cycle = Cycle.objects.get(pk=a_cycle_today(cast).pk)
    a_moderator(cast, cycle)
    member = type(cycle.panel.get()).objects.get()
    panel.leave_panel(member=member, why="Pindah tugas", by=cast.admin, now=NOW)
    assert foreign(cast.office.pk) == []


def test_every_action_has_words() -> None:
    written = {verb for path in APPS.rglob("actions/**/*.py") for verb in VERBS.findall(path.read_text())}
    assert len(written) > 40
    assert written - set(action_words()) == set()


def test_the_page_of_the_audit_says_them(client: Client) -> None:
    cast = a_cast(units=1)
    a_cycle_today(cast)
    signed_in(client, cast.auditor)
    page = client.get(reverse("organizations-audit", args=[cast.office.pk])).content.decode()
    assert "memindahkan tahap siklus" in page
    assert "evaluation.advance" not in page.split("<table")[1]


def test_an_outage_noted_by_the_biro_is_in_its_audit(client: Client) -> None:
    cast = a_cast(units=1)
    cycle = a_cycle_today(cast)
    signed_in(client, cast.admin)
    data = {"start": "2026-11-01T08:00", "end": "2026-11-01T09:00", "cause": "Listrik padam"}
    assert client.post(reverse("cycles-outage", args=[cycle.pk]), data).status_code == 302
    assert Entry.objects.get(action="common.note_outage").scope == cast.office.audit_scope


def test_actions_with_words_are_called_alike_in_one_language() -> None:
    with override("id"):
        words = list(action_words().values())
    assert len(words) == len(set(words))


def test_an_administrator_who_judges_reads_no_levels_of_others_in_the_audit(client: Client) -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.JUDGING)
    (eva,) = a_panel(cast, cycle, 1)
    locus = locus_of(cycle, cast.units[0])
    judged(panel.seat(locus=locus, user=eva, by=cast.admin, now=NOW), 4)
    path = reverse("organizations-audit", args=[cast.office.pk])
    telling = Entry.objects.get(action="evaluation.judge_many")
    one = reverse("organizations-entry", args=[cast.office.pk, telling.pk])
    signed_in(client, cast.admin)
    assert client.get(one).status_code == 200
    panel.join_panel(cycle=cycle, user=cast.admin, role=PanelRole.EVALUATOR, by=cast.admin, now=NOW)
    mine = panel.seat(locus=locus, user=cast.admin, order=2, by=cast.admin, now=NOW)
    assert client.get(one).status_code == 404
    assert client.get(path, {"apa": "evaluation.judge"}).status_code == 200
    assert telling not in entries_sought(cast.office.audit_scope, Sought(), cast.admin.pk)
    panel.unseat(seat=mine, why="uji", by=cast.admin, now=NOW)
    assert client.get(one).status_code == 200
