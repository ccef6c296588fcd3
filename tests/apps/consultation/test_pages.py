"""Pages of whoever keeps a forum, driven as a browser sends them."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

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
    write_minutes,
)
from tests.apps.evidence.cast import a_pdf
from tests.apps.standards.standards_cast import a_member
from tests.people import signed_in
from tolok.apps.common.models import Entry
from tolok.apps.consultation import actions
from tolok.apps.consultation.actions import Attendee, Member, Party
from tolok.apps.consultation.models import Address, Forum, Input, Participant, State, TeamMember, ToldBack
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.standards.actions import versions
from tolok.apps.standards.models import StandardVersion
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_consulting_unit()


@pytest.fixture
def version(unit: OrganizationUnit) -> StandardVersion:
    return a_version(unit)


@pytest.fixture
def forum(version: StandardVersion) -> Forum:
    return a_forum(version)


@pytest.fixture
def keeper(client: Client, unit: OrganizationUnit) -> Client:
    return signed_in(client, a_member(unit))


def page(name: str, *parts: object) -> str:
    return reverse(f"consultation-{name}", args=parts)


def text(client: Client, name: str, *parts: object) -> str:
    answer = client.get(page(name, *parts))
    assert answer.status_code == 200, name
    return str(answer.content.decode())


def test_it_is_planned_and_brought_to_its_minutes_through_pages(
    keeper: Client, unit: OrganizationUnit, version: StandardVersion
) -> None:
    today = timezone.localdate()
    said = {
        "topic": "Standar domisili",
        "scope": "draft",
        "form": "face",
        "meets_on": today,
        "begins": "09:00",
        "place": "Aula kecamatan",
        "versions": [version.pk],
    }
    assert keeper.post(page("plan", unit.pk), said).status_code == 302
    versions.consult(version=version, **WHO)
    forum = Forum.objects.get()
    one = forum.pk
    team = {f"role_{at}": "member" for at in range(1, 7)}
    team |= {"name_1": "Rina Kusuma", "post_1": "Dosen", "role_1": "facilitator", "neutral_1": "on"}
    steps = [
        ("prepare", {}),
        ("team", team),
        ("invite", {"lines": "Forum RT; pengguna; rt@example.org\nRadio Kota\tMedia massa\t"}),
        ("send", {"sent_on": today}),
        ("hold", {"held_on": today}),
        ("attend", {"lines": "Budi Hartono; Forum RT; warga; ya; ya; budi@example.org; juru isyarat"}),
        (
            "input",
            {
                "text": "Terlalu lama",
                "component": "A3",
                "source": "oral",
                "received_on": today,
                "subject": forum.subjects.get().pk,
                "element": "users",
            },
        ),
        ("write", {"number": "400/7", "dated": today, "agreements": "Satu hari kerja"}),
        ("warning", {"answer": "Akan diundang lagi"}),
        (
            "row-add",
            {
                "what": "Tambah petugas",
                "owner": "Kasi",
                "due_on": today + timedelta(30),
                "measure": "jumlah petugas",
            },
        ),
        ("scan", {"file": SimpleUploadedFile("ba.pdf", a_pdf(mark="ba"), "application/pdf")}),
        ("put-signature", {"side": "head", "name": "Siti Rahayu", "post": "Camat", "signed_on": today}),
    ]
    for name, data in steps:
        parts = (one, "elements") if name == "warning" else (one,)
        assert keeper.post(page(name, *parts), data).status_code == 302, name
    person = Participant.objects.get()
    assert (person.element, person.vulnerable, person.accommodation) == ("users", True, "juru isyarat")
    assert person.invitation is not None
    assert TeamMember.objects.get().neutral
    signed = {"side": "community", "participant": person.pk, "signed_on": today}
    assert keeper.post(page("put-signature", one), signed).status_code == 302
    assert "2 pihak" in text(keeper, "work", one)
    assert "ada di pindaian" in text(keeper, "signatures", one)
    assert keeper.post(page("sign", one)).status_code == 302
    forum.refresh_from_db()
    assert forum.state == State.SIGNED
    done = text(keeper, "minutes", one)
    assert "Di pustaka bukti" in done
    assert "Satu hari kerja" in done


def test_it_says_the_row_at_fault_of_a_pasted_list(keeper: Client, forum: Forum) -> None:
    brought_to(forum, State.INVITED)
    answer = keeper.post(page("attend", forum.pk), {"lines": "Budi; RT; warga\nAna; RT; siapa"})
    assert answer.status_code == 422
    assert "Baris 2: Unsur masyarakatnya belum ada atau tidak dikenal." in answer.content.decode()
    assert not Participant.objects.exists()


@pytest.mark.parametrize(
    ("cell", "kept"),
    [("ya", "signed"), ("Tidak", "refused"), ("menolak", "refused"), ("", ""), ("-", ""), ("belum", "")],
)
def test_nobodys_consent_is_made_of_an_empty_cell(keeper: Client, forum: Forum, cell: str, kept: str) -> None:
    brought_to(forum, State.INVITED)
    actions.hold(forum=forum, held_on=forum.meets_on, by=None, now=timezone.now())
    answer = keeper.post(page("attend", forum.pk), {"lines": f"Budi; RT; warga;; {cell}"})
    assert answer.status_code == 302
    one = Participant.objects.get()
    assert (one.consent, one.name) == (kept, "" if kept == "refused" else "Budi")


def test_of_who_refuses_no_address_is_kept(keeper: Client, forum: Forum) -> None:
    brought_to(forum, State.HELD)
    lines = "Siti; HWDI; warga; ya; tidak; siti@example.org\nBudi; RT; warga;; ya; budi@example.org"
    assert keeper.post(page("attend", forum.pk), {"lines": lines}).status_code == 302
    assert list(Address.objects.values_list("email", flat=True)) == ["budi@example.org"]


def test_words_that_are_neither_yes_nor_no_are_told_at_their_row(keeper: Client, forum: Forum) -> None:
    brought_to(forum, State.HELD)
    before = Participant.objects.count()
    answer = keeper.post(
        page("attend", forum.pk), {"lines": "Budi; RT; warga;; ya\nAna; RT; warga;; mungkin"}
    )
    assert answer.status_code == 422
    assert "Baris 2: “mungkin” bukan jawaban" in answer.content.decode()
    assert Participant.objects.count() == before


def test_an_invitation_does_not_pass_the_review_by_for_the_head(
    keeper: Client, unit: OrganizationUnit, forum: Forum, version: StandardVersion
) -> None:
    """The operator keeps the forum; whether the internal review is passed is for head or Biro."""
    brought_to(forum, State.PREPARATION)
    actions.list_parties(forum=forum, parties=[Party("Warga RT 04", "users")], **WHO)
    sent = {"sent_on": str(forum.meets_on)}
    answer = keeper.post(page("send", forum.pk), sent)
    assert answer.status_code == 422
    assert "Telaah internal belum selesai" in answer.content.decode()
    version.refresh_from_db()
    assert version.state == "internal"
    head = signed_in(Client(), a_member(unit, Role.UNIT_HEAD, "Hana"))
    assert head.post(f"/standar/versi/{version.pk}/langkah/consult/", {}).status_code == 302
    assert keeper.post(page("send", forum.pk), sent).status_code == 302


def test_nothing_is_handed_out_after_the_day_of_the_forum(keeper: Client, forum: Forum) -> None:
    brought_to(forum, State.PREPARATION)
    Forum.objects.filter(pk=forum.pk).update(meets_on=timezone.localdate() - timedelta(days=1))
    answer = keeper.post(
        page("materials", forum.pk), {"materials": "Rancangan", "shared_on": str(timezone.localdate())}
    )
    assert answer.status_code == 422
    assert "sesudah hari forum" in answer.content.decode()


def test_it_shows_no_name_until_asked_and_notes_who_asked(
    keeper: Client, unit: OrganizationUnit, forum: Forum
) -> None:
    brought_to(forum, State.HELD)
    assert "Hartono" not in text(keeper, "attendance", forum.pk)
    assert "B••• H•••" in text(keeper, "attendance", forum.pk)
    answer = keeper.post(page("names", forum.pk))
    assert "Budi Hartono" in answer.content.decode()
    entry = Entry.objects.get(action="consultation.read_names")
    assert (entry.is_read, entry.scope) == (True, f"office:{unit.office_id}")


def test_it_notes_who_took_a_paper_with_names_away(keeper: Client, forum: Forum) -> None:
    brought_to(forum, State.HELD)
    for key in ("undangan", "laporan", "daftar-hadir", "berita-acara"):
        for form, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
            answer = keeper.get(page("paper", forum.pk, key, form))
            assert answer.content.startswith(begins), (key, form)
    assert Entry.objects.filter(action="consultation.read_names").count() == 4
    assert keeper.get(page("paper", forum.pk, "rahasia", "pdf")).status_code == 404


def test_it_asks_for_an_answer_to_missing_elements(keeper: Client, forum: Forum) -> None:
    brought_to(forum, State.HELD, attendees=ALL[1:3])
    shown = text(keeper, "work", forum.pk)
    assert "2 dari lima unsur" in shown
    assert "Jawab sebelum berita acara ditutup" in shown
    answer = keeper.post(page("sign", forum.pk), {"scan": ""})
    assert answer.status_code == 422
    assert "Jawab dulu peringatan ini" in answer.content.decode()


def test_it_masks_names_in_what_staff_write_down(keeper: Client, forum: Forum) -> None:
    brought_to(forum, State.HELD)
    an_input(forum, "Kata Budi Hartono, telepon 0812-3456-7890 tidak diangkat")
    assert Input.objects.get().text == "Kata [nama], telepon [nomor telepon] tidak diangkat"


def test_it_tells_the_results_by_mail_once_and_forgets_the_addresses(
    keeper: Client, forum: Forum, settings: object, mailoutbox: list[object]
) -> None:
    settings.TOLOK_MAIL, settings.TOLOK_ADDRESS = "smtp://mail", "https://tolok.example"  # type: ignore[attr-defined]
    brought_to(forum, State.INVITED)
    brought = Attendee("Budi Hartono", "users", "Warga", email="Budi@Example.org", vulnerable=True)
    actions.attend(forum=forum, attendees=[brought], **WHO)
    actions.hold(forum=forum, held_on=forum.meets_on, **WHO)
    actions.attend(forum=forum, attendees=ALL[1:], **WHO)
    write_minutes(forum)
    a_row(forum)
    both_sign(forum)
    actions.sign(forum=forum, **WHO)
    refused = keeper.post(page("mail", forum.pk))
    assert refused.status_code == 422
    actions.publish(forum=forum, medium="website", place="situs", published_on=forum.meets_on, **WHO)
    assert "1 orang meninggalkan alamat" in text(keeper, "tell", forum.pk)
    assert actions.tell_by_mail(forum=forum, by=None, now=timezone.now()) == 1
    letter = mailoutbox[0]
    assert letter.to == ["budi@example.org"]  # type: ignore[attr-defined]
    assert f"https://tolok.example/konsultasi/{forum.pk}/" in letter.body  # type: ignore[attr-defined]
    assert not Address.objects.exists()
    assert ToldBack.objects.get().people == 1
    with pytest.raises(ProblemsError):
        actions.tell_by_mail(forum=forum, by=None, now=timezone.now())


def test_it_follows_rows_to_the_end_through_pages(keeper: Client, forum: Forum) -> None:
    today = timezone.localdate()
    brought_to(forum, State.SIGNED)
    row, one = forum.rows.get(), forum.pk
    assert "Buka janji tindakan 1" in text(keeper, "rows", one)
    steps = [
        (
            "publish",
            (one,),
            {"outcome": "result", "medium": "board", "place": "loket", "published_on": today},
        ),
        ("follow", (one,), {}),
        ("row-check", (one,), {}),
        ("row-carry", (one, row.pk), {"why": "Menunggu anggaran"}),
        ("tell-otherwise", (one,), {"how": "meeting", "told_on": today, "text": "Rapat RW"}),
        ("close", (one,), {}),
    ]
    for name, parts, data in steps:
        assert keeper.post(page(name, *parts), data).status_code == 302, name
    forum.refresh_from_db()
    assert (forum.state, forum.checked_on) == (State.CLOSED, today)
    for name in ("work", "rows", "publications", "tell", "minutes", "signatures", "inputs", "attendance"):
        text(keeper, name, one)


def test_it_refuses_to_close_in_words(keeper: Client, forum: Forum) -> None:
    brought_to(forum, State.FOLLOW_UP)
    answer = keeper.post(page("close", forum.pk))
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "belum selesai dan belum dialihkan" in shown
    assert "belum disampaikan kembali" in shown


def test_its_forms_open_at_every_state(keeper: Client, forum: Forum) -> None:
    brought_to(forum, State.HELD)
    said = an_input(forum)
    a_row(forum)
    write_minutes(forum)
    both_sign(forum)
    row, subject = forum.rows.get(), forum.subjects.get()
    for name in (
        *("edit", "versions", "team", "materials", "prepare", "send", "hold", "call-off", "invite", "attend"),
        *("input", "write", "sign", "scan", "put-signature", "row-add", "publish", "follow", "close"),
        "tell-otherwise",
    ):
        text(keeper, name, forum.pk)
    for name, part in (
        ("answer", said.pk),
        ("remove", said.pk),
        ("subject", subject.pk),
        ("row", row.pk),
        ("row-remove", row.pk),
        ("row-carry", row.pk),
        ("unsign", forum.signatures.all()[0].pk),
        ("reply", forum.invitations.all()[0].pk),
        ("strike", forum.invitations.all()[0].pk),
        ("strike-out", forum.participants.all()[0].pk),
    ):
        text(keeper, name, forum.pk, part)
    text(keeper, "plan", forum.unit_id)
    text(keeper, "warning", forum.pk, "facilitator")
    assert keeper.get(page("warning", forum.pk, "elements")).status_code == 404


def test_a_reader_of_the_unit_finds_its_forums(client: Client, unit: OrganizationUnit, forum: Forum) -> None:
    signed_in(client, a_member(unit, Role.READER))
    assert forum.topic in text(client, "unit", unit.pk)


def test_its_pages_ask_as_much_for_many_as_for_one(
    keeper: Client, forum: Forum, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    brought_to(forum, State.HELD)
    an_input(forum)
    more = [Attendee(f"Orang {at}", "users") for at in range(40)]
    actions.attend(forum=forum, attendees=more, **WHO)
    for at in range(15):
        an_input(forum, f"Masukan {at}")
        a_row(forum, f"Tindakan {at}")
    parties = [Party(f"Pihak lain {at}", "users") for at in range(40)]
    actions.list_parties(forum=forum, parties=parties, **WHO)
    for name in ("work", "attendance", "invitations", "inputs", "rows", "minutes", "comments", "signatures"):
        with django_assert_max_num_queries(32):
            text(keeper, name, forum.pk)


def test_a_large_team_keeps_every_member_when_it_is_saved_again(keeper: Client, forum: Forum) -> None:
    members = [Member(f"Anggota {at}") for at in range(9)]
    actions.set_team(forum=forum, members=members, **WHO)
    shown = text(keeper, "team", forum.pk)
    assert 'name="name_11"' in shown
    data = {f"role_{at}": "member" for at in range(1, 12)}
    data |= {f"name_{at}": f"Anggota {at}" for at in range(1, 10)}
    assert keeper.post(page("team", forum.pk), data).status_code == 302
    assert TeamMember.objects.count() == 9
