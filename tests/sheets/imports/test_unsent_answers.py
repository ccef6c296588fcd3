"""The file of unsent answers of a phone or kiosk: every answer as it was given, every fault named."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from tests.sheets.imports.forms import SKM, WIB, lines
from tolok.rules.texts import ProblemsError
from tolok.sheets.imports.unsent import read_unsent
from tolok.sheets.imports.values import ImportedAnswers

UUID7 = "01938f00-0000-7abc-8def-0123456789ab"
GOOD: dict[str, Any] = {
    "survey": "7K3QX9PMT",
    "uuid": UUID7,
    "given_at": "2026-11-21T14:05:33+07:00",
    "mode": "kiosk",
    "values": {"persyaratan": 4, "waktu": 1},
    "comment": "baik",
    "profile": {"sex": "female"},
    "seconds": 48,
}


def read(*answers: object, **rest: object) -> ImportedAnswers:
    content = json.dumps({"format": "tolok-unsent/1", "answers": list(answers)} | rest).encode()
    return read_unsent("belum-terkirim.json", content, zone=WIB, asked={"7K3QX9PMT": SKM})


def test_it_reads_an_answer_as_it_was_given() -> None:
    (one,) = (found := read(GOOD)).answers
    assert (found.problems, found.warnings) == ((), ())
    assert found.usable
    assert one.identifier("anything") == UUID(UUID7)
    assert (one.survey, one.mode, one.seconds, one.comment) == ("7K3QX9PMT", "kiosk", 48, "baik")
    assert one.values == {"persyaratan": 4, "waktu": 1}
    assert one.profile == {"sex": "female"}
    assert one.given_at == datetime(2026, 11, 21, 7, 5, 33, tzinfo=UTC)


def test_it_takes_a_naive_time_for_that_of_the_zone() -> None:
    assert (
        read(GOOD | {"given_at": "2026-11-21T14:05:33"}).answers[0].given_at == read(GOOD).answers[0].given_at
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"survey": "LAIN"}, "Survei dengan kode ini tidak ada"),
        ({"survey": None}, "Survei dengan kode ini tidak ada"),
        ({"uuid": "bukan"}, "Tanda pengenal"),
        ({"uuid": "0b6c1a52-2f8e-4c39-9a4d-6a1f7f2f6c11"}, "Tanda pengenal"),
    ],
)
def test_it_refuses_answers_without_a_survey_or_identifier(change: dict[str, Any], said: str) -> None:
    found = read(GOOD, GOOD | change)
    assert not found.usable
    assert lines(found.problems).startswith("belum-terkirim.json, baris 2, kunci")
    assert said in lines(found.problems)


def test_it_leaves_out_what_the_questionnaire_does_not_have() -> None:
    values = {"persyaratan": 5, "waktu": True, "biaya": 3, "maklumat": 3, "produk": None, "sarpras": 2.0}
    found = read(
        GOOD | {"values": values, "profile": {"sex": "x", "nik": "1"}, "given_at": "kemarin", "seconds": -1}
    )
    (one,) = found.answers
    assert one.values == {"biaya": 3}
    assert (one.profile, one.given_at, one.seconds) == ({}, None, None)
    assert len(found.warnings) == 7


def test_it_takes_an_answer_once_and_none_without_ratings() -> None:
    found = read(GOOD, GOOD, GOOD | {"uuid": UUID7.replace("ab", "ac"), "values": {}})
    assert len(found.answers) == 1
    assert len(found.warnings) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[]",
        b'{"format": "tolok-unsent/9", "answers": []}',
        b'{"format": "tolok-unsent/1", "answers": {}}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
    ],
)
def test_it_refuses_other_files(content: bytes) -> None:
    with pytest.raises(ProblemsError):
        read_unsent("x.json", content, zone=WIB)


def test_it_names_answers_that_are_no_objects_and_an_empty_file() -> None:
    assert "tidak terbaca" in lines(read("x", 3).problems)
    assert "tidak berisi jawaban" in lines(read().problems)
