"""A claim beside what citizens say: which statements speak of which indicator, and where the two contradict."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files

from tolok.rules.numbers import comma
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Heard:
    """What users say of one statement or element: exact mean over `n` of them, its grade where there are grades."""

    key: str
    text: Text
    n: int
    mean: Fraction
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing users say that a claimed level makes hard to believe, with the data in words."""

    code: str
    heard: Heard
    words: Text


@dataclass(frozen=True, slots=True)
class Expectations:
    """Which statements speak of which indicator, and from where on they contradict; our own reading (`sure`)."""

    from_level: int
    minimum: int
    f03_below: Fraction
    skm_grades: frozenset[str]
    sure: str
    pairs: Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]]


@cache
def expectations() -> Expectations:
    """The data of ``experience.toml``."""
    found = tomllib.loads(files("tolok.rules").joinpath("experience.toml").read_text("utf-8"))
    pairs = {
        pack: {code: {kind: tuple(keys) for kind, keys in row.items()} for code, row in rows.items()}
        for pack, rows in found["packs"].items()
    }
    grades = frozenset(found["skm_grades"])
    below = Fraction(found["f03_below"])
    return Expectations(found["from_level"], found["minimum"], below, grades, found["sure"], pairs)


def contradictions(
    pack: str, code: str, level: int | None, f03: Mapping[str, Heard], skm: Mapping[str, Heard]
) -> tuple[Contradiction, ...]:
    """What users say against a claimed `level` (0 to 5) of the indicator `code`.

    `f03` and `skm` are means by statement and by element. Nothing for a low claim, for a pair nobody named, and for
    what fewer than the minimum of people said.
    """
    known = expectations()
    if level is None or level < known.from_level:
        return ()
    row = known.pairs.get(pack, {}).get(code, {})
    heard = [f03[key] for key in row.get("f03", ()) if key in f03 and f03[key].mean < known.f03_below]
    heard += [skm[key] for key in row.get("skm", ()) if key in skm and skm[key].grade in known.skm_grades]
    return tuple(Contradiction(code, one, _words(one)) for one in heard if one.n >= known.minimum)


def _words(one: Heard) -> Text:
    grade = (f", mutu {one.grade}", f", grade {one.grade}") if one.grade else ("", "")
    mean = comma(one.mean, 2)
    return Text(
        f"{one.n} pengguna menilai “{one.text.id}” rata-rata {mean}{grade[0]}.",
        f"{one.n} users rate “{one.text.en}” {mean} on average{grade[1]}.",
    )
