"""What of F-01 differs from a register, or from itself, is told to the unit before it hands in, and to evaluators."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from tests.apps.evaluation.cast import NOW, Cast, a_cast, a_cycle, locus_of
from tests.apps.evaluation.filling import a_cycle_today, fill_in, hand_in
from tests.apps.evaluation.judging_cast import Judging, entered
from tests.apps.evaluation.records_cast import seated
from tests.apps.standards.keeping_cast import a_standard, monitored
from tests.apps.standards.standards_cast import a_service
from tests.people import signed_in
from tolok.apps.evaluation.actions import claims
from tolok.apps.evaluation.models import Locus, State
from tolok.apps.evaluation.selectors.explaining import to_explain_now
from tolok.rules.days import day_first

pytestmark = pytest.mark.django_db
STANDARDS, SURVEY, DONE, INNOVATION = "1.a.Ak", "6.a.B", "9.a.Ak", "29.f.B"
KINDS = "Jumlah jenis layanan: 12 menurut isian, 2 menurut daftar di Tolok."
WRITTEN = "Jenis layanan yang punya Standar Pelayanan: 12 menurut isian, 0 menurut daftar di Tolok."
CAUTION = "daftar di Tolok mungkin belum lengkap"


def two_services(locus: Locus) -> None:
    """Two services in the register and no standard, where the unit answers twelve and twelve."""
    for code in ("01", "02"):
        a_service(locus.unit, code)


def answered(cast: Cast, locus: Locus, code: str, **more: object) -> None:
    claim = locus.claims.get(code=code)
    claims.answer(
        locus=locus,
        code=code,
        answers={**claim.answers, **more},
        seen_version=claim.version,
        by=cast.operator,
        now=NOW,
    )


@pytest.fixture
def filled() -> tuple[Cast, Locus]:
    cast = a_cast()
    locus = locus_of(a_cycle_today(cast), cast.units[0])
    two_services(locus)
    fill_in(cast, locus)
    return cast, locus


def judged() -> Judging:
    cast = a_cast()
    locus = locus_of(a_cycle(cast, State.FILLING), cast.units[0])
    two_services(locus)
    hand_in(cast, locus)
    return seated(cast, locus)


def test_the_evaluator_reads_both_numbers_and_opens_the_register(client: Client) -> None:
    judging = judged()
    entered(client, judging.seats[0].user)
    text = client.get(judging.url("judging-indicator", STANDARDS)).content.decode()
    assert KINDS in text
    assert WRITTEN in text
    assert CAUTION in text
    found = re.search(re.escape(KINDS) + r' <a href="([^"]+)">Daftar jenis layanan</a>', text)
    assert found is not None
    assert client.get(found[1]).status_code == 200
    other = client.get(judging.url("judging-indicator", SURVEY)).content.decode()
    assert KINDS not in other


def test_the_unit_reads_them_before_it_hands_in(client: Client, filled: tuple[Cast, Locus]) -> None:
    cast, locus = filled
    place = [locus.cycle_id, locus.pk]
    register = reverse("standards-services", args=[locus.unit_id])
    signed_in(client, cast.operator)
    for page in (
        reverse("claims-indicator", args=[*place, STANDARDS]),
        reverse("claims-check", args=place),
        reverse("readying-unit", args=place),
    ):
        text = client.get(page).content.decode()
        assert KINDS in text, page
        assert CAUTION in text, page
        assert f'href="{register}"' in text, page
    answered(cast, locus, STANDARDS, service_kinds="2", standards_written="0")
    text = client.get(reverse("claims-check", args=place)).content.decode()
    assert "menurut daftar di Tolok" not in text


def test_answers_that_exclude_each_other_are_told_at_both(client: Client, filled: tuple[Cast, Locus]) -> None:
    cast, locus = filled
    said = "Menurut indikator 6 hasil SKM belum ditindaklanjuti, tetapi menurut indikator 9"
    signed_in(client, cast.operator)
    check = reverse("claims-check", args=[locus.cycle_id, locus.pk])
    assert said not in client.get(check).content.decode()
    answered(cast, locus, SURVEY, survey_followed_up=False)
    for page in (
        check,
        *(reverse("claims-indicator", args=[locus.cycle_id, locus.pk, code]) for code in (SURVEY, DONE)),
    ):
        assert said in client.get(page).content.decode(), page
    other = reverse("claims-indicator", args=[locus.cycle_id, locus.pk, STANDARDS])
    assert said not in client.get(other).content.decode()


def test_the_evaluator_reads_that_months_and_start_of_an_innovation_differ(client: Client) -> None:
    judging = judged()
    entered(client, judging.seats[0].user)
    text = client.get(judging.url("judging-indicator", INNOVATION)).content.decode()
    assert "Lama inovasi berjalan (bulan penuh): 12 menurut isian, tetapi dari 1 Maret 2024 sampai" in text


def test_a_monitoring_without_a_file_is_called_so_beside_the_level_it_gives(client: Client) -> None:
    cast = a_cast()
    locus = locus_of(a_cycle(cast, State.FILLING), cast.units[0])
    monitored(a_standard(locus.unit))
    hand_in(cast, locus)
    judging = seated(cast, locus)
    entered(client, judging.seats[0].user)
    text = client.get(judging.url("judging-indicator", STANDARDS)).content.decode()
    assert "1 pemantauan tanpa bukti (tidak ada berkasnya)." in text


def test_months_are_counted_to_the_day_of_the_hand_in_for_ever() -> None:
    judging = judged()
    later = localdate(NOW) + timedelta(days=200)
    (said,) = [one for one in to_explain_now(judging.locus, [], later) if INNOVATION in one.codes]
    assert f"sampai {day_first(localdate(NOW))}" in said.words.id
