from datetime import date

import pytest

from tolok.apps.accounts.nip import doubts_about, masked, without_separators

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    "nip", ["", "198609262015051001", "198609262022212001", "199912312024992999"[:14] + "2001"]
)
def test_a_plausible_number_raises_no_doubt(nip: str) -> None:
    assert doubts_about(nip, today=TODAY) == []


def test_the_thirteenth_and_fourteenth_digit_need_not_be_a_month() -> None:
    assert doubts_about("198609262022991001", today=TODAY) == []


@pytest.mark.parametrize(
    ("nip", "said"),
    [
        ("130000123", "18 angka"),
        ("19860926201505100A", "18 angka"),
        ("١٩٨٦٠٩٢٦٢٠١٥٠٥١٠٠١", "18 angka"),
        ("198613262015051001", "tanggal lahir"),
        ("202909262015051001", "tanggal lahir"),
        ("198609261985051001", "tahun pengangkatan"),
        ("198609262027051001", "tahun pengangkatan"),
        ("198609262015053001", "Angka ke-15"),
    ],
)
def test_it_says_what_to_look_at_again(nip: str, said: str) -> None:
    assert any(said in doubt for doubt in doubts_about(nip, today=TODAY))


def test_it_reads_a_number_with_spaces_dots_and_hyphens() -> None:
    assert without_separators("19860926 201505-1.001") == "198609262015051001"


def test_others_see_the_last_four_digits() -> None:
    assert masked("198609262015051001") == "•••• 1001"
    assert masked("") == ""
