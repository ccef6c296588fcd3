"""Which offices and provinces are withheld, so that no two tables of the national view tell a third by subtraction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tolok.analytics.engines import Engine
from tolok.analytics.national import asked_of, indexes_of
from tolok.apps.organizations.models import Office
from tolok.apps.surveys.selectors.closed import CENTRE, place_of
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.suppression import one_way

#: Digits of a regency's or city's code, with its dot.
REGENCY = 5


@dataclass(frozen=True, slots=True)
class Guard:
    """Which offices and provinces are withheld in a year, whatever the filters: `offices` and `provinces` by year.

    An office that is small goes with a sister of its province, a province that is small with another province, and
    with a province everything in it. So no two tables that a reader can open tell a third one by subtraction.
    """

    offices: Mapping[int, frozenset[str]]
    provinces: Mapping[int, frozenset[str]]

    def regencies(self, year: int) -> set[str]:
        """The regencies in which an office is withheld."""
        return {regency_of(key) for key in self.offices.get(year, ())}


def regency_of(key: str) -> str:
    """The code of an office's regency or city, of its province where it is one of a province; empty for the centre."""
    return "" if place_of(key) == CENTRE else key[:REGENCY]


def guard_of(engine: Engine, pack: Satisfaction, offices: Mapping[str, Office]) -> Guard:
    """One question, whatever is looked at."""
    asked = asked_of(pack, ("office", "year"), of_offices(list(offices)))
    counts: dict[int, dict[str, int]] = {}
    for row in indexes_of(engine, pack, asked).to_pylist():
        if row["n"]:
            counts.setdefault(row["year"], {})[str(row["office"])] = row["n"]
    found = {year: _guarded(of_year) for year, of_year in counts.items()}
    return Guard(
        {year: offices_of_year for year, (offices_of_year, _) in found.items()},
        {year: provinces for year, (_, provinces) in found.items()},
    )


def _guarded(counts: Mapping[str, int]) -> tuple[frozenset[str], frozenset[str]]:
    below: dict[str, dict[str, int]] = {}
    for key, n in counts.items():
        below.setdefault(place_of(key), {})[key] = n
    provinces = small_of({province: sum(found.values()) for province, found in below.items()})
    hidden: set[str] = set()
    for province, found in below.items():
        hidden |= set(found) if province in provinces else small_of(found)
    return frozenset(hidden), frozenset(provinces)


def small_of(counts: Mapping[str, int]) -> set[str]:
    """What may not be told beside the sum."""
    return {key for key, n in one_way(counts).counts.items() if n is None}


def of_offices(keys: Sequence[str]) -> dict[str, Sequence[str]]:
    """The answers of some offices, in the files of their provinces only."""
    return {"office": keys, "province": sorted({place_of(key) for key in keys})}
