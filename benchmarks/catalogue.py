"""The public catalogue: questions in ordinary words over 50,000 invented services, on both databases.

``python -m benchmarks.catalogue fill`` makes the services and their index in the database the environment names;
``ask`` prints how long the page of answers took, mistyped questions among them.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.lines import Line
from benchmarks.submissions import environment_in, job, postgresql

SERVICES, UNITS, PLACES = 50_000, 500, 3_000
#: Milliseconds for all but one page of answers in twenty.
P95 = 50
ROUNDS = 5
DOING: tuple[str, ...] = (
    "Penerbitan",
    "Perubahan",
    "Penggantian",
    "Perpanjangan",
    "Pencabutan",
    "Rekomendasi",
    "Pendaftaran",
)
DOING += ("Pengesahan", "Pembatalan", "Legalisasi", "Konsultasi", "Fasilitasi")
THINGS: tuple[str, ...] = (
    "Kartu Tanda Penduduk",
    "Kartu Keluarga",
    "Akta Kelahiran",
    "Akta Kematian",
    "Izin Usaha Mikro",
    "Akta Cerai",
)
THINGS += ("Surat Keterangan Pindah", "Sertifikat Laik Sehat", "Izin Praktik Dokter", "Kartu Pencari Kerja")
THINGS += (
    "Tanda Daftar Gudang",
    "Izin Reklame",
    "Surat Keterangan Domisili",
    "Beasiswa Daerah",
    "Imunisasi Anak",
)
THINGS += (
    "Uji Kendaraan",
    "Pajak Reklame",
    "Sambungan Air Bersih",
    "Data Statistik",
    "Pelatihan Kerja",
    "Layanan Buku",
)
CASES: tuple[str, ...] = (
    "karena Hilang",
    "karena Rusak",
    "Baru",
    "bagi Pendatang",
    "untuk Usaha Perorangan",
    "secara Daring",
)
CASES += (
    "bagi Lansia",
    "tingkat Kecamatan",
    "Kolektif",
    "bagi Penyandang Disabilitas",
    "untuk Sekolah Dasar",
    "",
)
QUESTIONS = (
    *(
        "KTP hilang",
        "bikin kartu keluarga",
        "izin usaha",
        "surat pindah",
        "akta kelahiran anak",
        "ijin dokter",
    ),
    *(
        "kartu kuning",
        "beasiswa",
        "imunisasi",
        "cara bayar pajak reklame",
        "surat",
        "kartu",
        "sertipikat sehat",
    ),
    *(
        "KTP hlang",
        "kartu keluraga",
        "akte kelahirn",
        "imunsasi",
        "domisli",
        "pelathian kerja",
        "surat pidah",
    ),
)


def lines(folder: Path) -> list[Line]:
    """A line a database."""
    folder.mkdir()
    found = [_line("SQLite", environment_in(folder))]
    with postgresql(folder) as address:
        found.append(_line("PostgreSQL", environment_in(folder / "two", TOLOK_DATABASE_URL=address)))
    return found


def _line(database: str, environment: Mapping[str, str]) -> Line:
    filled = float(job(environment, __name__, "fill"))
    told = json.loads(job(environment, __name__, "ask"))
    what = f"A page of answers among {SERVICES:,} services, 95 of 100, {database}"
    beside = f"half within {told['half']:.0f} ms, the slowest “{told['slowest']}”; the index made in {filled:.0f} s"
    return Line(what, told["p95"], "ms", beside, P95)


def fill() -> None:
    """Services of invented units, and the index; prints the seconds that took."""
    from django.core.management import call_command
    from django.utils import timezone

    from tolok.apps.catalogue.actions.indexing import refresh

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    now = timezone.now()
    _services()
    began = time.perf_counter()
    refresh(now=now, day=timezone.localdate(now))
    print(time.perf_counter() - began)


def _services() -> None:
    from django.utils import timezone

    from tolok.apps.organizations.actions import add_unit, found_office
    from tolok.apps.standards.models import Service
    from tolok.rules.catalogue import catalogue

    chance, now = random.Random(5), timezone.now()
    since = now.date() - timedelta(days=400)
    parts = [one + other for one in "bcdgklmnprstw" for other in "aiueo"]
    places = ["".join(chance.choices(parts, k=chance.randint(2, 4))).title() for _ in range(PLACES)]
    events = [one.key for one in catalogue().life_events]
    done: dict[str, Any] = {"parent": None, "day": since, "by": None, "now": now}
    office = found_office(name="Kota Tolok", kind="city", region="64.72", by=None, now=now)
    units = [
        add_unit(
            office=office,
            code=f"{n:04}",
            name=f"Dinas {places[n]}",
            kind="department",
            group="permits",
            **done,
        )
        for n in range(UNITS)
    ]
    Service.objects.bulk_create(
        (
            Service(
                unit=units[n % UNITS],
                code=f"{n:05}",
                name=f"{chance.choice(DOING)} {chance.choice(THINGS)} {chance.choice(CASES)} {chance.choice(places)}",
                summary=f"Untuk warga {chance.choice(places)} yang memerlukan {chance.choice(THINGS).lower()}.",
                life_events=chance.sample(events, 2),
                since=since,
            )
            for n in range(SERVICES)
        ),
        batch_size=1000,
    )


def ask() -> None:
    """Every question several times; prints 95 of 100, the half and the slowest question."""
    from django.test import Client
    from django.urls import reverse

    visitor, address = Client(SERVER_NAME="localhost"), reverse("catalogue-search")
    took: list[tuple[float, str]] = []
    for turn in range(ROUNDS + 1):
        for question in QUESTIONS:
            began = time.perf_counter()
            told = visitor.get(address, {"cari": question})
            if told.status_code != 200 or b"<mark>" not in told.content:
                raise SystemExit(f"nothing was found for {question}")
            if turn:
                took.append((1000 * (time.perf_counter() - began), question))
    took.sort()
    at = len(took) * 95 // 100
    print(json.dumps({"p95": took[at][0], "half": took[len(took) // 2][0], "slowest": took[-1][1]}))


JOBS: dict[str, Callable[[], None]] = {"fill": fill, "ask": ask}

if __name__ == "__main__":
    import django

    django.setup()
    JOBS[sys.argv[1]]()
