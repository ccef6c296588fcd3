"""One survey from nothing to its follow-up, through the pages and doors that people and programs use."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate

from tests.apps.surveys.brought import google, kobo, unsent
from tests.apps.surveys.cast import an_skm
from tests.apps.surveys.walking import Walk, chosen, found, said, sent, typed, words
from tolok.apps.commitments.models import Commitment
from tolok.apps.surveys import actions
from tolok.apps.surveys.models import Answer, CommentReading, Mode, SurveyResult
from tolok.apps.surveys.selectors.results import result_of

pytestmark = [pytest.mark.django_db, pytest.mark.long]
MONEY = "Saya diminta uang seratus ribu di luar tarif oleh petugas loket"


def test_a_survey_is_made_printed_answered_in_every_way_closed_reviewed_and_told() -> None:
    walk = Walk()
    assert walk.survey.target == 260, "Krejcie and Morgan for 800 users"
    printed(walk)
    answered_by_visitors(walk)
    answered_by_staff(walk)
    form = google(6)
    brought_in_files(walk, form)
    replayed(walk, form)
    alike_on_a_tablet(walk)
    closed_and_late(walk)
    first = result_of(walk.survey)
    assert first is not None
    assert first.n == Answer.objects.filter(late=False).count()
    reviewed(walk)
    last = result_of(walk.survey)
    assert last is not None
    assert (last.number, last.corrects, last.n) == (2, first, first.n - 12)
    comments_are_read(walk)
    withheld_from_the_unit(walk)
    reported(walk)
    published(walk)
    followed_up(walk)
    counted_for_pekppp(walk)


def printed(walk: Walk) -> None:
    """Poster, slip, sheets of paper and the form for KoboToolbox."""
    poster = walk.desk.get(f"{walk.page}poster.pdf")
    assert walk.survey.code in words(poster.content)
    _code, slips = walk.ticket()
    assert "sekali pakai" in words(slips).lower()
    text = said(walk.desk.post(f"{walk.page}kertas/", {"count": "3"}, follow=True))
    sheets = walk.desk.get(found(rf"({walk.page}kertas/cetak/\d+\.pdf)", text))
    assert "Lembar 0003" in words(sheets.content)
    assert walk.desk.get(f"{walk.page}berkas/kuesioner.xlsx").content[:2] == b"PK"


def answered_by_visitors(walk: Walk) -> None:
    """The link, the code on the poster, a slip that lets one in, a kiosk."""
    link = f"/s/{walk.survey.code}/"
    shown = walk.visitor.get(link)
    assert not shown.cookies
    assert "Puskesmas Tolok Jaya" in said(shown)
    walk.answers(walk.visitor, link, 4, comment="Petugasnya ramah, cepat.", sex="female")
    walk.answers(walk.visitor, link, 3, way="qr", comment=MONEY)
    code, _slips = walk.ticket()
    assert walk.visitor.get(f"/t/{code}/").status_code == 200
    walk.answers(walk.visitor, f"/t/{code}/", 3)
    assert walk.visitor.post(f"/t/{code}/", walk.filled()).status_code == 409, "one answer a ticket"
    walk.answers(walk.visitor, walk.device("kiosk"), 4)
    assert modes() == {Mode.LINK: 1, Mode.QR: 1, Mode.SLIP: 1, Mode.KIOSK: 1}


def answered_by_staff(walk: Walk) -> None:
    """A sheet of paper read by two people apart."""
    walk.sheet(walk.desk, "0001", comment="Kursi kurang")
    assert Mode.PAPER not in modes()
    walk.sheet(walk.second, "0001", comment="Kursi kurang")
    walk.sheet(walk.desk, "0002", 4)
    walk.sheet(walk.second, "0002", 2)
    assert modes()[Mode.PAPER] == 1, "two readings that differ wait"
    entry = walk.survey.paper_entries.get(number="0002")
    choices = {f"item_{at}": "2" for at in range(9)}
    sent(walk.desk, f"{walk.page}kertas/{entry.pk}/putuskan/", {**choices, "why": "Bulatan kedua"})
    assert modes()[Mode.PAPER] == 2


def brought_in_files(walk: Walk, form: bytes) -> None:
    """Google Forms, KoboToolbox, a phone that could not send, another system."""
    before = Answer.objects.count()
    walk.brings(form, "formulir.csv")
    walk.brings(kobo(6), "kobo.csv")
    walk.brings(unsent(walk.survey, 3).replace(b'{"parkir": "ya"}', b"{}"), "belum-terkirim.json")
    assert Answer.objects.count() == before + 15
    _rows, told = walk.program(3, 20)
    assert (told["created"], modes()[Mode.API]) == (20, 20)


def replayed(walk: Walk, form: bytes) -> None:
    """The same page, rows and file once more."""
    fields = walk.answers(walk.visitor, f"/s/{walk.survey.code}/", 4)
    kept = Answer.objects.count()
    for _ in range(5):
        again = walk.visitor.post(f"/s/{walk.survey.code}/", fields)
        assert again.status_code == 200
    assert Answer.objects.count() == kept
    rows, _told = walk.program(2, 1)
    assert walk.sends(rows)["duplicate"] == 1
    assert Answer.objects.count() == kept + 1
    walk.brings(form, "formulir.csv")
    assert Answer.objects.count() == kept + 1


def alike_on_a_tablet(walk: Walk) -> None:
    """An officer presses the same twelve times."""
    tablet = walk.device("officer")
    for _ in range(12):
        walk.answers(walk.visitor, tablet, 4, seconds="6")
    assert modes()[Mode.OFFICER] == 12


def closed_and_late(walk: Walk) -> None:
    """The Biro closes; who pressed a moment too late is told so and does not count."""
    open_page = walk.filled(1)
    sent(walk.biro, f"{walk.page}tutup/", {"why": "Sasaran minggu ini sudah tercapai"})
    answer = walk.visitor.post(f"/s/{walk.survey.code}/", open_page)
    assert answer.status_code == 200
    assert Answer.objects.get(uuid=str(open_page["uuid"])).late
    assert "sudah ditutup" in said(Client().get(f"/s/{walk.survey.code}/")).lower()
    sent(walk.biro, f"{walk.page}hasil/hitung/", {})
    text = said(walk.biro.get(f"{walk.page}hasil/"))
    assert "1" in text


def reviewed(walk: Walk) -> None:
    """The run on the tablet is found, left out with a reason, and the result is corrected with one."""
    text = said(walk.biro.get(f"{walk.page}tanda/"))
    assert f"{walk.page}tanda/run" in text, text
    number = list(Answer.objects.filter(mode=Mode.OFFICER).values_list("pk", flat=True))
    signal = found(rf"({walk.page}tanda/run[a-z-]*/)", text)
    refused = walk.biro.post(signal, {"answer": number, "why": ""})
    assert refused.status_code == 422
    sent(walk.biro, signal, {"answer": number, "why": "Diisi petugas sendiri, sudah diakui"})
    assert Answer.objects.exclude(excluded_at=None).count() == 12
    assert walk.biro.post(f"{walk.page}hasil/hitung/", {"why": ""}).status_code == 422
    sent(walk.biro, f"{walk.page}hasil/hitung/", {"why": "Isian petugas dikeluarkan"})
    assert SurveyResult.objects.count() == 2
    assert "Isian petugas dikeluarkan" in said(walk.biro.get(f"{walk.page}hasil/"))


def comments_are_read(walk: Walk) -> None:
    """The duty masks them; a complaint is handed over by a person, never by itself."""
    actions.read_comments(now=timezone.now())
    text = said(walk.biro.get(f"{walk.page}komentar/"))
    assert "Petugasnya ramah" in text
    reading = CommentReading.objects.get(hand_over="offered")
    page = f"{walk.page}komentar/{reading.pk}/pengaduan/"
    sent(walk.biro, page, {"decision": "handed_over", "to": "inspectorate", "why": "Dibawa sendiri"})
    reading.refresh_from_db()
    assert reading.handed_to == "inspectorate"


def withheld_from_the_unit(walk: Walk) -> None:
    """Who works in the unit reads the result and no single answer or comment."""
    assert walk.desk.get(f"{walk.page}hasil/").status_code == 200
    for part in ("jawaban/", "komentar/", "tanda/", "tutup/"):
        assert walk.desk.get(f"{walk.page}{part}").status_code in (403, 404), part
    assert "uang seratus" not in said(walk.desk.get(f"{walk.page}hasil/"))


def reported(walk: Walk) -> None:
    """Three clicks to a report in two forms; who works in the unit may order it."""
    sent(walk.desk, f"{walk.page}hasil/laporan/buat/", {})
    page = walk.desk.get(f"{walk.page}hasil/laporan/").content.decode()
    files = [walk.desk.get(path) for path in sorted(set(re.findall(rf"{walk.page}hasil/laporan/\d+/", page)))]
    assert sorted(bytes(file.content[:2]) for file in files) == [b"%P", b"PK"]
    report = next(words(file.content) for file in files if file.content[:2] == b"%P")
    assert "Puskesmas Tolok Jaya" in report
    assert "Isian petugas dikeluarkan" in report or "dikeluarkan" in report
    assert "Petugasnya ramah" not in report, "no single comment"


def published(walk: Walk) -> None:
    """Nobody sees anything before; afterwards page, badge, poster and open data say the same."""
    stem = f"/hasil/skm/{walk.office.pk}/1/{walk.survey.pk}/"
    assert walk.visitor.get(stem).status_code == 404
    assert walk.desk.post(f"{walk.page}hasil/publikasi/terbit/").status_code in (403, 404), "not the operator"
    sent(walk.biro, f"{walk.page}hasil/publikasi/terbit/", {})
    note = {"medium": "board", "place": "papan di loket 2", "told_on": localdate().isoformat()}
    sent(walk.second, f"{walk.page}hasil/publikasi/catat/", note)
    result = result_of(walk.survey)
    assert result is not None
    assert result.value is not None
    value = f"{result.value:.2f}".replace(".", ",")
    text = said(walk.visitor.get(stem))
    assert value in text
    assert "uang seratus" not in text
    assert "<svg" in said(walk.visitor.get(f"{stem}lencana.svg"))
    assert value in words(walk.visitor.get(f"{stem}poster-a4.pdf").content)
    data = walk.visitor.get(f"{stem}data/indeks.csv")
    content = b"".join(data.streaming_content) if data.streaming else data.content  # type: ignore[attr-defined]
    assert str(result.value) in content.decode()
    numbers = {"service": walk.survey.service}
    following = an_skm(walk.unit, timezone.now(), numbers=numbers)
    receipt = walk.visitor.post(f"/s/{following.code}/", walk.filled())
    assert value in said(receipt), "the next receipt tells what came of the last time"


def followed_up(walk: Walk) -> None:
    """The lowest elements become promises of the unit, which everybody can read."""
    page = f"{walk.page}hasil/tindak-lanjut/"
    text = walk.second.get(page).content.decode()
    fields = {**typed(text), **chosen(text)}
    assert any(name.startswith("take_") for name in fields), text
    sent(walk.second, page, fields)
    promises = list(Commitment.objects.filter(unit=walk.unit))
    assert promises
    assert all(one.owner and one.public for one in promises)
    shown = said(walk.visitor.get(f"/hasil/skm/{walk.office.pk}/1/{walk.survey.pk}/"))
    assert promises[0].title in shown


def counted_for_pekppp(walk: Walk) -> None:
    """The facts of the year propose levels, with their reasons."""
    assert walk.survey.period_end is not None
    text = said(walk.desk.get(f"/survei/unit/{walk.unit.pk}/pekppp/{walk.survey.period_end.year}/"))
    assert "Laporan dibuat" in text
    assert "papan di ruang layanan" in text


def modes() -> dict[str, int]:
    """How many answers came in each way."""
    counts: dict[str, int] = {}
    for mode in Answer.objects.values_list("mode", flat=True):
        counts[mode] = counts.get(mode, 0) + 1
    return counts
