"""Questionnaires that files of answers were given to, and files as other programs write them."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import timedelta, timezone

from tests.sheets.making import told
from tolok.rules.questionnaires.blocks import block, compose
from tolok.rules.questionnaires.values import Own
from tolok.rules.texts import ProblemsError, Text
from tolok.sheets.books import Book, open_bytes
from tolok.sheets.imports.mapping import SavedMapping
from tolok.sheets.imports.proposing import propose_mapping
from tolok.sheets.imports.reading import read_with
from tolok.sheets.imports.values import Format, ImportedAnswers

WIB = timezone(timedelta(hours=7))
SKM = compose(Text("Survei kepuasan", "Satisfaction survey"), [block("skm9")])
PARKING = Own(
    "parkir",
    "choice",
    Text("Apakah parkirnya cukup?", "Is there room to park?"),
    {
        "ya": Text("Ya", "Yes"),
        "tidak": Text("Tidak", "No"),
    },
)
WHOLE = compose(Text("Survei layanan", "Service survey"), [block("skm9"), block("spak5")], own=[PARKING])
KEYS = tuple(SKM.by_key)
CODES = tuple(f"U{place}" for place in range(1, 10))
#: The nine questions as an office words them, facilities before complaints.
QUESTIONS = (
    "1. Bagaimana kesesuaian persyaratan dengan jenis layanan di kantor kami?",
    "2. Bagaimana kemudahan prosedurnya?",
    "3. Bagaimana kecepatan petugas melayani Anda?",
    "4. Bagaimana kewajaran tarif yang Anda bayar?",
    "5. Bagaimana kesesuaian produk layanan dengan yang dijanjikan?",
    "6. Bagaimana kemampuan petugas?",
    "7. Bagaimana sikap petugas, sopan dan ramah?",
    "8. Bagaimana fasilitas di ruang tunggu?",
    "9. Bagaimana keluhan Anda ditangani?",
)
#: Answers in words, worst points first, in the order of `QUESTIONS`.
WORDS = (
    ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    ("Sulit", "Kurang mudah", "Mudah", "Sangat mudah"),
    ("Lambat", "Lumayan lambat", "Cepat", "Sangat cepat"),
    ("Tidak wajar", "Kurang wajar", "Wajar", "Sangat wajar"),
    ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    ("Tidak mampu", "Kurang mampu", "Mampu", "Sangat mampu"),
    ("Tidak sopan", "Kurang sopan", "Sopan", "Sangat sopan"),
    ("Tidak memadai", "Kurang memadai", "Memadai", "Sangat memadai"),
    ("Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik"),
)


def csv_bytes(rows: Iterable[Sequence[object]], delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    """Rows as a CSV file with a mark."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def book(*rows: Sequence[object], delimiter: str = ",") -> Book:
    """An opened CSV file."""
    return open_bytes("jawaban.csv", csv_bytes(rows, delimiter))


def google_head() -> list[str]:
    """Headings of a form in Google Forms."""
    return [
        "Cap waktu",
        "Jenis Kelamin",
        "Usia",
        "Pendidikan terakhir",
        "Pekerjaan",
        *QUESTIONS,
        "Kritik dan saran",
    ]


def google_row(stamp: str, points: Sequence[int], comment: str = "", **said: str) -> list[str]:
    """One respondent of such a form, in words."""
    words = [WORDS[at][point - 1] for at, point in enumerate(points)]
    profile = [
        said.get("sex", "Perempuan"),
        said.get("age", "34 tahun"),
        said.get("school", "SMA/Sederajat"),
        said.get("work", "Wiraswasta"),
    ]
    return [stamp, *profile, *words, comment]


def proposed(opened: Book, kind: Format, asked: object = SKM) -> SavedMapping:
    """The mapping that is proposed for a file."""
    return propose_mapping(opened, kind, asked).mapping  # type: ignore[arg-type]


def read(opened: Book, mapping: SavedMapping, **said: object) -> ImportedAnswers:
    """The answers of a file of the nine questions."""
    return read_with(opened, mapping, SKM, **{"zone": WIB, **said})  # type: ignore[arg-type]


def lines(problems: Iterable[object], language: str = "id") -> str:
    """Problems as a person reads them, a line each."""
    return told(ProblemsError(problems), language)  # type: ignore[arg-type]
