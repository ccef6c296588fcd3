"""Worked cases of a survey pack: published means, rows or an index, and what they must give, digit for digit."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, cast

from tolok.rules.cases.weighted import DIFFERS, case_name
from tolok.rules.nodes import Node
from tolok.rules.numbers import digits, exact, round_half_up
from tolok.rules.statistics.mann_kendall import mann_kendall
from tolok.rules.surveys.aggregation import unweighted
from tolok.rules.surveys.instruments import Integrity, Satisfaction
from tolok.rules.surveys.integrity import integrity_of_means
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.skm import EXACT, grade_of_mean, survey, survey_of_means
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import Problem, ProblemsError, Text


def check_survey_cases(pack: Satisfaction | Integrity) -> list[Problem]:
    """Everything in which the pack's worked cases and the rules disagree; empty when all agree."""
    problems: list[Problem] = []
    for case in pack.cases:
        node = Node(cast(dict[str, Any], dict(case)), f"{pack.id}/cases", case_name(case), problems)
        node.text("name")
        node.string("source")
        node.text("note", optional=True)
        expect = node.node("expect")
        try:
            if isinstance(pack, Satisfaction):
                _satisfaction(pack, node, expect)
            else:
                _integrity(pack, node, expect)
        except (ValueError, ProblemsError) as error:
            unfit = Text("Masukan contoh ini tidak sah.", "The input of this case is not valid.")
            node.wrong("", unfit, error)
        node.close()
        expect.close()
    return problems


def _satisfaction(pack: Satisfaction, node: Node, expect: Node) -> None:
    """A case of a satisfaction survey gives one of: `means` (element → mean, optional `n`), `rows` (answers in
    the regulation's order), `index` (an unrounded index), `mean` (of one element), `groups` (indices), `years`
    (indices in order of time)."""
    if "index" in node:
        value = node.number("index")
        _expect(expect, "published", _rounded(value, pack.bands.decimals))
        _word(expect, "grade", pack.bands.of(value).letter)
        near = pack.bands.near(value)
        _word(expect, "near", near.letter if near else "")
    elif "mean" in node:
        _word(expect, "grade", grade_of_mean(pack, node.number("mean")).letter)
    elif "groups" in node:
        values: dict[str, Fraction | None] = dict(_numbers(node, "groups"))
        found = unweighted(pack, values)
        _expect(expect, "unweighted", found.value)
        _expect(expect, "unweighted_published", _rounded(found.value, pack.bands.decimals))
    elif "years" in node:
        trend = mann_kendall(list(_numbers(node, "years").values()))
        _expect(expect, "s", Fraction(trend.s))
        _expect(expect, "p", trend.two_sided)
        _expect(expect, "p_rounded", _rounded(trend.two_sided, 4))
        _expect(expect, "slope", trend.slope)
    else:
        _whole(expect, _computed(pack, node))


def _computed(pack: Satisfaction, node: Node) -> SurveyOutcome:
    weight = node.string("weight", EXACT)
    if "rows" in node:
        rows = cast(Sequence[Sequence[int]], node.take("rows")["rows"])
        return survey(pack, Tally.of(pack.keys, rows, pack.scale.low, pack.scale.high), weight=weight)
    n = node.integer("n") if "n" in node else None
    return survey_of_means(pack, _numbers(node, "means"), n=n, weight=weight)


def _whole(expect: Node, found: SurveyOutcome) -> None:
    _expect(expect, "index", found.index)
    _expect(expect, "index_published", _rounded(found.index, 2))
    _expect(expect, "ikm", found.ikm)
    _expect(expect, "ikm_published", _rounded(found.ikm, 2))
    _word(expect, "grade", found.grade.letter if found.grade else "")
    grades = expect.node("grades", optional=True)
    for key in tuple(grades.table):
        grade = found.elements[key].grade if key in found.elements else None
        _word(grades, key, grade.letter if grade else "")
    weighted = expect.node("weighted", optional=True)
    for key in tuple(weighted.table):
        _expect(weighted, key, found.elements[key].weighted if key in found.elements else None)


def _integrity(pack: Integrity, node: Node, expect: Node) -> None:
    """A case of an integrity survey gives `means` (block → mean on 1–6), `n` and the names of the lines."""
    found = integrity_of_means(
        pack,
        _numbers(node, "means"),
        n=node.integer("n") if "n" in node else None,
        conversion=node.string("conversion", "") or None,
        points=node.string("points", "") or None,
    )
    for key, index in found.indexes.items():
        if key not in expect:
            continue
        part = expect.node(key)
        _expect(part, "index", index.index)
        _expect(part, "index_rounded", _rounded(index.index, 3))
        _expect(part, "points", index.points)
        _expect(part, "points_rounded", _rounded(index.points, 2))
        for verdict in index.verdicts:
            words = {True: "pass", False: "fail", None: ""}
            _word(part, verdict.predicate, words[verdict.passed])
        part.close()


def _numbers(node: Node, name: str) -> dict[str, Fraction]:
    part = node.node(name)
    return {key: part.number(key) for key in part.table}


def _rounded(value: Fraction | None, decimals: int) -> Fraction | None:
    return None if value is None else Fraction(round_half_up(value, decimals))


def _expect(node: Node, key: str, value: Fraction | None) -> None:
    for wanted in node.take(key).values():
        try:
            agreed = value is not None and exact(wanted) == value
        except (ValueError, AttributeError, ZeroDivisionError):
            agreed = False
        if not agreed:
            shown = "–" if value is None else digits(value)
            node.wrong(key, DIFFERS, shown, Text(str(wanted), str(wanted)))


def _word(node: Node, key: str, value: str) -> None:
    for wanted in cast(Mapping[str, object], node.take(key)).values():
        if wanted != value:
            node.wrong(key, DIFFERS, value or "–", Text(str(wanted) or "–", str(wanted) or "–"))
