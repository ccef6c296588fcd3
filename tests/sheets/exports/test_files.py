"""Answers as files: the office's own reads back unchanged, the open one leaves nobody alone."""

import io
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pyarrow.parquet as pq

from tests.sheets.imports.forms import WHOLE, WIB
from tolok.sheets.books import open_bytes
from tolok.sheets.exports.files import ExportAbout, ExportedAnswer, office_file, open_file
from tolok.sheets.exports.parquet import answer_parquet
from tolok.sheets.imports.proposing import propose_mapping
from tolok.sheets.imports.reading import read_with
from tolok.sheets.imports.recognising import recognise_bytes

ABOUT = ExportAbout(
    "7K3QX9PMT", "Kecamatan Sukasari", "Kabupaten Contoh", "v1", date(2026, 7, 1), date(2026, 12, 31),
    period="Semester II 2026", population=900, licence="CC-BY-4.0",
)  # fmt: skip
START = datetime(2026, 11, 30, 16, 59, tzinfo=UTC)


def answer(number: int, **changes: Any) -> ExportedAnswer:
    given: dict[str, Any] = {
        "uuid": UUID(int=(7 << 76) | (2 << 62) | number),
        "given_at": START + timedelta(minutes=number),
        "mode": "qr",
        "values": {"persyaratan": 1 + number % 4, "spak.pungli": 6},
        "profile": {"sex": "female" if number % 2 else "male"},
    }
    return ExportedAnswer(**(given | changes))


def people(count: int) -> list[ExportedAnswer]:
    return [answer(number) for number in range(count)]


def test_it_reads_its_own_file_back_unchanged() -> None:
    answers = [
        answer(1, comment="=1+1; 'kutip'", extra={"parkir": "ya"}, service="KTP", seconds=50),
        answer(2, values={"waktu": 4}, profile={}, counts=False),
    ]
    content = office_file(WHOLE, answers, ABOUT).csv.encode()
    recognised = recognise_bytes("jawaban.csv", content, WHOLE)
    assert recognised.format == "tolok"
    opened = recognised.book
    assert opened is not None
    mapping = propose_mapping(opened, "tolok", WHOLE).mapping
    assert mapping.undecided == ()
    found = read_with(opened, mapping, WHOLE, zone=WIB, version="v1")
    assert (found.problems, found.warnings) == ((), ())
    for read, wrote in zip(found.answers, answers, strict=True):
        assert read.identifier("7K3QX9PMT") == wrote.uuid
        assert (read.values, read.extra, read.comment) == (wrote.values, wrote.extra, wrote.comment)
        assert (read.profile, read.given_at, read.mode) == (wrote.profile, wrote.given_at, wrote.mode)
        assert (read.service, read.seconds) == (wrote.service, wrote.seconds)


def test_it_neutralises_formulas_in_comments() -> None:
    assert "'=HYPERLINK" in office_file(WHOLE, [answer(1, comment="=HYPERLINK(1)")], ABOUT).csv


def test_it_publishes_no_hour_no_identifier_and_no_comment() -> None:
    file = open_file(
        WHOLE, [answer(number, comment="Pak Slamet") for number in range(1, 41)], ABOUT, zone=WIB
    )
    assert "Slamet" not in file.csv
    assert str(answer(1).uuid) not in file.csv
    assert not {"answer_id", "given_at", "comment"} & set(file.rows[0])
    assert {row["month"] for row in file.rows} == {"2026-12"}
    assert {one["what"] for one in file.metadata["withheld"]} >= {
        "answer_id",
        "given_at",
        "comment",
        "age_band",
    }
    assert all(one["why"]["id"] and one["why"]["en"] for one in file.metadata["withheld"])


def test_it_leaves_nobody_alone_with_their_details() -> None:
    lonely = answer(99, profile={"sex": "male", "education": "higher"})
    file = open_file(WHOLE, [*people(40), lonely], ABOUT, zone=WIB)
    assert "education" not in file.rows[0]
    assert "sex" in file.rows[0]
    assert "education" in {one["what"] for one in file.metadata["withheld"]}


def test_it_publishes_nothing_of_too_few_and_nothing_that_does_not_count() -> None:
    few = open_file(WHOLE, people(4), ABOUT, zone=WIB)
    assert few.rows == ()
    assert few.metadata["withheld"][0]["what"] == "*"
    late = open_file(WHOLE, [*people(6), answer(50, counts=False)], ABOUT, zone=WIB)
    assert len(late.rows) == 6


def test_it_orders_open_rows_by_what_stands_in_them() -> None:
    assert (
        open_file(WHOLE, people(20), ABOUT, zone=WIB).rows
        == open_file(WHOLE, people(20)[::-1], ABOUT, zone=WIB).rows
    )


def test_it_says_in_its_metadata_what_numbers_rest_on() -> None:
    told = json.loads(json.dumps(office_file(WHOLE, people(3), ABOUT).metadata))
    assert (told["format"], told["survey"], told["population"], told["answers"]) == (
        "tolok-answers/1",
        "7K3QX9PMT",
        900,
        3,
    )
    assert told["period"] == {"name": "Semester II 2026", "from": "2026-07-01", "to": "2026-12-31"}
    assert told["modes"] == {"qr": 3}
    skm, spak = told["blocks"]
    assert (skm["scale"], skm["weights"]["biaya"], skm["n"]["persyaratan"]) == ([1, 4], "1/9", 3)
    assert skm["bands"][0] == {"letter": "A", "from": "88.31"}
    assert (spak["scale"], spak["bands"]) == ([1, 6], None)
    assert told["questionnaire"]["version"] == "v1"
    assert told["conventions"]["missing"] == "empty; never zero"
    assert {one["name"] for one in told["columns"]} == set(office_file(WHOLE, people(1), ABOUT).rows[0])


def test_it_writes_parquet_with_missing_ratings_as_null() -> None:
    file = office_file(WHOLE, people(3), ABOUT)
    table = pq.read_table(io.BytesIO(answer_parquet(file, WHOLE)))
    assert table.num_rows == 3
    assert table.column("waktu").null_count == 3
    assert table.column("persyaratan").to_pylist() == [1, 2, 3]
    assert json.loads(table.schema.metadata[b"tolok"]) == file.metadata
    assert open_bytes("a.csv", file.csv.encode()).sheets[0].rows[1][0] == table.column("answer_id")[0].as_py()


def test_it_writes_parquet_of_no_answers() -> None:
    file = open_file(WHOLE, people(2), ABOUT, zone=WIB)
    assert pq.read_table(io.BytesIO(answer_parquet(file, WHOLE))).num_rows == 0
