"""A tally as plain data and back: what is kept of a survey, from which everything can be computed again."""

from collections.abc import Mapping
from typing import Any

from tolok.rules.surveys.tallies import Sums, Tally

Content = dict[str, Any]
#: Different rows above which single rows are not kept: a bootstrap would only repeat what the formula says.
MOST_ROWS = 5_000


def content_of(tally: Tally, *, rows: bool = False) -> Content:
    """Counts and sums that JSON can hold. With `rows` each different row with how many gave it, for resampling;
    left out all the same above `MOST_ROWS`."""
    content: Content = {
        "keys": list(tally.keys),
        "scale": [tally.low, tally.high],
        "levels": [list(row) for row in tally.levels],
        "outside": list(tally.outside),
        "blank": tally.blank,
        "patterns": [
            [mask, sums.n, list(sums.totals), list(sums.products)] for mask, sums in tally.patterns.items()
        ],
        "straightliners": tally.straightliners,
        "distinct": tally.distinct,
    }
    if rows and tally.vectors is not None and len(tally.vectors) <= MOST_ROWS:
        content["vectors"] = [[packed, count] for packed, count in sorted(tally.vectors.items())]
    return content


def tally_of(content: Mapping[str, Any]) -> Tally:
    """The tally back from `content_of`."""
    low, high = content["scale"]
    vectors = content.get("vectors")
    return Tally(
        keys=tuple(content["keys"]),
        low=low,
        high=high,
        levels=tuple(tuple(row) for row in content["levels"]),
        outside=tuple(content["outside"]),
        blank=content["blank"],
        patterns={
            mask: Sums(n, tuple(totals), tuple(products)) for mask, n, totals, products in content["patterns"]
        },
        straightliners=content["straightliners"],
        distinct=content["distinct"],
        vectors=None if vectors is None else dict(vectors),
    )
