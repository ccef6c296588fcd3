"""What was said at forums, read from tables by kind of service (`heard/*.toml`), and what became of it.

A row of a table: who said it (an element of society, or "online" for a comment beside the draft), of which component,
the words, the verdict, the reason; then, for what is acted upon: what is done, how one sees it, and whose task it is.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tolok.apps.demonstration.invented.offers import TABLES
from tolok.rules.standards.values import Standard, TimeLimit

UNITS_OF_TIME: Mapping[str, str] = {
    "minutes": "menit",
    "hours": "jam",
    "working_days": "hari kerja",
    "calendar_days": "hari",
    "months": "bulan",
}
#: How people ask for what every draft lacks: a copy less, a shorter time, a quicker answer.
COPIES = (
    (
        "Untuk {service}, kartu identitas sudah dilihat petugas. Mengapa masih diminta fotokopinya?",
        "Fotokopi dihapus dari {service} dan layanan lain yang dibahas; kartu cukup ditunjukkan.",
    ),
    (
        "Tempat fotokopi terdekat jauh; untuk {service} cukup tunjukkan kartunya.",
        "Disetujui untuk {service} dan layanan lain di forum ini: kartu asli dilihat, lalu dikembalikan.",
    ),
    (
        "Fotokopi kartu identitas dua lembar pada {service} menumpuk dan mudah disalahgunakan.",
        "Mulai standar baru fotokopi untuk {service} tidak disimpan lagi; begitu juga pada layanan lain.",
    ),
    (
        "Saya memotret kartu dengan ponsel. Apakah {service} masih perlu fotokopi kertas?",
        "Tidak perlu; syarat fotokopi dicoret dari {service} dan layanan lain yang dibahas.",
    ),
)
TIMES = (
    (
        "Janji {before} untuk {service} terlalu lama bila berkas sudah lengkap.",
        "Waktu {service} menjadi {after}; waktu layanan lain ditinjau dengan cara yang sama.",
    ),
    (
        "Pada bulan lalu {service} selesai jauh sebelum {before}; tulislah waktu yang sebenarnya.",
        "Catatan waktu diperiksa: {service} dijanjikan {after}, layanan lain mengikuti catatannya.",
    ),
    (
        "Kami izin kerja untuk mengurus {service}; {before} membuat kami datang dua kali.",
        "{service} dipersingkat menjadi {after}; langkah yang tidak perlu juga dicoret pada layanan lain.",
    ),
    (
        "Catatan kami menunjukkan {service} dapat lebih cepat daripada {before}.",
        "Petugas sanggup menyelesaikan {service} dalam {after}; layanan lain dihitung ulang.",
    ),
)
ANSWERS = (
    (
        "Pengaduan ke {unit} baru dijawab setelah {before} jam; mohon lebih cepat.",
        "{unit} menjanjikan jawaban paling lama {after} jam kerja; jawaban seketika belum sanggup.",
    ),
    (
        "Anggota kami menunggu jawaban {unit} sampai {before} jam kerja tanpa kabar.",
        "Batasnya menjadi {after} jam kerja; perkara yang rumit di {unit} mendapat jawaban sementara.",
    ),
    (
        "Batas {before} jam untuk menjawab pengaduan terlalu longgar bagi {unit}.",
        "Diperketat menjadi {after} jam kerja; petugas {unit} belum ada di luar jam layanan.",
    ),
    (
        "Pesan ke {unit} jangan dibiarkan {before} jam; keluhan hari ini perlu dijawab hari ini.",
        "Keluhan di meja {unit} dijawab hari itu; yang lain paling lama {after} jam kerja.",
    ),
)


@dataclass(frozen=True, slots=True)
class Heard:
    """One input about a service, and the answer."""

    service: str
    by: str
    component: str
    text: str
    verdict: str
    reason: str
    act: str = ""
    measure: str = ""
    owner: str = ""

    @property
    def online(self) -> bool:
        """Whether it was written beside the draft."""
        return self.by == "online"


def heard_about(service: str, rank: int, of: int) -> tuple[Heard, ...]:
    """What one of several (`of`) forums about the same service heard; no two of them hear the same."""
    return _tables()[0].get(service, ())[rank::of]


def parties_of(service: str) -> Mapping[str, str]:
    """Who of society is invited by element, beside the users."""
    return _tables()[1][service]


def kind_of(service: str) -> str:
    """The table a service's inputs are in."""
    return _tables()[2][service]


@cache
def _tables() -> tuple[Mapping[str, tuple[Heard, ...]], Mapping[str, Mapping[str, str]], Mapping[str, str]]:
    said: dict[str, tuple[Heard, ...]] = {}
    parties, kinds = {}, {}
    for name in TABLES:
        table = tomllib.loads(files(__package__).joinpath("heard", f"{name}.toml").read_text("utf-8"))
        for service, rows in table["said"].items():
            said[service] = tuple(Heard(service, *row) for row in rows)
            parties[service], kinds[service] = table["parties"], name
    return said, parties, kinds


def changes(service: str, unit: str, draft: Standard, agreed: Standard, place: int) -> Sequence[Heard]:
    """What people asked for that makes the `agreed` standard differ from the `draft`; words vary by `place`."""
    before, after, slow, quick = draft.limit, agreed.limit, slowest(draft), slowest(agreed)
    assert before is not None
    assert after is not None
    by = "experts" if place % len(TIMES) == len(TIMES) - 1 else "users"
    small = f"{service[0].lower()}{service[1:]}"
    copies, times = {"service": small}, {"service": small, "before": _time(before), "after": _time(after)}
    answers = {"unit": unit, "before": slow, "after": quick}
    asked = (
        (len(draft.requirements) > len(agreed.requirements), "users", "A1", COPIES, "accepted", copies),
        (before.most > after.most, by, "A3", TIMES, "accepted", times),
        (slow > quick, "civil_society", "A6", ANSWERS, "adjusted", answers),
    )
    found = []
    for wanted, element, component, words, verdict, values in asked:
        said = (one.format(**values) for one in words[place % len(words)])
        text, reason = (f"{one[0].upper()}{one[1:]}" for one in said)
        if wanted:
            found.append(Heard(service, element, component, text, verdict, reason))
    return found


def slowest(standard: Standard) -> int:
    """The most hours a complaint may wait for an answer."""
    return max((one.hours or 0 for one in standard.channels), default=0)


def _time(limit: TimeLimit) -> str:
    return f"{limit.most.numerator // limit.most.denominator} {UNITS_OF_TIME[limit.unit]}"
