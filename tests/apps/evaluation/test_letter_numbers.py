"""Letters of an office bear numbers after its own pattern, in one row whatever their kind and cycle."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.evaluation.cast import NOW, Cast, a_cast, final, locus_of
from tests.apps.evaluation.filling import a_cycle_today
from tests.people import signed_in
from tolok.apps.evaluation.actions import results_papers
from tolok.apps.evaluation.models import Cycle, DutyLetter, LetterNumber, Locus
from tolok.apps.organizations import actions as organizations

pytestmark = pytest.mark.django_db


def written(cast: Cast, cycle: Cycle, locus: Locus) -> DutyLetter:
    """A letter to a unit, sent from the map."""
    day = (timezone.localdate() + timedelta(days=14)).isoformat()
    address = reverse("readying-office", args=[cycle.pk])
    sent = signed_in(Client(), cast.admin).post(address, {"unit": [locus.pk], "due_on": day})
    assert sent.status_code == 302
    found = DutyLetter.objects.order_by("pk").last()
    assert found is not None
    return found


def number_on(letter: DutyLetter) -> str:
    """What the letter prints as its number."""
    return str(dict(letter.printed["letter"]["rows"])["Nomor"])


def test_a_letter_about_duties_is_numbered_as_the_office_asks_and_signed_by_its_head() -> None:
    cast = a_cast(3)
    values = {
        "number_pattern": "000.8.3/{nomor}/{kode}/{tahun}",
        "signer_title": "Kepala Dinas D01",
        "signer_unit": cast.units[0],
    }
    organizations.set_letterhead(office=cast.office, values=values, by=cast.admin, now=NOW)
    cycle = a_cycle_today(cast)
    letter = written(cast, cycle, locus_of(cycle, cast.units[1]))
    assert number_on(letter) == f"000.8.3/1/D02/{timezone.localdate():%Y}"
    assert letter.printed["signer"]["lines"] == [cast.head.name]


def test_an_office_without_a_pattern_tells_its_letters_apart_by_their_kind() -> None:
    cast = a_cast(3)
    cycle = a_cycle_today(cast)
    letter = written(cast, cycle, locus_of(cycle, cast.units[1]))
    assert number_on(letter) == f"1/PEMBINAAN/D02/{timezone.localdate():%Y}"


def test_no_two_letters_of_an_office_bear_the_same_number() -> None:
    cast, cycle, _, result = final(2)
    results_papers.order_all(result=result, form="pdf", by=cast.admin, now=NOW)
    assert sorted(LetterNumber.objects.values_list("number", flat=True)) == [1, 2]
    first = written(cast, cycle, locus_of(cycle, cast.units[0]))
    later = a_cycle_today(cast, "PEKPPP Mandiri kedua")
    second = written(cast, later, locus_of(later, cast.units[0]))
    assert (first.number, second.number) == (3, 4)
