"""One component of a standard taken out as initial values of a form, and put back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tolok.apps.standards.component_rows import (
    ChannelRow,
    CostRow,
    LegalRow,
    ProductRow,
    RequirementRow,
    StaffRoleRow,
    StepRow,
)
from tolok.apps.standards.rows import RowForm
from tolok.rules.digests import digest
from tolok.rules.standards.contents import content_of
from tolok.rules.standards.values import (
    Channel,
    Cost,
    LegalBasis,
    Product,
    Requirement,
    StaffRole,
    Standard,
    Step,
    TimeLimit,
)


@dataclass(frozen=True, slots=True)
class Structure:
    """How a component with rows is kept: its name in a Standard, what a row is, what a row of the form is."""

    name: str
    kind: Any
    row: type[RowForm]


STRUCTURES: Mapping[str, Structure] = {
    "A1": Structure("requirements", Requirement, RequirementRow),
    "A2": Structure("steps", Step, StepRow),
    "A4": Structure("costs", Cost, CostRow),
    "A5": Structure("products", Product, ProductRow),
    "A6": Structure("channels", Channel, ChannelRow),
    "B7": Structure("legal", LegalBasis, LegalRow),
    "B11": Structure("roles", StaffRole, StaffRoleRow),
}


def rows_of(standard: Standard, code: str) -> list[dict[str, Any]]:
    """The rows of a component as initial values."""
    return [_shown(asdict(one)) for one in getattr(standard, STRUCTURES[code].name)]


def limit_of(standard: Standard) -> dict[str, Any]:
    """The time limit as initial values."""
    return _shown(asdict(standard.limit)) if standard.limit else {}


def with_rows(standard: Standard, code: str, rows: Sequence[Mapping[str, Any]]) -> Standard:
    """The standard with other rows in one component."""
    structure = STRUCTURES[code]
    made: dict[str, Any] = {structure.name: tuple(structure.kind(**_kept(row)) for row in rows)}
    return replace(standard, **made)


def with_limit(standard: Standard, given: Mapping[str, Any]) -> Standard:
    """The standard with another time limit; none without a time."""
    limit = TimeLimit(**_kept(given)) if given.get("most") is not None else None
    return replace(standard, limit=limit)


def with_words(standard: Standard, code: str, words: str) -> Standard:
    """The standard with other words in one component."""
    texts = {key: value for key, value in standard.texts.items() if key != code}
    return replace(standard, texts=texts | ({code: words.strip()} if words.strip() else {}))


def with_others(standard: Standard, code: str, variants: Mapping[str, str]) -> Standard:
    """The standard with other variants of one component by language."""
    kept = {
        language: {key: value for key, value in words.items() if key != code}
        for language, words in standard.others.items()
    }
    for language, words in variants.items():
        if words.strip():
            kept.setdefault(language, {})[code] = words.strip()
    return replace(standard, others={language: words for language, words in kept.items() if words})


def variants_of(standard: Standard, code: str) -> dict[str, str]:
    """The variants of one component by language."""
    return {language: words[code] for language, words in standard.others.items() if words.get(code)}


def seen_of(standard: Standard, code: str) -> str:
    """A fingerprint of what one component says, so that a writer can prove what they had read."""
    content = content_of(standard)
    name = STRUCTURES[code].name if code in STRUCTURES else {"A3": "limit"}.get(code, "")
    beside = content.get("staff") if code == "B11" else None
    return digest([content.get(name), beside, standard.texts.get(code, ""), variants_of(standard, code)])[:16]


def _shown(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _decimal(value) if isinstance(value, Fraction) else value for key, value in row.items()}


def _decimal(value: Fraction) -> Decimal | int:
    if value.denominator == 1:
        return value.numerator
    return Decimal(value.numerator) / Decimal(value.denominator)


def _kept(row: Mapping[str, Any]) -> dict[str, Any]:
    """Values of a form as a rule's value wants them: exact numbers."""
    return {key: Fraction(value) if isinstance(value, Decimal) else value for key, value in row.items()}
