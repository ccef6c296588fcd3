"""Engines: which there are, what they may use, and what they say when they cannot."""

import sys
from pathlib import Path

import pyarrow as pa
import pytest

from tests.analytics.closed_answers import KEYS, PACK, closed_rows, write_all
from tolok.analytics.asking import Asked, holdings, index
from tolok.analytics.closed.schema import seen
from tolok.analytics.engines import Capabilities, engine_at
from tolok.analytics.national import open_answers


def test_it_is_duckdb_unless_an_address_is_given() -> None:
    with engine_at(memory="300MB", threads=1) as engine:
        assert engine.name == "duckdb"
        assert engine.capabilities == Capabilities("300MB", 1, distributed=False)


def test_it_refuses_an_address_it_does_not_know() -> None:
    with pytest.raises(ValueError, match="no engine; wanted"), engine_at("http://cluster"):
        pass


def test_it_says_what_to_install_for_spark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql.connect.session", None)
    with pytest.raises(RuntimeError, match=r"pip install 'tolok\[spark\]'"), engine_at("sc://nowhere:15002"):
        pass


def test_it_needs_no_spark_client_without_spark() -> None:
    with engine_at():
        assert "pyspark" not in sys.modules


def test_a_folder_without_files_is_an_empty_table(tmp_path: Path) -> None:
    with engine_at() as engine:
        open_answers(engine, str(tmp_path / "none"), PACK)
        assert engine.run(holdings()).num_rows == 0
        everybody = engine.run(index(Asked(PACK.id, KEYS, 1, 4))).to_pylist()
    assert len(everybody) == 1
    assert set(everybody[0].values()) == {0}


def test_an_element_that_no_file_has_is_empty(tmp_path: Path) -> None:
    rows = write_all(closed_rows(3), tmp_path)
    with engine_at() as engine:
        engine.register("answers", str(tmp_path), seen((*KEYS, "baru")))
        found = engine.run(index(Asked(PACK.id, ("biaya", "baru"), 1, 4))).to_pylist()[0]
    assert found["c1"] == 0
    assert 0 < found["n"] < len(rows)


def test_a_province_keeps_its_zero(tmp_path: Path) -> None:
    write_all(closed_rows(3), tmp_path)
    with engine_at() as engine:
        open_answers(engine, str(tmp_path), PACK)
        found = engine.run(index(Asked(PACK.id, KEYS, 1, 4, ("province",))))
    assert found["province"].to_pylist() == ["09", "34"]
    assert found.schema.field("province").type == pa.string()


def test_nobody_writes_sql_through_a_value(tmp_path: Path) -> None:
    write_all(closed_rows(3), tmp_path)
    with engine_at() as engine:
        open_answers(engine, str(tmp_path), PACK)
        asked = Asked(PACK.id, KEYS, 1, 4, ("unit",), {"office": ("x') OR ('1' = '1", "kab-sleman")})
        assert engine.run(index(asked))["unit"].to_pylist() == ["D-01", "D-02"]


@pytest.mark.parametrize("wrong", [{"by": ("nik",)}, {"by": ("unit", "unit")}, {"only": {"1=1": ("x",)}}])
def test_it_groups_and_chooses_by_known_columns_only(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="cannot group or choose by"):
        Asked(PACK.id, KEYS, 1, 4, **wrong)  # type: ignore[arg-type]
