"""A high claim beside what users say: named with its data, only from enough people, never for a low claim."""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

from tolok.rules import packs
from tolok.rules.delivery.claimed_hours import CLAIMABLE, Published
from tolok.rules.delivery.hours_visits import Visit
from tolok.rules.delivery.measuring import findings, promised
from tolok.rules.delivery.opening_hours import Week
from tolok.rules.delivery.service_times import Promise, Times
from tolok.rules.gathered import Basis
from tolok.rules.gathering.experience import Contradiction, Heard, asked_of, contradictions, expectations
from tolok.rules.gathering.experience_records import Measured, Records, Visited
from tolok.rules.texts import Text

PACK, TOILETS = "pekppp-2022-luring", "17.c.As"
#: The maklumat, and the hours of service.
PROMISE, HOURS = "5.a.K", "10.b.As"
BAD = Heard("10.c.As", Text("Toilet bersih", "Clean toilet"), 12, Fraction(5, 2))
POOR = Heard("sarpras", Text("Sarana", "Facilities"), 40, Fraction(2), "D")


def test_it_names_what_users_say_against_a_high_claim() -> None:
    found = contradictions(PACK, TOILETS, 5, {"10.c.As": BAD}, {"sarpras": POOR})
    assert [one.key for one in found] == ["10.c.As", "sarpras"]
    assert found[0].words.id == "12 pengguna menilai “Toilet bersih” rata-rata 2,50."


def test_it_names_the_survey_with_its_period_and_leads_to_it() -> None:
    period = Text("SKM Semester I 2026", "SKM first half of 2026")
    basis = Basis(period, "surveys.survey:7", date(2026, 6, 30), "/survei/7/hasil/")
    told = replace(POOR, survey=period, basis=basis)
    (one,) = contradictions(PACK, TOILETS, 5, {}, {"sarpras": told})
    assert one.words.id == "SKM Semester I 2026: 40 pengguna menilai “Sarana” rata-rata 2,00, mutu D."
    assert one.words.en.startswith("SKM first half of 2026: 40 users rate")
    assert one.bases == (basis,)


def test_it_says_nothing_of_a_low_claim_of_few_people_or_of_content_users() -> None:
    assert not contradictions(PACK, TOILETS, 3, {"10.c.As": BAD}, {})
    assert not contradictions(PACK, TOILETS, None, {"10.c.As": BAD}, {})
    few = Heard(BAD.key, BAD.text, expectations().minimum - 1, BAD.mean)
    good = Heard(BAD.key, BAD.text, 50, Fraction(3))
    for heard in (few, good):
        assert not contradictions(PACK, TOILETS, 5, {heard.key: heard}, {})


def test_every_pair_names_an_indicator_and_statements_that_exist() -> None:
    elements = set(packs.satisfaction("skm-2017").keys)
    for name, rows in expectations().pairs.items():
        instrument = packs.instrument(name)
        statements = {item.code for form in instrument.forms.values() for item in form.items}
        for code, row in rows.items():
            assert code in instrument.indicators, (name, code)
            assert set(row["f03"]) <= statements, (name, code)
            assert set(row["skm"]) <= elements, (name, code)
            assert set(row.get("measured_time", ())) <= promised().keys(), (name, code)
            assert set(row.get("published_hours", ())) <= CLAIMABLE
            assert set(row.get("opening_hours", ())) <= {*findings(), "differs"} - {"serving"}, (name, code)


def test_measured_times_speak_against_a_high_claim_only_when_many_cases_broke_the_promise() -> None:
    words = [one.words.id for one in _of_times(_measured(60, 41))]
    assert words == [
        "KTP: Janji 3 hari kerja; 41 dari 60 permohonan (68,3 %) selesai dalam janji, median 3 hari kerja; "
        "Januari–Juni 2026, sumber: mesin antrean."
    ]
    assert not _of_times(_measured(60, 48))  # exactly 80 %
    assert not _of_times(_measured(9, 1))  # too few to say anything
    assert not contradictions(PACK, PROMISE, 3, {}, {}, Records((_measured(60, 41),)))


def test_what_was_slow_and_got_better_is_no_contradiction() -> None:
    later = replace(_measured(60, 59), first=date(2026, 7, 1), last=date(2026, 9, 30))
    assert not _of_times(later, _measured(60, 41))


def test_a_closed_door_speaks_only_among_enough_visits_during_published_hours() -> None:
    closed = _visited(3, "closed")
    found = contradictions(PACK, HOURS, 5, {}, {}, Records(visits=(_visited(4), _visited(5), closed)))
    assert [one.words.id for one in found] == [
        "Dari 3 kunjungan pada jam yang diumumkan, 1 tidak dilayani. Senin, 3 Agustus 2026 pukul 10.15: tutup "
        "(diumumkan 08.00–12.00), sumber: kunjungan Biro Organisasi."
    ]
    assert found[0].bases == (closed.basis,)
    for visits in (
        (_visited(4), closed),
        (_visited(4), _visited(5), replace(closed, visit=replace(closed.visit, says="closed"))),
    ):
        assert not contradictions(PACK, HOURS, 5, {}, {}, Records(visits=visits))


def test_published_hours_speak_against_what_is_ticked_and_not_found_in_them() -> None:
    usual = {
        **{str(n): [["08:00", "12:00"], ["13:00", "15:30"]] for n in range(1, 5)},
        "5": [["08:00", "11:30"]],
    }
    every = {"no_break", "extra_hours", "all_day_core", "extra_days"}
    found = _of_hours(usual, every)
    assert [one.key for one in found] == ["no_break", "extra_hours", "all_day_core"]
    assert found[2].words.id == (
        "Dinyatakan ada layanan 24 jam, tetapi tidak satu pun jam yang diumumkan 24 jam: "
        "Senin–Kamis 08.00–12.00, 13.00–15.30; Jumat 08.00–11.30."
    )
    assert _of_hours(usual, {"extra_days"}) == ()
    assert _of_hours({}, every) == ()
    assert [one.key for one in _of_hours(usual, every, "24 jam setiap hari")] == ["no_break"]
    assert [one.key for one in _of_hours({**usual, "1": [["08:00", "20:00"]]}, {"extra_hours"})] == []
    # A ticked option is doubted from the level that counts options; users and visits speak of high claims alone.
    assert contradictions(PACK, HOURS, 2, {}, {}, Records(published=_published(usual)), every)
    assert not contradictions(PACK, HOURS, 1, {}, {}, Records(published=_published(usual)), every)
    assert set(asked_of(PACK, HOURS, 3)) == {"published_hours"}
    assert "skm" in asked_of(PACK, HOURS, 4)


def _of_hours(week: Week, ticked: set[str], own: str = "") -> tuple[Contradiction, ...]:
    return contradictions(PACK, HOURS, 4, {}, {}, Records(published=_published(week, own)), ticked)


def _published(week: Week, own: str = "") -> Published:
    basis = Basis(Text("profil", "profile"), "standards.unitprofile:1")
    return Published(week, (("IGD", own),) if own else (), basis)


def _of_times(*measured: Measured) -> tuple[Contradiction, ...]:
    return contradictions(PACK, PROMISE, 5, {}, {}, Records(measured))


def _measured(n: int, within: int) -> Measured:
    return Measured(
        Text("KTP", "KTP"),
        "limit",
        Promise(Fraction(3), "working_days"),
        Times(n, within, Fraction(3)),
        date(2026, 1, 1),
        date(2026, 6, 30),
        "queue",
        Basis(Text("Pengukuran", "Measurement"), "standards.measurement:1"),
    )


def _visited(day: int, found: str = "serving") -> Visited:
    visit = Visit(datetime(2026, 8, day, 10, 15, tzinfo=UTC), "open", "08.00–12.00", found, "biro")
    return Visited(visit, Basis(Text("Kunjungan", "Visit"), f"standards.hours_check:{day}"))
