"""What does not agree between a record and what is computed from it."""

from dataclasses import dataclass

from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: of which unit (its code, empty = the whole package), in which part, what was found
    in the package and what was expected of it (empty where there is nothing to compare)."""

    unit: str
    part: str
    text: Text
    found: str = ""
    wanted: str = ""
