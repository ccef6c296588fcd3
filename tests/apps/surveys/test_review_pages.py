"""Pages of reviewers: signals, exclusion for one reason, masked comments, complaints; nobody else knows of them."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import START, a_unit, an_admin, an_office, someone
from tests.apps.surveys.cast import a_member, a_survey, an_skm, answered, closed, rated
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.organizations.actions import appoint
from tolok.apps.organizations.models import Role
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions import signals as looking
from tolok.apps.surveys.models import CommentReading, HandOver, SignalReport, Survey
from tolok.apps.surveys.selectors import questions_of
from tolok.apps.surveys.urls import reviewing as urls_review

pytestmark = pytest.mark.django_db

ADDRESSES = [pattern.name for pattern in urls_review.addresses]
ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, 3), (3, 3, 3, 4, 3, 3, 4, 3, 3), (2, 3, 1, 4, 3, 4, 4, 3, 2)]
SLOW = "Antrean lama sekali, menunggu tiga jam"
MONEY = "Saya diminta uang seratus ribu di luar tarif oleh petugas loket"


@pytest.fixture
def survey() -> Survey:
    return an_skm(a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center"), timezone.now())


@pytest.fixture
def biro(survey: Survey) -> User:
    return an_admin(survey.unit.office)


def commented(survey: Survey, *comments: str) -> list[CommentReading]:
    for comment in comments:
        answered(survey, 3, comment=comment)
    actions.read_comments(now=timezone.now())
    return list(CommentReading.objects.filter(answer__survey=survey).order_by("answer"))


def address_of(name: str, survey: Survey) -> str:
    reading = CommentReading.objects.filter(answer__survey=survey).first() or commented(survey, MONEY)[0]
    parts: dict[str, object] = {
        "survey": survey.pk,
        "office": survey.unit.office_id,
        "reading": reading.pk,
        "signal": "straight",
    }
    pattern = next(one for one in urls_review.addresses if one.name == name)
    return reverse(name, kwargs={key: parts[key] for key in pattern.pattern.converters})


def operator(survey: Survey) -> User:
    return a_member(survey.unit)


def auditor(survey: Survey) -> User:
    person = someone("Rara")
    appoint(
        user=person,
        office=survey.unit.office,
        role=Role.AUDITOR,
        day=START,
        by=None,
        now=timezone.now(),
    )
    return person


def neighbour(survey: Survey) -> User:
    return a_member(a_unit(survey.unit.office, "2"), name="Wati")


def elsewhere(survey: Survey) -> User:
    return an_admin(an_office("Kota Tolok", "city", "64.72"), "Budi")


def nobody(survey: Survey) -> User:
    return someone("Rudi")


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("stranger", [operator, auditor, neighbour, elsewhere, nobody])
def test_for_nobody_but_the_biro_these_pages_exist(
    client: Client, survey: Survey, name: str, stranger: Callable[[Survey], User]
) -> None:
    if name == "surveys-themes" and stranger in (operator, auditor):
        pytest.skip("counts of themes are theirs")
    address = address_of(name, survey)
    for method in (client.get, client.post):
        assert method(address).status_code == 302
        assert "/masuk/" in method(address)["Location"]
    signed_in(client, stranger(survey))
    for method in (client.get, client.post):
        answer = method(address)
        assert answer.status_code == 404
        assert "uang" not in answer.content.decode()
    assert not Entry.objects.filter(action__in=["surveys.read_signals", "surveys.read_comments"]).exists()


@pytest.mark.parametrize("name", [name for name in ADDRESSES if name != "surveys-comment-take-back"])
def test_the_biro_opens_them(client: Client, survey: Survey, biro: User, name: str) -> None:
    signed_in(client, biro)
    assert client.get(address_of(name, survey)).status_code == 200


def test_a_comment_of_another_survey_is_not_there(client: Client, survey: Survey, biro: User) -> None:
    (other,) = commented(a_survey(a_unit(survey.unit.office, "2")), MONEY)
    signed_in(client, biro)
    for end in ("tema/", "tema/tarik/", "pengaduan/"):
        assert client.post(f"/survei/{survey.pk}/komentar/{other.pk}/{end}").status_code == 404


def test_signals_are_told_in_words_with_what_they_weigh(client: Client, survey: Survey, biro: User) -> None:
    now = timezone.now()
    rated(survey, ROWS * 4, now)
    rated(survey, [(4,) * 9] * 12, now)
    signed_in(client, biro)
    text = client.get(f"/survei/{survey.pk}/tanda/").content.decode()
    assert "Nilai sama untuk semua unsur" in text
    assert "12 dari 24 responden memberi nilai yang sama" in text
    assert "Wajar terjadi" in text
    assert "Nilai sekarang 89,81; tanpa jawaban ini 79,63 (−10,18)." in text
    assert "Senin–Kamis 07.30–16.00" in text
    assert "Lebih banyak dari kunjungan" in text.partition("Tidak dapat dilihat")[2]
    assert SignalReport.objects.get().made_at is not None
    assert survey.answers.filter(excluded_at=None).count() == 24


def test_signals_cost_the_same_for_a_few_and_for_many_answers(
    client: Client, survey: Survey, biro: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    now = timezone.now()
    rated(survey, ROWS * 4, now)
    signed_in(client, biro)
    page = f"/survei/{survey.pk}/tanda/"
    client.get(page)
    with django_assert_max_num_queries(22) as first:
        client.get(page)
    cost = len(first)  # the next request empties the list
    rated(survey, ROWS * 60, now)
    client.get(page)
    with django_assert_max_num_queries(cost):
        client.get(page)


@pytest.mark.parametrize(("keys", "points"), [(("spkp8", "spak5"), 4), (("f03-a",), 5)])
def test_signals_weigh_every_kind_of_survey(
    client: Client, survey: Survey, biro: User, keys: tuple[str, ...], points: int
) -> None:
    now = timezone.now()
    other = an_skm(a_unit(survey.unit.office, "3"), now, *keys)
    n = len(questions_of(other).items)
    rated(other, [[2 + (at + place) % 3 for place in range(n)] for at in range(12)], now)
    rated(other, [[points] * n] * 6, now)
    signed_in(client, biro)
    text = client.get(f"/survei/{other.pk}/tanda/").content.decode()
    assert "6 dari 18 responden memberi nilai yang sama" in text
    content = SignalReport.objects.get(survey=other).content
    assert Fraction(content["low"]) <= Fraction(content["whole"]) <= Fraction(content["high"])


def test_answers_typed_in_from_paper_are_in_no_signal_about_times(
    client: Client, survey: Survey, biro: User
) -> None:
    now = timezone.now()
    rated(survey, ROWS * 3, now)
    keys = [item.key for item in questions_of(survey).items]
    for row in ROWS * 3:
        given = actions.Given(dict(zip(keys, row, strict=True)))
        actions.enter_paper(survey=survey, given=given, by=biro, now=now)
    paper = set(survey.answers.filter(mode="paper").values_list("pk", flat=True))
    signed_in(client, biro)
    text = client.get(f"/survei/{survey.pk}/tanda/").content.decode()
    assert "9 jawaban dari kertas atau berkas tidak diketahui waktunya" in text
    timed = {"bursts", "hours", "deadline", "runs"}
    for one in SignalReport.objects.get().content["signals"]:
        assert one["key"] not in timed or not paper & set(one["rows"])


def test_more_answers_than_visits_are_told(client: Client, survey: Survey, biro: User) -> None:
    rated(survey, ROWS * 3, timezone.now())
    Survey.objects.filter(pk=survey.pk).update(visits=5)
    signed_in(client, biro)
    text = client.get(f"/survei/{survey.pk}/tanda/").content.decode()
    assert "9 jawaban dihitung untuk 5 pengguna yang dilayani selama survei." in text


def test_they_are_computed_anew_only_when_the_answers_changed(
    client: Client, survey: Survey, biro: User
) -> None:
    now = timezone.now()
    rated(survey, ROWS * 3, now)
    signed_in(client, biro)
    page = f"/survei/{survey.pk}/tanda/"
    client.get(page)
    first = SignalReport.objects.get().made_at
    client.get(page)
    assert SignalReport.objects.get().made_at == first
    actions.exclude(answer=survey.answers.earliest("pk"), why="Ganda", by=biro, now=now)
    assert "dari 8 jawaban" in client.get(page).content.decode()


def test_many_answers_are_looked_at_in_the_background(
    client: Client, survey: Survey, biro: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    from tolok.apps.surveys import tasks

    monkeypatch.setattr(looking, "AT_ONCE", 5)
    monkeypatch.setattr(type(tasks.look_at_signals), "enqueue", lambda _self, pk: asked.append(pk))
    rated(survey, ROWS * 2, timezone.now())
    signed_in(client, biro)
    page = f"/survei/{survey.pk}/tanda/"
    text = client.get(page).content.decode()
    assert "sedang dihitung di belakang layar" in text
    assert "sedang dihitung di belakang layar" in client.get(page).content.decode()
    assert asked == [survey.pk]
    tasks.look_at_signals.call(survey.pk)
    assert "Dihitung" in client.get(page).content.decode()


def test_several_answers_are_left_out_for_one_reason_and_come_back(
    client: Client, survey: Survey, biro: User
) -> None:
    now = timezone.now()
    rated(survey, [*ROWS * 4, *[(4,) * 9] * 3], now)
    signed_in(client, biro)
    page = f"/survei/{survey.pk}/tanda/straight/"
    numbers = list(survey.answers.order_by("-pk").values_list("pk", flat=True)[:2])
    assert client.post(page, {"why": "Diisi petugas"}).status_code == 422
    assert client.post(page, {"answer": numbers, "why": " "}).status_code == 422
    text = client.post(page, {"answer": numbers, "why": "Diisi petugas"}, follow=True).content.decode()
    assert "2 jawaban diubah dan tercatat" in text
    assert "Hitung hasil pembetulan" not in text
    assert survey.answers.filter(excluded_why="Diisi petugas", excluded_by=biro).count() == 2
    entry = Entry.objects.get(action="surveys.exclude_many")
    assert (entry.why, entry.after["answers"]) == ("Diisi petugas", sorted(numbers))
    out = f"/survei/{survey.pk}/dikeluarkan/"
    text = client.get(out).content.decode()
    assert "Diisi petugas" in text
    client.post(out, {"answer": numbers[:1], "why": "Keliru"})
    assert survey.answers.filter(excluded_at=None).count() == 14


def test_an_answer_that_has_not_this_signal_can_be_left_out_only_of_this_survey(
    client: Client, survey: Survey, biro: User
) -> None:
    other = an_skm(a_unit(survey.unit.office, "2"), timezone.now())
    rated(survey, [(4,) * 9], timezone.now())
    rated(other, [(4,) * 9], timezone.now())
    signed_in(client, biro)
    page = f"/survei/{survey.pk}/tanda/straight/"
    assert client.post(page, {"answer": [other.answers.get().pk], "why": "x"}).status_code == 422
    assert other.answers.get().excluded_at is None


def test_leaving_many_out_takes_no_more_statements(
    survey: Survey, biro: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    now = timezone.now()
    rated(survey, ROWS * 30, now)
    numbers = list(survey.answers.values_list("pk", flat=True))
    with django_assert_max_num_queries(10) as first:
        actions.exclude_many(survey=survey, answers=numbers[:2], why="Ganda", by=biro, now=now)
    with django_assert_max_num_queries(len(first)):
        done = actions.exclude_many(survey=survey, answers=numbers, why="Ganda", by=biro, now=now)
    assert done == 88


def test_after_a_result_a_correction_is_asked_for_and_tells_the_reason(
    client: Client, survey: Survey, biro: User
) -> None:
    now = timezone.now()
    rated(survey, [*ROWS * 4, *[(4,) * 9] * 3], now)
    actions.compute(survey=closed(survey, now), by=biro, now=now)
    signed_in(client, biro)
    page = f"/survei/{survey.pk}/tanda/straight/"
    text = client.post(page, {"all": "on", "why": "Diisi petugas"}, follow=True).content.decode()
    assert "Hitung hasil pembetulan" in text
    result = actions.compute(survey=survey, by=biro, why="Jawaban dikeluarkan", now=now)
    assert result.content["excluded_why"] == [["Diisi petugas", 3]]
    assert result.n == 12
    assert {one["key"] for one in result.content["signals"]} >= {"straight", "officers"}


def test_comments_that_are_almost_the_same_stand_together(client: Client, survey: Survey, biro: User) -> None:
    commented(
        survey, *[f"Pelayanan puskesmas ini sudah sangat baik dan petugasnya ramah {x}" for x in "abcd"]
    )
    signed_in(client, biro)
    text = client.get(f"/survei/{survey.pk}/tanda/comments/").content.decode()
    numbers = [f"#{pk}" for pk in survey.answers.order_by("pk").values_list("pk", flat=True)]
    assert ", ".join(numbers) in text


def test_comments_are_shown_masked_and_found_by_theme_and_state(
    client: Client, survey: Survey, biro: User
) -> None:
    commented(survey, f"{SLOW}, hubungi 081234567890", MONEY)
    answered(survey, 3, comment="Rahasia belum disamarkan")
    signed_in(client, biro)
    page = f"/survei/{survey.pk}/komentar/"
    text = client.get(page).content.decode()
    assert "[nomor telepon]" in text
    assert "0812" not in text
    assert "Rahasia" not in text
    assert "1 komentar sedang disamarkan" in text
    assert "masih dapat lolos" in text
    assert "Antrean" not in client.get(f"{page}?keluhan=offered").content.decode()
    assert "uang" not in client.get(f"{page}?tema=waktu").content.decode()
    assert "Antrean" in client.get(f"{page}?tema=waktu").content.decode()
    whole = f"/survei/instansi/{survey.unit.office_id}/komentar/"
    year = (survey.period_end or survey.closes_at.date()).year
    assert "Antrean" in client.get(f"{whole}?unit={survey.unit_id}&tahun={year}").content.decode()
    assert "Antrean" not in client.get(f"{whole}?tahun={year - 1}").content.decode()
    assert "Antrean" not in client.get(f"{whole}?cari=uang").content.decode()
    assert Entry.objects.filter(action="surveys.read_comments", is_read=True).count() == 7


def test_the_list_of_comments_costs_the_same_for_two_and_twenty(
    client: Client, survey: Survey, biro: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    commented(survey, SLOW, MONEY)
    signed_in(client, biro)
    page = f"/survei/instansi/{survey.unit.office_id}/komentar/"
    client.get(page)
    with django_assert_max_num_queries(20) as first:
        client.get(page)
    commented(survey, *[SLOW, MONEY] * 9)
    commented(a_survey(a_unit(survey.unit.office, "2")), SLOW)
    with django_assert_max_num_queries(len(first)):
        client.get(page)


def test_the_biro_corrects_themes_and_takes_it_back(client: Client, survey: Survey, biro: User) -> None:
    (reading,) = commented(survey, SLOW)
    signed_in(client, biro)
    page = f"/survei/{survey.pk}/komentar/{reading.pk}/tema/"
    assert client.post(page, {}).status_code == 422
    text = client.post(page, {"themes": ["sarpras"]}, follow=True).content.decode()
    assert f"dibetulkan {biro.name}" in text
    assert "Tarik kembali" in client.get(page).content.decode()
    for _ in range(2):
        text = client.post(f"{page}tarik/", follow=True).content.decode()
        assert "dibetulkan" not in text
    reading.refresh_from_db()
    assert reading.corrected_at is None


def test_a_complaint_is_decided_about_and_nothing_is_sent(
    client: Client, survey: Survey, biro: User, mailoutbox: list[object]
) -> None:
    (reading,) = commented(survey, MONEY)
    signed_in(client, biro)
    page = f"/survei/{survey.pk}/komentar/{reading.pk}/pengaduan/"
    text = client.get(page).content.decode()
    assert "https://www.lapor.go.id/" in text
    assert "Terbaca sebagai keluhan karena:" in text
    assert "Penulisnya tidak diketahui" in text
    assert client.post(page, {"decision": "handed_over"}).status_code == 422
    assert client.post(page, {"decision": "declined", "why": " "}).status_code == 422
    sent = {"decision": "handed_over", "to": "lapor", "why": "Nomor 77"}
    assert "Diteruskan ke SP4N-LAPOR!" in client.post(page, sent, follow=True).content.decode()
    sent = {"decision": "declined", "why": "Tarif resmi"}
    assert "Tidak diteruskan menurut" in client.post(page, sent, follow=True).content.decode()
    reading.refresh_from_db()
    assert (reading.hand_over, reading.handed_to) == (HandOver.DECLINED, "")
    assert mailoutbox == []


def test_an_offer_waits_on_the_desk_of_the_biro(client: Client, survey: Survey, biro: User) -> None:
    commented(survey, MONEY)
    signed_in(client, biro)
    assert "Putuskan keluhan dalam komentar survei" in client.get(reverse("cycles")).content.decode()
    signed_in(client, operator(survey))
    assert "Putuskan keluhan" not in client.get(reverse("cycles")).content.decode()


def test_the_unit_sees_counts_of_themes_after_the_close_and_no_word(client: Client, survey: Survey) -> None:
    commented(survey, *[SLOW] * 5, "Toilet kotor")
    signed_in(client, operator(survey))
    page = f"/survei/{survey.pk}/tema/"
    text = client.get(page).content.decode()
    assert "Tampil setelah survei ditutup" in text
    assert "Dari 6 komentar" not in text
    closed(survey, timezone.now())
    text = client.get(page).content.decode()
    assert "Dari 6 komentar" in text
    assert "kurang dari 5 komentar tidak ditunjukkan" in text
    assert "Sarana" not in text
    assert "Antrean" not in text


def test_the_page_of_a_survey_leads_there(client: Client, survey: Survey, biro: User) -> None:
    page = reverse("surveys-survey", args=[survey.pk])
    signed_in(client, biro)
    assert f"/survei/{survey.pk}/tanda/" in client.get(page).content.decode()
    signed_in(client, operator(survey))
    text = client.get(page).content.decode()
    assert f"/survei/{survey.pk}/tanda/" not in text
    assert f"/survei/{survey.pk}/tema/" in text
