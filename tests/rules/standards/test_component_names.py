import pytest

from tolok.rules.standards.component_names import component_of, other_of, service_in, unnumbered
from tolok.rules.standards.components import components

#: As offices write them in decrees and tables.
WRITTEN = {
    "A1": ("Persyaratan", "1. Persyaratan Pelayanan", "SYARAT", "Persyaratan (umum)"),
    "A2": ("Sistem, Mekanisme dan Prosedur", "2) Prosedur", "Sistem/Mekanisme/Prosedur", "Alur Pelayanan"),
    "A3": ("Jangka Waktu Penyelesaian", "Waktu Pelayanan", "Jangka waktu"),
    "A4": ("Biaya/Tarif", "Biaya atau Tarif", "Tarif/Biaya", "d. Biaya"),
    "A5": ("Produk Pelayanan", "Produk layanan"),
    "A6": (
        "Penanganan Pengaduan, Saran dan Masukan",
        "Penanganan pengaduan, saran, masukan/apresiasi",
        "Pengelolaan Pengaduan",
    ),
    "B7": ("Dasar Hukum", "7 Dasar hukum"),
    "B8": ("Sarana dan Prasarana, dan/atau Fasilitas", "Sarana, prasarana", "Fasilitas"),
    "B9": ("Kompetensi Pelaksana", "Kompetensi petugas"),
    "B10": ("Pengawasan Internal", "Pengawasan intern"),
    "B11": ("Jumlah Pelaksana", "11. Jumlah petugas"),
    "B12": ("Jaminan Pelayanan", "Jaminan layanan"),
    "B13": ("Jaminan Keamanan dan Keselamatan Pelayanan", "Keamanan dan keselamatan"),
    "B14": ("Evaluasi Kinerja Pelaksana", "Evaluasi kinerja"),
}


@pytest.mark.parametrize(
    ("code", "name"), [(code, name) for code, names in WRITTEN.items() for name in names]
)
def test_it_knows_the_names_offices_write(code: str, name: str) -> None:
    assert component_of(name) == code


def test_it_knows_our_own_names() -> None:
    assert [component_of(one.name.id) for one in components()] == [one.code for one in components()]


@pytest.mark.parametrize("name", ["", "Jam Pelayanan", "Visi", "Waktu tunggu", "Maklumat", "7", "Uraian"])
def test_it_does_not_guess(name: str) -> None:
    assert component_of(name) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("No.", "heads"),
        ("KOMPONEN", "heads"),
        ("Jenis Pelayanan", "service"),
        ("A. Komponen terkait proses penyampaian pelayanan (Service Delivery)", "sections"),
        ("B. Manufacturing", "sections"),
        ("Persyaratan khusus apa saja", None),
    ],
)
def test_it_knows_rows_that_are_no_components(name: str, kind: str | None) -> None:
    assert other_of(name) == kind


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("STANDAR PELAYANAN SURAT PINDAH", "SURAT PINDAH"),
        ("1. Standar Pelayanan: Surat Pindah", "Surat Pindah"),
        ("Jenis Pelayanan : Surat Pindah", "Surat Pindah"),
        ("Standar Pelayanan Publik", ""),
        ("Lampiran Keputusan", ""),
    ],
)
def test_it_reads_the_service_in_a_title(title: str, name: str) -> None:
    assert service_in(title) == name


def test_a_number_before_a_name_goes_and_a_name_stays() -> None:
    assert unnumbered("12. Jaminan") == "Jaminan"
    assert unnumbered("a) Biaya") == "Biaya"
    assert unnumbered("7") == "7"
