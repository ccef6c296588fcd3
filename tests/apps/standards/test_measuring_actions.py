"""Measurements and visits are kept, replaced and taken back with a reason; what cannot be is refused whole."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from tests.apps.organizations.cast import NOW, a_unit, an_office
from tests.apps.standards.keeping_cast import a_standard
from tests.apps.standards.measuring_cast import BY, cases, measured, visited, what
from tests.apps.standards.standards_cast import a_service, held
from tolok.apps.common.models import Entry
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import measuring, visiting, write_profile
from tolok.apps.standards.models import HoursCheck, TimeMeasurement
from tolok.apps.standards.selectors.measuring import standing, zone_of_unit
from tolok.rules.delivery.service_times import Times
from tolok.rules.standards.values import Standard
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db
WEEK = {str(day): [["08:00", "12:00"]] for day in range(1, 6)}


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")


def test_requests_are_counted_against_the_promise_of_their_version_and_not_kept(
    unit: OrganizationUnit,
) -> None:
    version = a_standard(unit)
    rows = [*cases(1, 6), *cases(3, 4)]
    made = measuring.measure_cases(measuring=what(version), cases=rows, unfinished=2, **BY)
    assert (made.n, made.within, made.median, made.p90) == (10, 6, "1", "3")
    assert (made.most, made.unit, made.unfinished, made.counted) == ("2", "working_days", 2, True)
    assert Entry.objects.filter(action="standards.measure").count() == 1


def test_a_measurement_is_refused_with_everything_that_is_wrong(unit: OrganizationUnit) -> None:
    version = a_standard(unit)
    late = what(version, "nobody", first=date(2025, 1, 1), last=date(2027, 1, 1))
    with pytest.raises(ProblemsError) as error:
        measuring.measure_summary(measuring=late, times=Times(60, 41), **BY)
    assert [one.key for one in error.value.problems] == ["period_to", "period_from", "source"]
    bare = held(a_service(unit, "02", "Tanpa waktu"), date(2025, 1, 1), Standard())
    with pytest.raises(ProblemsError) as error:
        measured(bare)
    assert [one.key for one in error.value.problems] == ["promise"]


def test_the_same_period_from_the_same_source_is_measured_once(unit: OrganizationUnit) -> None:
    version = a_standard(unit)
    first = measured(version)
    with pytest.raises(ProblemsError):
        measured(version)
    measured(version, source="register")
    measuring.retract(row=first, why="salah layanan", **BY)
    assert measured(version).stands


def test_a_correction_takes_the_place_of_the_wrong_one_which_stays(unit: OrganizationUnit) -> None:
    version = a_standard(unit)
    wrong = measured(version)
    times = Times(60, 50, Fraction(2), Fraction(3))
    with pytest.raises(ProblemsError):
        measuring.correct(measurement=wrong, measuring=what(version), times=times, why=" ", **BY)
    right = measuring.correct(
        measurement=wrong, measuring=what(version), times=times, why="salah ketik", **BY
    )
    assert list(standing(TimeMeasurement)) == [right]
    wrong.refresh_from_db()
    assert (wrong.within, wrong.stands, right.replaces) == (41, False, wrong)
    with pytest.raises(ProblemsError):
        measuring.retract(row=wrong, why="lagi", **BY)
    entry = Entry.objects.get(action="standards.correct_measurement")
    assert entry.why == "salah ketik"


def test_a_visit_keeps_what_the_profile_said_of_that_moment(unit: OrganizationUnit) -> None:
    write_profile(unit=unit, hours=WEEK, by=None, now=NOW)
    monday = datetime(2026, 8, 3, 10, 15, tzinfo=zone_of_unit(unit))
    kept = visiting.check_hours(unit=unit, seen=visiting.Seen(monday, "closed", "biro"), **BY)
    assert (kept.says, kept.hours) == ("open", "08.00–12.00")
    after = visiting.Seen(monday.replace(hour=12), "closed", "biro")
    assert visiting.check_hours(unit=unit, seen=after, **BY).says == "closed"


def test_a_visit_on_a_holiday_or_without_known_hours_wants_what_was_written_there(
    unit: OrganizationUnit,
) -> None:
    own = a_service(unit)
    own.hours = "Selasa 09.00–11.00"
    for seen in (
        visiting.Seen(datetime(2026, 8, 3, 2, tzinfo=UTC), "closed", "biro"),
        visiting.Seen(datetime(2026, 8, 3, 2, tzinfo=UTC), "closed", "biro", service=own),
    ):
        with pytest.raises(ProblemsError) as error:
            visiting.check_hours(unit=unit, seen=seen, **BY)
        assert [one.key for one in error.value.problems] == ["says"]


def test_a_visit_is_refused_with_everything_that_is_wrong(unit: OrganizationUnit) -> None:
    elsewhere = a_service(a_unit(unit.office, "2", "Puskesmas Tolok Barat", "health_center"))
    seen = visiting.Seen(datetime(2030, 1, 1, tzinfo=UTC), "?", "?", service=elsewhere)
    with pytest.raises(ProblemsError) as error:
        visiting.check_hours(unit=unit, seen=seen, **BY)
    keys = [one.key for one in error.value.problems]
    assert keys == ["visited_on", "found", "source", "says", "service"]


def test_a_visit_is_corrected_and_taken_back_with_a_reason(unit: OrganizationUnit) -> None:
    wrong = visited(unit, found="closed")
    seen = visiting.Seen(wrong.visited_at, "nobody", "biro", says="open")
    right = visiting.correct_check(check=wrong, seen=seen, why="pintu terbuka", **BY)
    assert list(standing(HoursCheck)) == [right]
    measuring.retract(row=right, why="unit lain", **BY)
    assert not standing(HoursCheck).exists()
