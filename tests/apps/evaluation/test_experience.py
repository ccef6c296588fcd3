"""A high claim stands beside measured times and visits: for the evaluator, and for the unit itself."""

import re
from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localdate
from pypdf import PdfReader

from tests.apps.evaluation.cast import NOW, Cast, a_cast, a_cycle, a_panel, heard, locus_of, move_to
from tests.apps.evaluation.filling import a_cycle_today, fill_in, hand_in
from tests.apps.evaluation.judging_cast import Judging, entered
from tests.apps.evaluation.records_cast import seated
from tests.apps.standards.keeping_cast import a_standard
from tests.apps.standards.measuring_cast import measured, visited
from tests.apps.surveys.cast import an_skm, closed, rated
from tests.people import signed_in
from tolok.apps.evaluation.actions import claims, panel
from tolok.apps.evaluation.models import Finding, FrozenRecords, State
from tolok.apps.evaluation.selectors import gathering
from tolok.apps.evaluation.selectors.experience import against, recorded_against
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import measuring, visiting
from tolok.apps.standards.actions.profiles import write_profile
from tolok.apps.standards.models import HoursCheck, TimeMeasurement
from tolok.apps.surveys import actions
from tolok.apps.surveys.selectors.names import survey_name

pytestmark = pytest.mark.django_db
PROMISE, HOURS = "5.a.K", "10.b.As"
SLOW = "41 dari 60 permohonan (68,3 %) selesai dalam janji"


def slow_and_shut(unit: OrganizationUnit) -> TimeMeasurement:
    """A measurement that broke the promise, and a closed door among three visits."""
    made = measured(a_standard(unit))
    for day, found in ((3, "serving"), (4, "closed"), (5, "serving")):
        visited(unit, day, found)
    return made


@pytest.fixture
def judged() -> Judging:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    unit = cast.units[0]
    slow_and_shut(unit)
    hand_in(cast, locus_of(cycle, unit))
    people = a_panel(cast, cycle, 1)
    move_to(cycle, State.JUDGING, cast.admin)
    locus = locus_of(cycle, unit)
    seat = panel.seat(locus=locus, user=people[0], order=1, by=cast.admin, now=NOW)
    return Judging(cast, cycle, locus, [seat])


def test_the_evaluator_reads_what_was_measured_and_seen_and_opens_it(judged: Judging, client: Client) -> None:
    entered(client, judged.seats[0].user)
    opened = ""
    for code, words in ((PROMISE, SLOW), (HOURS, "1 tidak dilayani")):
        text = client.get(judged.url("judging-indicator", code)).content.decode()
        assert words in text
        pages = re.findall(r'href="(/siklus/[^"]+/catatan/standards\.(?:time|hours)[^"]+)"', text)
        assert pages
        for page in pages:
            told = client.get(page)
            assert told.status_code == 200
            opened += told.content.decode()
    assert "Selasa, 4 Agustus 2026 pukul 10.15" in opened


def test_a_record_of_another_year_or_taken_back_says_nothing(judged: Judging) -> None:
    locus = judged.locus
    assert [one.kind for one in against(locus, PROMISE, 5)] == ["measured_time", "opening_hours"]
    assert against(locus, PROMISE, 3) == ()
    measuring.retract(row=TimeMeasurement.objects.get(), why="salah", by=None, now=NOW)
    old = a_standard(locus.unit, "02", day=date(2025, 1, 1))
    measured(old, first=date(2025, 10, 1), last=date(2025, 12, 31))
    assert [one.kind for one in against(locus, PROMISE, 5)] == ["opening_hours"]


def _shut(unit: OrganizationUnit, at: datetime, now: datetime) -> HoursCheck:
    seen = visiting.Seen(at, "closed", "biro", says="open", hours="08.00–12.00")
    return visiting.check_hours(unit=unit, seen=seen, by=None, now=now)


@pytest.mark.parametrize("before", [True, False])
def test_what_was_seen_after_hand_in_is_told_as_such_and_frozen_in_no_set(
    client: Client, *, before: bool
) -> None:
    """Whenever it was entered: the demonstration enters a whole year before its units hand in."""
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    locus = locus_of(cycle, cast.units[0])
    slow_and_shut(locus.unit)
    # in the morning in every zone of Indonesia, whatever the hour of the test
    at = (NOW + timedelta(days=2)).replace(hour=2)
    after = at + timedelta(hours=1)
    seen = _shut(locus.unit, at, after) if before else None
    hand_in(cast, locus)
    seen = seen or _shut(locus.unit, at, after)
    judging = seated(cast, locus)
    kept = FrozenRecords.objects.get()
    origin = f"standards.hourscheck:{seen.pk}"
    assert origin not in kept.records
    assert len([one for one in kept.records if one.startswith("standards.hourscheck")]) == 3
    entered(client, judging.seats[0].user)
    text = client.get(judging.url("judging-indicator", HOURS)).content.decode()
    day = date_format(localdate(at))
    assert f"kunjungan {day} (sesudah isian diserahkan)</a>" in text
    assert "kunjungan 4 Agustus 2026</a>" in text
    page = client.get(judging.unit_url("judging-record", origin)).content.decode()
    assert "belum ada saat isian dibekukan" in page
    assert "Seperti saat isian diserahkan" not in page
    assert client.get(judging.unit_url("judging-record-copy", origin)).status_code == 404
    printed = client.get(judging.unit_url("judging-record-printed", origin))
    words = " ".join(one.extract_text() for one in PdfReader(BytesIO(printed.content)).pages)
    assert "Keadaan dibaca pada" in " ".join(words.split())


def test_a_stranger_to_the_unit_opens_no_measurement(judged: Judging, client: Client) -> None:
    other = judged.cast.units[1]
    foreign = measured(a_standard(other))
    entered(client, judged.seats[0].user)
    page = judged.unit_url("judging-record", f"standards.timemeasurement:{foreign.pk}")
    assert client.get(page).status_code == 404


def test_the_unit_reads_what_its_own_records_say(client: Client) -> None:
    cast: Cast = a_cast()
    locus = locus_of(a_cycle_today(cast), cast.units[0])
    made = slow_and_shut(locus.unit)
    fill_in(cast, locus)
    signed_in(client, cast.operator)
    page = reverse("claims-indicator", args=[locus.cycle_id, locus.pk, PROMISE])
    text = client.get(page).content.decode()
    assert SLOW in text
    assert f'href="/standar/pengukuran/{made.pk}/"' in text
    assert set(recorded_against(locus, {PROMISE: 5, HOURS: 4, "1.a.Ak": 2})) == {PROMISE, HOURS}
    ready = client.get(reverse("readying-unit", args=[locus.cycle_id, locus.pk])).content.decode()
    assert ready.count(SLOW) == 1, "once, with every indicator it speaks against"
    assert "Siklus Maklumat Pelayanan" in ready


def test_a_survey_that_speaks_against_a_claim_is_named_and_opens(judged: Judging, client: Client) -> None:
    survey = an_skm(judged.locus.unit, NOW)
    rated(survey, [[2] * 9] * 40, NOW)
    actions.compute(survey=closed(survey, NOW), by=None, now=NOW)
    said = [one for one in against(judged.locus, PROMISE, 5) if one.kind == "skm"]
    assert said
    assert all(one.words.id.startswith(f"{survey_name(survey).id}: 40 pengguna menilai") for one in said)
    entered(client, judged.seats[0].user)
    text = client.get(judged.url("judging-indicator", PROMISE)).content.decode()
    page = judged.unit_url("judging-record", f"surveys.survey:{survey.pk}")
    assert f'href="{page}"' in text
    assert survey_name(survey).id in client.get(page).content.decode()


def test_what_users_said_of_the_unit_names_its_survey_and_leads_nowhere(judged: Judging) -> None:
    heard(judged.locus, 12, rating=1)
    said = [one for one in against(judged.locus, PROMISE, 5) if one.kind == "f03"]
    assert said
    assert all(one.words.id.startswith("Survei pengguna (F-03), ") and not one.bases for one in said)


def test_published_hours_stand_beside_the_hours_a_unit_claims(client: Client) -> None:
    cast: Cast = a_cast()
    locus = locus_of(a_cycle_today(cast), cast.units[0])
    week = {str(n): [["08:00", "12:00"], ["13:00", "15:30"]] for n in range(1, 6)}
    write_profile(unit=locus.unit, hours=week, by=None, now=NOW)
    signed_in(client, cast.operator)
    page = reverse("claims-indicator", args=[locus.cycle_id, locus.pk, HOURS])
    text = client.get(page).content.decode()
    assert "Tolok tidak menyimpan catatan yang menjawab" not in text
    assert "Catatan di Tolok tidak menjawab indikator ini; jawabannya dari unit." in text
    assert "Senin–Jumat 08.00–12.00, 13.00–15.30" in text
    one = gathering.findings_now(locus, timezone.localdate())[HOURS]
    kept = Finding(locus=locus, code=HOURS, level=one.level, content=gathering.content_of(one), digest="0")
    assert "Senin–Jumat 08.00–12.00" in gathering.sheet_values(kept, one.indicator).rows[-1].how
    answers = {"hours_policy": True, "hours_elements": ["no_break", "extra_days", "all_day_core", "other"]}
    claims.answer(locus=locus, code=HOURS, answers=answers, seen_version=0, by=cast.operator, now=NOW)
    text = client.get(page).content.decode()
    assert "Dinyatakan tanpa jam istirahat, tetapi jam yang diumumkan berjeda: Senin–Jumat" in text
    assert "tidak satu pun jam yang diumumkan 24 jam" in text
    assert [one.key for one in against(locus, HOURS, 5)] == ["no_break", "all_day_core"]
    assert [one.key for one in against(locus, HOURS, 2)] == ["no_break", "all_day_core"]
    assert against(locus, HOURS, 1) == ()
