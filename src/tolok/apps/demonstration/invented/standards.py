"""Invented standards: plausible contents for every family of services, whole or with the faults offices make."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from tolok.apps.demonstration.invented.offers import Offer
from tolok.rules.service_standards import (
    Channel,
    Cost,
    LegalBasis,
    Product,
    Requirement,
    Standard,
    Step,
    TimeLimit,
    Unit,
)

#: What must be brought, by family, and for how long the work takes.
BRING: Mapping[str, tuple[str, ...]] = {
    "letter": (
        "KTP elektronik atau identitas lain",
        "Formulir permohonan yang sudah diisi",
        "Surat pengantar bila diwakilkan",
    ),
    "permit": (
        "Nomor Induk Berusaha",
        "Denah dan foto lokasi",
        "Surat kuasa bila diwakilkan",
        "Bukti kepemilikan tempat",
    ),
    "tax": ("STNK asli", "KTP elektronik pemilik", "Bukti bayar tahun lalu"),
    "health": ("Kartu identitas", "Kartu jaminan kesehatan bila ada", "Surat rujukan untuk layanan lanjutan"),
    "laboratory": ("Surat permohonan", "Contoh uji dalam wadah yang ditentukan"),
    "school": ("Kartu keluarga", "Rapor dua semester terakhir", "Pasfoto terbaru"),
    "data": ("Surat permohonan data", "Kartu identitas pemohon"),
    "training": ("KTP elektronik", "Ijazah terakhir", "Surat keterangan sehat"),
    "aid": ("KTP elektronik", "Kartu keluarga", "Keterangan dari kelurahan atau desa"),
    "complaint": ("Uraian kejadian, tempat, dan waktunya",),
}
TIMES: Mapping[str, tuple[int, Unit]] = {
    "letter": (1, "working_days"),
    "permit": (7, "working_days"),
    "tax": (45, "minutes"),
    "health": (60, "minutes"),
    "laboratory": (5, "working_days"),
    "school": (3, "working_days"),
    "data": (5, "working_days"),
    "training": (10, "working_days"),
    "aid": (3, "working_days"),
    "complaint": (5, "working_days"),
}
PRODUCTS: Mapping[str, str] = {
    "letter": "Surat atau kartu yang diminta",
    "permit": "Keputusan izin",
    "tax": "Tanda bukti pelunasan dan pengesahan",
    "health": "Pemeriksaan dan obat sesuai kebutuhan",
    "laboratory": "Laporan hasil uji",
    "school": "Keputusan penerimaan",
    "data": "Data dalam berkas yang dapat diolah",
    "training": "Sertifikat pelatihan",
    "aid": "Keputusan dan bantuan",
    "complaint": "Jawaban tertulis atas pengaduan",
}
INSIDE: Mapping[str, str] = {
    "B8": "Ruang tunggu berkursi, loket prioritas, komputer, pencetak, dan toilet yang dapat dipakai kursi roda.",
    "B9": "Pendidikan paling rendah diploma, menguasai aplikasi layanan, dan pernah mengikuti pelatihan pelayanan.",
    "B10": "Atasan langsung memeriksa berkas setiap pekan; Inspektorat memeriksa sekali setahun.",
    "B13": "Data pemohon hanya dibuka petugas yang berwenang; ruang layanan punya jalur evakuasi dan pemadam api.",
    "B14": "Kinerja pelaksana dinilai setiap triwulan dari waktu penyelesaian, survei, dan pengaduan.",
}


def whole(offer: Offer, unit: str, year: int) -> Standard:
    """A standard with all fourteen components that the linter has nothing grave to say about."""
    number, measure = TIMES[offer.family]
    low = offer.name[0].lower() + offer.name[1:]
    return Standard(
        requirements=tuple(Requirement(one, "copy") for one in brought(offer)),
        steps=(
            Step("applicant", "Mengambil nomor dan menyerahkan berkas", "Nomor antrean"),
            Step("front_office", "Memeriksa kelengkapan berkas", "Tanda terima", Fraction(10)),
            Step("back_office", f"Memproses {low}", "Rancangan hasil"),
            Step("official", "Menandatangani hasil", PRODUCTS[offer.family]),
            Step("front_office", "Menyerahkan hasil kepada pemohon", "Hasil diterima", Fraction(5)),
        ),
        limit=TimeLimit(Fraction(number), measure, "complete", waiting=30),
        costs=(_cost(offer, year),),
        products=(Product(PRODUCTS[offer.family]),),
        channels=(
            Channel("desk", f"Meja pengaduan {unit}", "Senin–Jumat, 08.00–15.00", 8, "Petugas pengaduan"),
            Channel("sp4n", "lapor.go.id", "setiap saat", 24, "Pejabat penghubung SP4N-LAPOR!"),
            Channel("email", "layanan@sagararaya.example", "setiap saat", 24, "Petugas pengaduan"),
        ),
        legal=(
            LegalBasis("UU", "25", 2009, "Pelayanan Publik", "in_force"),
            LegalBasis("PermenPANRB", "15", 2014, "Pedoman Standar Pelayanan", "in_force"),
        ),
        staff=3 + len(offer.name) % 5,
        texts={
            **INSIDE,
            "B12": f"Bila {low} lewat waktu, pemohon diberi tahu alasannya hari itu juga dan hasilnya diantar tanpa biaya.",
        },
        others=_plainly(brought(offer)),
    )


def brought(offer: Offer) -> tuple[str, ...]:
    """What must be brought for a service."""
    return offer.bring or BRING[offer.family]


def _plainly(names: Sequence[str]) -> dict[str, dict[str, str]]:
    """The requirements as one says them at the counter."""
    return {"plain": {"A1": "Bawa " + "; ".join(_small(name) for name in names) + "."}}


def _small(name: str) -> str:
    """A name in the middle of a sentence; abbreviations stay as they are."""
    return name if name[:2].isupper() else name[0].lower() + name[1:]


def _cost(offer: Offer, year: int) -> Cost:
    if offer.fee == 0:
        return Cost(free=True)
    basis = "Perda Provinsi Sagara Raya 3/2024 tentang Pajak dan Retribusi Daerah"
    if offer.fee is None:
        return Cost(
            formula="Dihitung menurut luas dan jenis kegiatan", basis=basis, valid_from=date(year, 1, 2)
        )
    return Cost(
        amount=Fraction(offer.fee), basis=basis, valid_from=date(year, 1, 2), how="Bank daerah atau QRIS"
    )


def bettered(standard: Standard) -> Standard:
    """What the public asked for: a shorter time, one paper less, an answer promised sooner."""
    limit = standard.limit
    assert limit is not None
    shorter = limit.most - 1 if limit.most > 1 else limit.most
    faster = tuple(replace(one, hours=min(one.hours or 24, 12)) for one in standard.channels)
    kept = standard.requirements[:-1] if len(standard.requirements) > 2 else standard.requirements
    plain = _plainly([one.name for one in kept])
    return replace(
        standard, requirements=kept, others=plain, limit=replace(limit, most=shorter), channels=faster
    )


def thin(offer: Offer, unit: str, year: int) -> Standard:
    """What a unit wrote down first: half of it missing, as half of the offices have it."""
    made = whole(offer, unit, year)
    return replace(made, legal=(), products=(), staff=None, texts={"B8": INSIDE["B8"]}, others={})


def doubtful(offer: Offer, unit: str, year: int) -> Standard:
    """Whole, with what the linter warns of: a channel without a time, an unknown law, one number twice."""
    made = whole(offer, unit, year)
    channels = (Channel("phone", "0811-0000-0000"), Channel("whatsapp", "0811-0000-0000"), *made.channels[1:])
    legal = (*made.legal, LegalBasis("Perpres", "25", 2008, "Tata cara pendaftaran penduduk", "unknown"))
    return replace(made, channels=channels, legal=legal)
