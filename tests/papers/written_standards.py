"""A standard to print, invented, and the letterhead it is printed with."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from tolok.papers.letters.letterhead import Letterhead, Signatory
from tolok.papers.standards.values import DecreeFacts, MaklumatPaper, StandardPaper
from tolok.rules.standards.values import (
    Channel,
    Cost,
    LegalBasis,
    Product,
    Requirement,
    Standard,
    Step,
    TimeLimit,
)

FULL = Standard(
    requirements=(
        Requirement("Kartu tanda penduduk", "shown", "Dinas Kependudukan", own_government=True),
        Requirement("Kartu keluarga", when="pemohon belum menikah"),
        Requirement("Surat pengantar RT", "unsaid"),
    ),
    steps=(
        Step("applicant", "menyerahkan berkas di loket 2"),
        Step("official", "menandatangani surat", "surat keterangan", Fraction(1), "hours"),
    ),
    limit=TimeLimit(Fraction(3), "working_days", waiting=30),
    costs=(Cost(free=True),),
    products=(Product("Surat keterangan pindah", valid_for="30 hari"),),
    channels=(Channel("whatsapp", "0812-5500-1122", hours=24), Channel("sp4n", "lapor.go.id")),
    legal=(LegalBasis("UU", "25", 2009, "Pelayanan Publik", "in_force"),),
    staff=5,
    texts={
        "B8": "Ruang tunggu\nKursi prioritas",
        "B9": "Mampu mengoperasikan komputer",
        "B10": "Pengawasan oleh atasan langsung",
        "B12": "Bila terlambat, surat diantar ke rumah.",
        "B13": "Berkas pemohon disimpan terkunci.",
        "B14": "Evaluasi setiap semester.",
    },
)
DECREE = DecreeFacts(
    "100.3/12/2026",
    "Standar Pelayanan pada Kecamatan Tolok Hulu",
    date(2026, 1, 15),
    "Ratna Wulandari",
    "Camat Tolok Hulu",
)
LETTERHEAD = Letterhead(
    ("PEMERINTAH KABUPATEN TOLOK", "KECAMATAN TOLOK HULU", "Jalan Merdeka 1"),
    "Tolok Hulu",
    Signatory("Sekretaris Daerah", "Budi Hartono"),
)
STANDARD = StandardPaper(
    service="Surat Keterangan Pindah Keluar",
    called="Surat pindah",
    code="KTH-01",
    unit="Kecamatan Tolok Hulu",
    office="Pemerintah Kabupaten Tolok",
    number=2,
    digest="ab12cd34ef56" + "0" * 52,
    standing="holds",
    standard=FULL,
    decree=DECREE,
    holds_from=date(2026, 2, 1),
    address="https://tolok.example/layanan/1/",
)
MAKLUMAT = MaklumatPaper(
    unit="Kecamatan Tolok Hulu",
    office="Pemerintah Kabupaten Tolok",
    number=1,
    digest="cd" * 32,
    standing="holds",
    ability="Kami sanggup melayani sesuai standar.",
    improvement="Kami melayani sesuai kewajiban dan terus memperbaiki diri.",
    sanction="Bila ingkar, kami menerima sanksi dan memberi kompensasi.",
    signer="Ratna Wulandari",
    signer_post="Camat Tolok Hulu",
    set_on=date(2026, 1, 20),
    decree=DECREE,
)


def a_draft(**changes: Any) -> StandardPaper:
    """The same standard while it is being made."""
    made = replace(STANDARD, standing="draft", decree=None, holds_from=None)
    return replace(made, **changes)
