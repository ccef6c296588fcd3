"""What follows from results: promises, coaching, notices."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.apps.evaluation.cast import NOW, Cast, final, locus_of, move_to
from tolok.apps.commitments.models import Coaching, Commitment
from tolok.apps.evaluation.actions import disputes
from tolok.apps.evaluation.actions.results_following import follow_up
from tolok.apps.evaluation.models import Cycle, Recommendation, State
from tolok.apps.notices.models import Notice

pytestmark = pytest.mark.django_db


def advised(units: int = 2, each: int = 2) -> tuple[Cast, Cycle]:
    """An ended cycle with recommendations for every unit, on its way to follow-up."""
    cast, cycle, _, _ = final(units)
    author = cast.more["Eva1"]
    for unit in cast.units:
        locus = locus_of(cycle, unit)
        for number in range(each):
            text = f"Perbarui standar pelayanan {number}"
            disputes.recommend(locus=locus, code="1.a.Ak", text=text, by=author, now=NOW)
    return cast, move_to(cycle, State.PUBLISHED, cast.admin)


def test_every_recommendation_becomes_a_promise_once() -> None:
    cast, cycle = advised()
    move_to(cycle, State.FOLLOW_UP, cast.admin)
    assert Commitment.objects.count() == 4
    assert set(Commitment.objects.values_list("origin", flat=True)) == {
        one.origin for one in Recommendation.objects.all()
    }
    assert not Recommendation.objects.filter(commitment_made=False).exists()
    assert follow_up(cycle=cycle, by=cast.admin, now=NOW) == 0
    assert Commitment.objects.count() == 4


def test_units_below_the_line_are_coached_once() -> None:
    cast, cycle = advised()
    Cycle.objects.filter(pk=cycle.pk).update(coaching_below="B")
    move_to(cycle, State.FOLLOW_UP, cast.admin)
    coached = set(Coaching.objects.values_list("unit__code", flat=True))
    assert coached == {"D01"}
    follow_up(cycle=Cycle.objects.get(pk=cycle.pk), by=cast.admin, now=NOW)
    assert Coaching.objects.count() == 1


def test_units_are_told_that_their_result_is_final() -> None:
    cast, cycle, _, _ = final()
    move_to(cycle, State.FINAL, cast.admin)
    told = Notice.objects.filter(key__startswith="evaluation.final")
    assert {one.user_id for one in told} == {cast.operator.pk, cast.head.pk, cast.other_operator.pk}


def test_it_costs_the_same_for_any_number_of_recommendations(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    cast, cycle = advised(units=4, each=5)
    with django_assert_max_num_queries(32):
        assert follow_up(cycle=cycle, by=cast.admin, now=NOW) == 20
