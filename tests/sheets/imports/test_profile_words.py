"""Details of respondents in the words of forms, and moments in the dress of programs."""

from datetime import datetime
from typing import Any

import pytest

from tests.sheets.imports.forms import WIB
from tolok.apps.surveys import models
from tolok.sheets.imports.profiles import CODES, profile_code
from tolok.sheets.imports.times import DayOrder, day_order, moment, placed


def test_it_has_the_codes_that_answers_are_kept_with() -> None:
    kept: dict[str, Any] = {
        "age_band": models.AgeBand,
        "sex": models.Sex,
        "education": models.Education,
        "occupation": models.Occupation,
    }
    for part, choices in kept.items():
        assert {code: text.id for code, text in CODES[part].items()} == {
            one.value: str(one.label) for one in choices
        }


@pytest.mark.parametrize(
    ("part", "word", "code"),
    [
        ("sex", "L", "male"),
        ("sex", "Laki - Laki", "male"),
        ("sex", "WANITA", "female"),
        ("age_band", 17, "0-17"),
        ("age_band", "25 thn", "18-29"),
        ("age_band", "30 – 40 Tahun", "30-44"),
        ("age_band", "> 60", "60-"),
        ("age_band", "60 tahun ke atas", "60-"),
        ("age_band", "< 18 tahun", "0-17"),
        ("education", "SMA / SMK / Sederajat", "senior"),
        ("education", "D-III", "diploma"),
        ("education", "S.1", "degree"),
        ("education", "S2", "higher"),
        ("occupation", "PNS / TNI / POLRI", "civil"),
        ("occupation", "Ibu Rumah Tangga", "home"),
        ("occupation", "Pelajar/Mahasiswa", "student"),
        ("occupation", "", None),
        ("occupation", "-", None),
    ],
)
def test_it_reads_details_as_forms_word_them(part: str, word: object, code: str | None) -> None:
    assert profile_code(part, word) == code  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("part", "word"), [("age_band", "20-35"), ("age_band", 130), ("sex", "x"), ("age_band", "> 40")]
)
def test_it_refuses_details_that_no_code_fits(part: str, word: object) -> None:
    with pytest.raises(ValueError, match=str(word)):
        profile_code(part, word)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "order", "told"),
    [
        ("21/11/2026 14.05.33", "day-first", "2026-11-21T14:05:33"),
        ("11/21/2026 2:05:33 PM", "month-first", "2026-11-21T14:05:33"),
        ("11/21/2026 12:05 am", "month-first", "2026-11-21T00:05:00"),
        ("2026/11/21 2:05:33 PM GMT+7", None, "2026-11-21T14:05:33+07:00"),
        ("2026-11-21T14:05:33.123+07:00", None, "2026-11-21T14:05:33+07:00"),
        ("2026-11-21T07:05:33Z", None, "2026-11-21T07:05:33+00:00"),
        ("Sabtu, 21 November 2026 pukul 14.05 WITA", None, "2026-11-21T14:05:00+08:00"),
        ("21 Agt 2026", None, "2026-08-21T00:00:00"),
        ("21/11/2026", None, None),
        ("31/02/2026", "day-first", None),
        ("21/11/26", "day-first", None),
        ("2026-11-21 14:05 EST", None, None),
        ("13:00 PM", None, None),
    ],
)
def test_it_reads_moments_in_the_dress_of_programs(
    text: str, order: DayOrder | None, told: str | None
) -> None:
    found = moment(text, order)
    assert (found.isoformat() if found else None) == told


def test_it_takes_a_naive_moment_for_that_of_the_zone() -> None:
    naive = datetime(2026, 11, 21, 14)  # noqa: DTZ001 - as files write it
    found = placed(naive, WIB)
    assert found is not None
    assert found.isoformat() == "2026-11-21T14:00:00+07:00"


def test_it_finds_no_order_where_the_column_contradicts_itself() -> None:
    assert day_order(["21/11/2026", "11/21/2026"]) == (None, False)
    assert day_order(["2026-11-21"]) == (None, True)
