"""Every named statement answers on every engine what plain Python answers, on data with gaps."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest

from tests.analytics import plain
from tests.analytics.closed_answers import KEYS, PACK, closed_rows, write_all
from tests.analytics.engine_servers import ENGINES, started
from tolok.analytics import asking, statements
from tolok.analytics.aggregates import aggregates_of
from tolok.analytics.asking import MEMBERS, Asked
from tolok.analytics.engines import Engine
from tolok.analytics.national import asked_of, intervals_of, open_answers
from tolok.analytics.tally_rows import tallies_of
from tolok.rules.surveys.aggregation import aggregate
from tolok.rules.surveys.skm import survey

SEEDS = (1, 2)
SHARE = 25 / 9
#: The province counts to the nation in both periods; one unit moved from one office to another between them.
NODES = [
    ("kab-sleman", "D-01", "2025-S2", "sleman"),
    ("kab-sleman", "D-01", "2026-S1", "yogyakarta"),
    ("kota-jogja", "D-03", "2025-S2", "yogyakarta"),
    ("kota-jogja", "D-03", "2026-S1", "yogyakarta"),
    *(
        (office, unit, period, "nasional")
        for office, unit in (("kab-sleman", "D-02"), ("kota-jogja", "D-03"))
        for period in ("2025-S2", "2026-S1")
    ),
]
QUESTIONS: dict[str, dict[str, Any]] = {
    "everybody": {},
    "units": {"by": ("office", "unit")},
    "years": {"by": ("province", "year")},
    "periods of a province": {"by": ("period",), "only": {"province": ("09",)}},
    "regions with none": {"by": ("regency",)},
    "districts": {"by": ("district", "unit_kind")},
    "profile": {"by": ("sex", "age_band", "education", "occupation")},
    "months": {"by": ("month",), "only": {"unit": ("D-01", "D-03"), "year": ("2026",)}},
    "services and modes": {"by": ("service", "mode")},
    "surveys": {"by": ("survey", "questionnaire", "starts", "ends")},
    "nodes of the tree": {"by": ("node", "period")},
    "one node": {"by": ("sex",), "only": {"node": ("nasional",)}},
    "nobody": {"by": ("unit",), "only": {"province": ("99",)}},
    "nobody at all": {"only": {"province": ()}},
}


def asked(question: str, keys: tuple[str, ...] = KEYS) -> Asked:
    return Asked(PACK.id, keys, 1, 4, **QUESTIONS[question])


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with started(request.param, tmp_path_factory.mktemp("server")) as found:
        yield found


@pytest.fixture(scope="module", params=SEEDS)
def rows(
    request: pytest.FixtureRequest, engine: Engine, tmp_path_factory: pytest.TempPathFactory
) -> list[plain.Row]:
    folder = tmp_path_factory.mktemp("answers")
    found = write_all(closed_rows(request.param), folder)
    open_answers(engine, str(folder), PACK)
    members = pa.table([list(column) for column in zip(*NODES, strict=True)], names=MEMBERS.names)
    engine.register_rows("members", members)
    return found


def told(table: pa.Table) -> list[tuple[Any, ...]]:
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("name", ["index", "levels", "patterns", "coverage"])
def test_it_counts_as_plain_python_counts(
    engine: Engine, rows: list[plain.Row], name: str, question: str
) -> None:
    statement = getattr(asking, name)(asked(question))
    wanted = getattr(plain, name)(rows, asked(question), NODES)
    found = engine.run(statement)
    assert found.schema.equals(statement.columns)
    assert told(found) == wanted


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_adds_squares_as_the_rules_do(engine: Engine, rows: list[plain.Row], question: str) -> None:
    found = told(engine.run(asking.spread(asked(question), SHARE)))
    wanted = plain.spread(rows, asked(question), NODES, SHARE)
    assert [row[:-1] for row in found] == [row[:-1] for row in wanted]
    known = [(one[-1], other[-1]) for one, other in zip(found, wanted, strict=True) if other[-1] is not None]
    assert [one for one, _ in known] == pytest.approx([other for _, other in known], rel=1e-9, abs=1e-12)


def test_it_lists_what_there_is(engine: Engine, rows: list[plain.Row]) -> None:
    assert told(engine.run(asking.holdings())) == plain.holdings(rows)


@pytest.mark.parametrize("question", ["everybody", "units", "nodes of the tree"])
def test_it_builds_the_tally_of_the_rules(engine: Engine, rows: list[plain.Row], question: str) -> None:
    each = plain.grouped(plain.counts(plain.chosen(rows, asked(question), NODES)), asked(question))
    wanted = {group: plain.tally(part, asked(question)) for group, part in each.items()}
    assert dict(tallies_of(engine, asked(question))) == wanted


def test_it_takes_one_element_alone(engine: Engine, rows: list[plain.Row]) -> None:
    one = asked("units", KEYS[3:4])
    assert told(engine.run(asking.patterns(one))) == plain.patterns(rows, one, NODES)


@pytest.mark.parametrize("question", ["everybody", "units", "years", "nodes of the tree", "nobody"])
def test_it_is_as_sure_as_the_rules(engine: Engine, rows: list[plain.Row], question: str) -> None:
    each = plain.grouped(plain.counts(plain.chosen(rows, asked(question), NODES)), asked(question))
    users = dict.fromkeys(list(each)[::2], 40)
    found = intervals_of(engine, PACK, asked_of(PACK, **QUESTIONS[question]), users).to_pylist()
    assert len(found) == len(each)
    for row, (group, part) in zip(found, each.items(), strict=True):
        wanted = survey(PACK, plain.tally(part, asked(question)), population=users.get(group))
        assert (row["n"], row["n_min"], row["n_max"]) == (wanted.n, wanted.n_min, wanted.n_max)
        assert row["ikm_published"] == wanted.ikm_published
        assert row["grade"] == (wanted.grade.letter if wanted.grade else None)
        assert row["low"] == pytest.approx(wanted.interval.low)
        assert row["high"] == pytest.approx(wanted.interval.high)
        assert row["letter_probability"] == pytest.approx(wanted.letter_probability)


@pytest.mark.parametrize("with_users", [True, False])
def test_it_aggregates_as_the_rules_do(engine: Engine, rows: list[plain.Row], with_users: bool) -> None:
    fine = asked_of(PACK, ("period", "office", "unit"))
    each = plain.grouped(plain.counts(rows), fine)
    users = {group: 100 + 7 * at for at, group in enumerate(each)} if with_users else None
    found = aggregates_of(engine, PACK, asked_of(PACK, ("period",)), users=users)
    for (period,), aggregates in found.items():
        parts = {
            "/".join(group[1:]): plain.tally(part, fine) for group, part in each.items() if group[0] == period
        }
        parts = {name: tally for name, tally in parts.items() if tally.n}
        known = {"/".join(group[1:]): n for group, n in (users or {}).items() if group[0] == period}
        wanted = aggregate(PACK, parts, users=known if with_users else None)
        assert [one.method for one in aggregates] == [one.method for one in wanted]
        assert [(one.value, one.published, one.grade, one.parts) for one in aggregates] == [
            (one.value, one.published, one.grade, one.parts) for one in wanted
        ]
        assert [one.weights for one in aggregates] == [one.weights for one in wanted]


def test_it_tries_every_statement_there_is() -> None:
    tried = {"index", "levels", "patterns", "coverage", "spread", "holdings"}
    assert set(statements.names()) == tried
