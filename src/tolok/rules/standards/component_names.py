"""Which component a name of an office means, and the words by which the lines of a component are known."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from tolok.rules.standards.components import by_code, components

#: Words that the longest name of a component has.
_LONGEST = 9
#: What a row of a table is beside a component.
Other = Literal["service", "code", "heads", "sections"]
_NUMBER = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}\b)\s*", re.IGNORECASE)
_BARE = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]{0,2}", re.IGNORECASE)
_ASIDE = re.compile(r"\([^)]*\)")
_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def lexicon() -> Mapping[str, Any]:
    """The words of component_names.toml."""
    return tomllib.loads(files("tolok.rules.standards").joinpath("component_names.toml").read_text("utf-8"))


def plain(words: str) -> str:
    """Words for comparison: small letters only, without what is ignored, one space between them."""
    found = _LETTERS.findall(words.casefold())
    return " ".join(word for word in found if word not in lexicon()["ignored"])


def component_of(name: str) -> str | None:
    """The code of the component a name means, numbered or not; None when it names none of the fourteen."""
    bare = unnumbered(name)
    for said in (plain(_ASIDE.sub(" ", bare)), plain(bare)):
        if code := _names().get(said):
            return code
        for begin, code in _begins():
            if said == begin or said.startswith(f"{begin} "):
                return code
    return None


def component_before(line: str) -> tuple[str, str, str] | None:
    """The code, the name and the rest of a line of a table whose columns were lost: “3 Jangka waktu 2 hari kerja”.

    Words of a component may begin with the name of another, so a line counts only with the number of its component
    (in the whole table or in its part), with a colon after the name, or with nothing but the name.
    """
    counted = re.match(r"\s*(\d{1,2})[.)]?\s+", line)
    words = line[counted.end() if counted else 0 :].split()
    for most in range(min(_LONGEST, len(words)), 0, -1):
        name = " ".join(words[:most])
        code = _full_names().get(plain(name))
        if code is None or not any(sign.isalpha() for sign in words[most - 1]):
            continue
        rest = " ".join(words[most:])
        at = by_code()[code].number
        numbered = counted is not None and int(counted[1]) in (at, at - 6)
        if numbered or not rest or name.endswith(":") or rest.startswith(":"):
            return code, name.strip(" :"), rest.lstrip(" :")
        return None
    return None


def other_of(name: str) -> Other | None:
    """What a row is that is no component: the service's name or code, a heading, a part's title."""
    bare = unnumbered(name).strip(" :")
    said = plain(bare)
    others = lexicon()["others"]
    kinds: tuple[Other, ...] = ("service", "code", "heads")
    for kind in kinds:
        if said in {plain(one) for one in others[kind]}:
            return kind
    if any(plain(one) in said for one in others["sections"]):
        return "sections"
    return None


def service_in(title: str) -> str:
    """The name of the service in a title such as “Standar Pelayanan Surat Pindah”; empty when there is none."""
    bare = unnumbered(" ".join(title.split()))
    for begin in sorted(lexicon()["others"]["titles"], key=len, reverse=True):
        if bare.casefold().startswith(begin):
            rest = bare[len(begin) :].lstrip(" :.-–—\t")
            return rest if rest and plain(rest) not in {"publik", "komponen"} else ""
    return ""


def is_number(cell: str) -> bool:
    """Whether a cell holds nothing but the number or letter of a list: “3”, “A.”, “(ii)”."""
    return _BARE.fullmatch(cell.strip()) is not None


def unnumbered(words: str) -> str:
    """Words without the number or letter of a list before them."""
    return _NUMBER.sub("", words, count=1).strip() or words.strip()


@cache
def _names() -> Mapping[str, str]:
    found = lexicon()["components"].items()
    return {plain(name): code for code, words in found for name in words["names"]}


@cache
def _full_names() -> Mapping[str, str]:
    official = {plain(one.name.id): one.code for one in components()}
    return {**dict(_begins()), **_names(), **official}


@cache
def _begins() -> tuple[tuple[str, str], ...]:
    found = [
        (plain(name), code) for code, words in lexicon()["components"].items() for name in words["begins"]
    ]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))
