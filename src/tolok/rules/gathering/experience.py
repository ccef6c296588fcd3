"""A claim beside what citizens meet: which statements, measurements and visits speak of which indicator."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files

from tolok.rules.gathered import Basis
from tolok.rules.gathering.experience_records import NOTHING, Found, Limits, Records, records_against
from tolok.rules.numbers import comma
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Heard:
    """What users say of one statement or element: exact mean over `n` of them, its grade where there are grades.

    `survey` is what was asked and when, `basis` where its result is read; none where that is not open to everybody who
    may read the claim.
    """

    key: str
    text: Text
    n: int
    mean: Fraction
    grade: str = ""
    survey: Text | None = None
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing that makes a claimed level hard to believe, with the data in words and where it is read.

    `kind` is f03, skm, measured_time, opening_hours or published_hours; `key` the statement, element, promise or finding.
    """

    code: str
    kind: str
    key: str
    words: Text
    bases: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Expectations:
    """Which statements and records speak of which indicator, and from where on they contradict; our own reading.

    `from_level` is the lowest level that is doubted; `from_levels` those of kinds that doubt lower ones, too.
    """

    from_level: int
    from_levels: Mapping[str, int]
    minimum: int
    f03_below: Fraction
    skm_grades: frozenset[str]
    limits: Limits
    sure: str
    pairs: Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]]


@cache
def expectations() -> Expectations:
    """The data of ``experience.toml``."""
    found = tomllib.loads(files("tolok.rules.gathering").joinpath("experience.toml").read_text("utf-8"))
    pairs = {
        pack: {code: {kind: tuple(keys) for kind, keys in row.items()} for code, row in rows.items()}
        for pack, rows in found["packs"].items()
    }
    times, hours = found["measured_time"], found["opening_hours"]
    first, last = found["published_hours"]["usual"]
    limits = Limits(
        times["minimum"], Fraction(times["below"]), hours["checks"], hours["failed"], (first, last)
    )
    grades = frozenset(found["skm_grades"])
    below = Fraction(found["f03_below"])
    from_levels = {"published_hours": found["published_hours"]["from_level"]}
    return Expectations(
        found["from_level"], from_levels, found["minimum"], below, grades, limits, found["sure"], pairs
    )


def asked_of(pack: str, code: str, level: int | None) -> Mapping[str, tuple[str, ...]]:
    """What is held against a claim of `level` (0 to 5): keys by kind; empty where nothing is."""
    known = expectations()
    if level is None:
        return {}
    row = known.pairs.get(pack, {}).get(code, {})
    return {
        kind: keys for kind, keys in row.items() if level >= known.from_levels.get(kind, known.from_level)
    }


def contradictions(
    pack: str,
    code: str,
    level: int | None,
    f03: Mapping[str, Heard],
    skm: Mapping[str, Heard],
    records: Records = NOTHING,
    ticked: Collection[str] = (),
) -> tuple[Contradiction, ...]:
    """What speaks against a claimed `level` (0 to 5) of the indicator `code`.

    `f03` and `skm` are means by statement and by element, `records` what was measured, visited and
    published, `ticked` the options of the claim. Nothing for a low claim but what is said of its own options, for a
    pair nobody named, and for what fewer than the minimum of people, cases or visits say.
    """
    known = expectations()
    row = asked_of(pack, code, level)
    said = [("f03", f03[key]) for key in row.get("f03", ()) if key in f03 and f03[key].mean < known.f03_below]
    said += [
        ("skm", skm[key]) for key in row.get("skm", ()) if key in skm and skm[key].grade in known.skm_grades
    ]
    people = [
        Contradiction(code, kind, one.key, _words(one), (one.basis,) if one.basis else ())
        for kind, one in said
        if one.n >= known.minimum
    ]
    seen = records_against(records, row, known.limits, ticked)
    return (*people, *(_contradiction(code, one) for one in seen))


def _contradiction(code: str, one: Found) -> Contradiction:
    return Contradiction(code, one.kind, one.key, one.words, one.bases)


def _words(one: Heard) -> Text:
    grade = (f", mutu {one.grade}", f", grade {one.grade}") if one.grade else ("", "")
    mean = comma(one.mean, 2)
    of = (f"{one.survey.id}: ", f"{one.survey.en}: ") if one.survey else ("", "")
    return Text(
        f"{of[0]}{one.n} pengguna menilai “{one.text.id}” rata-rata {mean}{grade[0]}.",
        f"{of[1]}{one.n} users rate “{one.text.en}” {mean} on average{grade[1]}.",
    )
