"""Pages of a library: what its people see and do, and what a stranger learns: nothing."""

import errno
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from tests.apps.evidence.cast import (
    FACTS,
    a_docx,
    a_library,
    a_looked_at,
    a_pdf,
    a_proof,
    an_operator,
    an_upload,
    sha256,
)
from tests.apps.organizations.cast import NOW, START, TODAY, a_unit, an_admin, someone
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.evidence import actions, limits, refusals, selectors, urls
from tolok.apps.evidence.models import Fetch, FetchState, Proof, ProofVersion, State, Upload
from tolok.apps.organizations.actions import appoint
from tolok.apps.organizations.models import OrganizationUnit, Role

WRITTEN = {"title": "SK Standar Pelayanan", "kind": "decree"}


pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client, operator: User) -> Client:
    return signed_in(client, operator)


def home(unit: OrganizationUnit, rest: str = "") -> str:
    return f"/bukti/{unit.pk}/{rest}"


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def begun(client: Client, unit: OrganizationUnit, content: bytes, name: str = "sk.pdf") -> Any:
    facts = {"name": name, "size": len(content), "sha256": sha256(content)}
    return client.post(home(unit, "unggah/"), json.dumps(facts), content_type="application/json")


def put(client: Client, address: str, content: bytes) -> Any:
    return client.put(address, content, content_type="application/octet-stream")


def test_the_only_library_opens_at_once(staff: Client, unit: OrganizationUnit) -> None:
    assert staff.get("/bukti/")["Location"] == home(unit)


def test_an_empty_library_teaches_the_next_step(staff: Client, unit: OrganizationUnit) -> None:
    text = page(staff, home(unit))
    assert "Belum ada bukti" in text
    assert "Pemeriksa virus belum dipasang" in text


def test_a_library_with_a_scanner_does_not_warn(
    staff: Client, unit: OrganizationUnit, settings: Settings
) -> None:
    settings.TOLOK_CLAMAV = "127.0.0.1:1"
    assert "Pemeriksa virus belum dipasang" not in page(staff, home(unit))


def test_the_biro_chooses_among_the_units_of_its_office(
    client: Client, unit: OrganizationUnit, operator: User
) -> None:
    a_unit(unit.office, "2", "Dinas Sosial")
    a_proof(unit, operator)
    text = page(signed_in(client, an_admin(unit.office)), "/bukti/")
    assert "Dinas Kesehatan" in text
    assert "Dinas Sosial" in text


def test_whoever_has_no_role_is_told_what_to_do(client: Client) -> None:
    assert "Belum ada pustaka untuk Anda" in page(signed_in(client, someone("Eko")), "/bukti/")


def test_the_biro_and_auditors_read_and_do_not_write(
    client: Client, unit: OrganizationUnit, operator: User
) -> None:
    proof = a_proof(unit, operator).proof
    auditor = someone("Gita")
    appoint(user=auditor, office=unit.office, role=Role.AUDITOR, day=START, by=None, now=NOW)
    for reader in (an_admin(unit.office), auditor):
        signed_in(client, reader)
        assert "Tambah bukti" not in page(client, home(unit))
        assert "Ubah bukti ini" not in page(client, home(unit, f"{proof.pk}/"))
        for rest in ("baru/", "tautan/", f"{proof.pk}/versi/", f"{proof.pk}/ubah/", f"{proof.pk}/tarik/"):
            assert client.get(home(unit, rest)).status_code == 403
        assert begun(client, unit, a_docx(), "a.docx").status_code == 403


def test_a_head_of_the_unit_writes_too(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, an_operator(unit, "Hadi", Role.UNIT_HEAD))
    assert "Tambah bukti" in page(client, home(unit))


def every_address(unit: OrganizationUnit, proof: Proof, upload: Upload) -> list[str]:
    parts = {"unit": unit.pk, "proof": proof.pk, "upload": upload.token, "token": "W10:x"}
    parts |= {"office": unit.office_id, "use": 1, "group": 1}
    found = []
    for pattern in urls.urlpatterns:
        names = pattern.pattern.converters
        found.append(reverse(str(pattern.name), kwargs={name: parts[name] for name in names}))
    return found


@pytest.mark.parametrize("stranger", ["nobody", "no role", "other unit", "other office", "former", "reader"])
def test_a_stranger_learns_nothing(
    client: Client, unit: OrganizationUnit, operator: User, stranger: str
) -> None:
    proof, upload = a_proof(unit, operator).proof, an_upload(unit, operator, a_docx(), "a.docx")
    gone = unit.pk + 999
    if stranger == "no role":
        signed_in(client, someone("Eko"))
    elif stranger == "other unit":
        signed_in(client, an_operator(a_unit(unit.office, "2", "Dinas Sosial"), "Eko"))
    elif stranger == "other office":
        signed_in(client, an_admin(a_library("9", "64.02", "Kabupaten Lain").office, "Eko"))
    elif stranger == "former":
        old = someone("Eko")
        kept = appoint(
            user=old, office=unit.office, unit=unit, role=Role.UNIT_OPERATOR, day=START, by=None, now=NOW
        )
        type(kept).objects.filter(pk=kept.pk).update(valid_to=TODAY - timedelta(days=99))
        signed_in(client, old)
    elif stranger == "reader":
        user = someone("Eko")
        appoint(user=user, office=unit.office, role=Role.READER, day=START, by=None, now=NOW)
        signed_in(client, user)
    addresses = every_address(unit, proof, upload)
    assert len(addresses) == len(urls.urlpatterns)
    for address in addresses[1:]:
        missing = address.replace(f"/bukti/{unit.pk}/", f"/bukti/{gone}/").replace(
            f"/serupa/{unit.office_id}/", f"/serupa/{gone}/"
        )
        for ask in (client.get, client.post, client.put):
            told, other = ask(address), ask(missing)
            assert told.status_code in ((302, 404, 405) if stranger == "nobody" else (404, 405)), address
            assert told.status_code == other.status_code, address
            assert "SK Standar" not in told.content.decode()
    assert Proof.objects.count() == 1
    assert Entry.objects.filter(action="evidence.withdraw").count() == 0


def test_another_units_proof_is_not_found_under_ones_own_unit(staff: Client, unit: OrganizationUnit) -> None:
    other = a_library("9", "64.02", "Kabupaten Lain")
    foreign = an_operator(other, "Citra")
    proof, upload = a_proof(other, foreign).proof, an_upload(other, foreign, a_docx(), "a.docx")
    for rest in ("", "versi/", "ubah/", "tarik/"):
        assert staff.get(home(unit, f"{proof.pk}/{rest}")).status_code == 404
    assert staff.get(home(unit, f"unggah/{upload.token}/")).status_code == 404
    assert put(staff, home(unit, f"unggah/{upload.token}/?mulai=0"), b"x").status_code == 404
    assert staff.post(home(unit, f"unggah/{upload.token}/selesai/")).status_code == 404
    answer = staff.post(home(unit, "baru/"), {**WRITTEN, "upload": str(upload.token)})
    assert answer.status_code == 422
    assert "Pilih berkas buktinya." in answer.content.decode()


def test_a_colleagues_upload_is_not_mine(staff: Client, unit: OrganizationUnit) -> None:
    upload = an_upload(unit, an_operator(unit, "Dewi"))
    assert staff.get(home(unit, f"unggah/{upload.token}/")).status_code == 404


def test_a_plain_form_adds_a_proof(staff: Client, unit: OrganizationUnit) -> None:
    file = SimpleUploadedFile("sk.pdf", a_pdf())
    answer = staff.post(home(unit, "baru/"), {**WRITTEN, "file": file, "personal_data": "on"}, follow=True)
    text = answer.content.decode()
    assert "Tersimpan." in text
    assert "SK Standar Pelayanan" in text
    assert "setiap pembukaan dicatat" in text


def test_what_arrived_stays_when_the_facts_are_wrong(staff: Client, unit: OrganizationUnit) -> None:
    file = SimpleUploadedFile("sk.pdf", a_pdf())
    answer = staff.post(home(unit, "baru/"), {"file": file, "kind": "decree", "valid_to": "x"})
    text = answer.content.decode()
    assert answer.status_code == 422
    for words in ("Tulis judul bukti.", "Tulis tanggal seperti", "sk.pdf (", "sudah aman di server"):
        assert words in text
    token = text.split('name="upload" value="')[1].split('"')[0]
    assert staff.post(home(unit, "baru/"), {**WRITTEN, "upload": token}).status_code == 302
    assert staff.post(home(unit, "baru/"), {**WRITTEN, "upload": token}).status_code == 302
    assert Proof.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.svg", b"<svg/>", refusals.SCRIPTABLE.id),
        ("x.pdf", b"MZ", refusals.TYPE_UNKNOWN.id),
        ("x.pdf", b"", "Berkas ini kosong."),
    ],
)
def test_a_refused_file_is_told_at_its_field(
    staff: Client, unit: OrganizationUnit, name: str, content: bytes, said: str
) -> None:
    answer = staff.post(home(unit, "baru/"), {**WRITTEN, "file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Proof.objects.exists()


def test_the_same_file_again_names_what_is_there(
    staff: Client, unit: OrganizationUnit, operator: User
) -> None:
    version = a_proof(unit, operator, a_pdf())
    answer = staff.post(home(unit, "baru/"), {**WRITTEN, "file": SimpleUploadedFile("b.pdf", a_pdf())})
    assert "sudah ada di pustaka ini: “SK Standar Pelayanan 2026”" in answer.content.decode()
    told = begun(staff, unit, a_pdf()).json()
    assert told["held"]["url"] == home(unit, f"{version.proof_id}/")


def test_chunks_go_over_json_and_become_a_proof(staff: Client, unit: OrganizationUnit) -> None:
    content = a_pdf() + b"\n%" + bytes(limits.CHUNK + 10)
    told = begun(staff, unit, content).json()
    address = home(unit, f"unggah/{told['upload']}/")
    assert (told["received"], told["chunk"], told["finished"]) == (0, limits.CHUNK, False)
    assert put(staff, f"{address}?mulai=0", content[: limits.CHUNK]).json() == {"received": limits.CHUNK}
    wrong = put(staff, f"{address}?mulai=7", content[7 : limits.CHUNK + 7])
    assert (wrong.status_code, wrong.json()) == (409, {"received": limits.CHUNK})
    early = staff.post(f"{address}selesai/")
    assert (early.status_code, early.json()) == (422, {"problems": [refusals.NOT_WHOLE.id]})
    put(staff, f"{address}?mulai={limits.CHUNK}", content[limits.CHUNK :])
    assert staff.get(address).json()["received"] == len(content)
    assert staff.post(f"{address}selesai/").json()["finished"] is True
    assert begun(staff, unit, content).json()["finished"] is True
    answer = staff.post(home(unit, "baru/"), {**WRITTEN, "upload": told["upload"]})
    assert answer.status_code == 302
    assert ProofVersion.objects.get().sha256 == sha256(content)


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"name": "a.pdf", "size": "x", "sha256": "y"}', "null"])
def test_a_beginning_that_says_too_little_is_refused(
    staff: Client, unit: OrganizationUnit, body: str
) -> None:
    answer = staff.post(home(unit, "unggah/"), body, content_type="application/json")
    assert (answer.status_code, answer.json()) == (422, {"problems": [refusals.DECLARED_BADLY.id]})


@pytest.mark.parametrize(("query", "size"), [("", 9), ("?mulai=x", 9), ("?mulai=0", limits.CHUNK + 1)])
def test_a_chunk_that_is_no_chunk_is_refused(
    staff: Client, unit: OrganizationUnit, query: str, size: int
) -> None:
    told = begun(staff, unit, bytes(limits.CHUNK * 2)).json()
    answer = put(staff, home(unit, f"unggah/{told['upload']}/{query}"), bytes(size))
    assert answer.status_code == 422
    assert staff.get(home(unit, f"unggah/{uuid4()}/")).status_code == 404


def test_a_full_disk_answers_507_in_plain_words(
    staff: Client, unit: OrganizationUnit, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = begun(staff, unit, a_pdf()).json()

    def full(**_parts: object) -> None:
        raise refusals.refused(refusals.DISK_FULL)

    monkeypatch.setattr(actions, "receive", full)
    answer = put(staff, home(unit, f"unggah/{told['upload']}/?mulai=0"), a_pdf())
    assert (answer.status_code, answer.json()) == (507, {"problems": [refusals.DISK_FULL.id]})


def test_one_proof_shows_its_pages_its_file_and_its_versions(
    staff: Client, unit: OrganizationUnit, operator: User
) -> None:
    version = a_looked_at(unit, operator, a_pdf(12))
    address = home(unit, f"{version.proof_id}/")
    text = page(staff, address)
    assert text.count('loading="lazy"') == 10
    assert "Halaman 10 dari 12" in text
    assert "Halaman berikutnya" in text
    later = page(staff, f"{address}?versi=1&dari=11")
    assert "Halaman 12 dari 12" in later
    assert "Halaman sebelumnya" in later
    assert "/bukti/berkas/" in text
    assert version.sha256[:16] in text
    for odd in ("?dari=x", "?dari=-4", "?dari=99999999", "?versi=77"):
        page(staff, address + odd)


def test_an_older_version_says_that_it_is(staff: Client, unit: OrganizationUnit, operator: User) -> None:
    proof = a_proof(unit, operator).proof
    answer = staff.post(
        home(unit, f"{proof.pk}/versi/"), {"file": SimpleUploadedFile("b.docx", a_docx())}, follow=True
    )
    assert "Versi 2" in answer.content.decode()
    assert "Anda melihat versi 1" in page(staff, home(unit, f"{proof.pk}/?versi=1"))


def test_a_new_version_needs_a_file(staff: Client, unit: OrganizationUnit, operator: User) -> None:
    proof = a_proof(unit, operator).proof
    address = home(unit, f"{proof.pk}/versi/")
    assert "Versi lama tetap tersimpan" in page(staff, address)
    assert "Pilih berkas buktinya." in staff.post(address).content.decode()


@pytest.mark.parametrize(
    ("state", "words", "said"),
    [
        (State.QUARANTINED, refusals.words(refusals.SCANNER_DOWN), refusals.SCANNER_DOWN.id),
        (State.REFUSED, refusals.words(refusals.INFECTED), "Pemeriksa virus menemukan"),
        (State.WAITING, {}, "Berkas sedang diperiksa"),
    ],
)
def test_a_version_that_may_not_be_opened_says_why(
    staff: Client, unit: OrganizationUnit, operator: User, state: State, words: dict[str, str], said: str
) -> None:
    proof = a_proof(unit, operator).proof
    ProofVersion.objects.update(state=state, words=words)
    text = page(staff, home(unit, f"{proof.pk}/"))
    assert said in text
    assert "/bukti/berkas/" not in text
    assert str(state.label) in page(staff, home(unit))


def test_a_file_that_cannot_be_drawn_says_so(staff: Client, unit: OrganizationUnit, operator: User) -> None:
    version = a_looked_at(unit, operator, b"%PDF-1.7 broken")
    text = page(staff, home(unit, f"{version.proof_id}/"))
    assert "tidak dapat digambar" in text
    assert "/bukti/berkas/" in text


def test_facts_are_corrected_and_a_proof_withdrawn(
    staff: Client, unit: OrganizationUnit, operator: User
) -> None:
    proof = a_proof(unit, operator).proof
    address = home(unit, f"{proof.pk}/")
    assert 'value="SK Standar Pelayanan 2026"' in page(staff, f"{address}ubah/")
    answer = staff.post(f"{address}ubah/", {"title": "SK 2027", "kind": "report"}, follow=True)
    assert "SK 2027" in answer.content.decode()
    same = staff.post(f"{address}ubah/", {"title": "SK 2027", "kind": "report"})
    assert "Tidak ada yang berubah." in same.content.decode()
    assert "Tarik bukti ini" in page(staff, f"{address}tarik/")
    assert staff.post(f"{address}tarik/", {"why": ""}).status_code == 422
    answer = staff.post(f"{address}tarik/", {"why": "dicabut"}, follow=True)
    assert "dicabut" in answer.content.decode()
    assert "Ubah bukti ini" not in answer.content.decode()
    assert "SK 2027" not in page(staff, home(unit))
    assert "SK 2027" in page(staff, home(unit, "?keadaan=ditarik"))


def test_opening_personal_data_is_logged(staff: Client, unit: OrganizationUnit, operator: User) -> None:
    proof = a_proof(unit, operator, facts=replace(FACTS, personal_data=True)).proof
    page(staff, home(unit, f"{proof.pk}/"))
    assert Entry.objects.get(is_read=True).page == home(unit, f"{proof.pk}/")
    assert "data pribadi" in page(staff, home(unit))


def test_a_link_is_asked_for_and_its_fate_told(staff: Client, unit: OrganizationUnit, operator: User) -> None:
    assert "Halaman web tidak diarsipkan" in page(staff, home(unit, "tautan/"))
    wrong = staff.post(home(unit, "tautan/"), {**WRITTEN, "address": "sk.pdf"})
    assert refusals.LINK_SHAPE.id in wrong.content.decode()
    answer = staff.post(
        home(unit, "tautan/"), {**WRITTEN, "address": "https://example.go.id/sk.pdf"}, follow=True
    )
    assert "Tautan sedang diambil" in answer.content.decode()
    assert "sedang diambil" in page(staff, home(unit))
    fetch = Fetch.objects.get()
    Fetch.objects.update(state=FetchState.REFUSED, words=refusals.words(refusals.LINK_PAGE))
    address = home(unit, f"{fetch.proof_id}/")
    assert refusals.LINK_PAGE.id in page(staff, address)
    answer = staff.post(f"{address}ambil-lagi/", follow=True)
    assert "Tautan sedang diambil" in answer.content.decode()
    assert staff.post(f"{address}ambil-lagi/").status_code == 302
    assert Fetch.objects.count() == 2


def test_a_library_is_searched_and_filtered(staff: Client, unit: OrganizationUnit, operator: User) -> None:
    over = replace(FACTS, title="Maklumat lama", valid_to=timezone.localdate() - timedelta(days=1))
    soon = replace(FACTS, title="Maklumat kini", valid_to=timezone.localdate() + timedelta(days=9))
    for facts in (FACTS, over, soon):
        a_proof(unit, operator, facts=facts)
    assert page(staff, home(unit, "?cari=MAKLUMAT")).count("file-name") == 2
    assert "kedaluwarsa" in page(staff, home(unit, "?keadaan=kedaluwarsa&jenis=decree"))
    assert "Maklumat kini" in page(staff, home(unit, "?keadaan=segera"))
    assert "Tidak ada bukti yang cocok." in page(staff, home(unit, "?jenis=video&cari=%00"))
    assert page(staff, home(unit, "?jenis=lain")).count("file-name") == 3


def test_apps_above_tell_how_often_a_proof_is_used(
    staff: Client, unit: OrganizationUnit, operator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_proof(unit, operator)
    monkeypatch.setattr(selectors, "USES", [lambda pks: dict.fromkeys(pks, 3)])
    assert "dipakai 3 kali" in page(staff, home(unit))


def test_a_library_of_any_size_takes_few_statements(
    staff: Client,
    unit: OrganizationUnit,
    operator: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(selectors, "USES", [])  # each app above adds one of its own
    for number in range(25):
        a_proof(unit, operator, facts=replace(FACTS, title=f"Bukti {number}"))
    with django_assert_max_num_queries(14):
        text = page(staff, home(unit, "?cari=bukti"))
    assert text.count("file-name") == 20
    with django_assert_max_num_queries(14):
        assert page(staff, home(unit, "?halaman=2")).count("file-name") == 5


def test_one_proof_takes_few_statements(
    staff: Client,
    unit: OrganizationUnit,
    operator: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    version = a_looked_at(unit, operator)
    # ten of them ask the apps above where the proof is used
    with django_assert_max_num_queries(24):
        page(staff, home(unit, f"{version.proof_id}/"))


def test_a_disk_that_is_full_while_a_plain_form_arrives_is_said_in_words(
    staff: Client, unit: OrganizationUnit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_parts: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(MemoryFileUploadHandler, "receive_data_chunk", full)
    answer = staff.post(home(unit, "baru/"), {**WRITTEN, "file": SimpleUploadedFile("a.pdf", a_pdf())})
    assert answer.status_code == 507
    assert "Ruang simpan di server penuh." in answer.content.decode()
    assert not Proof.objects.exists()


def test_a_form_still_proves_where_it_comes_from(unit: OrganizationUnit, operator: User) -> None:
    strict = signed_in(Client(enforce_csrf_checks=True), operator)
    for rest in ("baru/", "tautan/", "unggah/"):
        assert strict.post(home(unit, rest), WRITTEN).status_code == 403
