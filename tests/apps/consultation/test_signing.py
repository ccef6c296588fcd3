"""What was signed stays what it was, and a signature is what proves it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.consultation.forum_cast import (
    ALL,
    WHO,
    a_consulting_unit,
    a_forum,
    a_row,
    a_scan,
    a_version,
    an_input,
    both_sign,
    brought_to,
    type_both,
    write_minutes,
)
from tests.apps.organizations.cast import NOW, TODAY
from tests.apps.standards.standards_cast import a_decree, a_member
from tests.papers.documents import said
from tests.papers.reading import words
from tests.people import signed_in
from tolok.apps.consultation import actions
from tolok.apps.consultation.actions import Signed
from tolok.apps.consultation.models import Forum, Minutes, Side, State
from tolok.apps.consultation.selectors import whole
from tolok.apps.consultation.selectors.facts import offered
from tolok.apps.consultation.selectors.papers import paper_of
from tolok.apps.evidence.models import Origin
from tolok.apps.organizations.actions import set_unit_letterhead
from tolok.apps.organizations.models import Role
from tolok.apps.standards.actions import versions
from tolok.apps.standards.models import StandardVersion
from tolok.apps.standards.models import State as VersionState
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> StandardVersion:
    return a_version(a_consulting_unit())


@pytest.fixture
def forum(version: StandardVersion) -> Forum:
    return a_forum(version)


def page(name: str, *parts: object) -> str:
    return reverse(f"consultation-{name}", args=parts)


def paper(forum: Forum, key: str, form: str) -> bytes:
    found = whole(forum.pk)
    assert found is not None
    return paper_of(found, key, form, TODAY + timedelta(days=40))


def refused(error: pytest.ExceptionInfo[ProblemsError]) -> str:
    return " ".join(problem.text.id for problem in error.value.problems)


def in_force(version: StandardVersion) -> None:
    """The standard that was talked over takes force some weeks after its forum."""
    version.refresh_from_db()
    versions.revise(version=version, **WHO)
    versions.ready(version=version, **WHO)
    decree = a_decree(version.service.unit, signed_on=TODAY)
    versions.put_in_force(version=version, decree=decree, effective_from=TODAY, **WHO)


def legacy(forum: Forum) -> None:
    """Minutes as they were closed before a scan was asked for and their words were kept."""
    Minutes.objects.filter(forum=forum).update(scan=None, scan_digest="", frozen={})


@pytest.mark.parametrize("form", ["pdf", "docx"])
@pytest.mark.parametrize("key", ["berita-acara", "daftar-hadir"])
def test_a_signed_paper_stays_what_it_was_when_the_standard_takes_force(
    forum: Forum, version: StandardVersion, key: str, form: str
) -> None:
    brought_to(forum, State.SIGNED)
    before = paper(forum, key, form)
    in_force(version)
    assert paper(forum, key, form) == before
    if key == "berita-acara":
        text = words(before) if form == "pdf" else said(before)
        assert "versi 1 (konsultasi publik)" in text


def test_a_kop_set_later_is_not_that_of_a_signed_paper(forum: Forum) -> None:
    brought_to(forum, State.SIGNED)
    before = paper(forum, "berita-acara", "pdf")
    set_unit_letterhead(unit=forum.unit, lines="UPTD TOLOK MUDA", since=TODAY, by=None, now=NOW)
    assert paper(forum, "berita-acara", "pdf") == before
    assert "UPTD TOLOK MUDA" in words(paper(forum, "laporan", "pdf"))


def test_the_download_is_the_file_that_is_kept_as_proof(client: Client, forum: Forum) -> None:
    brought_to(forum, State.SIGNED)
    signed_in(client, a_member(forum.unit))
    file = client.get(page("paper", forum.pk, "berita-acara", "pdf")).content
    minutes = Minutes.objects.select_related("paper").get()
    assert minutes.paper is not None
    assert minutes.paper.size == len(file)
    assert "versi 1 (konsultasi publik)" in words(file)


def test_the_minutes_keep_why_somebody_was_missing(forum: Forum) -> None:
    brought_to(forum, State.HELD, attendees=ALL[:4])
    actions.answer_warning(forum=forum, warning="elements", answer="Radio sedang libur", **WHO)
    write_minutes(forum)
    both_sign(forum)
    actions.sign(forum=forum, **WHO)
    assert "Radio sedang libur" in words(paper(forum, "berita-acara", "pdf"))
    assert "Radio sedang libur" in words(paper(forum, "laporan", "pdf"))


def test_a_report_tells_standards_of_its_own_day_and_stays_once_closed(
    forum: Forum, version: StandardVersion
) -> None:
    brought_to(forum, State.FOLLOW_UP)
    in_force(version)
    assert "versi 1 (konsultasi publik)" in words(paper(forum, "laporan", "pdf"))
    actions.carry_over(row=forum.rows.get(), why="Tahun depan", **WHO)
    actions.tell_otherwise(forum=forum, how="letter", told_on=TODAY, text="Surat edaran", **WHO)
    actions.close(forum=forum, **WHO)
    minutes = Minutes.objects.select_related("report").get()
    assert minutes.report is not None
    assert minutes.report.number > 1, "a later version of the same proof"
    told = paper(forum, "laporan", "pdf")
    assert minutes.report.size == len(told)
    assert "Surat edaran" in words(told)
    assert "Surat edaran" in said(paper(forum, "laporan", "docx"))


def test_older_minutes_say_no_stage_that_they_cannot_know(forum: Forum, version: StandardVersion) -> None:
    brought_to(forum, State.SIGNED)
    legacy(forum)
    in_force(version)
    text = said(paper(forum, "berita-acara", "docx"))
    assert "versi 1" in text
    assert "berlaku)" not in text
    assert "konsultasi publik)" in words(paper(forum, "berita-acara", "pdf")), "the file in the library"


def test_minutes_are_not_closed_on_an_operators_word(forum: Forum) -> None:
    brought_to(forum, State.HELD)
    write_minutes(forum)
    with pytest.raises(ProblemsError) as error:
        type_both(forum)
    assert "dengan akunnya sendiri" in refused(error)
    actions.sign_as_head(forum=forum, by=a_member(forum.unit, Role.UNIT_HEAD), now=NOW)
    person = forum.participants.order_by("pk")[0]
    signed = Signed(Side.COMMUNITY, participant=person)
    actions.put_signature(forum=forum, signed=signed, signed_on=TODAY, **WHO)
    with pytest.raises(ProblemsError) as error:
        actions.sign(forum=forum, **WHO)
    assert "Lampirkan pindaian" in refused(error)
    assert actions.sign(forum=forum, scan=a_scan(forum.unit), **WHO).state == State.SIGNED


def test_only_the_head_signs_as_the_head(client: Client, forum: Forum) -> None:
    brought_to(forum, State.HELD)
    write_minutes(forum)
    signed_in(client, a_member(forum.unit))
    assert client.get(page("sign-as-head", forum.pk)).status_code == 403
    client.logout()
    signed_in(client, a_member(forum.unit, Role.UNIT_HEAD, "Siti Rahayu"))
    assert "Tanda tangani sebagai pimpinan unit" in client.get(page("signatures", forum.pk)).content.decode()
    assert client.post(page("sign-as-head", forum.pk)).status_code == 302
    assert "dengan akun sendiri" in client.get(page("signatures", forum.pk)).content.decode()
    assert forum.signatures.get().name == "Siti Rahayu"


def test_what_was_signed_is_signed_again_when_it_changes(forum: Forum) -> None:
    brought_to(forum, State.HELD)
    write_minutes(forum)
    both_sign(forum)
    an_input(forum)
    with pytest.raises(ProblemsError) as error:
        actions.sign(forum=forum, **WHO)
    assert "berubah setelah" in refused(error)
    actions.attach_scan(forum=forum, scan=a_scan(forum.unit, "cetakan kedua"), **WHO)
    assert actions.sign(forum=forum, **WHO).state == State.SIGNED


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"origin": Origin.GENERATED}, "dokumen buatan sistem"),
        ({"proof_date": TODAY - timedelta(days=1)}, "sebelum forum"),
    ],
)
def test_not_every_proof_is_a_scan(forum: Forum, facts: dict[str, Any], words: str) -> None:
    brought_to(forum, State.HELD)
    write_minutes(forum)
    with pytest.raises(ProblemsError) as error:
        actions.attach_scan(forum=forum, scan=a_scan(forum.unit, **facts), **WHO)
    assert words in refused(error)


def test_the_picker_names_each_scan_once_with_its_day(client: Client, forum: Forum) -> None:
    brought_to(forum, State.HELD)
    write_minutes(forum)
    a_scan(forum.unit, "lembar lama", proof_date=TODAY - timedelta(days=90))
    a_scan(forum.unit, "berita acara")
    signed_in(client, a_member(forum.unit))
    shown = client.get(page("scan", forum.pk)).content.decode()
    assert shown.count("Pindaian berita acara, bertanggal 21 November 2026 (pindaian.pdf)") == 1
    assert "lembar lama" not in shown


def test_typed_signatures_without_a_scan_are_told_everywhere(client: Client, forum: Forum) -> None:
    brought_to(forum, State.FOLLOW_UP)
    legacy(forum)
    told = "dicatat oleh operator, belum ada pindaian"
    assert told in client.get(page("forum", forum.pk)).content.decode(), "the public"
    signed_in(client, a_member(forum.unit))
    for name in ("work", "minutes", "signatures"):
        assert told in client.get(page(name, forum.pk)).content.decode(), name
    found = {one.key: one for one in offered([forum.unit_id], TODAY)[forum.unit_id]}
    assert told in found["forum_held"].words.id
    assert told in found["forum_held"].bases[0].title.id
    actions.carry_over(row=forum.rows.get(), why="Tahun depan", **WHO)
    actions.tell_otherwise(forum=forum, how="letter", told_on=TODAY, text="Surat edaran", **WHO)
    with pytest.raises(ProblemsError) as error:
        actions.close(forum=forum, **WHO)
    assert "pindaian berita acaranya belum dilampirkan" in refused(error)
    actions.attach_scan(forum=forum, scan=a_scan(forum.unit, "menyusul"), **WHO)
    assert actions.close(forum=forum, **WHO).state == State.CLOSED


def test_names_leave_what_is_kept_of_the_papers(forum: Forum) -> None:
    brought_to(forum, State.FOLLOW_UP)
    assert "Budi Hartono" in said(paper(forum, "berita-acara", "docx"))
    actions.carry_over(row=forum.rows.get(), why="Tahun depan", **WHO)
    actions.tell_otherwise(forum=forum, how="letter", told_on=TODAY, text="Surat edaran", **WHO)
    actions.close(forum=forum, **WHO)
    actions.forget_due(now=NOW + timedelta(days=732))
    for form, read in (("pdf", words), ("docx", said)):
        text = read(paper(forum, "berita-acara", form))
        assert "Hartono" not in text
        assert "Satu hari" in text or "satu hari" in text
    assert "Hartono" not in str(Minutes.objects.get().frozen)


def test_a_standard_takes_no_force_by_a_decree_older_than_its_minutes(
    forum: Forum, version: StandardVersion
) -> None:
    brought_to(forum, State.SIGNED)
    version.refresh_from_db()
    versions.revise(version=version, **WHO)
    versions.ready(version=version, **WHO)
    early = a_decree(version.service.unit, signed_on=TODAY - timedelta(days=2))
    with pytest.raises(ProblemsError) as error:
        versions.put_in_force(version=version, decree=early, effective_from=TODAY, **WHO)
    assert "19 November 2026" in refused(error)
    assert "21 November 2026" in refused(error)
    assert "berita acara" in refused(error)
    version.refresh_from_db()
    assert version.state == VersionState.DECISION


def test_a_row_past_its_day_says_so_to_the_public(client: Client, forum: Forum) -> None:
    brought_to(forum, State.HELD)
    a_row(forum)
    write_minutes(forum)
    both_sign(forum)
    actions.sign(forum=forum, **WHO)
    assert "lewat tenggat" not in client.get(page("forum", forum.pk)).content.decode()
    promise = forum.rows.get().commitment
    assert promise is not None
    type(promise).objects.update(due_on=TODAY - timedelta(days=30))
    assert "lewat tenggat 22 Oktober 2026" in client.get(page("forum", forum.pk)).content.decode()
