"""A letter about duties waits on the unit's desk with its day, is answered duty by duty, and the Biro sees who did."""

from datetime import timedelta
from html import unescape

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from pytest_django import DjangoAssertNumQueries

from tests.apps.evaluation.cast import NOW, Cast, a_cast, locus_of
from tests.apps.evaluation.filling import a_cycle_today, a_proof
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.evaluation.actions import claims, duty_letters
from tolok.apps.evaluation.models import Cycle, DutyAnswer, DutyLetter, Locus
from tolok.apps.evidence import actions as evidence
from tolok.apps.notices.models import Notice

pytestmark = pytest.mark.django_db

LATER = timedelta(days=14)


@pytest.fixture
def cast() -> Cast:
    return a_cast(3)


@pytest.fixture
def cycle(cast: Cast) -> Cycle:
    return a_cycle_today(cast)


@pytest.fixture
def locus(cast: Cast, cycle: Cycle) -> Locus:
    found = locus_of(cycle, cast.units[0])
    answers = {"toilet": True, "toilet_conditions": ["separate", "washbasin"]}
    now = timezone.now()
    for code, said in (("17.c.As", answers), ("18.c.K", {"vulnerable_facilities": []})):
        claims.answer(locus=found, code=code, answers=said, seen_version=0, by=cast.operator, now=now)
    return found


def sent(cast: Cast, cycle: Cycle, locus: Locus, days_ago: int = 0) -> DutyLetter:
    """A letter that asks for an answer within two weeks."""
    now = timezone.now() - timedelta(days=days_ago)
    (made,) = duty_letters.send(
        cycle=cycle,
        loci=[locus.pk],
        due_on=timezone.localdate(now) + LATER,
        by=cast.admin,
        now=now,
    )
    return made


@pytest.fixture
def letter(cast: Cast, cycle: Cycle, locus: Locus) -> DutyLetter:
    return sent(cast, cycle, locus)


def page_of(letter: DutyLetter) -> str:
    return reverse("readying-answer", args=[letter.cycle_id, letter.locus_id, letter.number])


def shown(person: User, address: str) -> str:
    answer = signed_in(Client(), person).get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_the_unit_finds_the_letter_and_its_day_on_desk_readiness_and_notice(
    cast: Cast, locus: Locus, letter: DutyLetter
) -> None:
    day, inside = date_format(letter.due_on), page_of(letter)
    for person in (cast.operator, cast.head):
        desk = shown(person, reverse("cycles"))
        assert inside in desk
        assert f"Paling lambat {day}." in desk
    ready = shown(cast.operator, reverse("readying-unit", args=[locus.cycle_id, locus.pk]))
    assert f"Jawab surat tentang kewajiban: {letter.printed_number}" in ready
    assert day in ready
    assert Notice.objects.get(user=cast.head, path=inside).words_id.endswith(f"{day}.")
    text = shown(cast.operator, inside)
    assert letter.printed_number in text
    assert "Ada sarana bagi kelompok rentan" in text, "what is lacking stands there"
    assert inside not in shown(cast.other_operator, reverse("cycles"))


def test_the_unit_answers_in_words_with_a_proof_or_that_it_is_done_and_the_biro_is_told(
    cast: Cast, locus: Locus, letter: DutyLetter
) -> None:
    version = a_proof(cast, locus)
    evidence.look(version=version, now=NOW)
    client = signed_in(Client(), cast.operator)
    first, *others = [one.key for one in letter.asks]
    assert others
    given = {
        f"said_{first}": "planned",
        f"words_{first}": "Jalur kursi roda dipasang bulan Desember.",
        f"proof_{first}": version.proof_id,
    }
    assert client.post(page_of(letter), given).headers["Location"] == f"{page_of(letter)}?tersimpan"
    letter.refresh_from_db()
    assert letter.answered_at is None, "not every duty was answered"
    done = {f"said_{key}": "done" for key in others}
    assert client.post(page_of(letter), done).status_code == 302
    letter.refresh_from_db()
    assert letter.answered_at is not None
    assert page_of(letter) not in shown(cast.operator, reverse("cycles")), "it waits no more"
    read = shown(cast.admin, page_of(letter))
    assert "Jalur kursi roda dipasang bulan Desember." in read
    assert version.proof.title in read
    assert "Kirim jawaban" not in read, "the Biro reads it"
    assert Notice.objects.filter(user=cast.admin, path=page_of(letter)).exists()
    grid = shown(cast.admin, reverse("readying-office", args=[letter.cycle_id]))
    assert "dijawab" in grid
    assert page_of(letter) in grid


def test_the_biro_sees_who_is_late(cast: Cast, cycle: Cycle, locus: Locus) -> None:
    sent(cast, cycle, locus, days_ago=20)
    address = reverse("readying-office", args=[cycle.pk])
    assert "1 unit lewat tenggat" in shown(cast.admin, reverse("cycles"))
    late = shown(cast.admin, f"{address}?surat=lewat")
    other = locus_of(cycle, cast.units[1])
    assert locus.name in late
    assert "lewat tenggat, belum dijawab" in late
    assert other.name not in late.split("<table", 1)[-1]
    assert locus.name not in shown(cast.admin, f"{address}?surat=dijawab").split("<table", 1)[-1]
    rows = b"".join(
        signed_in(Client(), cast.admin).get(reverse("readying-csv", args=[cycle.pk]), {"surat": "lewat"})
    )
    assert len(rows.splitlines()) == 2
    assert b"dijawab paling lambat" in rows


def test_a_newer_letter_takes_the_place_of_an_older_one(cast: Cast, cycle: Cycle, locus: Locus) -> None:
    old, new = sent(cast, cycle, locus, days_ago=20), sent(cast, cycle, locus)
    desk = shown(cast.operator, reverse("cycles"))
    assert page_of(new) in desk
    assert page_of(old) not in desk
    assert "Surat yang lebih baru sudah menggantikan" in shown(cast.operator, page_of(old))


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "Jawab sedikitnya satu kewajiban"),
        ({"said": "planned", "words": "segera"}, "sedikitnya 4 kata"),
        ({"words": "Jalur kursi roda sudah ada sejak lama."}, "supaya penjelasan Anda ikut terkirim"),
    ],
)
def test_an_answer_without_its_reason_is_refused_and_nothing_typed_is_lost(
    cast: Cast, letter: DutyLetter, given: dict[str, str], reason: str
) -> None:
    key = letter.asks[0].key
    client = signed_in(Client(), cast.operator)
    answer = client.post(page_of(letter), {f"{name}_{key}": value for name, value in given.items()})
    assert answer.status_code == 422
    page = unescape(answer.content.decode())
    assert reason in page
    assert given.get("words", "") in page
    assert not DutyAnswer.objects.exists()


def test_only_the_unit_answers_and_others_learn_of_no_letter(cast: Cast, letter: DutyLetter) -> None:
    given = {f"said_{letter.asks[0].key}": "done"}
    assert signed_in(Client(), cast.other_operator).get(page_of(letter)).status_code == 404
    assert signed_in(Client(), cast.other_operator).post(page_of(letter), given).status_code == 404
    signed_in(Client(), cast.admin).post(page_of(letter), given)
    signed_in(Client(), cast.auditor).post(page_of(letter), given)
    assert not DutyAnswer.objects.exists()


def test_a_proof_of_another_unit_is_no_answer(cast: Cast, cycle: Cycle, letter: DutyLetter) -> None:
    foreign = a_proof(cast, locus_of(cycle, cast.units[1]), "Keputusan tetangga")
    evidence.look(version=foreign, now=NOW)
    key = letter.asks[0].key
    client = signed_in(Client(), cast.operator)
    answer = client.post(page_of(letter), {f"said_{key}": "done", f"proof_{key}": foreign.proof_id})
    assert not DutyAnswer.objects.filter(version=foreign).exists()
    assert foreign.proof.title not in answer.content.decode()


def test_what_was_answered_never_changes(cast: Cast, letter: DutyLetter) -> None:
    signed_in(Client(), cast.operator).post(page_of(letter), {f"said_{letter.asks[0].key}": "done"})
    with pytest.raises(DatabaseError), transaction.atomic():
        DutyAnswer.objects.update(said="wrong")


def test_the_page_and_an_answer_take_few_statements(
    cast: Cast, letter: DutyLetter, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(Client(), cast.operator)
    client.get(page_of(letter))
    with django_assert_max_num_queries(60):
        client.get(page_of(letter))
    with django_assert_max_num_queries(75):
        client.post(page_of(letter), {f"said_{one.key}": "done" for one in letter.asks})
