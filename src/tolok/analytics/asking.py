"""A question about closed answers: of which instrument, grouped by what, of which places and periods only."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from tolok.analytics.closed.schema import COLUMNS, PARTITIONS, column
from tolok.analytics.statements import Statement, Value, pieces, text

#: What can make a group, as SQL; the names are the columns of the answer. A regency's code is ``34.02``.
BY: Mapping[str, str] = {
    **{name: f"a.{name}" for name in (*PARTITIONS, *COLUMNS.names)},
    "regency": "substr(a.region, 1, 5)",
    "district": "substr(a.region, 1, 8)",
    "month": "CAST(date_trunc('month', a.day) AS DATE)",
    "node": "m.node",
}
KINDS: Mapping[str, pa.DataType] = {
    **dict.fromkeys((*PARTITIONS, "regency", "district", "node"), pa.string()),
    **{one.name: one.type for one in COLUMNS},
    "month": pa.date32(),
}
#: The tree of the day: which unit of which office counts to a node in a period. One unit may count to many.
MEMBERS = pa.schema([pa.field(name, pa.string()) for name in ("office", "unit", "period", "node")])
JOINED = "answers AS a JOIN members AS m ON a.office = m.office AND a.unit = m.unit AND a.period = m.period"


@dataclass(frozen=True)
class Asked:
    """What is asked of the table ``answers``, and of ``members`` (`MEMBERS`) when `by` names ``node``.

    `pack` is the instrument's id, `keys` its elements on the points `low`–`high`. `by` are names of `BY`, none
    for everybody together. `only` keeps those whose column is one of the texts given. Late and excluded answers
    never count. Raises ValueError for a name that does not exist.
    """

    pack: str
    keys: tuple[str, ...]
    low: int
    high: int
    by: tuple[str, ...] = ()
    only: Mapping[str, Collection[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        strange = [name for name in (*self.by, *self.only) if name not in BY]
        if strange or len(set(self.by)) < len(self.by) or not self.keys:
            raise ValueError(f"cannot group or choose by {strange or self.by}; known: {', '.join(BY)}")

    @property
    def groups(self) -> pa.Schema:
        """The columns of a group."""
        return pa.schema([(name, KINDS[name]) for name in self.by])

    @property
    def values(self) -> dict[str, Value]:
        """Everything that is bound and not written into the SQL."""
        chosen = {
            f"{name}_{at}": text for name, texts in self.only.items() for at, text in enumerate(sorted(texts))
        }
        return {"pack": self.pack, "low": self.low, "high": self.high, **chosen}

    @property
    def which(self) -> str:
        """The condition that chooses answers, also late and excluded ones."""
        parts = ["a.pack = :pack"]
        for name, texts in self.only.items():
            bound = ", ".join(f":{name}_{at}" for at in range(len(texts)))
            parts.append(f"{_as_text(name)} IN ({bound})" if texts else "1 = 0")
        return "\n  AND ".join(parts)

    @property
    def source(self) -> str:
        """Where rows come from."""
        return JOINED if "node" in (*self.by, *self.only) else "answers AS a"

    @property
    def names(self) -> str:
        """The group's columns, each with its comma."""
        return "".join(f"{name}, " for name in self.by)

    def points(self) -> str:
        """The rows that count: group and answers, what is off the scale as NULL in ``v`` and seen in ``w``."""
        groups = [f"{BY[name]} AS {name}" for name in self.by]
        answers = [f"a.{column(key)}" for key in self.keys]
        given = [f"{pieces.point(one)} AS v{at}" for at, one in enumerate(answers)]
        raw = [f"{one} AS w{at}" for at, one in enumerate(answers)]
        return (
            f"SELECT {pieces.listed([*groups, *given, *raw])}\nFROM {self.source}\nWHERE {self.which}\n"
            "  AND NOT a.late AND NOT a.excluded"
        )

    @property
    def group_by(self) -> str:
        """Grouping by the first columns; nothing without groups."""
        return f"GROUP BY {self._places(len(self.by))}" if self.by else ""

    @property
    def grouped(self) -> str:
        """Grouping, then order by group, NULL first."""
        return f"{self.group_by}\nORDER BY {self.order.rstrip(', ')}" if self.by else ""

    @property
    def order(self) -> str:
        """The group's columns to order by, each with its comma."""
        return "".join(f"{name} NULLS FIRST, " for name in self.by)

    @staticmethod
    def _places(count: int) -> str:
        return ", ".join(str(place) for place in range(1, count + 1))

    def every_place(self) -> str:
        """Places of the group's columns and of all answers after them."""
        return self._places(len(self.by) + len(self.keys))


def _as_text(name: str) -> str:
    """A column as texts are compared with it: a day as 2026-11-21."""
    return BY[name] if KINDS[name] == pa.string() else f"CAST({BY[name]} AS STRING)"


def _statement(
    name: str, asked: Asked, columns: pa.Schema, more: Mapping[str, Value] | None = None, **places: str
) -> Statement:
    common = {"names": asked.names, "grouped": asked.grouped, "points": asked.points()}
    return Statement(
        name=name,
        sql=text(name).format(**{**common, **places}),
        columns=pa.schema([*asked.groups, *columns]),
        values={**asked.values, **(more or {})},
    )


def _whole(*names: str) -> pa.Schema:
    return pa.schema([(name, pa.int64()) for name in names])


def _summed(k: int) -> pa.Schema:
    return _whole("n", *(f"c{j}" for j in range(k)), *(f"t{j}" for j in range(k)))


def _sums(k: int) -> dict[str, str]:
    counts = (f"count({item}) AS c{at}" for at, item in enumerate(pieces.items(k)))
    return {
        "anyone": pieces.anyone(k),
        "counts": pieces.listed(counts),
        "totals": pieces.listed(pieces.whole(pieces.totals(k), "t")),
    }


def index(asked: Asked) -> Statement:
    """``n``, then ``c0`` … answers to each element, then ``t0`` … their sums."""
    k = len(asked.keys)
    return _statement("index", asked, _summed(k), None, **_sums(k))


def spread(asked: Asked, share: float) -> Statement:
    """As `index`, then ``spread``: Σ z² with the same `share` (points of the index a point of a mean) for every
    element; 0 where nobody answered."""
    k = range(len(asked.keys))
    means = (
        f"CAST(t{j} AS DOUBLE) / nullif(c{j}, 0) AS m{j}, CAST(:share AS DOUBLE) / nullif(c{j}, 0) AS f{j}"
        for j in k
    )
    columns = _summed(len(asked.keys))
    return _statement(
        "spread",
        asked,
        pa.schema([*columns, ("spread", pa.float64())]),
        {"share": share},
        **_sums(len(asked.keys)),
        group_by=asked.group_by,
        named=_of("p", asked),
        deviation=" + ".join(f"coalesce((v{j} - m.m{j}) * m.f{j}, 0)" for j in k),
        means=pieces.listed(means),
        same_mean=_same(asked, "p", "m"),
        same_sum=_same(asked, "s", "d"),
        of_summed=_of("s", asked),
        figures=", ".join(f"s.{name}" for name in columns.names[1:]),
        order_by=f"ORDER BY {asked.order.rstrip(', ')}" if asked.by else "",
    )


def _of(table: str, asked: Asked) -> str:
    return "".join(f"{table}.{name} AS {name}, " for name in asked.by)


def _same(asked: Asked, one: str, other: str) -> str:
    """The same group in two tables, NULL being one; everybody is one group."""
    pairs = (f"{one}.{name} IS NOT DISTINCT FROM {other}.{name}" for name in asked.by)
    return " AND ".join(pairs) or "1 = 1"


def levels(asked: Asked) -> Statement:
    """``l0`` … the answers at each point, element by element, ``o0`` … those off the scale, ``blank``."""
    k, points = len(asked.keys), asked.high - asked.low + 1
    counts = pieces.levels(k, asked.low, asked.high)
    outside = (f"count(w{j}) - count(v{j}) AS o{j}" for j in range(k))
    return _statement(
        "levels",
        asked,
        _whole(*(f"l{at}" for at in range(k * points)), *(f"o{j}" for j in range(k)), "blank"),
        levels=pieces.listed(f"{one} AS l{at}" for at, one in enumerate(counts)),
        outside=pieces.listed(outside),
        anyone=pieces.anyone(k),
    )


def patterns(asked: Asked) -> Statement:
    """``answered`` (which elements), ``n``, ``different``, ``straight``, ``t0`` … sums, ``q0`` … of products."""
    k = len(asked.keys)
    products = pieces.products(k, "c * ")
    return _statement(
        "patterns",
        asked,
        _whole(
            *("answered", "n", "different", "straight"),
            *(f"t{j}" for j in range(k)),
            *(f"q{at}" for at in range(len(products))),
        ),
        mask=pieces.mask(k),
        straight=pieces.straight(k),
        totals=pieces.listed(pieces.whole(pieces.totals(k, "c * "), "t")),
        products=pieces.listed(pieces.whole(products, "q")),
        items=", ".join(pieces.items(k)),
        every_place=asked.every_place(),
        order=asked.order,
    )


def coverage(asked: Asked) -> Statement:
    """``received``, ``counted``, ``late``, ``excluded``, ``surveys``, ``units``."""
    whole = _whole("received", "counted", "late", "excluded", "surveys", "units")
    names = "".join(f"{BY[name]} AS {name}, " for name in asked.by)
    return _statement("coverage", asked, whole, names=names, answers=asked.source, which=asked.which)


def holdings() -> Statement:
    """``period``, ``province``, ``pack``, ``questionnaire``, ``surveys``, ``answers``, ``starts``, ``ends``."""
    fields = [
        *((name, pa.string()) for name in ("period", "province", "pack", "questionnaire")),
        *((name, pa.int64()) for name in ("surveys", "answers")),
        *((name, pa.date32()) for name in ("starts", "ends")),
    ]
    return Statement("holdings", text("holdings"), pa.schema(fields))
