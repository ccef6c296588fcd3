"""The command that computes a paper again, with every choice that was made."""

import re
import shlex
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.skm import EXACT

#: Nothing was chosen beside the instrument.
NO_CHOICES: Mapping[str, object] = MappingProxyType({})

#: Choices by the name they are kept under, and the option that makes each.
OPTIONS = {
    "users_name": "--users",
    "order": "--order",
    "by": "--by",
    "population": "--population",
    "weight": "--weight",
    "without": "--without",
    "bootstrap": "--bootstrap",
    "explain": "--explain",
}
_PLAIN = re.compile(r"[\w@%+=:,./-]+")
_QUOTABLE = re.compile(r'[^"$`\\!\n]+')


def command(verb: str, pack_id: str, choices: Mapping[str, object] = NO_CHOICES) -> str:
    """``tolok evaluate BERKAS --instrument …`` with every choice that is not empty.

    `choices` are kept by the keys of `OPTIONS`, beside ``file_name``, which stands in place of BERKAS; a list
    repeats its option. Other keys are left out.
    """
    file = str(choices.get("file_name") or "BERKAS")
    parts = ["tolok", verb, _quoted(f"./{file}" if file.startswith("-") else file), "--instrument", pack_id]
    for key, option in OPTIONS.items():
        parts += [_option(option, value) for value in _values(choices.get(key))]
    return " ".join(parts)


def _values(value: object) -> list[str]:
    if value is None or value == "":
        return []
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]


def _option(name: str, value: str) -> str:
    """A value that starts like an option has to be joined to its own."""
    return f"{name}{'=' if value.startswith('-') else ' '}{_quoted(value)}"


def _quoted(value: str) -> str:
    """Double quotes where they are enough: the shells of Linux and of Windows both read them."""
    if _PLAIN.fullmatch(value):
        return value
    return f'"{value}"' if _QUOTABLE.fullmatch(value) else shlex.quote(value)


def survey_command(
    pack_id: str, outcomes: Sequence[SurveyOutcome], choices: Mapping[str, object] = NO_CHOICES
) -> str:
    """The command of a survey. How `outcomes` were computed is taken from themselves, the rest from `choices`.

    Numbers of users belong to groups where the answers were grouped; one that counted for nothing is left out,
    because a recap takes none.
    """
    used: dict[str, object] = {**choices, "population": _population(outcomes, choices)}
    for one in outcomes[:1]:
        used["weight"] = one.weight if one.weight != EXACT else choices.get("weight")
        used["without"] = one.without
        used["bootstrap"] = one.bootstrap.draws if one.bootstrap else None
    return command("survey", pack_id, used)


def _population(outcomes: Sequence[SurveyOutcome], choices: Mapping[str, object]) -> object:
    counted = {one.group: one.population for one in outcomes if one.population}
    if not choices.get("by"):
        return next(iter(counted.values()), None)
    return [f"{group}={count}" for group, count in counted.items()] or choices.get("population")
