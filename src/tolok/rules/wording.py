"""Sentences with figures in them: each language writes its own decimal sign and its own words."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from tolok.rules.numbers import comma, minus, round_half_up
from tolok.rules.texts import Text


def fill(text: Text, **values: object) -> Text:
    """`text` with its places filled: Decimal and int as each language writes numbers, a Text in its own language."""
    return Text(
        text.id.format(**{name: _indonesian(value) for name, value in values.items()}),
        text.en.format(**{name: _english(value) for name, value in values.items()}),
    )


def figure(value: Fraction | float | int, decimals: int = 2) -> Decimal:
    """A number as `fill` shows it, rounded once."""
    return round_half_up(Fraction(value), decimals)


def share(value: Fraction | float, decimals: int = 0) -> Text:
    """A share from 0 to 1 as a percentage."""
    return fill(PERCENT, value=figure(100 * Fraction(value), decimals))


def several(names: Iterable[Text]) -> Text:
    """Names as a list in a sentence: “a, b dan c”."""
    found = list(names)
    if len(found) < 2:
        return found[0] if found else Text("", "")
    ids, ens = [name.id for name in found], [name.en for name in found]
    return Text(f"{', '.join(ids[:-1])} dan {ids[-1]}", f"{', '.join(ens[:-1])} and {ens[-1]}")


def listed(names: Sequence[Text], most: int) -> Text:
    """The same, where they may be many: the first `most` and how many more there are."""
    rest = len(names) - most
    return several([*names[:most], fill(MORE, n=rest)] if rest > 0 else names)


def chain(*parts: Text | None) -> Text:
    """Sentences one after the other; empty ones and None are left out."""
    found = [part for part in parts if part is not None and part.id]
    return Text(" ".join(part.id for part in found), " ".join(part.en for part in found))


def clipped(words: str, most: int) -> str:
    """`words` if they are at most `most` characters long; else as many whole words as fit, and an ellipsis."""
    if len(words) <= most:
        return words
    head = words[: most - 1]
    whole = head if words[most - 1].isspace() else head.rpartition(" ")[0] or head
    return f"{whole.rstrip(' ,;:.–-')} …" if " " in words[:most] else f"{whole}…"


def _indonesian(value: object) -> object:
    if isinstance(value, Text):
        return value.id
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        return value
    return comma(value)


def _english(value: object) -> object:
    if isinstance(value, Text):
        return value.en
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        return value
    return minus(format(value, "," if isinstance(value, int) else ",f"))


MORE = Text("{n} lagi", "{n} more")
PERCENT = Text("{value} %", "{value} %")
