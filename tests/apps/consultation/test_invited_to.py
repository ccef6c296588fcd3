"""Who is invited knows the day, the hour and the place, and so does everybody who reads of it."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.consultation.forum_cast import (
    WHO,
    a_consulting_unit,
    a_forum,
    a_version,
    a_version_passed,
    brought_to,
)
from tests.apps.organizations.cast import TODAY
from tests.apps.standards.standards_cast import a_member
from tests.papers.reading import words
from tests.people import signed_in
from tolok.apps.consultation import actions
from tolok.apps.consultation.models import Form, Forum, State
from tolok.apps.organizations.models import OrganizationUnit

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_consulting_unit()


@pytest.fixture
def keeper(client: Client, unit: OrganizationUnit) -> Client:
    return signed_in(client, a_member(unit))


@pytest.fixture
def forum(unit: OrganizationUnit) -> Forum:
    """Prepared, with one party to invite, and neither hour nor place."""
    found = brought_to(a_forum(a_version_passed(unit)), State.PREPARATION)
    actions.list_parties(forum=found, parties=[actions.Party("Warga RT 04", "users")], **WHO)
    return _with(found, begins=None, ends=None, place="")


def _with(forum: Forum, **facts: object) -> Forum:
    Forum.objects.filter(pk=forum.pk).update(**facts)
    forum.refresh_from_db()
    return forum


def page(name: str, forum: Forum, *parts: object) -> str:
    return reverse(f"consultation-{name}", args=[forum.pk, *parts])


def send(keeper: Client, forum: Forum) -> HttpResponse:
    answer = keeper.post(page("send", forum), {"sent_on": TODAY})
    assert isinstance(answer, HttpResponse)
    return answer


def plan(forum: Forum, **more: Any) -> dict[str, Any]:
    return {"topic": forum.topic, "scope": "draft", "form": "face", "meets_on": forum.meets_on, **more}


@pytest.mark.parametrize(
    ("form", "missing"),
    [
        (Form.FACE, ("Jam mulainya", "Tempatnya")),
        (Form.ONLINE, ("Jam mulainya", "Tautan pertemuan")),
        (Form.HYBRID, ("Jam mulainya", "Tempatnya", "Tautan pertemuan")),
        (Form.MEDIA, ("Tempatnya",)),
    ],
)
def test_nobody_is_invited_without_hour_and_place(
    keeper: Client, forum: Forum, form: str, missing: tuple[str, ...]
) -> None:
    _with(forum, form=form)
    for answer in (keeper.get(page("send", forum)), send(keeper, forum)):
        shown = answer.content.decode()
        assert [one for one in ("Jam mulainya", "Tempatnya", "Tautan pertemuan") if one in shown] == [
            *missing
        ]
        assert page("edit", forum) in shown, "the way to add it"
    forum.refresh_from_db()
    assert forum.state == State.PREPARATION


def test_they_are_once_both_are_told(keeper: Client, forum: Forum) -> None:
    assert "jam atau tempat belum ada" in keeper.get(page("work", forum)).content.decode()
    told = plan(forum, begins="09:00", ends="12:00", place="Aula kecamatan", letter="005/211/FKP/2026")
    assert keeper.post(page("edit", forum), told).status_code == 302
    assert send(keeper, forum).status_code == 302
    letter = words(keeper.get(page("paper", forum, "undangan", "pdf")).content)
    assert "Pukul : 09.00–12.00 WIT" in letter
    assert "Aula kecamatan" in letter
    assert "005/211/FKP/2026" in letter


def test_the_number_of_the_letter_is_written_by_hand_where_none_is_told(keeper: Client, forum: Forum) -> None:
    _with(forum, begins=time(9), place="Aula kecamatan")
    assert send(keeper, forum).status_code == 302
    assert "Nomor : ......" in words(keeper.get(page("paper", forum, "undangan", "pdf")).content)


def test_whoever_was_invited_keeps_hour_and_place(keeper: Client, forum: Forum) -> None:
    _with(forum, begins=time(9), place="Aula kecamatan")
    assert send(keeper, forum).status_code == 302
    answer = keeper.post(page("edit", forum), plan(forum))
    assert answer.status_code == 422
    assert "Jam mulainya" in answer.content.decode()
    moved = plan(forum, begins="13:00", place="Balai warga")
    assert keeper.post(page("edit", forum), moved).status_code == 302


def test_everybody_reads_when_and_where_it_is_and_who_may_come(
    client: Client, unit: OrganizationUnit
) -> None:
    later = timezone.localdate() + timedelta(days=5)
    forum = brought_to(a_forum(a_version(unit), meets_on=later), State.INVITED)
    shown = client.get(page("forum", forum)).content.decode()
    assert "pukul 09.00–12.00 WIT" in shown
    assert "Aula kecamatan" in shown
    assert "Pengguna layanan" in shown, "who was invited, by element of society"
    assert "Pihak users" not in shown, "no party by name"
    assert "Tanpa akun dan tanpa nama" in shown
    _with(forum, how="Hubungi loket sehari sebelumnya; kursi roda disediakan.")
    assert "Hubungi loket sehari sebelumnya" in client.get(page("forum", forum)).content.decode()


def test_there_is_no_report_of_what_was_not_held(keeper: Client, unit: OrganizationUnit) -> None:
    forum = brought_to(a_forum(a_version(unit)), State.INVITED)
    report = page("paper", forum, "laporan", "pdf")
    assert report not in keeper.get(page("work", forum)).content.decode()
    answer = keeper.get(report)
    assert answer.status_code == 409
    assert "Forum ini belum terlaksana" in answer.content.decode()
    actions.hold(forum=forum, held_on=TODAY, **WHO)
    assert report in keeper.get(page("work", forum)).content.decode()
    assert keeper.get(report).content.startswith(b"%PDF")
