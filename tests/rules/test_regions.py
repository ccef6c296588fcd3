"""Region codes: the grammar, and the provinces of a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.regions import LEVELS, RegionCode, parse, province_on, provinces, provinces_on, zone_of
from tolok.rules.regions.provinces import read
from tolok.rules.texts import ProblemsError

LIST = """
title = { id = "a", en = "a" }
note = { id = "a", en = "a" }
[review]
author = "a"
next_review = 2027-01-01
[[basis]]
title = "a"
about = { id = "a", en = "a" }
sure = "memory"
"""


@pytest.mark.parametrize(
    ("written", "text", "level", "parent"),
    [
        ("64", "64", "province", None),
        ("64.01", "64.01", "regency", "64"),
        ("6472", "64.72", "city", "64"),
        ("31.71.03", "31.71.03", "district", "31.71"),
        ("3171031001", "31.71.03.1001", "kelurahan", "31.71.03"),
        (" 32.04.12.2005 ", "32.04.12.2005", "desa", "32.04.12"),
        ("51.08.01.3001", "51.08.01.3001", "desa_adat", "51.08.01"),
    ],
)
def test_it_reads_a_code_of_every_level(written: str, text: str, level: str, parent: str | None) -> None:
    code = parse(written)
    assert (str(code), code.level, str(code.parent) if code.parent else None) == (text, level, parent)
    assert code.province == text[:2]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "Ini bukan kode wilayah"),
        ("6", "Ini bukan kode wilayah"),
        ("64.1", "Ini bukan kode wilayah"),
        ("64.01.01.001", "Ini bukan kode wilayah"),
        ("31.71.4001", "Ini bukan kode wilayah"),
        ("٦٤", "Ini bukan kode wilayah"),
        ("10", "mulai dari 11"),
        ("64.00", "01 sampai 69"),
        ("64.70", "01 sampai 69"),
        ("64.01.00", "Kecamatan bernomor"),
        ("64.01.01.4001", "1 (kelurahan), 2 (desa)"),
        ("64.01.01.1000", "1 (kelurahan), 2 (desa)"),
    ],
)
def test_it_refuses_what_the_grammar_does_not_know(written: str, said: str) -> None:
    with pytest.raises(ProblemsError) as error:
        parse(written)
    (problem,) = error.value.problems
    assert said in problem.text.id
    assert problem.found == written
    assert problem.wanted is not None


@given(st.text("0123456789.", max_size=14))
def test_it_writes_every_code_it_reads_so_that_it_reads_the_same_again(written: str) -> None:
    try:
        code = parse(written)
    except ProblemsError:
        return
    assert parse(code.text) == parse(code.text.replace(".", "")) == code
    assert code.level in LEVELS
    assert code.parent is None or isinstance(parse(code.parent.text), RegionCode)


@pytest.mark.parametrize(
    ("day", "count"), [(date(2022, 7, 24), 34), (date(2022, 7, 25), 37), (date(2022, 12, 8), 38)]
)
def test_it_knows_the_provinces_of_a_day(day: date, count: int) -> None:
    assert len(provinces_on(day)) == count


def test_a_province_that_was_split_keeps_its_code() -> None:
    for day in (date(2020, 1, 1), date(2026, 1, 1)):
        found = province_on("91", day)
        assert found is not None
        assert found.name == "Papua"
    assert province_on("93", date(2020, 1, 1)) is None


def test_it_says_of_every_date_by_which_law_and_how_sure_it_is() -> None:
    dated = [province for province in provinces() if province.valid_from]
    assert dated
    assert all(province.law and province.sure_from for province in dated)


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ('[[regions]]\ncode = "64.01"\nname = "a"\nsure = "memory"', "Di sini hanya provinsi."),
        ('[[regions]]\ncode = "x"\nname = "a"\nsure = "memory"', "Ini bukan kode wilayah."),
        ('[[regions]]\ncode = "64"\nname = "a"\nsure = "memory"\n' * 2, "dua kali pada hari yang sama"),
        ('[[regions]]\ncode = "64"\nname = "a"', "Kunci ini tidak ada."),
    ],
)
def test_it_refuses_a_faulty_list(entries: str, said: str) -> None:
    with pytest.raises(ProblemsError) as error:
        read(LIST + entries)
    assert said in error.value.problems[0].text.id


def test_every_province_lies_in_one_of_three_zones() -> None:
    assert {zone_of(one.code) for one in provinces()} == {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"}


@pytest.mark.parametrize(
    ("region", "zone"),
    [
        ("32.01", "Asia/Jakarta"),
        ("51", "Asia/Makassar"),
        ("64.72", "Asia/Makassar"),
        ("82.71", "Asia/Jayapura"),
    ],
)
def test_a_regency_has_the_zone_of_its_province(region: str, zone: str) -> None:
    assert zone_of(region) == zone


def test_it_knows_no_zone_of_the_centre() -> None:
    assert zone_of("") is None
