"""What the rules of form A, aspects I and II, propose for the facts of F-01, and which open points they show.

The facts follow the level criteria of Pedoman Menteri PANRB 1/2022, indicators 1–14.
"""

from collections.abc import Iterable
from fractions import Fraction

import pytest

from tolok.rules import packs
from tolok.rules.instruments.conditions import Fact, Facts
from tolok.rules.instruments.proposals import Proposal, propose
from tolok.rules.instruments.values import Indicator

Row = tuple[str, dict[str, Fact], int | None, str]


def ticked(*options: str) -> frozenset[str]:
    return frozenset(options)


STANDARD: dict[str, Fact] = {
    "standard_made": True,
    "service_kinds": 4,
    "standards_written": 4,
    "standard_complete": True,
    "standard_decided": True,
    "standard_community": True,
    "standard_monitored": True,
}
PLEDGE: dict[str, Fact] = {
    "pledge_made": True,
    "pledge_decided": True,
    "pledge_compliant": True,
    "pledge_media": ticked("non_electronic", "electronic"),
}
SURVEY: dict[str, Fact] = {
    "survey_done": True,
    "survey_compliant": True,
    "survey_published": ticked("non_electronic", "electronic"),
    "survey_followed_up": True,
}
MEDIA = ("print", "electronic", "social_media", "website", "app")
ELEMENTS = ("users", "experts", "agencies", "civil_society", "mass_media")
HOURS = ("no_break", "extra_hours", "extra_days", "all_day_core")
ETHICS = ("no_corruption", "no_discrimination", "sanctions", "rewards")
MECHANISMS = ("training", "rewards", "coaching", "career", "together", "other")
CRITERIA = ("attendance", "teamwork", "creativity", "appearance", "no_complaint")
CULTURE = ("uniform", "name_tag", "attributes", "greeting", "values")


def published(how: str, *media: str) -> dict[str, Fact]:
    return {"standard_published": how, "standard_media": ticked(*media)}


def reviewed(months: int | Fraction, scope: str = "all") -> dict[str, Fact]:
    return {"review_done": True, "review_months": months, "review_scope": scope}


def plan(percent: int | Fraction, reported: bool = True) -> dict[str, Fact]:
    return {"followup_planned": True, "followup_percent": percent, "followup_reported": reported}


def finished(months: int | Fraction) -> dict[str, Fact]:
    return {"followup_done": "all", "followup_months": months}


def hours(policy: bool, *elements: str) -> dict[str, Fact]:
    return {"hours_policy": policy, "hours_elements": ticked(*elements)}


def ethics(*contents: str) -> dict[str, Fact]:
    return {"ethics_rule": True, "ethics_contents": ticked(*contents)}


def rewarded(*criteria: str) -> dict[str, Fact]:
    return {"reward_given": True, "reward_criteria": ticked(*criteria)}


def counts(
    code: str, fact: str, options: tuple[str, ...], numbers: Iterable[int], shown: str = ""
) -> list[Row]:
    """A row for each number of ticked options, where the level is that number."""
    return [(code, {fact: ticked(*options[:n])}, n, shown) for n in numbers]


#: Indicator, facts, the level proposed, and words of the open point that must be shown ("" = none).
ROWS: list[Row] = [
    ("1.a.Ak", STANDARD, 5, ""),
    ("1.a.Ak", STANDARD | {"standard_monitored": False}, 4, ""),
    ("1.a.Ak", STANDARD | {"standard_community": False, "standard_monitored": False}, 3, ""),
    ("1.a.Ak", STANDARD | {"standard_community": False}, 3, "community did not take part"),
    ("1.a.Ak", STANDARD | {"standard_decided": False}, 2, "Not formally decided yet"),
    ("1.a.Ak", STANDARD | {"standard_complete": False}, 1, "fewer than 14 components"),
    ("1.a.Ak", {"standard_made": False}, 0, ""),
    ("1.a.Ak", STANDARD | {"standards_written": 3}, 5, "no service standard yet"),
    *counts("2.a.P", "community_elements", ELEMENTS, (0, 1, 2, 3, 5)),
    ("2.a.P", {"community_elements": ticked(*ELEMENTS[:4])}, 4, "“More than four”"),
    ("3.a.T", published("none"), 0, ""),
    ("3.a.T", published("none", "website"), None, ""),
    ("3.a.T", published("part"), None, ""),
    ("3.a.T", published("part", *MEDIA, "sippn"), 1, ""),
    ("3.a.T", published("all", "website"), 1, "on one medium only"),
    ("3.a.T", published("all", "sippn"), 1, "on one medium only"),
    ("3.a.T", published("all", "website", "sippn"), 2, "counted as two media"),
    ("3.a.T", published("all", "website", "print"), 2, ""),
    ("3.a.T", published("all", *MEDIA), 2, "highest level is 2"),
    ("3.a.T", published("all", *MEDIA[:2], "sippn"), 3, "not counted among the media"),
    ("3.a.T", published("all", *MEDIA[:3], "sippn"), 4, "not counted among the media"),
    ("3.a.T", published("all", *MEDIA[:4], "sippn"), 5, ""),
    ("3.a.T", published("all", *MEDIA, "sippn"), 5, ""),
    ("4.a.K", {"review_done": False}, 0, ""),
    ("4.a.K", reviewed(36), 1, ""),
    ("4.a.K", reviewed(60), 1, ""),
    ("4.a.K", reviewed(36, "some"), 1, "only some were reviewed"),
    ("4.a.K", reviewed(30), 1, "between two and three years"),
    ("4.a.K", reviewed(24, "some"), 2, ""),
    ("4.a.K", reviewed(24), 3, ""),
    ("4.a.K", reviewed(18), 3, "between one and two years"),
    ("4.a.K", reviewed(12, "some"), 4, ""),
    ("4.a.K", reviewed(12), 5, ""),
    ("4.a.K", reviewed(6), 5, "“Or faster”"),
    ("5.a.K", {"pledge_made": False}, 0, ""),
    ("5.a.K", PLEDGE | {"pledge_decided": False}, 1, "not formally decided"),
    ("5.a.K", PLEDGE | {"pledge_compliant": False}, 2, ""),
    ("5.a.K", PLEDGE | {"pledge_media": ticked()}, 3, ""),
    ("5.a.K", PLEDGE | {"pledge_media": ticked("electronic")}, 3, "electronic media only"),
    ("5.a.K", PLEDGE | {"pledge_media": ticked("non_electronic")}, 4, ""),
    ("5.a.K", PLEDGE, 5, ""),
    ("6.a.B", {"survey_done": False}, 0, ""),
    ("6.a.B", SURVEY | {"survey_compliant": False}, 1, "does not follow the rules"),
    ("6.a.B", SURVEY | {"survey_published": ticked(), "survey_followed_up": False}, 2, ""),
    ("6.a.B", SURVEY | {"survey_published": ticked("electronic")}, 2, "electronic media only"),
    ("6.a.B", SURVEY | {"survey_published": ticked("non_electronic")}, 3, "followed up, but not published"),
    ("6.a.B", SURVEY | {"survey_followed_up": False}, 4, ""),
    ("6.a.B", SURVEY, 5, ""),
    *counts("7.a.T", "survey_media", MEDIA, (0, 1, 2, 3, 5)),
    ("7.a.T", {"survey_media": ticked(*MEDIA[:4])}, 4, "“More than four”"),
    ("8.a.Ak", {"followup_planned": False}, 0, ""),
    ("8.a.Ak", plan(50) | {"followup_planned": False}, None, ""),
    ("8.a.Ak", plan(0), 1, "0 % is read"),
    ("8.a.Ak", plan(Fraction(1, 10)), 2, ""),
    ("8.a.Ak", plan(Fraction("29.999")), 2, ""),
    ("8.a.Ak", plan(30), 3, "Exactly 30 %"),
    ("8.a.Ak", plan(Fraction("30.001")), 3, ""),
    ("8.a.Ak", plan(80), 3, "Exactly 80 %"),
    ("8.a.Ak", plan(Fraction("80.001")), 4, ""),
    ("8.a.Ak", plan(Fraction("99.999")), 4, ""),
    ("8.a.Ak", plan(100, reported=False), 4, "there is no report"),
    ("8.a.Ak", plan(100), 5, ""),
    ("9.a.Ak", {"followup_done": "none"}, 0, ""),
    ("9.a.Ak", {"followup_done": "some"}, 0, "some kinds of service only"),
    ("9.a.Ak", finished(13), 0, "more than a year"),
    ("9.a.Ak", finished(12), 1, ""),
    ("9.a.Ak", finished(9), 2, ""),
    ("9.a.Ak", finished(Fraction("9.5")), 1, "the latest"),
    ("9.a.Ak", finished(6), 3, ""),
    ("9.a.Ak", finished(7), 2, "the latest"),
    ("9.a.Ak", finished(3), 4, ""),
    ("9.a.Ak", finished(4), 3, "the latest"),
    ("9.a.Ak", finished(2), 4, "the latest"),
    ("9.a.Ak", finished(1), 5, ""),
    ("9.a.Ak", finished(Fraction(1, 2)), 5, ""),
    ("10.b.As", hours(False), 0, ""),
    ("10.b.As", hours(False, *HOURS), 0, "there is no policy"),
    *(("10.b.As", hours(True, *HOURS[:n]), n + 1, "") for n in range(5)),
    ("10.b.As", hours(True, *HOURS[:1], "other"), 3, "one lower"),
    ("10.b.As", hours(True, *HOURS, "other"), 5, ""),
    ("11.b.K", {"ethics_rule": False}, 0, ""),
    *(("11.b.K", ethics("basics", *ETHICS[:n]), n + 1, "") for n in range(5)),
    ("11.b.K", ethics(*ETHICS), 1, "leaves out basic values"),
    *counts("12.b.Ak", "motivation_mechanisms", MECHANISMS, range(6)),
    ("12.b.Ak", {"motivation_mechanisms": ticked(*MECHANISMS)}, 5, "counts as one"),
    ("13.b.K", {"reward_given": False}, 0, ""),
    ("13.b.K", rewarded(), 0, "no criteria"),
    ("13.b.K", rewarded("attendance") | {"reward_given": False}, None, ""),
    ("13.b.K", rewarded(*CRITERIA[:1]), 1, ""),
    ("13.b.K", rewarded(*CRITERIA[:2]), 1, ""),
    ("13.b.K", rewarded(*CRITERIA[:3]), 2, "highest level is 2"),
    ("13.b.K", rewarded(*CRITERIA), 2, "highest level is 2"),
    ("13.b.K", rewarded("performance"), 3, ""),
    ("13.b.K", rewarded("performance", *CRITERIA[:1]), 3, ""),
    ("13.b.K", rewarded("performance", *CRITERIA[:2]), 4, "Performance is counted"),
    ("13.b.K", rewarded("performance", *CRITERIA[:3]), 4, ""),
    ("13.b.K", rewarded("performance", *CRITERIA[:4]), 5, "Performance is counted"),
    ("13.b.K", rewarded("performance", *CRITERIA), 5, ""),
    ("14.b.K", {"culture_elements": ticked()}, 0, ""),
    *counts("14.b.K", "culture_elements", CULTURE, range(1, 6), "how many of the staff"),
]  # fmt: skip

#: Facts that leave the level open, and the fact that is missing.
OPEN: list[tuple[str, dict[str, Fact], str]] = [
    ("1.a.Ak", {}, "standard_made"),
    ("1.a.Ak", {"standard_made": True}, "standard_complete"),
    ("2.a.P", {}, "community_elements"),
    ("3.a.T", {"standard_published": "all"}, "standard_media"),
    ("4.a.K", {"review_done": True, "review_scope": "all"}, "review_months"),
    ("4.a.K", {"review_done": True, "review_months": 12}, "review_scope"),
    ("5.a.K", {"pledge_made": True, "pledge_decided": True}, "pledge_compliant"),
    ("6.a.B", {"survey_done": True, "survey_compliant": True}, "survey_published"),
    ("7.a.T", {}, "survey_media"),
    ("8.a.Ak", {"followup_planned": True}, "followup_percent"),
    ("8.a.Ak", {"followup_planned": True, "followup_percent": 100}, "followup_reported"),
    ("9.a.Ak", {"followup_done": "all"}, "followup_months"),
    ("10.b.As", {"hours_policy": True}, "hours_elements"),
    ("11.b.K", {"ethics_rule": True}, "ethics_contents"),
    ("12.b.Ak", {}, "motivation_mechanisms"),
    ("13.b.K", {"reward_given": True}, "reward_criteria"),
    ("14.b.K", {}, "culture_elements"),
]

#: Facts that settle the level although others are missing.
SETTLED: list[tuple[str, dict[str, Fact], int]] = [
    ("1.a.Ak", {"standard_made": True, "standard_complete": False}, 1),
    ("3.a.T", {"standard_published": "part"}, 1),
    ("4.a.K", {"review_done": True, "review_months": 40}, 1),
    ("8.a.Ak", {"followup_planned": True, "followup_percent": 45}, 3),
    ("13.b.K", {"reward_given": False}, 0),
]


def indicator(code: str) -> Indicator:
    return packs.instrument("pekppp-2022-luring").indicators[code]


def proposal_for(code: str, facts: Facts) -> Proposal:
    row = indicator(code)
    assert row.rule is not None
    return propose(row.rule, row.boundaries, facts)


def codes() -> list[str]:
    aspects = packs.instrument("pekppp-2022-luring").forms["f02"].aspects[:2]
    return [row.code for aspect in aspects for row in aspect.indicators]


@pytest.mark.parametrize(("code", "facts", "level", "shown"), ROWS)
def test_it_proposes_the_level_of_the_criteria(
    code: str, facts: dict[str, Fact], level: int | None, shown: str
) -> None:
    proposal = proposal_for(code, facts)
    assert proposal.level == level
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
    assert "belum dapat diusulkan" in proposal.reason.id
    assert "belum diketahui" in proposal.reason.id


@pytest.mark.parametrize(("code", "facts", "level"), SETTLED)
def test_it_proposes_a_level_that_no_missing_fact_could_change(
    code: str, facts: dict[str, Fact], level: int
) -> None:
    assert proposal_for(code, facts).level == level


def test_it_has_a_rule_for_every_indicator_of_the_two_aspects() -> None:
    assert [code for code in codes() if indicator(code).rule is None] == []


def test_it_tries_every_level_of_every_indicator() -> None:
    tried = {(code, level) for code, _, level, _ in ROWS}
    assert [(code, level) for code in codes() for level in range(6) if (code, level) not in tried] == []


def test_it_tries_every_open_point_of_every_indicator() -> None:
    shown: dict[str, str] = dict.fromkeys(codes(), "")
    for code, facts, _, _ in ROWS:
        proposal = proposal_for(code, facts)
        shown[code] += proposal.reason.en + " ".join(text.en for text in proposal.boundaries)
    silent = [
        (code, edge.text.en) for code in codes() for edge in indicator(code).boundaries
        if edge.text.en not in shown[code]
    ]  # fmt: skip
    assert silent == []


@pytest.mark.parametrize(
    ("code", "facts", "wanted_id", "wanted_en"),
    [
        (
            "2.a.P",
            {"community_elements": ticked("users", "experts", "agencies")},
            "Level 3 diusulkan karena unsur masyarakat yang terlibat: 3 (diminta ≥ 3). Belum level 4 karena unsur masyarakat yang terlibat: 3 (diminta ≥ 4).",
            "Level 3 is proposed because groups of the community that took part: 3 (wanted ≥ 3). Not level 4 yet because groups of the community that took part: 3 (wanted ≥ 4).",
        ),
        (
            "8.a.Ak",
            plan(80),
            "Level 3 diusulkan karena rencana tindak lanjut SKM dibuat: ya; persen rencana yang selesai: 80 (diminta ≥ 30). Belum level 4 karena persen rencana yang selesai: 80 (diminta > 80).",
            "Level 3 is proposed because SKM follow-up plan made: yes; percentage of the plan finished: 80 (wanted ≥ 30). Not level 4 yet because percentage of the plan finished: 80 (wanted > 80).",
        ),
        (
            "1.a.Ak",
            {"standard_made": True, "standard_complete": False},
            "Level 1 diusulkan karena Standar Pelayanan disusun: ya. Belum level 2 karena memuat 14 komponen: tidak.",
            "Level 1 is proposed because service standard made: yes. Not level 2 yet because has all 14 components: no.",
        ),
        (
            "13.b.K",
            rewarded("attendance") | {"reward_given": False},
            "Level belum dapat diusulkan: tidak ada penghargaan, padahal ada kriteria yang dicentang; periksa kedua jawaban.",
            "No level can be proposed: there is no reward, yet criteria are ticked; check both answers.",
        ),
        (
            "9.a.Ak",
            {"followup_done": "all"},
            "Level belum dapat diusulkan: bulan sejak laporan SKM sampai semua tindak lanjut selesai: belum diketahui.",
            "No level can be proposed: months from the SKM report until all follow-up was finished: not known yet.",
        ),
    ],
)  # fmt: skip
def test_it_says_why_in_both_languages(
    code: str, facts: dict[str, Fact], wanted_id: str, wanted_en: str
) -> None:
    reason = proposal_for(code, facts).reason
    assert (reason.id, reason.en) == (wanted_id, wanted_en)
