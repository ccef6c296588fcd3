"""Pages and saves of a cycle cost the same number of statements for any number of units."""

from collections.abc import Callable
from math import ceil

import pytest
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.apps.evaluation.cast import (
    DAY,
    NOW,
    Cast,
    a_cast,
    a_cycle,
    a_moderator,
    a_panel,
    ended,
    heard,
    judged,
    locus_of,
    move_to,
)
from tests.apps.evaluation.filling import A_YES, fill_in
from tests.apps.organizations.cast import START, done, someone
from tests.people import signed_in
from tests.sheets.making import csv_book
from tolok.apps.evaluation.actions import claims, cycles, judging, panel, results, standing
from tolok.apps.evaluation.models import Cycle, PanelRole, State
from tolok.apps.organizations import actions as organizations
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.surveys.models import Survey

pytestmark = pytest.mark.django_db

#: What a request reads before its page begins: the session and the person.
BEFORE = 2
FEW, MANY = 30, 200
ITEM = "1.a.Ak"


def statements(act: Callable[[], object]) -> int:
    """How many statements something takes."""
    with CaptureQueriesContext(connection) as asked:
        act()
    return len(asked)


def batches(rows: int, model: type[Model]) -> int:
    """In how many statements this database takes so many new rows of a model."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    return ceil(rows / connection.ops.bulk_batch_size(fields, range(rows)))


def grow(cast: Cast, units: int) -> None:
    """The office with `units` units, the new ones brought in by one list."""
    rows = [f"E{number:03};Dinas E{number:03};Dinas" for number in range(len(cast.units) + 1, units + 1)]
    if not rows:
        return
    book = csv_book("\n".join(["kode;nama;jenis", *rows]))
    organizations.import_units(office=cast.office, book=book, **{**done(), "day": START})
    cast.units = list(OrganizationUnit.objects.filter(office=cast.office).order_by("code"))


def of_size(units: int, state: State = State.FILLING) -> tuple[Cast, Cycle]:
    """A cast of three units grown to `units`, and its cycle."""
    cast = a_cast()
    grow(cast, units)
    return cast, a_cycle(cast, state)


def larger(cast: Cast, cycle: Cycle, units: int) -> None:
    """The same cycle with more units."""
    there = set(cycle.loci.values_list("unit", flat=True))
    grow(cast, units)
    more = [(unit.pk, "A") for unit in cast.units if unit.pk not in there]
    cycles.bring_in(cycle=cycle, units=more, by=cast.admin, now=NOW)


@pytest.mark.parametrize("who", ["admin", "auditor", "moderator"])
def test_the_list_of_200_units_takes_as_few_statements_as_that_of_30(client: Client, who: str) -> None:
    cast, cycle = of_size(FEW)
    people = {"admin": cast.admin, "auditor": cast.auditor, "moderator": a_moderator(cast, cycle)}
    signed_in(client, people[who])
    page = reverse("cycle", args=[cycle.pk])
    client.get(page)
    few = statements(lambda: client.get(page))
    larger(cast, cycle, MANY)
    assert statements(lambda: client.get(page)) == few
    assert few <= BEFORE + 10


def test_the_list_takes_the_same_statements_with_and_without_values(client: Client) -> None:
    cast, cycle, _moderator = ended(units=2)
    signed_in(client, cast.admin)
    page = reverse("cycle", args=[cycle.pk])
    assert "Kategori" in client.get(page).content.decode()
    assert statements(lambda: client.get(page)) <= BEFORE + 10


def test_a_page_of_200_units_is_light(client: Client) -> None:
    cast, cycle = of_size(MANY)
    signed_in(client, cast.admin)
    assert len(client.get(reverse("cycle", args=[cycle.pk])).content) <= 150 * 1024


def test_a_unit_finds_itself_among_many_as_fast(client: Client) -> None:
    cast, cycle = of_size(FEW)
    signed_in(client, cast.operator)
    page = reverse("cycle", args=[cycle.pk])
    client.get(page)
    few = statements(lambda: client.get(page))
    larger(cast, cycle, MANY)
    assert "Dinas D01" in client.get(page).content.decode()
    assert statements(lambda: client.get(page)) == few
    assert few <= BEFORE + 12


def answer(cast: Cast, cycle: Cycle, version: int) -> Callable[[], object]:
    """A save of the first unit."""
    locus = locus_of(cycle, cast.units[0])
    return lambda: claims.answer(
        locus=locus,
        code=ITEM,
        answers=A_YES,
        note=f"Catatan {version}",
        seen_version=version,
        by=cast.operator,
        now=NOW,
    )


def test_saving_an_answer_costs_the_same_among_many_units_and_answers() -> None:
    cast, cycle = of_size(3)
    answer(cast, cycle, 0)()
    few = statements(answer(cast, cycle, 1))
    larger(cast, cycle, FEW)
    fill_in(cast, locus_of(cycle, cast.units[1]))
    assert statements(answer(cast, cycle, 2)) == few
    assert few <= 10


def test_the_page_that_saves_an_answer_takes_at_most_fifteen(client: Client) -> None:
    cast, cycle = of_size(FEW)
    span = (NOW - 30 * DAY, timezone.now() + 9 * DAY)
    cycles.move_dates(cycle=cycle, state=State.FILLING, span=span, why="Lagi", by=cast.admin, now=NOW)
    locus = locus_of(cycle, cast.units[0])
    signed_in(client, cast.operator)
    page = reverse("claims-indicator", args=[cycle.pk, locus.pk, ITEM])

    def save(version: int) -> int:
        data = {"jawab-standard_made": "ya", "note": f"Catatan {version}", "versi": version}
        return client.post(page, data, headers={"Accept": "application/json"}).status_code

    assert save(0) == 200
    assert statements(lambda: save(1)) <= 15


def test_saving_a_level_costs_the_same_among_many_units_and_levels() -> None:
    cast, cycle = of_size(3)
    eva, other = a_panel(cast, cycle)
    larger(cast, cycle, FEW)
    move_to(cycle, State.JUDGING, cast.admin)
    first = panel.seat(locus=locus_of(cycle, cast.units[0]), user=eva, by=cast.admin, now=NOW)

    def give(level: int, seen: int | None) -> None:
        judging.judge(seat=first, code=ITEM, level=level, reason="Ada", seen_version=seen, by=eva, now=NOW)

    give(1, None)
    few = statements(lambda: give(2, 1))
    for unit in cast.units[1:4]:
        judged(panel.seat(locus=locus_of(cycle, unit), user=other, by=cast.admin, now=NOW), 3)
    assert statements(lambda: give(3, 2)) == few
    assert few <= 12


def test_opening_the_form_for_users_costs_the_same_for_any_number_of_units() -> None:
    def opens(units: int, name: str) -> int:
        grow(cast, units)
        cycle = a_cycle(cast, State.BRIEFING, name)
        return statements(lambda: cycles.advance(cycle=cycle, to=State.FILLING, by=cast.admin, now=NOW))

    cast = a_cast()
    opens(3, "Siklus pertama")  # the questionnaire is kept once for all cycles
    few = opens(10, "Siklus kedua")
    assert opens(30, "Siklus ketiga") == few
    # A database takes so many rows in one statement; beyond them there is one more for every batch and nothing else.
    assert opens(80, "Siklus keempat") == few + batches(80, Survey) - batches(10, Survey)
    assert not Cycle.objects.get(name="Siklus keempat").loci.filter(survey=None).exists()


def test_every_unit_gets_its_own_survey_also_when_it_comes_later() -> None:
    cast, cycle = of_size(3)
    before = dict(cycle.loci.values_list("code", "survey"))
    larger(cast, cycle, 6)
    for locus in cycle.loci.select_related("survey"):
        assert locus.survey is not None
        assert locus.survey.unit_id == locus.unit_id
        assert before.get(locus.code, locus.survey_id) == locus.survey_id
    assert cycle.loci.count() == 6


def test_standings_of_many_units_cost_the_same_and_are_kept() -> None:
    _cast, cycle, _moderator = ended(units=4)
    loci = list(cycle.loci.select_related("form", "cycle"))
    kept = list(cycle.loci.values(*standing.FIELDS))
    cycle.loci.update(answered=0, judged=0, index_now="", shown_now=None, category_now="")
    one = statements(lambda: standing.refresh(loci[:1]))
    assert statements(lambda: standing.refresh(loci)) == one
    assert list(cycle.loci.values(*standing.FIELDS)) == kept


def test_proposing_a_result_costs_the_same_for_any_number_of_units() -> None:
    cast = a_cast()
    eva = someone("Eva")

    def proposed(units: int, name: str) -> int:
        grow(cast, units)
        cycle = a_cycle(cast, State.JUDGING, name)
        member = panel.join_panel(cycle=cycle, user=eva, role=PanelRole.EVALUATOR, by=cast.admin, now=NOW)
        panel.state_ties(member=member, ties=[], by=eva, now=NOW)
        for unit in cast.units:
            locus = locus_of(cycle, unit)
            heard(locus, 2)
            judged(panel.seat(locus=locus, user=eva, by=cast.admin, now=NOW), 3)
        move_to(cycle, State.OBJECTING, cast.admin)
        return statements(lambda: results.propose(cycle=cycle, by=cast.admin, now=NOW))

    few = proposed(3, "Siklus pertama")
    assert proposed(12, "Siklus kedua") == few
    assert few <= 26
