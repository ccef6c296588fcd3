"""What every invented unit offers beyond the surveyed services, and in citizens' words what each is about."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """A service: how it is called, its family of standards, what it costs, and what citizens look for.

    `fee` is rupiah; 0 is free, None is reckoned by a formula.
    """

    name: str
    family: str
    fee: int | None = 0
    public_name: str = ""
    events: tuple[str, ...] = ()
    keywords: str = ""
    bring: tuple[str, ...] = ()  # only where the family's papers do not fit
    field: str = ""


TRAINING = (
    Offer(
        "Pelatihan kerja berbasis kompetensi", "training", events=("work",), keywords="kursus, latihan kerja"
    ),
    Offer("Uji kompetensi", "training", events=("work",), keywords="sertifikat keahlian"),
)
CLINIC = (
    Offer("Pemeriksaan kesehatan umum", "health", 15_000, events=("illness",), keywords="berobat, periksa"),
    Offer("Imunisasi", "health", events=("birth",), keywords="vaksin bayi"),
    Offer("Surat rujukan", "letter", events=("illness",), keywords="rujuk rumah sakit"),
)
SCHOOL = (
    Offer("Penerimaan murid baru", "school", events=("school",), keywords="daftar sekolah, PPDB, SPMB"),
    Offer("Surat keterangan dan legalisasi", "letter", events=("school",), keywords="legalisir ijazah"),
    Offer("Mutasi murid", "school", events=("school", "moving"), keywords="pindah sekolah"),
)
MORE: Mapping[str, tuple[Offer, ...]] = {
    "03.1": (
        Offer(
            "Penggantian KTP elektronik yang hilang atau rusak",
            "letter",
            public_name="Ganti KTP hilang atau rusak",
            events=("lost_papers",),
            keywords="KTP hilang, KTP rusak, e-KTP",
            bring=("Surat kehilangan dari kepolisian, atau KTP yang rusak", "Kartu keluarga"),
            field="civil_registration",
        ),
        Offer(
            "Penerbitan kartu keluarga",
            "letter",
            public_name="Membuat atau mengubah kartu keluarga",
            events=("marriage", "birth", "moving"),
            keywords="KK baru, tambah anggota",
            bring=(
                "KTP elektronik kepala keluarga",
                "Buku nikah, akta kelahiran, atau surat pindah",
                "Kartu keluarga lama",
            ),
            field="civil_registration",
        ),
        Offer(
            "Pencatatan kelahiran",
            "letter",
            public_name="Akta kelahiran",
            events=("birth",),
            bring=("Surat keterangan lahir", "Kartu keluarga", "Buku nikah atau akta perkawinan orang tua"),
            field="civil_registration",
        ),
        Offer(
            "Pencatatan kematian",
            "letter",
            public_name="Akta kematian",
            events=("death",),
            bring=("Surat keterangan kematian", "KTP elektronik almarhum", "Kartu keluarga"),
            field="civil_registration",
        ),
        Offer(
            "Nomor Induk Berusaha",
            "permit",
            public_name="Izin usaha (NIB)",
            events=("business",),
            bring=("KTP elektronik pemilik usaha", "NPWP", "Alamat dan jenis usaha"),
        ),
        Offer(
            "Surat keterangan pindah",
            "letter",
            public_name="Surat pindah",
            events=("moving",),
            bring=("KTP elektronik", "Kartu keluarga"),
            field="civil_registration",
        ),
    ),
    "04": (
        Offer("Keringanan pajak kendaraan", "tax", events=("vehicle",), keywords="potongan, diskon pajak"),
        Offer("Keberatan pajak daerah", "tax", keywords="salah tagih"),
    ),
    "05": (
        Offer("Izin trayek antarkota", "permit", 250_000, events=("business",), keywords="angkutan umum"),
        Offer("Rekomendasi analisis dampak lalu lintas", "permit", None, events=("building",)),
        Offer("Pengaduan angkutan umum", "complaint", events=("complaint",)),
    ),
    **{f"06.{number}": TRAINING for number in range(1, 6)},
    "07": (
        Offer(
            "Persetujuan lingkungan",
            "permit",
            None,
            events=("business", "building"),
            keywords="AMDAL, UKL-UPL",
        ),
        Offer("Pemeriksaan mutu air", "laboratory", 175_000),
        Offer("Pengaduan pencemaran", "complaint", events=("complaint",)),
    ),
    "08": (
        Offer("Rekomendasi izin rumah sakit", "permit", events=("business",)),
        Offer("Data kesehatan provinsi", "data"),
        Offer("Pengaduan layanan kesehatan", "complaint", events=("complaint", "illness")),
    ),
    "08.3": (
        Offer("Rawat jalan jiwa", "health", 30_000, events=("illness",), keywords="psikolog, psikiater"),
        Offer("Rawat inap jiwa", "health", None, events=("illness",)),
        Offer("Surat keterangan sehat jiwa", "letter", 90_000, events=("work",)),
    ),
    **{f"08.{number}": CLINIC for number in range(5, 10)},
    "09": (
        Offer("Rekomendasi pendirian sekolah", "permit", events=("school",)),
        Offer("Beasiswa daerah", "aid", events=("school", "hardship"), keywords="bantuan sekolah"),
        Offer(
            "Pengganti ijazah yang hilang",
            "letter",
            events=("lost_papers", "school"),
            keywords="ijazah hilang",
        ),
    ),
    **{f"09.{number}": SCHOOL for number in range(3, 7)},
    "12": (
        Offer("Konsultasi keluarga", "aid", events=("marriage", "hardship")),
        Offer("Data kekerasan terhadap perempuan dan anak", "data"),
    ),
    "13": (
        Offer("Rekomendasi pindah antarprovinsi", "letter", events=("moving",)),
        Offer("Pengaduan layanan kependudukan", "complaint", events=("complaint",)),
    ),
    "14": (
        Offer("Bantuan darurat bencana", "aid", events=("disaster",), keywords="banjir, gempa"),
        Offer("Surat keterangan korban bencana", "letter", events=("disaster",)),
    ),
}
#: The family of the services that were there before, by a word of their name; the first that fits.
FAMILIES = (
    ("izin", "permit"),
    ("rekomendasi", "permit"),
    ("pengesahan stnk", "tax"),
    ("stnk", "tax"),
    ("kendaraan", "tax"),
    ("loket", "letter"),
    ("rawat", "health"),
    ("gawat", "health"),
    ("farmasi", "health"),
    ("pemeriksaan", "laboratory"),
    ("laboratorium", "laboratory"),
    ("murid", "school"),
    ("data", "data"),
    ("kartu", "letter"),
    ("surat", "letter"),
    ("salinan", "data"),
)
FIELDS: Mapping[str, str] = {
    "permit": "licensing",
    "tax": "taxes",
    "letter": "administration",
    "health": "health",
    "laboratory": "health",
    "school": "education",
    "data": "data_information",
    "training": "employment",
    "aid": "social",
    "complaint": "data_information",
}


def family_of(name: str) -> str:
    """The family a service of the older list belongs to."""
    low = name.casefold()
    return next((family for word, family in FAMILIES if word in low), "aid")
