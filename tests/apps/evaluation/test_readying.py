"""How ready a unit is, the map of nine duties, and letters about open ones."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from tests.apps.evaluation.cast import Cast, a_cast, locus_of
from tests.apps.evaluation.filling import a_cycle_today
from tests.people import signed_in
from tolok.apps.evaluation.actions import claims, records
from tolok.apps.evaluation.models import Cycle, DutyLetter, Locus
from tolok.apps.notices.models import Notice
from tolok.rules.duties import Kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return a_cast(3)


@pytest.fixture
def cycle(cast: Cast) -> Cycle:
    return a_cycle_today(cast)


@pytest.fixture
def locus(cast: Cast, cycle: Cycle) -> Locus:
    return locus_of(cycle, cast.units[0])


def renewed(cycle: Cycle) -> None:
    now = timezone.now()
    row = records.order_sweep(cycle=cycle, by=None, today=timezone.localdate(), now=now)
    records.sweep(pk=row.pk, now=now)


def claimed(cast: Cast, locus: Locus) -> None:
    answers = {"toilet": True, "toilet_conditions": ["separate", "washbasin"]}
    now = timezone.now()
    claims.answer(locus=locus, code="17.c.As", answers=answers, seen_version=0, by=cast.operator, now=now)


def test_a_unit_reads_its_levels_what_would_raise_them_and_its_duties(cast: Cast, locus: Locus) -> None:
    claimed(cast, locus)
    text = signed_in(Client(), cast.operator).get(reverse("readying-unit", args=[locus.cycle_id, locus.pk]))
    page = text.content.decode()
    assert "Sembilan kewajiban" in page
    assert "level 3: " in page
    assert "Toilet yang layak" in page


def test_the_page_of_a_unit_takes_few_statements(
    cast: Cast, locus: Locus, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(Client(), cast.operator)
    address = reverse("readying-unit", args=[locus.cycle_id, locus.pk])
    client.get(address)
    with django_assert_max_num_queries(60):
        client.get(address)


def test_the_map_shows_every_unit_and_filters_by_how_a_duty_stands(
    cast: Cast, cycle: Cycle, locus: Locus, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    claimed(cast, locus)
    renewed(cycle)
    client = signed_in(Client(), cast.admin)
    address = reverse("readying-office", args=[cycle.pk])
    page = client.get(address).content.decode()
    assert all(one.name in page for one in cycle.loci.all())
    with django_assert_max_num_queries(20):
        found = client.get(address, {"kewajiban": "facilities", "keadaan": Kept.PARTLY})
    inside = [one.name for one in cycle.loci.all() if one.name in found.content.decode()]
    assert inside == [locus.name]


def test_letters_go_to_units_with_open_duties_and_say_the_same_for_ever(
    cast: Cast, cycle: Cycle, locus: Locus
) -> None:
    claimed(cast, locus)
    renewed(cycle)
    client = signed_in(Client(), cast.admin)
    address = reverse("readying-office", args=[cycle.pk])
    due = timezone.localdate() + timedelta(days=14)
    answer = client.post(address, {"unit": [locus.pk], "due_on": due.isoformat()})
    assert answer.headers["Location"] == f"{address}?terkirim=1"
    letter = DutyLetter.objects.get()
    assert (letter.number, letter.duties["facilities"]) == (1, Kept.PARTLY)
    assert Notice.objects.filter(key=f"evaluation.duty_letter:{letter.pk}", user=cast.operator).exists()
    path = reverse("readying-letter", args=[cycle.pk, locus.pk, 1])
    pdf = signed_in(Client(), cast.operator).get(path).content
    words = " ".join(PdfReader(BytesIO(pdf)).pages[0].extract_text().split())
    assert "Sarana dan prasarana" in words
    Locus.objects.filter(pk=locus.pk).update(duties={})
    assert signed_in(Client(), cast.operator).get(path).content == pdf


def test_a_letter_needs_a_day_to_come_and_a_unit_with_an_open_duty(
    cast: Cast, cycle: Cycle, locus: Locus
) -> None:
    client = signed_in(Client(), cast.admin)
    address = reverse("readying-office", args=[cycle.pk])
    yesterday = timezone.localdate() - timedelta(days=1)
    refused = client.post(address, {"unit": [locus.pk], "due_on": yesterday.isoformat()})
    assert refused.status_code == 422
    assert f'value="{locus.pk}" checked' in refused.content.decode(), "what was ticked stays ticked"
    later = timezone.localdate() + timedelta(days=1)
    assert client.post(address, {"unit": [locus.pk], "due_on": later.isoformat()}).status_code == 422
    assert not DutyLetter.objects.exists()


def test_only_who_manages_may_write_letters_and_renew(cast: Cast, cycle: Cycle) -> None:
    client = signed_in(Client(), cast.operator)
    assert client.get(reverse("readying-office", args=[cycle.pk])).status_code in (403, 404)
    assert client.post(reverse("readying-renew", args=[cycle.pk])).status_code in (403, 404)


def test_a_unit_whose_word_is_all_there_is_gets_no_letter(cast: Cast, cycle: Cycle, locus: Locus) -> None:
    known = dict.fromkeys(("staff", "innovation", "facilities"), Kept.CLAIMED)
    Locus.objects.filter(pk=locus.pk).update(duties=known, duties_on=timezone.localdate())
    later = timezone.localdate() + timedelta(days=1)
    client = signed_in(Client(), cast.admin)
    address = reverse("readying-office", args=[cycle.pk])
    assert client.post(address, {"unit": [locus.pk], "due_on": later.isoformat()}).status_code == 422
    assert not DutyLetter.objects.exists()
