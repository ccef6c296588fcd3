"""Invented respondents: what they tick, what they write, who they are in broad strokes."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from tolok.rules.questionnaires.values import Questionnaire

#: What people say of each element when they were pleased with it, and when they were not.
WORDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "persyaratan": (
        ("Syaratnya jelas, sudah ditempel di depan.",),
        ("Syaratnya beda dengan yang di situs, saya bolak-balik fotokopi.", "persyaratan kurang jelas"),
    ),
    "prosedur": (
        ("Alurnya gampang diikuti.",),
        ("Disuruh pindah loket tiga kali.", "alur nya membingungkan utk orang tua"),
    ),
    "waktu": (
        ("Cepat, tidak sampai setengah jam.", "cepat bgt skrg, mantap"),
        (
            "Antre dari jam 7 baru dipanggil jam 11.",
            "lama bgt nunggunya",
            "Tolong tambah loket, antreannya panjang.",
        ),
    ),
    "biaya": (("Gratis, terima kasih.",), ("Biayanya tidak ditempel.",)),
    "produk": (("Hasilnya sesuai.",), ("Nama di berkas salah ketik, harus mengulang.",)),
    "kompetensi": (("Petugasnya paham.",), ("Petugas baru masih bingung menjelaskan.",)),
    "perilaku": (
        ("Petugasnya ramah dan sabar.", "satpam nya baik, dibantu isi formulir"),
        ("Petugas kurang senyum.", "dilayani sambil main hp"),
    ),
    "pengaduan": (
        ("Keluhan saya bulan lalu ditanggapi.",),
        ("Nomor pengaduan tidak pernah diangkat.",),
    ),
    "sarpras": (
        ("Ruang tunggunya sejuk.",),
        ("Ruang tunggu panas, kursinya kurang.", "toilet kotor, parkir sempit"),
    ),
}
#: Comments that name somebody or read like a complaint; names are those of the demonstration's own staff.
NAMING = (
    "Bu Theresia di loket 2 sabar sekali menjelaskan.",
    "Pak Zulkifli kurang ramah kepada ibu saya.",
    "Terima kasih mbak Rahma, urusan selesai hari itu juga.",
    "Tolong hubungi saya di 0812-0000-4321 kalau berkasnya sudah jadi.",
)
COMPLAINTS = (
    "Saya diminta uang Rp50.000 padahal tertulis gratis, mohon ditindak.",
    "Berkas saya hilang dan tidak ada yang mau bertanggung jawab. Saya mau mengadu ke mana?",
    "Ada calo di depan pintu yang menawarkan antrean, tolong ditertibkan.",
)
AGES = (("0-17", 2), ("18-29", 26), ("30-44", 38), ("45-59", 23), ("60-", 8), ("", 3))
SEXES = (("female", 52), ("male", 45), ("", 3))
EDUCATION = (
    ("primary", 9),
    ("junior", 12),
    ("senior", 42),
    ("diploma", 11),
    ("degree", 20),
    ("higher", 3),
    ("", 3),
)
OCCUPATIONS = (
    *(("civil", 8), ("private", 24), ("own", 22), ("farm", 11)),
    *(("labour", 9), ("student", 9), ("home", 12), ("other", 3), ("", 2)),
)
TOP = 4


@dataclass(frozen=True, slots=True)
class Spoken:
    """One respondent's sheet before it is sent."""

    values: Mapping[str, int]
    comment: str
    profile: Mapping[str, str]
    seconds: int


def spoken(asked: Questionnaire, quality: float, weak: str, random: Random) -> Spoken:
    """Somebody of a unit this good (0–1) whose element `weak` lags behind."""
    mood = random.gauss(2.55 + 1.25 * quality, 0.4)
    values = {}
    for block, item in asked.by_key.values():
        if item.constant:
            values[item.key] = block.high
        elif random.random() > 0.008:
            middle = mood - (0.45 if item.element == weak else 0) + (block.high - TOP) * 0.9
            values[item.key] = min(max(round(random.gauss(middle, 0.5)), block.low), block.high)
    if not values:
        values = {asked.items[0].key: asked.main.high}
    profile = {
        "age_band": _one(AGES, random),
        "sex": _one(SEXES, random),
        "education": _one(EDUCATION, random),
        "occupation": _one(OCCUPATIONS, random),
    }
    return Spoken(values, _comment(values, weak, random), profile, max(25, round(random.gauss(110, 40))))


def _one(shares: tuple[tuple[str, int], ...], random: Random) -> str:
    return random.choices([key for key, _ in shares], [share for _, share in shares])[0]


def _comment(values: Mapping[str, int], weak: str, random: Random) -> str:
    """One in six writes something: mostly about what is weak or what pleased them."""
    draw = random.random()
    if draw > 0.17:
        return ""
    if draw < 0.006:
        return random.choice(COMPLAINTS)
    if draw < 0.018:
        return random.choice(NAMING)
    about = weak if random.random() < 0.45 else random.choice([*WORDS])
    pleased, not_pleased = WORDS[about]
    return random.choice(pleased if values.get(about, TOP) > TOP - 1 else not_pleased)
