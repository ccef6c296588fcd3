"""The table of words (migration 0006) on either database: the only place that speaks to FTS5 and to tsvector.

It has four parts: names, keywords, what is near (summary, user groups), and the rest. On PostgreSQL they are the
weights A to D of one vector.
"""

from collections.abc import Iterable, Sequence

from django.db import connection

#: Terms that must all be there; of several such the first group is enough; every line must hold.
Wanted = Sequence[Sequence[Sequence[str]]]

#: A service with its terms: number, of its names, of its keywords, of what is near, of the rest.
Kept = tuple[int, str, str, str, str]

_KEEP = {
    "sqlite": "INSERT INTO catalogue_text (rowid, title, keywords, near, more) VALUES (%s, %s, %s, %s, %s)",
    "postgresql": "INSERT INTO catalogue_text (rowid, words) VALUES (%s,"
    " setweight(to_tsvector('simple', %s), 'A') || setweight(to_tsvector('simple', %s), 'B') ||"
    " setweight(to_tsvector('simple', %s), 'C') || setweight(to_tsvector('simple', %s), 'D'))",
}
_MATCH = {
    "sqlite": "SELECT rowid, bm25(catalogue_text, 8.0, 6.0, 3.0, 1.0) FROM catalogue_text"
    " WHERE catalogue_text MATCH %s LIMIT %s",
    "postgresql": "SELECT rowid, -ts_rank('{0.1, 0.4, 0.8, 1.0}', words, wanted, 1)"
    " FROM catalogue_text, to_tsquery('simple', %s) AS wanted WHERE words @@ wanted LIMIT %s",
}
_TIERS = {
    "sqlite": "SELECT * FROM (SELECT rowid, 0 FROM catalogue_text WHERE catalogue_text MATCH %s LIMIT %s)"
    " UNION ALL SELECT * FROM (SELECT rowid, 1 FROM catalogue_text WHERE catalogue_text MATCH %s LIMIT %s)",
    "postgresql": "(SELECT rowid, 0 FROM catalogue_text WHERE words @@ to_tsquery('simple', %s) LIMIT %s)"
    " UNION ALL (SELECT rowid, 1 FROM catalogue_text WHERE words @@ to_tsquery('simple', %s) LIMIT %s)",
}
#: Where all that is wanted stands, best first: in names and keywords, or with what is near.
_PARTS = {"sqlite": ("{title keywords}", "{title keywords near}"), "postgresql": (":AB", ":ABC")}
_VOCABULARY = {
    "sqlite": "SELECT term, doc FROM catalogue_vocabulary",
    "postgresql": "SELECT word, ndoc FROM ts_stat('SELECT words FROM catalogue_text')",
}
_SIGNS = {"sqlite": (" AND ", " OR ", '"'), "postgresql": (" & ", " | ", "'")}


def keep(rows: Sequence[Kept]) -> None:
    """Keep the words of services. What stood there goes."""
    drop([pk for pk, *_ in rows])
    with connection.cursor() as cursor:
        cursor.executemany(_KEEP[connection.vendor], rows)


def drop(services: Sequence[int]) -> None:
    """Forget the words of services."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM catalogue_text WHERE rowid = %s", [(pk,) for pk in services])


def drop_strangers() -> None:
    """Forget the words of what is listed no longer, such as after all rows of the database were taken away at once."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM catalogue_text WHERE NOT EXISTS (SELECT 1 FROM catalogue_listing"
            " WHERE catalogue_listing.service_id = catalogue_text.rowid AND NOT catalogue_listing.gone)"
        )


def matches(wanted: Wanted, most: int, helpful: Wanted = ()) -> list[tuple[int, float]]:
    """At most so many services that hold what is wanted, the best first, with a rank (lower is better).

    What is `helpful` changes the order only.
    """
    demanded = _all(wanted)
    both, either, _ = _SIGNS[connection.vendor]
    query = f"({demanded}{both}{_all(helpful)}){either}({demanded})" if helpful else demanded
    with connection.cursor() as cursor:
        cursor.execute(_MATCH[connection.vendor], [query, most])
        return sorted(
            ((int(pk), float(rank)) for pk, rank in cursor.fetchall()), key=lambda one: (one[1], one[0])
        )


def tiers(wanted: Wanted, marks: Sequence[str], most: int) -> dict[int, int]:
    """Which services hold all that is wanted in their names and keywords (0), or there and near (1); at most so many
    of each. The rest holds it further off."""
    both, *_ = _SIGNS[connection.vendor]
    where = "".join(f"{both}{_together([one])}" for one in marks)
    first, second = (
        (
            f"{part} : ({_all(wanted)}){where}"
            if connection.vendor == "sqlite"
            else f"({_all(wanted, part)}){where}"
        )
        for part in _PARTS[connection.vendor]
    )
    with connection.cursor() as cursor:
        cursor.execute(_TIERS[connection.vendor], [first, most, second, most])
        rows = cursor.fetchall()
    return {int(pk): int(tier) for pk, tier in reversed(rows)}


def vocabulary() -> dict[str, int]:
    """Every term with the number of services it stands in."""
    with connection.cursor() as cursor:
        cursor.execute(_VOCABULARY[connection.vendor])
        return {str(term): int(count) for term, count in cursor.fetchall()}


def _all(wanted: Wanted, part: str = "") -> str:
    both, either, _ = _SIGNS[connection.vendor]
    return both.join(f"({either.join(_together(way, part) for way in ways)})" for ways in wanted)


def _together(terms: Iterable[str], part: str = "") -> str:
    # Terms are letters and digits only (reading.py), so nothing in them can end the quotes.
    both, _, quote = _SIGNS[connection.vendor]
    return f"({both.join(f'{quote}{term}{quote}{part}' for term in terms)})"
