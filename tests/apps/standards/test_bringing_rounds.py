"""What is taken out comes back as it was; and the dry run finds what the page of the draft will find."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.apps.organizations.cast import NOW, START, TODAY, a_unit, an_office
from tests.apps.standards.standards_cast import WHOLE, a_draft, a_member, a_service, held
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import bringing
from tolok.apps.standards.models import StandardImport, StandardVersion
from tolok.apps.standards.selectors.linting import findings_of
from tolok.rules.standards.values import Channel, Cost, LegalBasis, Product, Requirement, StaffRole, Standard

pytestmark = pytest.mark.django_db

FULL = replace(
    WHOLE,
    requirements=(
        Requirement("Kartu keluarga", "shown", "Dinas Kependudukan", own_government=True),
        Requirement("Surat kuasa; bermeterai", "original", when="pemohon diwakilkan"),
    ),
    costs=(
        Cost(
            amount=Fraction(12_500),
            what="Dewasa",
            basis="Perda 3/2024",
            valid_from=date(2024, 1, 2),
            how="tunai",
        ),
        Cost(free=True, what="Anak"),
    ),
    products=(Product("Surat keterangan", "digital", "6 bulan"),),
    channels=(*WHOLE.channels, Channel("box", "ruang tunggu", hours=16)),
    roles=(StaffRole("Petugas loket", 3, "ABK 2025"), StaffRole("Verifikator", 1)),
    legal=(*WHOLE.legal, LegalBasis("Perda", "3", 2019, "retribusi", "amended", "Kabupaten Tolok")),
    texts={
        **WHOLE.texts,
        "A2": "Loket tutup saat istirahat.\nAntrean daring dibuka pagi.",
        "B8": "1. Kursi\n2. Jalur landai",
    },
    others={"en": {"A1": "Family card"}, "plain": {"A4": "Tidak bayar"}},
)
PASTED = (
    "1\tPersyaratan\t1. KTP\n2. Surat pengantar\n2\tProsedur\tPemohon mengisi formulir\nPetugas memeriksa berkas\n"
    "Kasi memaraf surat\nSekcam memaraf surat\nCamat menandatangani surat\n6\tPenanganan pengaduan\t"
    "Kotak saran, telepon 0812-3456-7890, WhatsApp 0812-3456-7890\n7\tDasar hukum\tPerda Kota Medan Nomor 8 Tahun 2017\n"
)


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1", "Kecamatan Tolok Jaya", "district")


@pytest.fixture
def person(unit: OrganizationUnit, client: Client) -> User:
    found = a_member(unit)
    signed_in(client, found)
    return found


def taken(client: Client, name: str, *args: Any, query: str = "") -> bytes:
    answer = client.get(reverse(name, args=args) + query)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]


def brought(client: Client, unit: OrganizationUnit, name: str, content: bytes, **more: Any) -> Any:
    asked = {
        "becomes": "draft",
        "why": "bawaan",
        "lines": "",
        "file": SimpleUploadedFile(name, content),
        **more,
    }
    answer = client.post(reverse("standards-import", args=[unit.pk]), asked)
    assert answer.status_code == 302, answer.context["form"].errors
    return client.get(answer["Location"])


@pytest.mark.parametrize("standard", [WHOLE, FULL])
@pytest.mark.parametrize("holds", [False, True])
@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_what_is_exported_comes_back_without_a_difference(
    client: Client, unit: OrganizationUnit, person: User, standard: Standard, holds: bool, form: str
) -> None:
    service = a_service(unit)
    version = held(service, START, standard) if holds else a_draft(service, standard)
    if form == "xlsx":
        content = taken(client, "standards-sheet", unit.pk, query="?isi")
    else:
        content = taken(client, "standards-annex", version.pk, "docx")
    shown = brought(client, unit, f"standar.{form}", content)
    assert [one.act for one in shown.context["plan"].rows] == ["keep"], shown.context["plan"].problems
    assert "Tidak ada yang berubah" in shown.content.decode()


def test_a_workbook_of_rows_counts_each_row_as_taken_apart(
    client: Client, unit: OrganizationUnit, person: User
) -> None:
    a_draft(a_service(unit))
    content = taken(client, "standards-sheet", unit.pk, query="?isi")
    told = brought(client, unit, "standar.xlsx", content).content.decode()
    assert "14 komponen: 8 diuraikan, 6 disimpan sebagai kata-kata." in told


def test_the_dry_run_finds_what_the_page_of_the_draft_finds(
    client: Client, unit: OrganizationUnit, person: User
) -> None:
    service = a_service(unit)
    asked = {"becomes": "draft", "why": "bawaan", "lines": PASTED, "service": service.pk}
    page = client.post(reverse("standards-import", args=[unit.pk]), asked)["Location"]
    shown = client.get(page)
    told = shown.content.decode()
    for words in (
        "Kota Medan",
        "0812-3456-7890 dipakai untuk telepon dan WhatsApp",
        "hanya paraf",
        "kapan dijawab",
    ):
        assert words in told
    draft = StandardImport.objects.get()
    bringing.apply_import(draft=draft, digest=shown.context["plan"].digest, by=person, now=NOW)
    found = findings_of(StandardVersion.objects.get(), TODAY)
    assert [words for _, _, words in shown.context["services"][0].findings] == [one.text.id for one in found]


def test_the_same_guarantee_in_all_services_of_a_file_is_found_before_it_is_kept(
    client: Client, unit: OrganizationUnit, person: User
) -> None:
    rows = "kode layanan;nama layanan;komponen;uraian\n"
    rows += "".join(f"0{at};Surat {at};Jaminan pelayanan;Dilayani sesuai janji\n" for at in range(1, 4))
    shown = brought(client, unit, "standar.csv", rows.encode())
    assert shown.content.decode().count("sama persis pada 2 layanan lain") == 3
