"""The table of words (migration 0006) on either database: the only place that speaks to FTS5 and to tsvector.

It has four parts: names, keywords, what is near (summary, user groups), and the rest. On PostgreSQL they are the
weights A to D of one vector.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

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
#: What holds the words, ranked; and what holds them in its better parts.
_MATCH = {
    "sqlite": "SELECT rowid, 2, bm25(catalogue_text, 8.0, 6.0, 3.0, 1.0) FROM catalogue_text"
    " WHERE catalogue_text MATCH %s LIMIT %s",
    "postgresql": "SELECT rowid, CASE WHEN words @@ first THEN 0 WHEN words @@ second THEN 1 ELSE 2 END,"
    " -ts_rank('{0.1, 0.4, 0.8, 1.0}', words, wanted, 1) FROM catalogue_text, to_tsquery('simple', %s) AS wanted,"
    " to_tsquery('simple', %s) AS first, to_tsquery('simple', %s) AS second WHERE words @@ wanted LIMIT %s",
}
_TIERS = (
    "SELECT * FROM (SELECT rowid, 0 FROM catalogue_text WHERE catalogue_text MATCH %s LIMIT %s)"
    " UNION ALL SELECT * FROM (SELECT rowid, 1 FROM catalogue_text WHERE catalogue_text MATCH %s LIMIT %s)"
)
_HELD = {
    "sqlite": "EXISTS (SELECT 1 FROM catalogue_text WHERE catalogue_text MATCH %s)",
    "postgresql": "EXISTS (SELECT 1 FROM catalogue_text WHERE words @@ to_tsquery('simple', %s))",
}
#: Where words are looked for: in what a service is called, with its keywords, or anywhere.
Part = Literal["title", "names", "all"]
_PART: dict[str, dict[Part, str]] = {
    "sqlite": {"title": "{title}", "names": "{title keywords}", "all": ""},
    "postgresql": {"title": ":A", "names": ":AB", "all": ""},
}
#: Where all that is wanted stands, best first: in names and keywords, or with what is near.
_PARTS = {"sqlite": ("{title keywords}", "{title keywords near}"), "postgresql": (":AB", ":ABC")}
#: Of more than can be ranked, so many of the best tier are enough; fewer are worth a look of their own.
ENOUGH = 40
_VOCABULARY = {
    "sqlite": "SELECT term, doc FROM catalogue_vocabulary",
    "postgresql": "SELECT word, ndoc FROM ts_stat('SELECT words FROM catalogue_text')",
}
_COUNTED = {
    "sqlite": "SELECT doc FROM catalogue_vocabulary WHERE term = %s",
    "postgresql": "SELECT count(*) FROM catalogue_text WHERE words @@ to_tsquery('simple', %s)",
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


def matches(
    wanted: Wanted, most: int, helpful: Wanted = (), marks: Sequence[str] = ()
) -> list[tuple[int, int, float]]:
    """Services that hold what is wanted and all `marks`: number, tier, rank, the best first.

    The tier is 0 where all that is wanted stands in names and keywords, 1 where it stands there or near, else 2; a
    lower rank is better. What is `helpful` changes the order only. Of more than so many, some of each tier are found.
    One statement on PostgreSQL, rarely two, and two on SQLite.
    """
    if not wanted:
        query = _together(marks)
        return (
            _asked(_MATCH["sqlite"], [query, most]) if _sqlite() else _asked_once(query, query, query, most)
        )
    both, either, _ = _SIGNS[connection.vendor]
    demanded, first, second = (_where(wanted, marks, part) for part in ("", *_PARTS[connection.vendor]))
    query = f"({demanded}{both}{_all(helpful)}){either}({demanded})" if helpful else demanded
    if not _sqlite():
        found = _asked_once(query, first, second, most)
        if len(found) == most and sum(tier == 0 for _pk, tier, _rank in found) < ENOUGH:
            found += _asked_once(first, first, first, most)
        return _best(found)
    found = _asked(_MATCH["sqlite"], [query, most])
    if not found:
        return []
    ranks = {pk: rank for pk, _tier, rank in found}
    with connection.cursor() as cursor:
        cursor.execute(_TIERS, [first, most, second, most])
        # Those of a better tier that were not among the ranked stand after the ranked of their tier.
        found += [(int(pk), int(tier), ranks.get(pk, 0.0)) for pk, tier in cursor.fetchall()]
    return _best(found)


def _best(found: Sequence[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """Each service once, by its best tier."""
    kept: dict[int, tuple[int, int, float]] = {}
    for one in sorted(found, key=lambda one: (one[1], one[2], one[0])):
        kept.setdefault(one[0], one)
    return list(kept.values())


def _asked_once(query: str, first: str, second: str, most: int) -> list[tuple[int, int, float]]:
    return _asked(_MATCH["postgresql"], [query, first, second, most])


def _asked(statement: str, parts: Sequence[str | int]) -> list[tuple[int, int, float]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(parts))
        return [(int(pk), int(tier), float(rank)) for pk, tier, rank in cursor.fetchall()]


def _where(wanted: Wanted, marks: Sequence[str], part: str) -> str:
    """All that is wanted, in some part of the words, and every mark anywhere."""
    both, *_ = _SIGNS[connection.vendor]
    held = _all(wanted) if _sqlite() else _all(wanted, part)
    column = f"{part} : " if part and _sqlite() else ""
    return both.join([f"{column}({held})", *(_together([one]) for one in marks)])


def _sqlite() -> bool:
    return connection.vendor == "sqlite"


def first_held(options: Sequence[tuple[Wanted, Part]], marks: Sequence[str] = ()) -> int | None:
    """The place of the first of several wishes that some service holds with all `marks`, or None; each is looked for
    in its part. One statement, which looks no further than it must; none for no wishes."""
    if not options:
        return None
    parts = _PART[connection.vendor]
    queries = [_where(wanted, marks, parts[part]) for wanted, part in options]
    cases = " ".join(f"WHEN {_HELD[connection.vendor]} THEN {place}" for place in range(len(queries)))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT CASE {cases} END", queries)
        row = cursor.fetchone()
    return None if row is None or row[0] is None else int(row[0])


def vocabulary() -> dict[str, int]:
    """Every term with the number of services it stands in."""
    with connection.cursor() as cursor:
        cursor.execute(_VOCABULARY[connection.vendor])
        return {str(term): int(count) for term, count in cursor.fetchall()}


def counted(marks: Sequence[str]) -> dict[str, int]:
    """The number of services each of some marks stands on. One statement."""
    if not marks:
        return {}
    one = f"SELECT %s AS mark, COALESCE(({_COUNTED[connection.vendor]}), 0) AS services"
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(marks)), [mark for mark in marks for _ in range(2)])
        return {str(mark): int(count) for mark, count in cursor.fetchall()}


def _all(wanted: Wanted, part: str = "") -> str:
    both, either, _ = _SIGNS[connection.vendor]
    return both.join(f"({either.join(_together(way, part) for way in ways)})" for ways in wanted)


def _together(terms: Iterable[str], part: str = "") -> str:
    # Terms are letters and digits only (reading.py), so nothing in them can end the quotes.
    both, _, quote = _SIGNS[connection.vendor]
    return f"({both.join(f'{quote}{term}{quote}{part}' for term in terms)})"
