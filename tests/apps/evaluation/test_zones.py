"""Times are told as the people of a unit read them: an office in Kalimantan Timur lives by WITA."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.evaluation.cast import NOW, a_cast, a_cycle, a_panel, locus_of, move_to
from tests.people import signed_in
from tolok.apps.evaluation.actions import disputes, panel
from tolok.apps.evaluation.models import State
from tolok.apps.evaluation.words import at_unit, day_at
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db


def test_judging_and_objections_end_in_the_time_of_the_unit(client: Client) -> None:
    cast = a_cast(units=1)
    cycle = a_cycle(cast, State.JUDGING)
    (eva,) = a_panel(cast, cycle, 1)
    locus = locus_of(cycle, cast.units[0])
    seat = panel.seat(locus=locus, user=eva, by=cast.admin, now=NOW)
    signed_in(client, eva)
    page = client.get(reverse("judging-seat", args=[cycle.pk, locus.pk, seat.pk])).content.decode()
    judged_until = cycle.phases.get(state=State.JUDGING).ends_at
    assert at_unit(judged_until, locus) in page
    assert "WITA" in at_unit(judged_until, locus)
    move_to(cycle, State.OBJECTING, cast.admin)
    signed_in(client, cast.operator)
    page = client.get(reverse("disputes-objections", args=[cycle.pk, locus.pk])).content.decode()
    assert at_unit(cycle.phases.get(state=State.OBJECTING).ends_at, locus) in page


def test_a_day_ends_at_midnight_of_the_unit() -> None:
    cast = a_cast(units=1)
    locus = locus_of(a_cycle(cast), cast.units[0])
    evening = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)  # 23.30 WIB, half past midnight WITA
    assert timezone.localdate(evening).day == 23
    assert day_at(evening, locus).day == 24


def test_a_question_is_answered_until_that_midnight() -> None:
    cast = a_cast(units=1)
    cycle = a_cycle(cast, State.JUDGING)
    (eva,) = a_panel(cast, cycle, 1)
    locus = locus_of(cycle, cast.units[0])
    seat = panel.seat(locus=locus, user=eva, by=cast.admin, now=NOW)
    seat.locus = locus
    asked = disputes.ask(seat=seat, code="1.a.Ak", question="Mana notulennya?", by=eva, now=NOW)
    asked.locus = locus
    midnight = datetime.combine(asked.due_on, datetime.min.time(), tzinfo=UTC) + timedelta(hours=16)
    with pytest.raises(ProblemsError):
        disputes.answer_question(clarification=asked, text="Terlampir.", by=cast.operator, now=midnight)
    before = midnight - timedelta(minutes=1)
    disputes.answer_question(clarification=asked, text="Terlampir.", by=cast.operator, now=before)
