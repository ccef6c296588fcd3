"""The public page for every kind of questionnaire, and what its receipt tells."""

import json
import re
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.commitments.cast import a_promise
from tests.apps.organizations.cast import a_unit
from tests.apps.surveys.cast import DAY, answered
from tests.apps.surveys.sittings import (
    JAVANESE,
    OWN,
    a_device,
    a_ticket,
    an_skm,
    ticked,
    unit,
    with_f03,
    with_second,
)
from tolok.apps.commitments.models import Source
from tolok.apps.surveys import actions, selectors
from tolok.apps.surveys.identifiers import uuid7
from tolok.apps.surveys.models import (
    Answer,
    Approach,
    DeviceKind,
    Mode,
    Survey,
    SurveyResult,
    Ticket,
    TicketBatch,
)
from tolok.apps.surveys.selectors.sitting import chosen

pytestmark = pytest.mark.django_db


def home(survey: Survey) -> str:
    return f"/s/{survey.code}/"


def test_every_element_of_skm_has_words_of_its_own(client: Client) -> None:
    text = client.get(home(an_skm())).content.decode()
    for words in (
        "Sangat sesuai",
        "Sangat mudah",
        "Sangat cepat",
        "Gratis",
        "Dikelola dengan baik",
        "Sangat baik",
    ):
        assert words in text
    assert text.count('type="radio"') == 9 * 5
    assert "9 pernyataan, kira-kira 2 menit" in text


def test_stars_say_which_end_is_better(client: Client) -> None:
    text = client.get(home(an_skm(blocks=("spkp8", "spak5")))).content.decode()
    assert text.count("1 bintang paling buruk, 6 bintang paling baik.") == 2
    assert "Mutu layanan" in text
    assert "Kejujuran layanan" in text
    assert text.count('type="radio"') == 13 * 7


def test_own_questions_are_asked_and_kept_apart(client: Client) -> None:
    survey = an_skm(own=OWN)
    assert "Dari mana Anda tahu layanan ini?" in client.get(home(survey)).content.decode()
    client.post(home(survey), ticked(survey, own_0="teman", own_1="Kursinya kurang."))
    kept = Answer.objects.get()
    assert kept.extra == {"tahu": "teman", "ubah": "Kursinya kurang."}
    assert kept.c == 9


def test_an_own_question_may_be_left_out_but_not_made_up(client: Client) -> None:
    survey = an_skm(own=OWN)
    assert client.post(home(survey), ticked(survey, own_0="radio")).status_code == 422
    client.post(home(survey), ticked(survey))
    assert Answer.objects.get().extra == {}


def test_what_is_not_asked_is_not_on_the_page(client: Client) -> None:
    survey = an_skm(comment=False, profile=False)
    text = client.get(home(survey)).content.decode()
    assert "Ada yang ingin Anda sampaikan?" not in text
    assert "Tentang Anda" not in text
    client.post(home(survey), ticked(survey, comment="Disisipkan", sex="female"))
    kept = Answer.objects.get()
    assert (kept.comment, kept.sex) == ("", "")


def test_it_asks_in_a_further_language_where_that_has_words(client: Client) -> None:
    survey = an_skm(own=OWN, others=JAVANESE)
    text = client.get(home(survey)).content.decode()
    assert "?bahasa=jv" in text
    assert "Basa Jawa" in text
    text = client.get(f"{home(survey)}?bahasa=jv").content.decode()
    assert "Pira cepete layanan iki?" in text
    assert "Cepet banget" in text
    assert "Seberapa mudah prosedur layanan di unit ini?" in text
    assert 'lang="jv"' in text
    client.post(f"{home(survey)}?bahasa=jv", ticked(survey))
    client.post(f"/en{home(survey)}", ticked(survey))
    assert list(Answer.objects.values_list("language", flat=True)) == ["jv", "en"]


def test_a_page_without_further_languages_has_no_chooser(client: Client) -> None:
    assert "Bahasa pertanyaan" not in client.get(home(an_skm())).content.decode()


def test_a_browser_can_write_every_sheet_to_a_file(client: Client) -> None:
    skm, f03 = with_f03()
    text = client.get(home(skm)).content.decode()
    (found,) = re.findall(r'data-sheets="([^"]+)"', text)
    sheets = json.loads(found.replace("&quot;", '"'))
    assert [(one["survey"], one["prefix"]) for one in sheets] == [(skm.code, ""), (f03.code, "f03-")]
    assert sheets[0]["items"] == [item.key for item in selectors.questions_of(skm).items]


def test_a_thousand_replays_make_one_answer() -> None:
    survey = an_skm()
    uuid = uuid7(timezone.now())
    states = [answered(survey, uuid=uuid).state for _ in range(1000)]
    assert states[0] == "created"
    assert set(states[1:]) == {"duplicate"}
    assert Answer.objects.count() == 1


# The receipt


def a_published(before: Survey, now_published: bool = True) -> SurveyResult:
    """The result of a survey that thirty people answered and that is over."""
    for value in [3, 4] * 15:
        answered(before, value)
    now = timezone.now()
    actions.close(surveys=[before], by=None, why="Selesai", now=now)
    result = actions.compute(survey=before, by=None, now=now)
    if now_published:
        SurveyResult.objects.filter(pk=result.pk).update(published_at=now)
    return result


def test_a_receipt_tells_the_last_published_result_and_what_was_promised(client: Client) -> None:
    where = unit()
    before = an_skm(where)
    a_published(before)
    a_promise(where, "Loket kedua dibuka pukul 07.30", public=True, source=Source.SKM)
    a_promise(where, "Rahasia dapur", public=False, source=Source.SKM)
    a_promise(where, "Dari pengaduan", public=True, source=Source.COMPLAINT)
    survey = an_skm(where)
    text = client.post(home(survey), ticked(survey)).content.decode()
    assert "87,50 dari 100, mutu B." in text
    assert "Dari 30 jawaban." in text
    assert "Loket kedua dibuka pukul 07.30" in text
    assert "direncanakan" in text
    assert "Rahasia dapur" not in text
    assert "Dari pengaduan" not in text


def test_a_receipt_tells_nothing_that_was_never_published(client: Client) -> None:
    where = unit()
    a_published(an_skm(where), now_published=False)
    survey = an_skm(where)
    text = client.post(home(survey), ticked(survey)).content.decode()
    assert "Apa hasil jawaban orang sebelum Anda?" not in text
    assert "87,50" not in text


# Tickets


def test_a_ticket_opens_its_survey_and_says_that_it_is_for_one(client: Client) -> None:
    survey = an_skm()
    code = a_ticket(survey, TicketBatch.Channel.WHATSAPP)
    text = client.get(f"/t/{code.lower()}/").content.decode()
    assert "berlaku untuk satu jawaban" in text
    ticket = Ticket.objects.get()
    assert ticket.opened_on == timezone.localdate()
    sent = ticked(survey)
    assert "Jawaban Anda kami terima" in client.post(f"/t/{code}/", sent).content.decode()
    again = client.post(f"/t/{code}/", sent)
    assert again.status_code == 200
    assert "sudah kami terima sebelumnya" in again.content.decode()
    assert Answer.objects.get().mode == Mode.WHATSAPP


def test_a_used_ticket_says_so_and_names_what_it_refuses(client: Client) -> None:
    survey = an_skm()
    code = a_ticket(survey)
    client.post(f"/t/{code}/", ticked(survey))
    page = client.get(f"/t/{code}/")
    assert page.status_code == 200
    assert "Tiket ini sudah dipakai" in page.content.decode()
    assert "data-refused" not in page.content.decode()
    sent = ticked(survey)
    refused = client.post(f"/t/{code}/", sent)
    assert refused.status_code == 409
    assert f'data-refused="{sent["uuid"]}"' in refused.content.decode()
    assert Answer.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [({"voided_at": timezone.now()}, "sudah dibatalkan oleh petugas"), ({}, "sudah kedaluwarsa")],
)
def test_a_ticket_that_lets_nothing_in_says_why(
    client: Client, change: dict[str, object], words: str
) -> None:
    survey = an_skm()
    code = a_ticket(survey)
    if change:
        Ticket.objects.update(**change)
    else:
        TicketBatch.objects.update(expires_at=timezone.now() - DAY)
    assert words in client.get(f"/t/{code}/").content.decode()
    assert words in client.post(f"/t/{code}/", ticked(survey)).content.decode()
    assert not Answer.objects.exists()


def test_what_was_answered_before_a_ticket_expired_is_taken_after(client: Client) -> None:
    survey = an_skm()
    code = a_ticket(survey)
    client.get(f"/t/{code}/")
    given = uuid7(timezone.now() - 2 * DAY)
    TicketBatch.objects.update(expires_at=timezone.now() - DAY)
    client.post(f"/t/{code}/", ticked(survey) | {"uuid": str(given)})
    assert Answer.objects.get().uuid == given


def test_a_preview_of_a_messenger_opens_no_ticket(client: Client) -> None:
    code = a_ticket(an_skm())
    client.get(f"/t/{code}/", headers={"user-agent": "WhatsApp/2.24"})
    assert Ticket.objects.get().opened_on is None


def test_a_number_is_typed_by_hand(client: Client) -> None:
    survey = an_skm()
    code = a_ticket(survey)
    assert "Ketik nomor tiket" in client.get("/t/").content.decode()
    answer = client.get("/t/", {"nomor": f" {code[:3].lower()}-{code[3:]} "})
    assert answer.status_code == 302
    assert answer["Location"].upper() == f"/T/{code}/"
    for lost in (
        client.get("/t/", {"nomor": "XYZ"}),
        client.get("/t/XYZ/"),
        client.post("/t/XYZ/", ticked(survey)),
    ):
        assert lost.status_code == 404
        assert "Nomor ini tidak kami kenal" in lost.content.decode()


def test_a_ticket_stands_in_the_address_of_its_survey_too(client: Client) -> None:
    where = unit()
    survey, other = an_skm(where), an_skm(where)
    code = a_ticket(survey)
    client.post(f"{home(survey)}?t={code}", ticked(survey))
    assert Answer.objects.get().mode == Mode.SLIP
    assert client.get(f"{home(other)}?t={code}").status_code == 404


# F-03 along with it


def test_both_sheets_of_a_sitting_are_kept_once(client: Client) -> None:
    skm, f03 = with_f03()
    text = client.get(home(skm)).content.decode()
    assert "Anda terpilih secara acak untuk 14 pernyataan" in text
    sent = with_second(skm, f03) | {"sex": "female", "comment": "Baik"}
    pages = [client.post(home(skm), sent).content.decode() for _ in range(3)]
    assert all(page.count("data-receipt") == 1 for page in pages)
    first, second = Answer.objects.order_by("survey_id")
    assert {first.survey_id, second.survey_id} == {skm.pk, f03.pk}
    kept = Answer.objects.get(survey=f03)
    assert (kept.c, kept.s, kept.sex, kept.comment) == (14, 70, "female", "")


def test_the_second_sheet_may_be_skipped(client: Client) -> None:
    skm, f03 = with_f03()
    sent = ticked(skm) | {"f03-uuid": str(uuid7(timezone.now())), "f03-code": f03.code}
    assert client.post(home(skm), sent).status_code == 200
    assert [one.survey_id for one in Answer.objects.all()] == [skm.pk]


def test_a_second_sheet_that_cannot_be_read_keeps_neither(client: Client) -> None:
    skm, f03 = with_f03()
    answer = client.post(home(skm), with_second(skm, f03) | {"f03-item_3": "9"})
    assert answer.status_code == 422
    assert 'href="#id_f03-item_3"' in answer.content.decode()
    assert not Answer.objects.exists()


def test_a_second_sheet_of_another_unit_is_not_taken(client: Client) -> None:
    skm, _f03 = with_f03()
    foreign = an_skm(a_unit(skm.unit.office, "2", "Puskesmas Lain", "health_center"))
    client.post(home(skm), ticked(skm) | ticked(foreign, prefix="f03-") | {"f03-code": foreign.code})
    assert [one.survey_id for one in Answer.objects.all()] == [skm.pk]


def test_nobody_is_asked_more_when_the_share_is_nothing(client: Client) -> None:
    skm, _f03 = with_f03(share=0)
    assert "terpilih secara acak" not in client.get(home(skm)).content.decode()


def test_the_share_falls_on_so_many_of_a_hundred() -> None:
    found = sum(chosen(UUID(int=7 << 76 | 2 << 62 | number), 20) for number in range(10_000))
    assert found == 2000
    assert not chosen(UUID(int=0), 0)


# Kiosks and officers' tablets


def test_a_kiosk_asks_and_thanks_and_leads_nowhere_else(client: Client) -> None:
    survey = an_skm()
    device, key = a_device(survey)
    asked = client.get(f"/k/{key}/")
    text = asked.content.decode()
    links = set(re.findall(r'<a [^>]*href="([^"#]+)"', text))
    assert links == {f"/en/k/{key}/"}
    assert not asked.cookies
    assert "no-store" in asked["Cache-Control"]
    assert "<form" in text
    assert 'autocomplete="off"' in text
    thanks = client.post(f"/k/{key}/", ticked(survey, starts="3")).content.decode()
    assert "Jawaban Anda kami terima" in thanks
    assert f'content="10; url=/k/{key}/"' in thanks
    kept = Answer.objects.get()
    assert (kept.mode, kept.device_id) == (Mode.KIOSK, device.pk)
    assert Approach.objects.values_list("mode", "opened", "refused").get() == ("kiosk", 3, 0)


def test_a_replay_from_a_kiosk_counts_nobody_twice(client: Client) -> None:
    survey = an_skm()
    _device, key = a_device(survey)
    sent = ticked(survey, starts="2")
    for _ in range(3):
        client.post(f"/k/{key}/", sent)
    assert Approach.objects.get().opened == 2
    assert Answer.objects.count() == 1


def test_an_officers_tablet_says_who_holds_it_and_counts_who_says_no(client: Client) -> None:
    survey = an_skm()
    _device, key = a_device(survey, DeviceKind.OFFICER)
    assert "Seorang petugas memegang perangkat ini" in client.get(f"/k/{key}/").content.decode()
    uuid = str(uuid7(timezone.now()))
    said = client.post(f"/k/{key}/", {"do": "refuse", "uuid": uuid}).content.decode()
    assert f'data-receipt="{uuid}"' in said
    client.post(f"/k/{key}/", ticked(survey))
    assert Answer.objects.get().mode == Mode.OFFICER
    assert Approach.objects.values_list("mode", "opened", "refused").get() == ("officer", 1, 1)


def test_a_withdrawn_device_says_so_and_refuses_by_name(client: Client) -> None:
    survey = an_skm()
    device, key = a_device(survey)
    device.revoked_at = timezone.now()
    device.save()
    assert "Perangkat ini sudah dicabut" in client.get(f"/k/{key}/").content.decode()
    sent = ticked(survey)
    answer = client.post(f"/k/{key}/", sent)
    assert answer.status_code == 409
    assert f'data-refused="{sent["uuid"]}"' in answer.content.decode()
    assert client.post(f"/k/{key}/", {"do": "refuse"}).status_code == 409
    assert not Answer.objects.exists()


def test_a_device_that_is_too_fast_is_asked_to_wait(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tolok.apps.surveys.actions.answering.DEVICE_HOUR", 1)
    survey = an_skm()
    _device, key = a_device(survey)
    first, second = (client.post(f"/k/{key}/", ticked(survey)) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 429)
    assert "data-refused" not in second.content.decode()


def test_a_kiosk_after_the_close_says_so_and_still_takes_what_it_kept(client: Client) -> None:
    survey = an_skm()
    _device, key = a_device(survey)
    actions.close(surveys=[survey], by=None, why="Selesai", now=timezone.now())
    assert "Survei ini sudah ditutup" in client.get(f"/k/{key}/").content.decode()
    assert 'data-state="late"' in client.post(f"/k/{key}/", ticked(survey)).content.decode()


def test_a_key_that_was_never_given_is_nowhere(client: Client) -> None:
    assert client.get("/k/XYZ/").status_code == 404
    assert client.post("/k/XYZ/", {"do": "refuse"}).status_code == 404


def test_asking_and_taking_cost_the_same_however_many_answered(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    survey = an_skm(f03_share=100)
    _device, key = a_device(survey)
    for _ in range(20):
        answered(survey)
    for path, asks, takes in ((home(survey), 3, 11), (f"/k/{key}/", 3, 16)):
        with django_assert_max_num_queries(asks):
            client.get(path)
        with django_assert_max_num_queries(takes):
            client.post(path, ticked(survey))


@pytest.mark.parametrize(
    "path", ["/s/AAAAAAAAA/", "/s/AAAAAAAAA/?t=AAAAAAAAA", "/t/AAAAAAAAA/", "/k/AAAAAAAAA/"]
)
def test_what_was_never_given_looks_like_what_is_nowhere(client: Client, path: str) -> None:
    survey = an_skm()
    for sent in (client.get(path), client.post(path, ticked(survey))):
        assert sent.status_code == 404
        assert "Puskesmas" not in sent.content.decode()
    assert not Answer.objects.exists()
