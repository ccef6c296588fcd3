"""What everybody reads of forums, and comments without an account."""

import re
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from io import BytesIO
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from tests.apps.consultation.forum_cast import (
    ALL,
    BEGUN_ON,
    WHO,
    a_consulting_unit,
    a_forum,
    a_row,
    a_version,
    an_input,
    both_sign,
    brought_to,
    write_minutes,
)
from tests.apps.organizations.cast import NOW, TODAY
from tests.apps.standards.standards_cast import WHOLE, a_decree, a_draft, a_member, a_service, held
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.consultation import actions
from tolok.apps.consultation.models import Address, Comment, Forum, Input, Shown, State
from tolok.apps.notices.models import Notice
from tolok.apps.standards.actions import versions
from tolok.apps.standards.models import Nature, Service
from tolok.apps.standards.models import State as VersionState
from tolok.rules.standards.values import TimeLimit
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum() -> Forum:
    """Open to comments today."""
    found = a_forum(a_version(a_consulting_unit()), meets_on=timezone.localdate() + timedelta(days=5))
    return brought_to(found, State.INVITED)


def a_page(name: str, *parts: object) -> str:
    return reverse(f"consultation-{name}", args=parts)


def comment_page(forum: Forum, code: str = "A1", paragraph: int = 1) -> str:
    return a_page("comment", forum.pk, forum.subjects.get().pk, code, paragraph)


def said(text: str = "Kartu keluarga cukup difoto", **more: object) -> dict[str, object]:
    opened = int(timezone.now().timestamp()) - 60
    return {"text": text, "uuid": uuid4(), "opened": opened, **more}


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def moderator(forum: Forum) -> User:
    return a_member(forum.unit)


def test_a_draft_is_read_paragraph_by_paragraph_with_what_changed(client: Client) -> None:
    unit = a_consulting_unit()
    service = a_service(unit)
    held(service, TODAY - timedelta(days=400), WHOLE)
    new = replace(WHOLE, limit=TimeLimit(Fraction(1), "working_days"))
    begun = NOW - (TODAY - BEGUN_ON)
    version = versions.submit(version=a_draft(service, new, now=begun), **WHO)
    forum = brought_to(a_forum(version), State.INVITED)
    shown = read(client, a_page("draft", forum.pk, forum.subjects.get().pk))
    assert "Kartu keluarga" in shown
    assert "<li>Jangka waktu penyelesaian: " in shown
    assert "B8" not in shown
    assert "lemari terkunci" not in shown


def test_a_comment_is_masked_waits_and_is_shown_with_its_answer(client: Client, forum: Forum) -> None:
    text = "Saya Budi Santoso, 081234567890, minta KK cukup difoto"
    answer = client.post(comment_page(forum), said(text, element="users"), follow=True)
    assert answer.redirect_chain == [(f"{comment_page(forum)}?terkirim", 302)]
    assert "sudah kami terima" in answer.content.decode()
    kept = Comment.objects.get()
    assert "081234567890" not in kept.text
    assert "Santoso" not in kept.text
    assert (kept.state, kept.element, kept.doubts) == (Shown.WAITING, "users", [])
    draft = a_page("draft", forum.pk, forum.subjects.get().pk)
    assert "difoto" not in read(client, draft)
    actions.show(comments=[kept], by=moderator(forum), now=timezone.now())
    assert "difoto" in read(client, draft)
    actions.answer(row=Input.objects.get(), verdict="adjusted", reason="Foto boleh, asli dibawa", **WHO)
    shown = read(client, draft)
    assert "Foto boleh, asli dibawa" in shown
    assert "disesuaikan" in shown


def test_a_comment_asks_for_no_cookie_and_sets_none(forum: Forum) -> None:
    strict = Client(enforce_csrf_checks=True)
    page = strict.get(comment_page(forum))
    assert not page.cookies
    assert re.search(r'name="uuid" value="[0-9a-f-]{36}"', page.content.decode())
    sent = strict.post(comment_page(forum), said())
    assert sent.status_code == 302
    assert not sent.cookies


def test_the_same_page_sent_twice_is_one_comment(client: Client, forum: Forum) -> None:
    once = said()
    for _ in range(2):
        assert client.post(comment_page(forum), once).status_code == 302
    assert Comment.objects.count() == 1


def test_programs_and_haste_are_marked_for_whoever_reads(client: Client, forum: Forum) -> None:
    now = int(timezone.now().timestamp())
    client.post(comment_page(forum), said("Beli di toko kami", website="http://x", opened=now))
    assert Comment.objects.get().doubts == ["trapped", "fast"]
    signed_in(client, moderator(forum))
    shown = read(client, a_page("comments", forum.pk))
    assert "mungkin dikirim program" in shown


def test_a_moderator_shows_some_and_hides_others_with_a_reason(client: Client, forum: Forum) -> None:
    for text in ("Loket kurang", "Iklan obat"):
        client.post(comment_page(forum, "A2", 0), said(text))
    good, bad = Comment.objects.order_by("pk")
    signed_in(client, moderator(forum))
    assert client.post(a_page("hide", forum.pk, bad.pk), {"why": ""}).status_code == 422
    assert client.post(a_page("hide", forum.pk, bad.pk), {"why": "Iklan"}).status_code == 302
    assert client.post(a_page("show", forum.pk), {"komentar": [good.pk]}).status_code == 302
    assert [one.state for one in Comment.objects.order_by("pk")] == [Shown.SHOWN, Shown.HIDDEN]
    row = Input.objects.get()
    assert (row.source, row.component, row.text) == ("online", "A2", "Loket kurang")


def test_an_address_is_kept_apart_from_what_was_said(client: Client, forum: Forum) -> None:
    client.post(comment_page(forum), said(email="Warga@Example.org"))
    assert Address.objects.get().email == "warga@example.org"
    assert "example" not in str(Comment.objects.values())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"text": " "}, "Tulis komentar Anda"),
        ({"email": "bukan-alamat"}, "Periksa alamat surel"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_kept(
    client: Client, forum: Forum, data: dict[str, object], words: str
) -> None:
    answer = client.post(comment_page(forum), said() | data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Comment.objects.exists()


def test_a_paragraph_that_is_not_there_takes_no_comment(client: Client, forum: Forum) -> None:
    for code, paragraph in (("A1", 99), ("B8", 0), ("Z1", 0)):
        assert client.post(comment_page(forum, code, paragraph), said()).status_code == 404


def test_comments_are_closed_outside_their_window(client: Client) -> None:
    forum = brought_to(a_forum(a_version(a_consulting_unit())), State.INVITED)
    Forum.objects.update(comments_until=TODAY - timedelta(days=3))
    page = comment_page(forum)
    assert "tidak sedang dibuka" in read(client, page)
    assert client.post(page, said()).status_code == 409
    assert not Comment.objects.exists()


def test_a_signed_forum_shows_counts_inputs_and_rows_but_no_name(client: Client) -> None:
    forum = a_forum(a_version(a_consulting_unit()))
    brought_to(forum, State.HELD)
    an_input(forum)
    assert "terlalu lama" not in read(client, a_page("forum", forum.pk))
    write_minutes(forum)
    a_row(forum)
    both_sign(forum)
    actions.sign(forum=forum, **WHO)
    shown = read(client, a_page("forum", forum.pk))
    for words in ("terlalu lama", "belum dijawab", "Menambah petugas loket", "direncanakan", "Hadir"):
        assert words in shown
    for name in ("Hartono", "Kusuma", "Siti Rahayu", "Yayasan Terang"):
        assert name not in shown


def report_words(client: Client, forum: Forum) -> str:
    answer = client.get(a_page("report", forum.pk))
    assert answer.status_code == 200
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_report_is_offered_without_names_once_results_are_published(client: Client) -> None:
    forum = a_forum(a_version(a_consulting_unit()))
    brought_to(forum, State.HELD)
    an_input(forum)
    write_minutes(forum)
    a_row(forum)
    both_sign(forum)
    actions.sign(forum=forum, **WHO)
    assert client.get(a_page("report", forum.pk)).status_code == 404
    assert a_page("report", forum.pk) not in read(client, a_page("forum", forum.pk))
    actions.publish(forum=forum, medium="website", place="situs unit", published_on=TODAY, **WHO)
    assert a_page("report", forum.pk) in read(client, a_page("forum", forum.pk))
    told = report_words(client, forum)
    for words in ("terlalu lama", "Menambah petugas loket", "Laporan untuk umum", "Hadir"):
        assert words in told
    for name in (
        *filter(None, forum.participants.values_list("name", flat=True)),
        *filter(None, forum.signatures.values_list("name", flat=True)),
        *forum.team.values_list("name", flat=True),
        "Yayasan Terang",
    ):
        assert name not in told


def test_the_public_report_holds_nothing_of_an_internal_service(client: Client) -> None:
    forum = brought_to(a_forum(a_version(a_consulting_unit())), State.PUBLISHED)
    called = forum.subjects.get().version.service.called
    before = report_words(client, forum)
    Service.objects.update(nature=Nature.INTERNAL)
    assert before.count(called) > report_words(client, forum).count(called)


def test_an_internal_service_is_not_talked_over_in_public(client: Client, forum: Forum) -> None:
    Service.objects.update(nature=Nature.INTERNAL)
    subject = forum.subjects.get()
    assert client.get(a_page("draft", forum.pk, subject.pk)).status_code == 404
    assert "domisili:" not in read(client, a_page("forum", forum.pk))


def test_the_list_is_found_by_topic_and_unit(client: Client, forum: Forum) -> None:
    home = reverse("consultations")
    for query in ("", "?cari=domisili", "?cari=hulu", f"?instansi={forum.unit.office_id}"):
        assert forum.topic in read(client, home + query)
    for query in ("?cari=pajak", "?instansi=999999"):
        assert forum.topic not in read(client, home + query)
    assert forum.topic in read(client, f"{home}?instansi=x&halaman=zz")


def test_it_asks_as_much_for_many_as_for_one(
    client: Client, forum: Forum, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for at in range(12):
        client.post(comment_page(forum, "A1", at % 2), said(f"Komentar {at}"))
    actions.show(comments=list(Comment.objects.all()), by=moderator(forum), now=timezone.now())
    subject = forum.subjects.get()
    pages = [a_page("forum", forum.pk), a_page("draft", forum.pk, subject.pk), reverse("consultations")]
    for page in pages:
        with django_assert_max_num_queries(20):
            assert len(client.get(page).content) < 50_000


def test_a_comment_nobody_read_keeps_the_standard_from_decision(client: Client) -> None:
    version = a_version(a_consulting_unit())
    forum = brought_to(a_forum(version, meets_on=timezone.localdate()), State.INVITED)
    client.post(comment_page(forum), said())
    actions.hold(forum=forum, held_on=TODAY, why="Ruang tersedia lebih awal", **WHO)
    actions.attend(forum=forum, attendees=ALL, **WHO)
    write_minutes(forum)
    both_sign(forum)
    actions.sign(forum=forum, **WHO)
    versions.revise(version=version, **WHO)
    with pytest.raises(ProblemsError, match="not read"):
        versions.ready(version=version, **WHO)
    by, now = moderator(forum), timezone.now()
    actions.show(comments=list(Comment.objects.all()), by=by, now=now)
    with pytest.raises(ProblemsError, match="not answered"):
        versions.ready(version=version, **WHO)
    actions.answer(row=Input.objects.get(), verdict="accepted", reason="Boleh difoto", by=by, now=now)
    assert versions.ready(version=version, **WHO).state == VersionState.DECISION


def test_whoever_keeps_the_forum_is_told_once_a_day_that_comments_wait(client: Client, forum: Forum) -> None:
    keeper = moderator(forum)
    for text in ("Loket kurang", "Kursi kurang"):
        client.post(comment_page(forum), said(text))
    notice = Notice.objects.get(user=keeper)
    assert "menunggu dibaca" in notice.words_id
    assert notice.path == a_page("comments", forum.pk)


def test_what_changed_after_the_consultation_is_told_once_it_is_in_force(client: Client) -> None:
    version = a_version(a_consulting_unit())
    forum = brought_to(a_forum(version), State.SIGNED)
    versions.revise(version=version, **WHO)
    better = replace(WHOLE, limit=TimeLimit(Fraction(1), "working_days"))
    version = versions.write(version=version, standard=better, edition=version.edition, **WHO)
    page = a_page("draft", forum.pk, forum.subjects.get().pk)
    assert "setelah konsultasi, sebelum" not in read(client, page)
    versions.ready(version=version, **WHO)
    decree = a_decree(version.service.unit)
    versions.put_in_force(version=version, decree=decree, effective_from=TODAY, **WHO)
    shown = read(client, page)
    assert "setelah konsultasi, sebelum ditetapkan" in shown
    assert "2 hari kerja" in shown
