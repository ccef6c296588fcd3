"""A consultation as citizens meet it on a phone, and as whoever keeps it does at a desk."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.apps.consultation.forum_cast import (
    ALL,
    WHO,
    a_consulting_unit,
    a_forum,
    a_row,
    a_version,
    an_input,
    both_sign,
    brought_to,
    took_force,
)
from tests.apps.standards.standards_cast import a_member
from tests.browser.conftest import OpenPage
from tests.browser.entering import enter
from tests.browser.looking import sound, weigh
from tolok.apps.accounts.models import User
from tolok.apps.consultation import actions
from tolok.apps.consultation.actions import Written
from tolok.apps.consultation.models import Comment, Forum, Input, State

CITIZEN_BYTES = 50 * 1024


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.TOLOK_HOME = tmp_path
    return tmp_path


@pytest.fixture
def forum(transactional_db: None) -> Forum:
    """Open to comments today."""
    found = a_forum(a_version(a_consulting_unit()), meets_on=timezone.localdate() + timedelta(days=5))
    return brought_to(found, State.INVITED)


@pytest.fixture
def keeper(forum: Forum) -> User:
    return a_member(forum.unit)


@pytest.mark.journey
@pytest.mark.parametrize("javascript", [True, False])
def test_a_citizen_comments_on_a_paragraph_and_reads_the_answer(
    open_page: OpenPage, forum: Forum, keeper: User, *, javascript: bool
) -> None:
    page = open_page(320, javascript=javascript)
    page.goto("/konsultasi/")
    page.get_by_role("link", name=forum.topic).click()
    page.get_by_role("link", name="Baca dan beri komentar").click()
    page.get_by_role("link", name="Komentari Jangka waktu penyelesaian, butir 1").click()
    page.get_by_label("Komentar Anda").fill("Dua hari terlalu lama bagi kami di pulau")
    page.get_by_role("button", name="Kirim komentar").click()
    expect(page.get_by_text("sudah kami terima")).to_be_visible()
    assert not page.context.cookies()
    actions.show(comments=list(Comment.objects.all()), by=keeper, now=timezone.now())
    actions.answer(row=Input.objects.get(), verdict="accepted", reason="Menjadi satu hari", **WHO)
    page.get_by_role("link", name="Komentari bagian lain").click()
    expect(page.get_by_text("Menjadi satu hari")).to_be_visible()


def test_its_public_pages_are_light(open_page: OpenPage, forum: Forum) -> None:
    subject = forum.subjects.get()
    for path in (
        "/konsultasi/",
        reverse("consultation-forum", args=[forum.pk]),
        reverse("consultation-draft", args=[forum.pk, subject.pk]),
        reverse("consultation-comment", args=[forum.pk, subject.pk, "A1", 1]),
    ):
        weight = weigh(open_page(320), path)
        assert weight.bytes <= CITIZEN_BYTES, path
        assert weight.requests <= 6, path


def test_a_forum_that_came_too_late_becomes_a_review(
    open_page: OpenPage, live_server: LiveServer, transactional_db: None
) -> None:
    version = a_version(a_consulting_unit())
    forum = a_forum(version, meets_on=timezone.localdate() + timedelta(days=7))
    took_force(version)
    page = enter(open_page(), live_server, a_member(forum.unit))
    sound(page, reverse("standards-version", args=[version.pk]), "version-late")
    sound(page, reverse("consultation-work", args=[forum.pk]), "work-late")
    page.get_by_role("link", name="Jadikan forum ini peninjauan").click()
    expect(page.get_by_label("Lingkup")).to_have_value("evaluation")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Perubahan tersimpan.")).to_be_visible()
    expect(page.get_by_text("Forum ini terlambat")).to_have_count(0)


def test_its_pages_fit_and_everybody_can_use_them(
    open_page: OpenPage, live_server: LiveServer, forum: Forum, keeper: User
) -> None:
    now, today, one = timezone.now(), timezone.localdate(), forum.pk
    subject = forum.subjects.get()
    said = actions.Said("A3", 1, "Dua hari terlalu lama", "users", seconds=60)
    actions.take_comment(subject=subject, said=said, uuid=uuid4(), now=now)
    page, public = enter(open_page(), live_server, keeper), open_page()
    sound(page, reverse("consultation-comments", args=[one]), "comments")
    sound(public, reverse("consultation-comment", args=[one, subject.pk, "A1", 1]), "comment")
    actions.show(comments=list(Comment.objects.all()), by=keeper, now=now)
    sound(public, reverse("consultation-draft", args=[one, subject.pk]), "draft")
    sound(page, reverse("consultation-hold", args=[one]), "hold")
    Forum.objects.update(meets_on=today)
    actions.hold(forum=forum, held_on=today, by=keeper, now=now)
    actions.attend(forum=forum, attendees=ALL[:3], **WHO)
    an_input(forum, "Kursi tunggu kurang")
    a_row(forum)
    actions.write(forum=forum, written=Written("400/7", today, ["Satu hari kerja"]), by=keeper, now=now)
    for name in (
        *("work", "edit", "team", "invitations", "attendance", "attend", "inputs", "input", "minutes"),
        *("write", "signatures", "scan", "put-signature", "rows", "row-add", "sign"),
    ):
        sound(page, reverse(f"consultation-{name}", args=[one]), name)
    sound(page, reverse("consultation-warning", args=[one, "elements"]), "warning")
    page.get_by_label("Penjelasan").fill("Sudah diundang dua kali")
    page.get_by_role("button", name="Simpan").click()
    both_sign(forum, today)
    actions.sign(forum=forum, by=keeper, now=now)
    sound(public, reverse("consultation-forum", args=[one]), "forum")
    sound(public, "/konsultasi/", "list")
    for name in ("publications", "publish", "tell", "tell-otherwise"):
        sound(page, reverse(f"consultation-{name}", args=[one]), name)
    sound(page, reverse("consultation-work", args=[one]), "work-signed")
    sound(page, reverse("consultation-minutes", args=[one]), "minutes-signed")
    sound(page, reverse("consultation-unit", args=[forum.unit_id]), "unit")
    sound(page, reverse("consultation-plan", args=[forum.unit_id]), "plan")
