"""The panel, conflicts of interest, seats."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.apps.evaluation.cast import NOW, Cast, a_cast, a_cycle, a_panel, judged, locus_of
from tests.apps.organizations.cast import START, a_unit, someone
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.evaluation.actions import cycles, panel
from tolok.apps.evaluation.models import Cycle, Judgement, PanelRole, Seat, State
from tolok.apps.evaluation.selectors.judging import codes_of
from tolok.apps.evaluation.selectors.standing import outcomes
from tolok.apps.organizations import actions as organizations
from tolok.apps.organizations.models import Role
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db


def test_it_seats_an_evaluator() -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    (eva,) = a_panel(cast, cycle, 1)
    panel.seat(locus=locus_of(cycle, cast.units[0]), user=eva, by=cast.admin, now=NOW)
    assert Seat.objects.get().user == eva


def test_it_refuses_somebody_who_is_not_an_evaluator() -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    with pytest.raises(ProblemsError, match="not an evaluator"):
        panel.seat(locus=locus_of(cycle, cast.units[0]), user=cast.stranger, by=cast.admin, now=NOW)


@pytest.mark.parametrize("where", ["own", "above", "below", "appointed", "tie"])
def test_it_refuses_a_conflict_of_interest(where: str) -> None:
    cast = a_cast()
    below = a_unit(cast.office, "D01.1", parent=cast.units[0])
    cast.units.append(below)
    cycle = a_cycle(cast, State.FILLING)
    eva = someone("Eva")
    home = {"own": cast.units[0], "above": cast.units[0], "below": below}.get(where)
    target = {"above": below, "below": cast.units[0]}.get(where, cast.units[0])
    if where == "appointed":
        organizations.appoint(
            user=eva,
            office=cast.office,
            unit=cast.units[0],
            role=Role.UNIT_OPERATOR,
            day=START,
            by=None,
            now=NOW,
        )
    member = panel.join_panel(
        cycle=cycle, user=eva, role=PanelRole.EVALUATOR, home=home, by=cast.admin, now=NOW
    )
    ties = [(cast.units[0], "ipar kepala unit")] if where == "tie" else []
    panel.state_ties(member=member, ties=ties, by=eva, now=NOW)
    with pytest.raises(ProblemsError, match="Conflict"):
        panel.seat(locus=locus_of(cycle, target), user=eva, by=cast.admin, now=NOW)


def specialists(cast: Cast, cycle: Cycle, given: Mapping[str, Sequence[str]]) -> None:
    """Evaluators with the aspects they judge, none for all."""
    for name, aspects in given.items():
        person = someone(name)
        member = panel.join_panel(
            cycle=cycle, user=person, role=PanelRole.EVALUATOR, aspects=aspects, by=cast.admin, now=NOW
        )
        panel.state_ties(member=member, ties=[], by=person, now=NOW)


def test_it_keeps_specialists_to_their_aspects() -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    first, last = ["I", "II", "III"], ["IV", "V", "VI"]
    specialists(cast, cycle, {"Ayu": first, "Bima": first, "Citra": last, "Dodi": last})
    panel.seat_all(cycle=cycle, by=cast.admin, now=NOW)
    assert dict(Seat.objects.values_list("user__name", "aspects")) == {
        "Ayu": first,
        "Bima": first,
        "Citra": last,
        "Dodi": last,
    }
    assert all(codes_of(seat) for seat in Seat.objects.select_related("locus__form"))


def test_one_evaluator_has_one_seat_at_a_unit_for_all_pieces_of_it() -> None:
    cast = a_cast(units=8)
    cycle = a_cycle(cast, State.FILLING)
    specialists(cast, cycle, {"Ayu": [], "Bima": [], "Citra": ["I"]})
    panel.seat_all(cycle=cycle, by=cast.admin, now=NOW)
    every = ["I", "II", "III", "IV", "V", "VI"]
    times: list[int] = []
    for locus in cycle.loci.all():
        seats = list(Seat.objects.filter(locus=locus))
        assert len({seat.user_id for seat in seats}) == len(seats)
        count = Counter(aspect for seat in seats for aspect in seat.aspects or every)
        assert set(count) == set(every)
        times += count.values()
    assert set(times) == {1, 2}
    assert Seat.objects.filter(user__name="Citra").exclude(aspects=["I"]).count() == 0


def test_it_says_on_the_panel_page_that_specialists_leave_the_additional_information_unjudged(
    client: Client,
) -> None:
    cast = a_cast(units=2)
    cycle = a_cycle(cast, State.JUDGING)
    first, last = ["I", "II", "III"], ["IV", "V", "VI"]
    specialists(cast, cycle, {"Ayu": first, "Bima": first, "Citra": last, "Dodi": last})
    panel.seat_all(cycle=cycle, by=cast.admin, now=NOW)
    signed_in(client, cast.admin)
    page = reverse("cycles-panel", args=[cycle.pk])
    said = client.get(page).content.decode()
    assert "2 unit hanya punya evaluator untuk aspek tertentu" in said
    assert "belum ada yang menilai Sistem antrean" in said

    for seat in Seat.objects.filter(locus=locus_of(cycle, cast.units[0])):
        judged(seat, 3)
    (outcome,) = outcomes([locus_of(cycle, cast.units[0])], cycle.gap).values()
    assert set(outcome.aspects.values()) == {3}
    assert not Judgement.objects.filter(code="INF").exists()

    specialists(cast, cycle, {"Eko": []})
    whole = User.objects.get(name="Eko")
    for unit in cast.units:
        panel.seat(locus=locus_of(cycle, unit), user=whole, by=cast.admin, now=NOW)
    assert "hanya punya evaluator untuk aspek tertentu" not in client.get(page).content.decode()


def test_it_refuses_more_units_than_agreed_and_the_same_unit_twice() -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    eva = someone("Eva")
    panel.join_panel(cycle=cycle, user=eva, role=PanelRole.EVALUATOR, capacity=1, by=cast.admin, now=NOW)
    panel.seat(locus=locus_of(cycle, cast.units[0]), user=eva, by=cast.admin, now=NOW)
    with pytest.raises(ProblemsError) as error:
        panel.seat(locus=locus_of(cycle, cast.units[0]), user=eva, by=cast.admin, now=NOW)
    assert len(error.value.problems) == 2


def test_a_declared_tie_gives_the_seat_up() -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    (eva,) = a_panel(cast, cycle, 1)
    panel.seat(locus=locus_of(cycle, cast.units[0]), user=eva, by=cast.admin, now=NOW)
    member = cycle.panel.get(user=eva)
    panel.state_ties(member=member, ties=[(cast.units[0], "pernah bekerja di sana")], by=eva, now=NOW)
    assert Seat.objects.get().left_at == NOW


def test_who_leaves_frees_the_seats_not_handed_in() -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    (eva,) = a_panel(cast, cycle, 1)
    panel.seat(locus=locus_of(cycle, cast.units[0]), user=eva, by=cast.admin, now=NOW)
    panel.leave_panel(member=cycle.panel.get(user=eva), why="Pindah tugas", by=cast.admin, now=NOW)
    assert Seat.objects.filter(left_at=None).count() == 0


def test_the_panel_of_last_cycle_comes_along_and_states_its_ties_anew() -> None:
    cast = a_cast()
    last = a_cycle(cast, State.FILLING, "PEKPPP Mandiri 2025")
    a_panel(cast, last)
    cycle = a_cycle(cast)
    panel.copy_panel(cycle=cycle, previous=last, by=cast.admin, now=NOW)
    assert [member.stated_at for member in cycle.panel.all()] == [None, None]
    cycles.advance(cycle=cycle, to=State.BRIEFING, by=cast.admin, now=NOW)


def test_it_seats_everybody_evenly_and_some_units_twice() -> None:
    cast = a_cast(units=12)
    cycle = a_cycle(cast, State.FILLING)
    a_panel(cast, cycle, 4)
    cycle.second_share = 25
    cycle.save()
    panel.seat_all(cycle=cycle, by=cast.admin, now=NOW)
    loads = [Seat.objects.filter(user=cast.more[f"Eva{number}"]).count() for number in range(1, 5)]
    assert sum(loads) == 15
    assert max(loads) - min(loads) <= 1
    assert Seat.objects.filter(order=2).count() == 3
    assert panel.seat_all(cycle=cycle, by=cast.admin, now=NOW) == [], "nobody is left to seat"


def test_it_seats_nobody_when_somebody_cannot_be_seated_and_says_why() -> None:
    cast = a_cast(units=1)
    cycle = a_cycle(cast, State.FILLING)
    (eva,) = a_panel(cast, cycle, 1)
    member = cycle.panel.get(user=eva)
    panel.state_ties(member=member, ties=[(cast.units[0], "ipar")], by=eva, now=NOW)
    with pytest.raises(ProblemsError, match=r"Dinas D01 needs .* Barred: Eva1"):
        panel.seat_all(cycle=cycle, by=cast.admin, now=NOW)
    assert not Seat.objects.exists()


def test_seating_costs_the_same_for_any_number_of_units(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    cast = a_cast(units=30)
    cycle = a_cycle(cast, State.FILLING)
    a_panel(cast, cycle, 4)
    with django_assert_max_num_queries(16):
        panel.seat_all(cycle=cycle, by=cast.admin, now=NOW)
