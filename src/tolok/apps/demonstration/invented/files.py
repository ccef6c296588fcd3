"""Invented papers of a unit: few files, each proof for several indicators, as a good library is."""

from dataclasses import dataclass
from datetime import date

from tolok.apps.demonstration.invented.province import NAME
from tolok.apps.evidence.models import Kind
from tolok.papers.specimen import specimen

Pages = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class InventedFile:
    """A paper: what it is, its pages, and the numbers of the indicators it is cited for with the page."""

    title: str
    kind: Kind
    pages: Pages
    cited: tuple[tuple[int, int], ...]


FILES = (
    InventedFile(
        "Keputusan Standar Pelayanan dan Maklumat",
        Kind.DECREE,
        (
            (
                "Menetapkan",
                ("Standar Pelayanan untuk semua jenis layanan unit ini, lengkap empat belas komponen.",),
            ),
            ("Maklumat pelayanan", ("Kami melayani sesuai standar dan siap diberi sanksi bila ingkar.",)),
            ("Lampiran: jam layanan", ("Senin sampai Jumat, 08.00–15.30, tanpa jeda istirahat.",)),
        ),
        ((1, 1), (5, 2), (10, 3)),
    ),
    InventedFile(
        "Berita acara Forum Konsultasi Publik",
        Kind.MINUTES,
        (
            ("Peserta", ("Pengguna layanan, perguruan tinggi, organisasi masyarakat, media.",)),
            (
                "Kesepakatan",
                ("Persyaratan dipangkas dari sembilan menjadi lima; ditinjau lagi tahun depan.",),
            ),
        ),
        ((2, 1), (4, 2)),
    ),
    InventedFile(
        "Laporan Survei Kepuasan Masyarakat",
        Kind.SURVEY,
        (
            ("Hasil", ("Responden dan nilai tiap unsur, dengan cara menghitungnya.",)),
            ("Publikasi", ("Papan informasi, situs, dan media sosial.",)),
            ("Tindak lanjut", ("Rencana, penanggung jawab, dan yang sudah selesai.",)),
        ),
        ((6, 1), (7, 2), (8, 3), (9, 3)),
    ),
    InventedFile(
        "Kode etik, penghargaan, dan budaya pelayanan",
        Kind.DECREE,
        (
            ("Kode etik", ("Larangan KKN dan diskriminasi; sanksi dan penghargaan.",)),
            ("Penghargaan", ("Kriteria kehadiran, kinerja, kerja sama, dan inovasi.",)),
        ),
        ((11, 1), (12, 2), (13, 2), (14, 1)),
    ),
    InventedFile(
        "Foto sarana dan prasarana",
        Kind.PHOTO,
        (
            ("Parkir dan ruang tunggu", ("Parkir roda dua dan empat; kursi, air minum, dan pengisi daya.",)),
            ("Toilet dan kelompok rentan", ("Toilet terpisah, jalur pemandu, loket khusus.",)),
        ),
        ((15, 1), (16, 1), (17, 2), (18, 2), (19, 1), (20, 1)),
    ),
    InventedFile(
        "Tangkapan layar kanal digital",
        Kind.SCREENSHOT,
        (
            ("Situs", ("Standar pelayanan, jam, biaya, dan kanal pengaduan.",)),
            ("SIPPN", ("Layanan yang sudah tayang di SIPP Nasional.",)),
        ),
        ((3, 2), (21, 1), (22, 1), (23, 1), (24, 1)),
    ),
    InventedFile(
        "Laporan pengelolaan pengaduan",
        Kind.REPORT,
        (
            ("Sarana", ("Loket, surel, telepon, dan SP4N-LAPOR!.",)),
            ("Penyelesaian", ("Jumlah masuk dan selesai menurut kanal.",)),
        ),
        ((25, 1), (26, 1), (27, 2), (28, 2)),
    ),
    InventedFile(
        "Proposal dan laporan inovasi",
        Kind.REPORT,
        (("Inovasi", ("Layanan keliling ke desa tanpa sinyal, berjalan lebih dari setahun.",)),),
        ((29, 1), (30, 1), (31, 1)),
    ),
)


def content(file: InventedFile, day: date, number: int) -> bytes:
    """The PDF of a paper of a year. Units share it: pages that were drawn once need not be drawn again."""
    return specimen(file.title, NAME, file.pages, date(day.year, 3, 2), f"{number:03}/SR/{day.year}")
