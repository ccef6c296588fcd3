"""How recaps of regencies head their columns."""

from collections.abc import Mapping

#: Headings of a recap besides the elements, by the column key they stand for.
NAMES: Mapping[str, tuple[str, ...]] = {
    "unit": (
        *("opp", "nama opp", "opd", "skpd", "perangkat daerah", "instansi", "unit", "nama unit", "nama opd"),
        *("unit layanan", "unit pelayanan", "unit kerja", "organisasi penyelenggara pelayanan"),
    ),
    "population": ("populasi", "jumlah populasi"),
    "sample": ("sampel", "jumlah sampel", "responden", "jumlah responden"),
    "index": ("nrr tertimbang", "jumlah nrr tertimbang", "nilai indeks"),
    "ikm": ("nilai ikm", "ikm", "nilai skm", "skm", "ikm unit", "nilai indeks konversi"),
    "grade": ("kategori", "mutu", "mutu pelayanan", "kinerja", "kategori mutu"),
}
#: Headings that only a recap has; “Responden” alone also numbers the rows of a raw sheet.
SAMPLES = ("sampel", "jumlah sampel", "jumlah responden")
#: Profile columns whose counts must add up to the sample.
PROFILE: Mapping[str, tuple[str, ...]] = {
    "sex": ("l", "p", "laki-laki", "perempuan", "lk", "pr"),
    "education": (
        *("sd", "smp", "sltp", "sma", "slta", "smk", "d1", "d2", "d3", "d4", "diploma", "s1", "s2", "s3"),
        *(
            "sd ke bawah",
            "sma/smk",
            "d1-d3",
            "d1-d4",
            "d4/s1",
            "smp/sltp",
            "sma/slta",
            "sltp/smp",
            "slta/sma",
            "s2/s3",
        ),
    ),
    "work": (
        *(
            "pns",
            "asn",
            "tni",
            "polri",
            "tni/polri",
            "pns/tni/polri",
            "swasta",
            "wiraswasta",
            "wirausaha",
            "pelajar",
        ),
        *("pelajar/mahasiswa", "petani", "nelayan", "buruh", "lainnya", "lain-lain"),
    ),
}
#: How the column of means is headed where every unit has a sheet of its own.
MEAN = (
    *("nrr", "nrr per unsur", "rata-rata", "nilai rata-rata", "nilai rata rata", "rata rata", "nilai unsur"),
    *("nilai nrr", "rerata", "nilai rata-rata unsur", "rata-rata unsur"),
)
