"""Complaint channels as offices write them, many in a line, become channels one by one; nothing is dropped."""

import pytest

from tolok.rules.standards import component_doubts as doubts
from tolok.rules.standards.channels_written import channels_in
from tolok.rules.standards.values import Channel
from tolok.rules.wording import fill

MOBILE = "0812-3456-7890"
BOX = Channel("box")


def channels(words: str) -> tuple[Channel, ...]:
    found: tuple[Channel, ...] = channels_in(words).parts.get("channels", ())
    return found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            f"Kotak saran, telepon {MOBILE}, WhatsApp {MOBILE}",
            (BOX, Channel("phone", MOBILE), Channel("whatsapp", MOBILE)),
        ),
        (
            "Kotak pengaduan; Telp. (0341) 551xxx; WA 0812-1111-2222; SP4N-LAPOR!; email kec@contoh.example; datang langsung ke loket; Instagram @kec_contoh",
            (
                BOX,
                Channel("phone", "(0341) 551xxx"),
                Channel("whatsapp", "0812-1111-2222"),
                Channel("sp4n"),
                Channel("email", "kec@contoh.example"),
                Channel("desk", "ke loket"),
                Channel("social_media", "Instagram @kec_contoh"),
            ),
        ),
        (f"Telepon/WA: {MOBILE}", (Channel("phone", MOBILE), Channel("whatsapp", MOBILE))),
        (f"No. HP/WA: {MOBILE}", (Channel("phone", MOBILE), Channel("whatsapp", MOBILE))),
        (
            f"SMS, telepon dan WhatsApp {MOBILE}",
            (Channel("sms", MOBILE), Channel("phone", MOBILE), Channel("whatsapp", MOBILE)),
        ),
        ("Telp. (0541) 123456 / 123457", (Channel("phone", "(0541) 123456"), Channel("phone", "123457"))),
        (
            "Email: aduan@kec.example dan website www.kec.example/aduan",
            (Channel("email", "aduan@kec.example"), Channel("website", "www.kec.example/aduan")),
        ),
        (
            "SP4N-LAPOR! melalui www.lapor.example, SMS 1708",
            (Channel("sp4n", "www.lapor.example"), Channel("sms", "1708")),
        ),
        ("Pengaduan dapat disampaikan melalui kotak saran, hotline 112", (BOX, Channel("phone", "112"))),
        (
            f"Telepon 0541-551234 WhatsApp {MOBILE}",
            (Channel("phone", "0541-551234"), Channel("whatsapp", MOBILE)),
        ),
        ("Kotak saran dan pengaduan", (BOX,)),
        ("1. Kotak Saran 2. Telp 0541-1234567", (BOX, Channel("phone", "0541-1234567"))),
        ("WA Center: 62812-3456-7890", (Channel("whatsapp", "62812-3456-7890"),)),
        ("Petugas pengaduan di ruang layanan", (Channel("desk", "di ruang layanan"),)),
        ("www.kecamatan.example", (Channel("website", "www.kecamatan.example"),)),
        ("Aplikasi SP4N-LAPOR!", (Channel("sp4n"),)),
        ("Aplikasi Sapa Warga", (Channel("app", "Sapa Warga"),)),
        (
            f"Media pengaduan: kotak saran | WA {MOBILE} | email a@b.example",
            (BOX, Channel("whatsapp", MOBILE), Channel("email", "a@b.example")),
        ),
    ],
)
def test_it_tells_channels_apart_however_they_are_written(words: str, found: tuple[Channel, ...]) -> None:
    reading = channels_in(words)
    assert reading.parts["channels"] == found
    assert reading.words == ""


def test_it_reads_when_one_is_open_and_when_it_answers() -> None:
    assert channels(f"WhatsApp {MOBILE} (08.00–15.00 WIB), dijawab paling lama 3 jam kerja") == (
        Channel("whatsapp", MOBILE, "08.00–15.00 WIB", 3),
    )
    assert channels("Loket pengaduan: Ruang 3; dijawab paling lama 8 jam kerja") == (
        Channel("desk", "Ruang 3", hours=8),
    )


def test_a_time_for_all_belongs_to_every_channel_that_names_none() -> None:
    reading = channels_in(
        "Kotak saran\nSMS 1708, dijawab 2 jam kerja\nSemua pengaduan dijawab paling lama 8 jam kerja"
    )
    assert [one.hours for one in reading.parts["channels"]] == [8, 2]
    assert reading.doubts == ()


def test_what_names_no_channel_stays_words_beside_the_others() -> None:
    reading = channels_in(
        "Kotak saran, telepon 0541-551234 (Bu Ani), Fax 0541-551235\nCamat menerima tamu setiap Jumat"
    )
    assert reading.parts["channels"] == (BOX,)
    assert reading.words.splitlines() == [
        "telepon 0541-551234 (Bu Ani), Fax 0541-551235",
        "Camat menerima tamu setiap Jumat",
    ]
    assert fill(doubts.NO_CHANNEL, line="Camat menerima tamu setiap Jumat") in reading.doubts
    assert doubts.NO_RESPONSE_TIME in reading.doubts


@pytest.mark.parametrize(
    "words", ["Ditangani sesuai ketentuan", f"{MOBILE} (Budi)", f"Telepon {MOBILE} (Budi)", "Langsung, lisan"]
)
def test_it_leaves_other_words_as_they_are(words: str) -> None:
    assert (channels_in(words).parts, channels_in(words).words) == ({}, words)
