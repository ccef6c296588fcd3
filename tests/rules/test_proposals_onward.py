"""What the rules propose for aspects III to VI and the queue of form A, and for the items only form B has.

The facts follow the level criteria of Pedoman Menteri PANRB 1/2022, indicators 15–31.
"""

from collections.abc import Mapping
from fractions import Fraction
from itertools import product

import pytest

from tolok.rules import packs
from tolok.rules.instruments.conditions import Fact, Facts
from tolok.rules.instruments.proposals import Proposal, propose
from tolok.rules.instruments.values import Indicator

LURING, DARING = "pekppp-2022-luring", "pekppp-2022-daring"
#: Indicator, facts, the level proposed, and words of the open point that must be shown ("" = none).
Row = tuple[str, dict[str, Fact], int | None, str]


def ticked(*options: str) -> frozenset[str]:
    return frozenset(options)


def row(code: str, pack: str = LURING) -> Indicator:
    return packs.instrument(pack).indicators[code]


def options(code: str, fact: str, pack: str = LURING) -> list[str]:
    """The option keys of a question, in the order of the form."""
    question = next(question for question in row(code, pack).questions if question.key == fact)
    return [option.key for option in question.options]


def counts(code: str, fact: str, levels: dict[int, int], pack: str = LURING, **more: Fact) -> list[Row]:
    """A row for each number of ticked options: number → level, nothing open."""
    listed = options(code, fact, pack)
    return [(code, {fact: ticked(*listed[:n]), **more}, level, "") for n, level in levels.items()]


def each(code: str, fact: str, levels: Mapping[Fact, int], shown: str = "") -> list[Row]:
    """A row for each value of one fact: value → level."""
    return [(code, {fact: value}, level, shown) for value, level in levels.items()]


def waiting(extras: int, *obligatory: str) -> dict[str, Fact]:
    listed = options("16.c.As", "waiting_extra")
    return {"waiting_obligatory": ticked(*obligatory), "waiting_extra": ticked(*listed[:extras])}


def informed(*media: str, linked: bool = False, services: int = 0) -> dict[str, Fact]:
    return {"information_media": ticked(*media), "sippn_linked": linked, "sippn_services": services}


def quality(*true: str) -> dict[str, Fact]:
    names = ("operable", "reachable", "compatible", "official", "navigable")
    return {f"sipp_{name}": name in true for name in names}


def handled(*true: str) -> dict[str, Fact]:
    names = ("documented", "archived", "reported", "evaluated", "followed_up", "published")
    return {f"complaints_{name}": name in true for name in names}


def numbers(received: int, finished: int, sp4n: int, sp4n_finished: int) -> dict[str, Fact]:
    return {
        "complaints_received": received,
        "complaints_finished": finished,
        "sp4n_received": sp4n,
        "sp4n_finished": sp4n_finished,
    }


def running(months: int, contest: bool = False, *awards: str) -> dict[str, Fact]:
    return {
        "innovation_stage": "running",
        "innovation_months": months,
        "innovation_contest": contest,
        "innovation_awards": ticked(*awards),
    }


def resources(basis: str, *given: str) -> dict[str, Fact]:
    return {"innovation_basis": basis, "innovation_resources": ticked(*given)}


HALF = Fraction(1, 2)
ORAL = ("oral", "board", "print")
BOTH = ("chairs", "air_circulation")
QUALITY = ("operable", "reachable", "compatible", "official", "navigable")
HANDLED = ("documented", "archived", "reported", "evaluated", "followed_up", "published")
FUNCTIONS = ("standard", "sp4n", "skm", "staff_rating")
NO_AWARD: dict[str, Fact] = {"innovation_awards": ticked()}

ROWS: list[Row] = [
    ("15.c.K", {"parking": False, "parking_facilities": ticked()}, 0, ""),
    ("15.c.K", {"parking": True, "parking_facilities": ticked()}, 0, "We count the parking as the base"),
    ("15.c.K", {"parking": False, "parking_facilities": ticked("roof")}, None, ""),
    *counts("15.c.K", "parking_facilities", {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 5}, parking=True),
    ("16.c.As", waiting(0), 0, ""),
    ("16.c.As", waiting(0, "chairs"), 0, "both of them"),
    ("16.c.As", waiting(4, "air_circulation"), 0, "both of them"),
    ("16.c.As", waiting(2), 0, "both of them"),
    *(("16.c.As", waiting(n, *BOTH), min(n + 1, 5), "") for n in range(6)),
    ("17.c.As", {"toilet": False, "toilet_conditions": ticked()}, 0, ""),
    ("17.c.As", {"toilet": True, "toilet_conditions": ticked()}, 0, "no level of its own"),
    ("17.c.As", {"toilet": False, "toilet_conditions": ticked("washbasin")}, None, ""),
    *counts("17.c.As", "toilet_conditions", {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 5}, toilet=True),
    *counts("18.c.K", "vulnerable_facilities", {0: 0, 1: 1, 3: 1}),
    *each("18.c.K", "vulnerable_facilities", {
        ticked(*options("18.c.K", "vulnerable_facilities")[:n]): level
        for n, level in {4: 2, 6: 2, 7: 3, 9: 3, 10: 4, 12: 4, 13: 5, 14: 5}.items()
    }, "lift"),
    *counts("19.c.As", "supporting_facilities", {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 7: 5}),
    ("19.c.As", {"supporting_facilities": ticked("lactation", "canteen")}, 2, "in both places"),
    ("19.c.As", {"supporting_facilities": ticked("cctv")}, 1, "in both places"),
    ("20.c.B", {"front_office": False, "front_office_facilities": ticked()}, 0, ""),
    ("20.c.B", {"front_office": True, "front_office_facilities": ticked()}, 0, "no level of its own"),
    ("20.c.B", {"front_office": False, "front_office_facilities": ticked("desk")}, None, ""),
    *counts("20.c.B", "front_office_facilities", {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 5}, front_office=True),
    ("21.d.T", informed(), 0, ""),
    ("21.d.T", informed("oral"), 1, ""),
    ("21.d.T", informed("board"), 1, "any smaller combination"),
    ("21.d.T", informed("oral", "board"), 1, "any smaller combination"),
    ("21.d.T", informed(*ORAL), 2, ""),
    ("21.d.T", informed(*ORAL, "electronic"), 3, ""),
    ("21.d.T", informed("electronic"), 3, "by the best medium"),
    ("21.d.T", informed(*ORAL, "online"), 4, ""),
    ("21.d.T", informed("online"), 4, "by the best medium"),
    ("21.d.T", informed(*ORAL, "online", linked=True), 4, ""),
    ("21.d.T", informed(*ORAL, "online", linked=True, services=1), 5, "at least one"),
    ("22.d.B", {"sipp_functions": ticked()}, 0, ""),
    *each("22.d.B", "sipp_functions", {ticked(*FUNCTIONS[:n]): n for n in range(1, 5)}),
    ("22.d.B", {"sipp_functions": ticked(*FUNCTIONS, "payment")}, 5, ""),
    ("22.d.B", {"sipp_functions": ticked(*FUNCTIONS, "faq")}, 5, ""),
    ("22.d.B", {"sipp_functions": ticked(*FUNCTIONS, "other")}, 5, ""),
    ("22.d.B", {"sipp_functions": ticked("skm")}, 0, "the number of functions gives a higher level"),
    ("22.d.B", {"sipp_functions": ticked("standard", "skm", "staff_rating")}, 1, "gives a higher level"),
    ("22.d.B", {"sipp_functions": ticked("standard", "sp4n", "payment")}, 2, "gives a higher level"),
    ("22.d.B", {"sipp_functions": ticked("standard", "sp4n", "skm", "faq")}, 3, "gives a higher level"),
    *(("23.d.As", quality(*QUALITY[:n]), n, "") for n in range(6)),
    ("23.d.As", quality("navigable"), 0, "the first one that is not met"),
    ("23.d.As", quality("operable", "reachable", "compatible", "navigable"), 3, "the first one that is not met"),
    ("23.d.As", quality("operable", "official"), 1, "the first one that is not met"),
    ("24.d.T", {"update_interval": "never"}, 0, ""),
    ("24.d.T", {"update_interval": "yearly"}, 1, ""),
    ("24.d.T", {"update_interval": "half_yearly"}, 2, ""),
    ("24.d.T", {"update_interval": "monthly"}, 3, ""),
    ("24.d.T", {"update_interval": "weekly"}, 4, ""),
    ("24.d.T", {"update_interval": "daily", "updates_detailed": False}, 4, "daily and detailed"),
    ("24.d.T", {"update_interval": "daily", "updates_detailed": True}, 5, ""),
    *counts("25.e.P", "complaint_facilities", {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5}),
    ("26.e.P", {"complaint_media": ticked()}, 0, ""),
    ("26.e.P", {"complaint_media": ticked("inside")}, 1, ""),
    ("26.e.P", {"complaint_media": ticked("separate")}, 2, ""),
    ("26.e.P", {"complaint_media": ticked("inside", "separate")}, 2, ""),
    ("26.e.P", {"complaint_media": ticked("inside", "website")}, 3, ""),
    ("26.e.P", {"complaint_media": ticked("inside", "sp4n")}, 3, "asks for a separate place"),
    ("26.e.P", {"complaint_media": ticked("separate", "email")}, 4, ""),
    ("26.e.P", {"complaint_media": ticked("separate", "phone")}, 4, "as online media"),
    ("26.e.P", {"complaint_media": ticked("separate", "sp4n")}, 5, ""),
    ("26.e.P", {"complaint_media": ticked("inside", "separate", "sp4n")}, 5, ""),
    ("26.e.P", {"complaint_media": ticked("sp4n", "website")}, None, ""),
    ("27.e.Ak", handled(), 0, ""),
    ("27.e.Ak", handled("documented"), 0, "no level of its own"),
    *(("27.e.Ak", handled(*HANDLED[: n + 1]), n, "") for n in range(1, 6)),
    ("27.e.Ak", handled("documented", "archived", "published"), 1, "the first one that is not done"),
    ("27.e.Ak", handled(*HANDLED[:3], "followed_up"), 2, "the first one that is not done"),
    ("27.e.Ak", handled(*HANDLED[:4], "published"), 3, "the first one that is not done"),
    ("28.e.Ak", numbers(10, 0, 0, 0), 0, ""),
    ("28.e.Ak", numbers(10, 4, 0, 0), 1, ""),
    ("28.e.Ak", numbers(10, 5, 0, 0), 2, "Exactly 50 % outside"),
    ("28.e.Ak", numbers(10, 10, 0, 0), 2, ""),
    ("28.e.Ak", numbers(10, 0, 10, 0), 0, ""),
    ("28.e.Ak", numbers(10, 4, 10, 4), 3, ""),
    ("28.e.Ak", numbers(10, 5, 10, 5), 4, "belongs to level 4"),
    ("28.e.Ak", numbers(1000, 899, 1000, 899), 4, ""),
    ("28.e.Ak", numbers(10, 9, 10, 9), 5, "we propose level 5"),
    ("28.e.Ak", numbers(997, 997, 997, 997), 5, ""),  # published_cases 11
    ("28.e.Ak", numbers(20, 18, 10, 10), 5, "both in and outside"),
    ("28.e.Ak", numbers(20, 18, 10, 1), None, ""),
    ("28.e.Ak", numbers(20, 8, 10, 0), 2, "We do not read none"),
    ("28.e.Ak", numbers(20, 5, 10, 0), 2, "Exactly 50 % outside"),
    ("28.e.Ak", numbers(20, 4, 10, 0), 1, "outside SP4N-LAPOR! decides"),
    ("28.e.Ak", numbers(1, 0, 0, 0), 0, ""),
    ("28.e.Ak", numbers(0, 0, 0, 0), None, ""),
    ("28.e.Ak", numbers(10, 11, 0, 0), None, ""),
    ("28.e.Ak", numbers(10, 5, 0, 5), None, ""),
    ("28.e.Ak", numbers(0, 0, 5, 5), None, ""),
    ("28.e.Ak", numbers(10, 2, 5, 3), None, ""),
    ("28.e.Ak", numbers(2, 2, 2, 0), None, ""),
    ("29.f.B", {"innovation_stage": "none", **NO_AWARD}, 0, ""),
    ("29.f.B", {"innovation_stage": "learning", **NO_AWARD}, 1, ""),
    ("29.f.B", running(11), 2, ""),
    ("29.f.B", running(11, True), 2, "within its first year"),
    ("29.f.B", running(12), 3, "Exactly one year"),
    ("29.f.B", running(13), 3, ""),
    ("29.f.B", running(12, True), 4, "Exactly one year"),
    ("29.f.B", running(30, True), 4, ""),
    ("29.f.B", running(30, True, "local"), 5, ""),
    ("29.f.B", running(6, True, "national"), 5, "names no duration"),
    ("29.f.B", {"innovation_stage": "learning", "innovation_awards": ticked("local")}, None, ""),
    ("30.f.B", resources("none"), 0, ""),
    ("30.f.B", resources("none", "budget"), 0, "only count once"),
    ("30.f.B", resources("draft"), 1, ""),
    ("30.f.B", resources("draft", "budget", "staff"), 1, "only count once"),
    ("30.f.B", resources("decided"), 2, ""),
    ("30.f.B", resources("decided", "staff"), 3, ""),
    ("30.f.B", resources("decided", "staff", "budget"), 4, ""),
    ("30.f.B", resources("decided", "staff", "budget", "facilities"), 5, ""),
    *counts("INF", "queue_facilities", {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 5}),
]  # fmt: skip

#: Indicators of form B that ask for a number, and its name.
NUMBERED = {
    "9.b.As": "service_time_forms",
    "14.c.As": "access_conditions",
    "16.c.Ak": "security_features",
    "17.c.As": "visual_elements",
    "18.c.As": "other_online_media",
}
ONLY_B: list[Row] = [
    *(case for code, fact in NUMBERED.items() for case in each(code, fact, {0: 0, 1: 1, 2: 2, 3: 3, 5: 5, 12: 5})),
    *(case for code, fact in NUMBERED.items() for case in each(code, fact, {4: 4}, "5 or more")),
    ("15.c.As", {"interaction_obligatory": False, "interaction_extra": 0}, 0, ""),
    ("15.c.As", {"interaction_obligatory": False, "interaction_extra": 3}, 0, "asks for these"),
    ("15.c.As", {"interaction_obligatory": True, "interaction_extra": 0}, 1, ""),
    ("15.c.As", {"interaction_obligatory": True, "interaction_extra": 1}, 2, ""),
    ("15.c.As", {"interaction_obligatory": True, "interaction_extra": 2}, 3, ""),
    ("15.c.As", {"interaction_obligatory": True, "interaction_extra": 3}, 4, ""),
    ("15.c.As", {"interaction_obligatory": True, "interaction_extra": 4}, 5, ""),
    ("15.c.As", {"interaction_obligatory": True, "interaction_extra": 9}, 5, ""),
    *each("19.c.Ak", "data_storage", {"none": 0, "free": 1, "shared": 2, "own": 4, "own_backup": 5}),
    *each("19.c.Ak", "data_storage", {"rented": 3}, "Rented storage"),
    *counts("24.e.P", "complaint_media", {0: 0, 1: 1, 2: 2, 3: 3, 5: 5, 7: 5}, DARING),
    ("24.e.P", {"complaint_media": ticked("email", "phone", "app", "sp4n")}, 4, "5 or more"),
    *each("25.e.Ak", "response_days", {HALF: 5, 1 + HALF: 4, 4: 3, 6: 2, 10: 1, 14 + HALF: 0}),
    *each("25.e.Ak", "response_days", {1: 5, 3: 4, 5: 3, 7: 2, 14: 1}, "exactly on a bound"),
]  # fmt: skip

#: Facts that leave the level open, and the fact that is missing.
OPEN: list[tuple[str, dict[str, Fact], str]] = [
    ("15.c.K", {"parking": True}, "parking_facilities"),
    ("16.c.As", {"waiting_obligatory": ticked(*BOTH)}, "waiting_extra"),
    ("21.d.T", {"information_media": ticked("online")}, "sippn_linked"),
    ("21.d.T", {"information_media": ticked("online"), "sippn_linked": True}, "sippn_services"),
    ("24.d.T", {"update_interval": "daily"}, "updates_detailed"),
    ("27.e.Ak", {"complaints_documented": True, "complaints_archived": True}, "complaints_reported"),
    ("28.e.Ak", {"complaints_received": 10, "complaints_finished": 8}, "sp4n_received"),
    ("28.e.Ak", {"complaints_received": 10, "complaints_finished": 8, "sp4n_received": 4}, "sp4n_finished"),
    ("29.f.B", {"innovation_stage": "running"}, "innovation_awards"),
    ("29.f.B", {"innovation_stage": "running", **NO_AWARD}, "innovation_months"),
    ("30.f.B", {"innovation_basis": "decided"}, "innovation_resources"),
]

#: Facts that settle the level although others are missing.
SETTLED: list[tuple[str, dict[str, Fact], int]] = [
    ("15.c.K", {"parking": False}, 0),
    ("16.c.As", {"waiting_obligatory": ticked("chairs")}, 0),
    ("21.d.T", {"information_media": ticked(*ORAL)}, 2),
    ("24.d.T", {"update_interval": "monthly"}, 3),
    ("27.e.Ak", {"complaints_documented": False}, 0),
    ("29.f.B", {"innovation_stage": "none"}, 0),
    ("30.f.B", {"innovation_basis": "none"}, 0),
]

CASES = [(LURING, *case) for case in ROWS] + [(DARING, *case) for case in ONLY_B]


def proposal_for(code: str, facts: Facts, pack: str = LURING) -> Proposal:
    found = row(code, pack)
    assert found.rule is not None
    return propose(found.rule, found.boundaries, facts)


def codes() -> list[str]:
    """Indicators 15 to 30 of form A and the queue."""
    return [found.code for found in packs.instrument(LURING).indicators.values() if found.number >= 15]


@pytest.mark.parametrize(("pack", "code", "facts", "level", "shown"), CASES)
def test_it_proposes_the_level_of_the_criteria(
    pack: str, code: str, facts: dict[str, Fact], level: int | None, shown: str
) -> None:
    proposal = proposal_for(code, facts, pack)
    assert proposal.level == level, proposal.reason.en
    assert proposal.missing == ()
    told = " ".join(text.en for text in proposal.boundaries)
    assert shown in told
    assert bool(shown) == bool(told)


@pytest.mark.parametrize(("code", "facts", "missing"), OPEN)
def test_it_proposes_nothing_while_a_fact_that_matters_is_missing(
    code: str, facts: dict[str, Fact], missing: str
) -> None:
    proposal = proposal_for(code, facts)
    assert proposal.level is None
    assert missing in proposal.missing
    assert "belum diketahui" in proposal.reason.id


@pytest.mark.parametrize(("code", "facts", "level"), SETTLED)
def test_it_proposes_a_level_that_no_missing_fact_could_change(
    code: str, facts: dict[str, Fact], level: int
) -> None:
    assert proposal_for(code, facts).level == level


def test_it_tries_every_level_of_every_indicator() -> None:
    tried = {(code, level) for code, _, level, _ in ROWS}
    assert [(code, level) for code in codes() for level in range(6) if (code, level) not in tried] == []


@pytest.mark.parametrize("pack", [LURING, DARING])
def test_it_tries_every_open_point(pack: str) -> None:
    told: dict[str, str] = {}
    for code, facts, _, _ in ROWS if pack == LURING else ONLY_B:
        proposal = proposal_for(code, facts, pack)
        words = proposal.reason.en + " ".join(text.en for text in proposal.boundaries)
        told[code] = told.get(code, "") + words
    silent = [
        (code, edge.text.en) for code in told for edge in row(code, pack).boundaries
        if edge.when and edge.text.en not in told[code]
    ]  # fmt: skip
    assert silent == []


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        (numbers(0, 0, 0, 0), "nol pengaduan bukan nol tindak lanjut"),
        (numbers(10, 11, 0, 0), "jumlahnya tidak cocok"),
        (numbers(10, 5, 12, 5), "jumlahnya tidak cocok"),
    ],
)
def test_it_says_why_nothing_can_be_proposed_about_complaints(facts: dict[str, Fact], why: str) -> None:
    proposal = proposal_for("28.e.Ak", facts)
    assert proposal.level is None
    assert why in proposal.reason.id
    assert proposal.missing == ()


def followed_up(received: int, finished: int, sp4n: int, sp4n_finished: int) -> int | None:
    """The levels of indicator 28, read a second time: cases in SP4N-LAPOR! first, then those outside it."""
    outside, outside_finished = received - sp4n, finished - sp4n_finished
    if not received and not finished and not sp4n and not sp4n_finished:
        return None
    if sp4n_finished > sp4n or outside < 0 or not 0 <= outside_finished <= outside:
        return None
    if sp4n_finished:
        tenths = 10 * sp4n_finished
        return 5 if tenths >= 9 * sp4n else 4 if tenths >= 5 * sp4n else 3
    return 0 if not outside_finished else 2 if 2 * outside_finished >= outside else 1


@pytest.mark.parametrize(("pack", "code"), [(LURING, "28.e.Ak"), (DARING, "27.e.Ak")])
def test_it_reads_every_small_count_of_complaints(pack: str, code: str) -> None:
    some = list(product(range(6), repeat=4)) + [(20, n, 10, m) for n in range(21) for m in range(11)]
    wrong = [
        (counted, found, followed_up(*counted))
        for counted in some
        if (found := proposal_for(code, numbers(*counted), pack).level) != followed_up(*counted)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"followup_percent": 120}, "percentage of the plan finished: 120 (only 0 to 100 is possible)"),
        ({"followup_percent": -5}, "percentage of the plan finished: −5 (only 0 to 100 is possible)"),
        ({"followup_percent": Fraction(1001, 10)}, "100,1 (only 0 to 100 is possible)"),
    ],
)
def test_it_proposes_nothing_from_an_impossible_percentage(facts: dict[str, Fact], found: str) -> None:
    proposal = proposal_for("8.a.Ak", {"followup_planned": True, "followup_reported": True, **facts})
    assert proposal.level is None
    assert found in proposal.reason.en
    assert proposal.missing == ()


@pytest.mark.parametrize(
    ("code", "facts", "pack"),
    [
        ("28.e.Ak", numbers(-1, 0, 0, 0), LURING),
        ("28.e.Ak", numbers(5, 5, -1, 0), LURING),
        ("29.f.B", running(-1), LURING),
        ("25.e.Ak", {"response_days": -HALF}, DARING),
    ],
)
def test_it_proposes_nothing_from_a_number_below_zero(code: str, facts: dict[str, Fact], pack: str) -> None:
    proposal = proposal_for(code, facts, pack)
    assert proposal.level is None
    assert "(only 0 or more is possible)" in proposal.reason.en
    assert "(hanya mungkin mulai dari 0)" in proposal.reason.id


def test_it_names_a_missing_fact_once() -> None:
    missing = proposal_for("28.e.Ak", numbers(10, 0, 0, 0) | {"sp4n_received": 2}).missing
    assert missing == ()
    names = proposal_for("28.e.Ak", {"sp4n_received": 0, "sp4n_finished": 0}).missing
    assert sorted(names) == ["complaints_finished", "complaints_received"]
    assert len(set(proposal_for("28.e.Ak", {}).missing)) == len(proposal_for("28.e.Ak", {}).missing)


def test_it_says_why_in_both_languages() -> None:
    reason = proposal_for("28.e.Ak", numbers(10, 9, 10, 9)).reason
    assert reason.id == (
        "Level 5 diusulkan karena pengaduan SP4N-LAPOR! masuk: 10 (diminta ≥ 1); "
        "pengaduan SP4N-LAPOR! selesai: 90 % (diminta ≥ 90)."
    )
    assert reason.en == (
        "Level 5 is proposed because SP4N-LAPOR! complaints received: 10 (wanted ≥ 1); "
        "SP4N-LAPOR! complaints finished: 90 % (wanted ≥ 90)."
    )
