"""Footer rows are known by their whole label: no unit vanishes because of its first word."""

import pytest

from tolok.sheets.cells import Value
from tolok.sheets.footers import is_footer, may_be_footer


@pytest.mark.parametrize(
    "cell",
    [
        "Jumlah",
        "RATA-RATA",
        "NRR per unsur",
        "IKM",
        "Nilai indeks",
        "Keterangan:",
        "NRR tertimbang",
        "Total:",
        "∑ Nilai /Unsur",
        "NRR tertbg/ unsur",
        "*) Jml NRR IKM tertimbang",
        "IKM Unit Pelayanan",
        "Nilai IKM: 82,5",
        "Rata-rata Kabupaten Bantul",
        "Catatan: sementara,",
        "IKM 2024",
        "Standar deviasi",
        "Sub Total",
        "Indeks Kepuasan Masyarakat (IKM)",
        "Nilai rata-rata F-03",
    ],
)
def test_it_knows_footer_rows(cell: str) -> None:
    assert is_footer(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "Jumlahkan",
        "Totalindo",
        3,
        None,
        "",
        "Kelurahan Rataan",
        "Puskesmas Total",
        "Nilai Pusaka Museum",
        "Total Sehat Klinik",
        "Nilai Jual Objek Pajak",
        "Catatan Sipil",
        "Unit Pelayanan",
        "Mutu Bangsa RSUD",
    ],
)
def test_it_takes_no_unit_for_a_footer(cell: Value) -> None:
    assert not is_footer(cell)


def test_it_leaves_what_begins_like_a_footer_to_the_rest_of_the_row() -> None:
    assert may_be_footer("Jumlah nilai persepsi pengunjung")
    assert not may_be_footer("Dinas Jumlah")
    assert not may_be_footer(3)
