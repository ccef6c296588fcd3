"""Lists of services: pasted with and without a heading, and as a table."""

import pytest

from tolok.rules.texts import ProblemsError
from tolok.sheets.books import open_bytes
from tolok.sheets.offices.services import pasted_services, read_services


def test_it_reads_pasted_lines_without_a_heading_and_counts_them_from_one() -> None:
    found = pasted_services("01; Kartu keluarga ; ya; tidak\n\n02;Akta kelahiran;;daring\n")
    assert [(one.number, one.code, one.name, one.free, one.online) for one in found] == [
        (1, "01", "Kartu keluarga", True, False),
        (2, "02", "Akta kelahiran", False, True),
    ]


def test_it_reads_what_a_spreadsheet_pastes_with_its_own_headings_in_any_order() -> None:
    (one,) = pasted_services("Kode\tGratis\tNama layanan\nA-1\tya\tRujukan")
    assert (one.code, one.name, one.free, one.online) == ("A-1", "Rujukan", True, False)


def test_two_columns_are_enough() -> None:
    (one,) = pasted_services("A-1;Rujukan")
    assert (one.free, one.online) == (False, False)


def test_it_tells_every_fault_at_once_with_its_row() -> None:
    with pytest.raises(ProblemsError) as refused:
        pasted_services("01;Kartu keluarga;mungkin\n01;\n;Tanpa kode")
    said = [problem.say("id") for problem in refused.value.problems]
    assert len(said) == 4
    assert any("bukan ya atau tidak" in one for one in said)


@pytest.mark.parametrize("text", ["", " \n \n"])
def test_nothing_pasted_is_told(text: str) -> None:
    with pytest.raises(ProblemsError, match="no service"):
        pasted_services(text)


def test_a_table_without_names_is_refused() -> None:
    with pytest.raises(ProblemsError, match="heading row"):
        read_services(open_bytes("layanan.csv", b"kode;tarif\n1;2"))
