"""An invented regency whose units were judged: the same numbers every time, for the web demo and the example files.

No unit, place or person here exists.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tolok.rules.instruments.values import Indicator, Instrument
from tolok.sheets.instruments.templates import levels_workbook
from tolok.sheets.instruments.users import answers_form

REGENCY = "Kabupaten Sagara Jaya"
DISTRICTS = (
    *("Ranca Pelita", "Tanjung Cahya", "Muara Kencana", "Bukit Saroja", "Kali Mentari", "Padang Arunika"),
    *(
        "Rawa Kemuning",
        "Pulau Dewata Kecil",
        "Sungai Lembayung",
        "Gunung Tirta",
        "Teluk Purnama",
        "Hulu Senja",
    ),
)
PERMITS = (
    f"Dinas Penanaman Modal dan PTSP {REGENCY}",
    f"Mal Pelayanan Publik {REGENCY}",
    f"Dinas Kependudukan dan Pencatatan Sipil {REGENCY}",
    f"Badan Pendapatan Daerah {REGENCY}",
    f"Dinas Perhubungan {REGENCY}",
    f"Dinas Perdagangan {REGENCY}",
    f"Dinas Tenaga Kerja {REGENCY}",
    f"Dinas Lingkungan Hidup {REGENCY}",
)
EDUCATION = (
    f"Dinas Pendidikan {REGENCY}",
    f"Perpustakaan Daerah {REGENCY}",
    "Sanggar Kegiatan Belajar Kali Mentari",
    "SMP Negeri Percontohan Ranca Pelita",
    "SMP Negeri Percontohan Hulu Senja",
    "SD Negeri Percontohan Tanjung Cahya",
)
SOCIAL = (
    f"Dinas Sosial {REGENCY}",
    "UPTD Perlindungan Perempuan dan Anak Sagara Jaya",
    "Rumah Singgah Lansia Gunung Tirta",
    "Balai Latihan Kerja Padang Arunika",
)
OTHERS = (
    "Perumda Air Minum Tirta Sagara",
    f"Dinas Pemadam Kebakaran {REGENCY}",
    *(f"Kecamatan {name}" for name in DISTRICTS[:8]),
)
HEALTH = (
    "RSUD Sagara Jaya",
    "Laboratorium Kesehatan Daerah Sagara Jaya",
    *(f"Puskesmas {name}" for name in DISTRICTS),
)
UNITS = (*PERMITS, *HEALTH, *EDUCATION, *SOCIAL, *OTHERS)
#: Units that have not finished their sheet, and the one that asked too few users.
UNFINISHED = (UNITS[19], UNITS[33])
FEW_USERS = UNITS[27]


@dataclass(frozen=True, slots=True)
class DemonstrationUnit:
    """One invented unit: levels by indicator code (None = not judged yet), and users' answers in item order."""

    name: str
    levels: dict[str, int | None]
    users: tuple[tuple[int | None, ...], ...]


def demonstration_units(instrument: Instrument, seed: int = 2026) -> tuple[DemonstrationUnit, ...]:
    """42 units whose results spread from the lower categories to the highest; equal for equal `seed`."""
    random = Random(seed)  # noqa: S311 - example data, not secrecy
    qualities = [place / (len(UNITS) - 1) for place in range(len(UNITS))]
    random.shuffle(qualities)
    return tuple(_unit(instrument, name, q, random) for name, q in zip(UNITS, qualities, strict=True))


def demonstration_workbook(instrument: Instrument) -> bytes:
    """The filled workbook of the invented regency, with a sheet of users' raw answers."""
    units = demonstration_units(instrument)
    return levels_workbook(
        instrument,
        tuple((unit.name, unit.levels) for unit in units),
        tuple((unit.name, answers) for unit in units for answers in unit.users),
    )


def _unit(instrument: Instrument, name: str, quality: float, random: Random) -> DemonstrationUnit:
    levels: dict[str, int | None] = {
        code: _level(row, quality, random) for code, row in instrument.indicators.items()
    }
    if name in UNFINISHED:
        levels.update(dict.fromkeys(list(levels)[-3:]))
    count = 4 if name == FEW_USERS else random.randint(10, 20)
    return DemonstrationUnit(name, levels, tuple(_users(instrument, quality, count, random)))


def _level(row: Indicator, quality: float, random: Random) -> int:
    values = [level.value for level in row.levels] or list(range(6))
    drawn = round(random.gauss(1.9 + 3.3 * quality, 0.8))
    return min(max(drawn, values[0]), values[-1])


def _users(
    instrument: Instrument, quality: float, count: int, random: Random
) -> Iterator[tuple[int | None, ...]]:
    form = answers_form(instrument)
    if form is None:
        return
    low, high = int(form.low), int(form.high)
    for _ in range(count):
        mood = random.gauss(2.9 + 2 * quality, 0.5)
        answers = [min(max(round(random.gauss(mood, 0.6)), max(low, 1)), high) for _ in form.items]
        # one answer in a hundred stays empty, as on paper
        yield tuple(None if random.random() < 0.01 else answer for answer in answers)
