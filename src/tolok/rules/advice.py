"""Tolok's own advice on proof: what convinces an evaluator and what does not, indicator by indicator.

It guides and never computes: it stands beside a pack as `advice/proof.toml`, outside the content hash, and is not
frozen with a cycle. A pack without it has none.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tolok.rules import packs
from tolok.rules.nodes import Node
from tolok.rules.texts import Problem, ProblemsError, Text


@dataclass(frozen=True, slots=True)
class Advice:
    """An example of good proof and one of insufficient proof with the reason."""

    good: Text
    poor: Text


@cache
def proof_advice(pack_id: str) -> Mapping[str, Advice]:
    """Indicator code → advice; empty for a pack without advice, or one that is not shipped any more.

    Raises ProblemsError with everything that is wrong in the file.
    """
    if pack_id not in packs.ids():
        return MappingProxyType({})
    file = packs.find(pack_id) / "advice" / "proof.toml"
    if not file.is_file():
        return MappingProxyType({})
    problems: list[Problem] = []
    table = Node(tomllib.loads(file.read_text("utf-8")), f"{pack_id}/advice/proof.toml", "", problems)
    found = {
        node.string("code"): Advice(node.text("good"), node.text("poor"))
        for node in table.nodes("indicators")
    }
    table.close()
    if problems:
        raise ProblemsError(problems)
    return MappingProxyType(found)
