"""Indonesian addresses of this app's pages, as notices and bases of facts keep them."""

from functools import cache

from django.urls import reverse
from django.utils.translation import override

#: Stands for every number while the shape of an address is asked for.
PLACE = 987_654_321


def address(name: str, *parts: int) -> str:
    """An address within the site. Facts of many units ask for thousands, so each shape is looked up once."""
    pieces = _pieces(name, len(parts))
    return "".join(f"{piece}{part}" for piece, part in zip(pieces, [*parts, ""], strict=True))


@cache
def _pieces(name: str, count: int) -> tuple[str, ...]:
    with override("id"):
        return tuple(reverse(name, args=[PLACE] * count).split(str(PLACE)))
