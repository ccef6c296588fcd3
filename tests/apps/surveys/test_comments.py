"""Comments: hidden until they are masked, sorted, corrected by people, counted from five up."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import a_member, a_survey, answered
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions.comments import UNREADABLE
from tolok.apps.surveys.models import CommentReading, HandedTo, HandOver, LearnedWord, Survey
from tolok.apps.surveys.refusals import reviewing as review_refusals
from tolok.apps.surveys.selectors.comments import (
    Wanted,
    fresh,
    learned_words,
    offers,
    readings,
    theme_counts,
    unread_in,
)
from tolok.comments.masking import mask
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db

SLOW = "Antrean lama sekali, menunggu tiga jam"
MONEY = "Saya diminta uang seratus ribu di luar tarif oleh petugas loket"


@pytest.fixture
def survey() -> Survey:
    return a_survey(a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center"))


@pytest.fixture
def biro(survey: Survey) -> User:
    return an_admin(survey.unit.office, "Ani")


def read(survey: Survey, *comments: str) -> list[CommentReading]:
    """Readings of comments, in the order they are given."""
    for comment in comments:
        answered(survey, comment=comment)
    actions.read_comments(now=timezone.now())
    return list(CommentReading.objects.filter(answer__survey=survey).order_by("answer"))


def test_it_masks_in_batches_and_names_of_the_offices_staff_too(survey: Survey) -> None:
    a_member(survey.unit, name="Wulandari Prabaningrum")
    answered(survey, comment="wulandari ramah, hubungi 081234567890")
    answered(survey)
    assert unread_in(survey.unit.office) == 1
    assert actions.read_comments(now=timezone.now()) == 1
    assert actions.read_comments(now=timezone.now()) == 0
    reading = CommentReading.objects.get()
    assert "wulandari" not in reading.masked.lower()
    assert "0812" not in reading.masked
    assert set(reading.found) == {"nama", "nomor telepon"}
    assert unread_in(survey.unit.office) == 0


def test_it_takes_no_more_statements_for_many_comments(
    survey: Survey, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    answered(survey, comment=SLOW)
    with django_assert_max_num_queries(8) as first:
        actions.read_comments(now=timezone.now())
    for _ in range(30):
        answered(survey, comment=SLOW)
    with django_assert_max_num_queries(len(first)):
        actions.read_comments(now=timezone.now())
    assert CommentReading.objects.count() == 31


def test_one_comment_that_cannot_be_masked_keeps_none_from_being_read(
    survey: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(text: str, names: tuple[str, ...]) -> object:
        if text == "rusak":
            raise ValueError("planted")
        return mask(text, names)

    monkeypatch.setattr("tolok.apps.surveys.actions.comments.mask", breaks)
    first, second = read(survey, "rusak", SLOW)
    assert first.masked == UNREADABLE
    assert second.masked == SLOW


def test_a_complaint_is_offered_and_nothing_else_happens(survey: Survey, biro: User) -> None:
    calm, complaint = read(survey, "Ruang tunggunya bersih", MONEY)
    assert calm.hand_over == HandOver.NONE
    assert complaint.hand_over == HandOver.OFFERED
    assert complaint.hand_over_words
    (office,) = offers(biro, timezone.localdate())
    assert office.waiting == 1  # type: ignore[attr-defined]
    assert offers(a_member(survey.unit, name="Tini"), timezone.localdate()) == []


def test_a_person_decides_and_the_audit_keeps_no_word_of_it(survey: Survey, biro: User) -> None:
    first, second = read(survey, MONEY, MONEY)
    now = timezone.now()
    actions.hand_over(reading=first, to=HandedTo.LAPOR, note="Nomor 123", by=biro, now=now)
    with pytest.raises(ProblemsError):
        actions.decline(reading=second, why=" ", by=biro, now=now)
    actions.decline(reading=second, why="Tarif resmi, sudah dicek", by=biro, now=now)
    assert offers(biro, timezone.localdate()) == []
    first.refresh_from_db()
    assert (first.hand_over, first.handed_to, first.decided_by) == ("handed_over", "lapor", biro)
    entries = Entry.objects.filter(action__in=["surveys.hand_over", "surveys.decline"])
    assert entries.count() == 2
    for entry in entries:
        assert "uang" not in f"{entry.target_words}{entry.before}{entry.after}{entry.why}"


def test_a_correction_teaches_and_taking_it_back_unteaches(survey: Survey, biro: User) -> None:
    (reading,) = read(survey, SLOW)
    proposed = list(reading.themes)
    now, office = timezone.now(), survey.unit.office_id
    actions.correct_themes(reading=reading, themes=["sarpras"], by=biro, now=now)
    taught = learned_words([office])[office]
    assert taught
    assert all(themes == {"sarpras": 1} for themes in taught.values())
    actions.correct_themes(reading=reading, themes=["perilaku", "sarpras"], by=biro, now=now)
    assert all(themes == {"perilaku": 1, "sarpras": 1} for themes in learned_words([office])[office].values())
    actions.take_back_correction(reading=reading, by=biro, now=now)
    assert learned_words([office])[office] == {}
    reading.refresh_from_db()
    assert (reading.themes, reading.corrected_by) == (proposed, None)
    with pytest.raises(ProblemsError) as refused:
        actions.take_back_correction(reading=reading, by=biro, now=now)
    assert refused.value.problems[0].text == review_refusals.NOT_CORRECTED
    words = "".join(
        str(entry.before) + str(entry.after) + entry.target_words for entry in Entry.objects.all()
    )
    assert "antre" not in words.lower()


def test_what_one_office_taught_sorts_no_comment_of_another(survey: Survey, biro: User) -> None:
    for reading in read(survey, *["Gorden kusam"] * 9):
        actions.correct_themes(reading=reading, themes=["sarpras"], by=biro, now=timezone.now())
    assert LearnedWord.objects.filter(office=survey.unit.office).exists()
    (taught,) = read(survey, "Gorden kusam lagi")[-1:]
    other = a_survey(a_unit(an_office("Kota Tolok", "city", "64.72"), "1"))
    (untaught,) = read(other, "Gorden kusam lagi")
    assert taught.themes[0] == "sarpras"
    assert taught.themes != untaught.themes


@pytest.mark.parametrize("themes", [[], ["entah"], ["waktu", "entah"]])
def test_a_correction_names_known_themes(survey: Survey, biro: User, themes: list[str]) -> None:
    (reading,) = read(survey, SLOW)
    with pytest.raises(ProblemsError):
        actions.correct_themes(reading=reading, themes=themes, by=biro, now=timezone.now())
    assert not LearnedWord.objects.exists()


def test_a_correction_takes_no_more_statements_for_long_comments(
    survey: Survey, biro: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    short, long = read(
        survey, SLOW, f"{SLOW} dan kursi rusak, toilet kotor, petugas ketus, loket sempit sekali"
    )
    with django_assert_max_num_queries(25) as first:
        actions.correct_themes(reading=short, themes=["waktu"], by=biro, now=timezone.now())
    with django_assert_max_num_queries(len(first) + 1):  # bulk_update of words that are there
        actions.correct_themes(reading=long, themes=["waktu", "sarpras"], by=biro, now=timezone.now())


def test_themes_are_counted_from_five_comments_up(survey: Survey) -> None:
    read(survey, *[SLOW] * 4)
    assert theme_counts(survey).comments is None
    assert theme_counts(survey).themes == {}
    read(survey, SLOW, "Toilet kotor")
    found = theme_counts(survey)
    assert found.comments == 6
    assert found.themes == {"prosedur": 5, "waktu": 5}
    assert found.withheld


def test_a_comment_of_an_answer_that_does_not_count_is_not_counted(survey: Survey, biro: User) -> None:
    read(survey, *[SLOW] * 5)
    first = survey.answers.earliest("pk")
    actions.exclude(answer=first, why="Diisi petugas", by=biro, now=timezone.now())
    assert theme_counts(survey).themes == {}


def test_who_joins_after_a_comment_was_masked_is_hidden_when_it_is_shown(
    client: Client, survey: Survey, biro: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    (reading,) = read(survey, "Terima kasih prabaningrum, sudah sabar")
    assert "prabaningrum" in reading.masked
    signed_in(client, biro)
    stem = f"/survei/{survey.pk}/"
    pages = (f"{stem}komentar/", f"/survei/instansi/{survey.unit.office_id}/komentar/", f"{stem}jawaban/")
    for page in pages:
        assert "prabaningrum" in client.get(page).content.decode(), page
    a_member(survey.unit, name="Wulandari Prabaningrum")
    for page in pages:
        shown = client.get(page).content.decode()
        assert "prabaningrum" not in shown, page
        assert "sudah sabar" in shown, page
    assert "prabaningrum" not in client.get(f"{stem}berkas/jawaban.csv").content.decode()
    assert "prabaningrum" not in client.get(f"{stem}komentar/{reading.pk}/tema/").content.decode()
    assert "sudah sabar" not in client.get(f"{stem}komentar/", {"cari": "prabaningrum"}).content.decode()
    assert "sudah sabar" in client.get(f"{stem}komentar/", {"cari": "sabar"}).content.decode()
    rows = list(readings(survey.unit.office, Wanted(survey)))
    with django_assert_max_num_queries(1):
        assert "prabaningrum" not in fresh(rows)[0].masked
