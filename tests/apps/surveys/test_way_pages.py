"""Pages of the ways in: tickets, devices, paper, posters, response."""

import csv
import io
import re

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from tests.apps.organizations.cast import a_unit, an_office
from tests.apps.surveys.cast import a_survey, answered
from tests.apps.surveys.handouts import a_device, tickets, two_readers, typed
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.organizations.actions import set_letterhead
from tolok.apps.surveys import actions
from tolok.apps.surveys.models import Answer, Device, PaperEntry, Survey, Ticket, TicketBatch
from tolok.apps.surveys.selectors import device_with, questions_of, ticket_with
from tolok.apps.surveys.views.tickets import SLIPS_A_FILE

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey() -> Survey:
    return a_survey(a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center"))


@pytest.fixture
def readers(survey: Survey) -> tuple[User, User]:
    return two_readers(survey)


@pytest.fixture
def desk(client: Client, readers: tuple[User, User]) -> Client:
    """The operator at work."""
    return signed_in(client, readers[0])


def words(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def codes_on(text: str) -> list[str]:
    found = re.search(r'name="codes" value="([^"]*)"', text)
    assert found is not None
    return found[1].split()


def make(desk: Client, survey: Survey, channel: str, **fields: object) -> str:
    sent = {"until": localdate(survey.closes_at).isoformat(), **fields}
    answer = desk.post(f"/survei/{survey.pk}/tiket/buat/{channel}/", sent)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return answer.content.decode()


def test_slips_carry_the_codes_that_let_in(desk: Client, survey: Survey) -> None:
    codes = codes_on(make(desk, survey, "slip", count=14))
    batch = TicketBatch.objects.get()
    answer = desk.post(f"/survei/{survey.pk}/tiket/{batch.pk}/slip.pdf", {"codes": " ".join(codes)})
    assert answer["Content-Type"] == "application/pdf"
    text = words(answer.content)
    assert len(codes) == 14
    for code in codes:
        assert f"testserver/t/{code}" in text
        assert ticket_with(code) is not None
    assert "Puskesmas Tolok Jaya" in text
    assert "halaman 2 dari 2" in text


def test_many_slips_come_in_files_that_are_each_made_at_once(desk: Client, survey: Survey) -> None:
    text = make(desk, survey, "slip", count=SLIPS_A_FILE + 8)
    batch = TicketBatch.objects.get()
    path = f"/survei/{survey.pk}/tiket/{batch.pk}/slip.pdf"
    first, second = re.findall(r'slip\.pdf".*?name="codes" value="([^"]*)"', text, re.DOTALL)
    assert (len(first.split()), len(second.split())) == (SLIPS_A_FILE, 8)
    assert not set(first.split()) & set(second.split())
    assert "Unduh slip 1–192 (PDF)" in text
    answer = desk.post(path, {"codes": second, "first": "193"})
    assert f"slip-{batch.pk}-193-" in answer["Content-Disposition"]
    assert all(code in words(answer.content) for code in second.split())
    assert desk.post(path, {"codes": f"{first} {second}"}).status_code == 413


@pytest.mark.parametrize("wrong", ["", "AAAAAAAAA", "foreign", "mixed"])
def test_a_paper_is_made_of_a_batchs_own_codes_only(
    desk: Client, survey: Survey, readers: tuple[User, User], wrong: str
) -> None:
    mine, other = tickets(survey, readers[0]), tickets(survey, readers[0])
    sent = {
        "foreign": other.codes[0].code,
        "mixed": f"{mine.codes[0].code} {other.codes[0].code}",
    }.get(wrong, wrong)
    for file in ("slip.pdf", "tiket.csv"):
        path = f"/survei/{survey.pk}/tiket/{mine.batch.pk}/{file}"
        assert desk.post(path, {"codes": sent}).status_code == 404
        assert desk.get(path).status_code == 405


def test_whatsapp_texts_stand_on_the_page_and_in_a_file(desk: Client, survey: Survey) -> None:
    text = make(desk, survey, "whatsapp", count=3)
    codes = codes_on(text)
    for code in codes:
        assert f"http://testserver/t/{code}/" in text
    assert text.count("https://wa.me/?text=") == 3
    batch = TicketBatch.objects.get()
    answer = desk.post(f"/survei/{survey.pk}/tiket/{batch.pk}/tiket.csv", {"codes": " ".join(codes)})
    content = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.DictReader(io.StringIO(content)))
    assert [row["kode"] for row in rows] == codes
    assert all(row["tautan"] in row["pesan"] for row in rows)


def test_queue_numbers_are_printed_beside_their_codes(desk: Client, survey: Survey) -> None:
    codes = codes_on(make(desk, survey, "queue", first="A009", last="A011"))
    batch = TicketBatch.objects.get()
    answer = desk.post(f"/survei/{survey.pk}/tiket/{batch.pk}/slip.pdf", {"codes": " ".join(codes)})
    text = words(answer.content)
    assert all(f"Nomor antrean {label}" in text for label in ("A009", "A010", "A011"))


@pytest.mark.parametrize(
    "fields",
    [
        {"first": "A1"},
        {"first": "A1", "last": "A3", "labels": "B1"},
        {},
        {"labels": "Siti"},
        {"first": "1", "last": "2000"},
    ],
)
def test_what_is_no_queue_is_refused_at_its_field(
    desk: Client, survey: Survey, fields: dict[str, str]
) -> None:
    sent = {"until": localdate(survey.closes_at).isoformat(), **fields}
    answer = desk.post(f"/survei/{survey.pk}/tiket/buat/queue/", sent)
    assert answer.status_code == 422
    assert not Ticket.objects.exists()


def test_the_list_tells_sums_and_voids(desk: Client, survey: Survey, readers: tuple[User, User]) -> None:
    made = tickets(survey, readers[0], 5)
    answered(survey, ticket=ticket_with(made.codes[0].code))
    page = f"/survei/{survey.pk}/tiket/"
    assert f"Batalkan #{made.batch.pk}" in desk.get(page).content.decode()
    void = f"{page}{made.batch.pk}/batalkan/"
    assert desk.post(void, {"why": ""}).status_code == 422
    text = desk.post(void, {"why": "Slip hilang"}, follow=True).content.decode()
    assert "dibatalkan" in text
    assert f"Batalkan #{made.batch.pk}" not in text


def test_the_list_costs_the_same_for_two_batches_and_twenty(
    desk: Client,
    survey: Survey,
    readers: tuple[User, User],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    page = f"/survei/{survey.pk}/tiket/"
    for _ in range(2):
        tickets(survey, readers[0], 2)
    desk.get(page)
    with django_assert_max_num_queries(12) as first:
        desk.get(page)
    for _ in range(18):
        tickets(survey, readers[0], 2)
    with django_assert_max_num_queries(len(first)):
        desk.get(page)


def test_a_list_and_a_way_nobody_knows_are_not_there(desk: Client, survey: Survey) -> None:
    assert desk.get(f"/survei/{survey.pk}/tiket/buat/email/").status_code == 404
    assert desk.get(f"/survei/{survey.pk}/tiket/buat/merpati/").status_code == 404


def test_invitations_say_plainly_when_they_cannot_be_sent(desk: Client, survey: Survey) -> None:
    page = f"/survei/{survey.pk}/tiket/surel/"
    assert "Server surel atau alamat situs ini belum dipasang" in desk.get(page).content.decode()
    assert desk.post(page, {"addresses": "rina@example.com"}).status_code == 409


def test_invitations_are_counted_and_their_addresses_gone(
    desk: Client, survey: Survey, settings: Settings
) -> None:
    settings.TOLOK_MAIL = True
    settings.TOLOK_ADDRESS = "https://tolok.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    page = f"/survei/{survey.pk}/tiket/surel/"
    assert "Alamat tidak disimpan" in desk.get(page).content.decode()
    sent = {
        "addresses": "rina@example.com, joko@example.com",
        "until": localdate(survey.closes_at).isoformat(),
    }
    text = desk.post(page, sent, follow=True).content.decode()
    assert "surel: 2 terkirim, 0 gagal, 0 menunggu" in text
    assert "rina@" not in text


def test_a_device_is_registered_and_its_address_shown_once(desk: Client, survey: Survey) -> None:
    page = f"/survei/{survey.pk}/perangkat/"
    text = desk.post(f"{page}daftar/", {"name": "Loket 2", "kind": "kiosk"}).content.decode()
    found = re.search(r"http://testserver/k/([A-Z0-9]+)/", text)
    assert found is not None
    key = found[1]
    device = Device.objects.get()
    assert device_with(key) == device
    assert "<svg" in text
    assert key not in desk.get(page).content.decode()
    card = f"{page}{device.pk}/kartu.pdf"
    assert f"testserver/k/{key}" in words(desk.post(card, {"key": key}).content)
    assert desk.post(card, {"key": "salah"}).status_code == 404
    assert desk.post(f"{page}daftar/", {"name": "Loket 2", "kind": "kiosk"}).status_code == 422
    text = desk.post(f"{page}{device.pk}/cabut/", {"why": "Rusak"}, follow=True).content.decode()
    assert "dicabut" in text
    assert desk.post(card, {"key": key}).status_code == 404


def test_the_devices_cost_the_same_for_one_and_ten(
    desk: Client,
    survey: Survey,
    readers: tuple[User, User],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    page = f"/survei/{survey.pk}/perangkat/"
    a_device(survey, readers[0], "Loket 0")
    desk.get(page)
    with django_assert_max_num_queries(12) as first:
        desk.get(page)
    for at in range(1, 10):
        answered(survey, device=a_device(survey, readers[0], f"Loket {at}").device)
    with django_assert_max_num_queries(len(first)):
        desk.get(page)


def sheet(survey: Survey, value: int = 4, **more: str) -> dict[str, str]:
    ratings = {f"item_{at}": str(value) for at, _ in enumerate(questions_of(survey).items)}
    return {"number": "1", **ratings, **more}


@pytest.mark.parametrize("large", [False, True])
def test_sheets_are_printed_with_their_numbers_and_frozen_words(
    desk: Client, survey: Survey, large: bool
) -> None:
    page = f"/survei/{survey.pk}/kertas/"
    sent = {"count": "3", **({"large": "on"} if large else {})}
    text = desk.post(page, sent, follow=True).content.decode()
    found = re.search(rf"{page}cetak/\d+\.pdf", text)
    assert found is not None
    told = words(desk.get(found[0]).content)
    for number in ("0001", "0002", "0003"):
        assert f"Lembar {number} · halaman 1" in told
    for item in questions_of(survey).items:
        assert item.text.id in told
    assert "60 tahun atau lebih" in told
    assert desk.get(f"{page}cetak/999.pdf").status_code == 404


def test_two_people_type_and_one_decides(desk: Client, survey: Survey, readers: tuple[User, User]) -> None:
    page = f"/survei/{survey.pk}/kertas/"
    text = desk.post(
        f"{page}ketik/", sheet(survey, 4, comment="Loket tiga ketus", sex="male")
    ).content.decode()
    assert "Lembar 0001 tersimpan. Serahkan kepada orang kedua" in text
    assert 'value="0002"' in text
    assert "Anda sudah mengetik lembar ini" in desk.post(f"{page}ketik/", sheet(survey, 3)).content.decode()
    other = signed_in(Client(), readers[1])
    blank = other.get(f"{page}ketik/?nomor=0001").content.decode()
    assert "checked" not in blank.replace('name="sex" value="" checked', "")
    assert "ketus" not in blank
    assert "ketus" not in other.get(page).content.decode()
    sent = sheet(survey, 4, comment="Loket tiga ketus", sex="male", item_2="2")
    text = other.post(f"{page}ketik/", sent).content.decode()
    assert "dibaca berbeda oleh dua orang" in text
    entry = PaperEntry.objects.get()
    settle = f"{page}{entry.pk}/putuskan/"
    text = desk.get(settle).content.decode()
    assert text.count('name="item_') == len(questions_of(survey).items[2].points) + 1
    assert 'name="sex"' not in text
    assert desk.post(settle, {"item_2": "2", "why": ""}).status_code == 422
    text = desk.post(settle, {"item_2": "2", "why": "Bulatan kedua"}, follow=True).content.decode()
    assert "Keputusan tersimpan" in text
    kept = Answer.objects.get()
    third = questions_of(survey).items[2].key
    assert (kept.values[third], kept.sex, kept.comment) == (2, "male", "Loket tiga ketus")
    assert desk.get(settle).status_code == 404


def test_two_sheets_with_one_number_are_parted_on_their_page(
    desk: Client, survey: Survey, readers: tuple[User, User]
) -> None:
    typed(survey, readers[0])
    entry = typed(survey, readers[1], value=3).entry
    page = f"/survei/{survey.pk}/kertas/{entry.pk}/"
    assert f"{page}pisahkan/" in desk.get(f"{page}putuskan/").content.decode()
    assert desk.post(f"{page}pisahkan/", {"number": "1", "why": "Fotokopi"}).status_code == 422
    text = desk.post(f"{page}pisahkan/", {"number": "1-B", "why": "Fotokopi"}, follow=True).content.decode()
    assert "Kedua lembar dipisahkan" in text
    assert "Ketik lembar 1-B" in text


def test_a_date_that_differs_is_settled_too(desk: Client, survey: Survey, readers: tuple[User, User]) -> None:
    typed(survey, readers[0], given_on=localdate())
    typed(survey, readers[1])
    settle = f"/survei/{survey.pk}/kertas/{PaperEntry.objects.get().pk}/putuskan/"
    sent = {"given_on": localdate().isoformat(), "why": "Tertulis di lembar"}
    assert desk.post(settle, sent).status_code == 302
    assert localdate(Answer.objects.get().given_at) == localdate()


def test_paper_typed_by_one_and_after_the_close_says_so(
    desk: Client, survey: Survey, readers: tuple[User, User]
) -> None:
    page = f"/survei/{survey.pk}/kertas/ketik/"
    assert "tanda diketik satu orang" in desk.post(page, sheet(survey, alone="on")).content.decode()
    assert "Tidak dihitung dua kali" in desk.post(page, sheet(survey, alone="on")).content.decode()
    actions.close(surveys=[survey], by=None, why="Selesai", now=timezone.now())
    assert "tanda terlambat" in desk.post(page, sheet(survey, number="2", alone="on")).content.decode()


def test_the_poster_comes_in_two_sizes_with_the_letterhead(desk: Client, survey: Survey) -> None:
    set_letterhead(
        office=survey.unit.office,
        values={"lines": "PEMERINTAH KABUPATEN TOLOK\nJalan Merdeka 1"},
        by=None,
        now=timezone.now(),
    )
    widths = []
    for file in ("poster.pdf", "poster-a5.pdf"):
        answer = desk.get(f"/survei/{survey.pk}/{file}")
        text = words(answer.content)
        assert "PEMERINTAH KABUPATEN TOLOK" in text
        assert f"testserver/s/{survey.code}" in text
        widths.append(round(float(PdfReader(io.BytesIO(answer.content)).pages[0].mediabox.width)))
    assert widths == [595, 420]


def test_response_is_told_by_way_and_a_day_on_paper_is_kept(
    desk: Client, survey: Survey, readers: tuple[User, User]
) -> None:
    made = tickets(survey, readers[0], 4)
    answered(survey, ticket=ticket_with(made.codes[0].code))
    answered(survey)
    typed(survey, readers[0], alone=True)
    page = f"/survei/{survey.pk}/respons/"
    text = desk.get(page).content.decode()
    assert "25 %" in text
    assert "isi berapa yang ditanya" in text
    assert "tidak dapat dihitung" in text
    sent = {"day": localdate().isoformat(), "asked": "10", "refused": "2"}
    text = desk.post(page, sent, follow=True).content.decode()
    assert "10 %" in text
    assert "6,7 %" in desk.post(page, {**sent, "asked": "15"}, follow=True).content.decode()
    assert desk.post(page, {**sent, "refused": "11"}).status_code == 422
    text = desk.post(page, {**sent, "asked": "1", "refused": "1"}, follow=True).content.decode()
    assert "periksa" in text


def test_a_survey_leads_to_its_ways_in(desk: Client, survey: Survey) -> None:
    text = desk.get(f"/survei/{survey.pk}/").content.decode()
    for part in ("tiket/", "perangkat/", "kertas/", "respons/", "poster-a5.pdf"):
        assert f"/survei/{survey.pk}/{part}" in text
