"""The sheets of a workbook of standards: which column holds what, and the words that may be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tolok.rules.standards import words as said
from tolok.rules.standards.values import (
    Channel,
    Cost,
    LegalBasis,
    Product,
    Requirement,
    StaffRole,
    Step,
    TimeLimit,
)
from tolok.rules.texts import Text

Kind = Literal["text", "choice", "truth", "number", "rupiah", "whole", "day"]
UNSAID = Text("tidak disebut", "not said")


@dataclass(frozen=True, slots=True)
class Field:
    """One column: `key` of the value, heading, kind, the words of a choice, and what to write there."""

    key: str
    heading: str
    kind: Kind = "text"
    choices: Mapping[str, Text] | None = None
    about: str = ""
    needed: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """What may be chosen."""
        if self.kind == "truth":
            return ("ya", "tidak")
        return tuple(text.id for text in (self.choices or {}).values())


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet: rows of `attribute` of a standard, each made as `kind`; `code` is the component it belongs to."""

    sheet: str
    code: str
    attribute: str
    kind: type | None
    fields: tuple[Field, ...]


PARTS: tuple[Part, ...] = (
    Part(
        "Persyaratan",
        "A1",
        "requirements",
        Requirement,
        (
            Field("name", "persyaratan", about="Yang dibawa atau dipenuhi pemohon", needed=True),
            Field("form", "bentuk", "choice", {**said.FORMS, "unsaid": UNSAID}),
            Field("issuer", "diterbitkan oleh", about="Boleh kosong"),
            Field(
                "own_government",
                "instansi sendiri",
                "truth",
                about="ya bila unit lain di pemerintah ini menerbitkannya",
            ),
            Field("when", "bila", about="Kapan atau bagi siapa; kosong: selalu"),
        ),
    ),
    Part(
        "Langkah",
        "A2",
        "steps",
        Step,
        (
            Field("actor", "pelaku", "choice", said.ACTORS, needed=True),
            Field("action", "tindakan", needed=True),
            Field("output", "hasil", about="Boleh kosong"),
            Field("most", "paling lama", "number", about="Angka saja; boleh kosong"),
            Field("unit", "satuan", "choice", said.UNITS),
        ),
    ),
    Part(
        "Jangka waktu",
        "A3",
        "limit",
        TimeLimit,
        (
            Field("most", "paling lama", "number", about="Angka saja", needed=True),
            Field("unit", "satuan", "choice", said.UNITS, needed=True),
            Field("start", "dihitung sejak", "choice", said.STARTS),
            Field("exceptions", "kecuali", about="Boleh kosong"),
            Field("waiting", "waktu tunggu (menit)", "whole", about="Boleh kosong"),
        ),
    ),
    Part(
        "Biaya",
        "A4",
        "costs",
        Cost,
        (
            Field("free", "gratis", "truth", about="ya bila tidak ada yang dibayar"),
            Field("amount", "rupiah", "rupiah", about="Angka saja, misalnya 25000"),
            Field("formula", "cara menghitung", about="Bila bukan satu angka"),
            Field("what", "untuk apa", about="Bila ada beberapa tarif"),
            Field("basis", "dasar tarif", about="Misalnya Perda 3/2024"),
            Field("valid_from", "berlaku mulai", "day"),
            Field("valid_to", "berlaku sampai", "day"),
            Field("how", "cara bayar"),
        ),
    ),
    Part(
        "Produk",
        "A5",
        "products",
        Product,
        (
            Field("name", "produk", needed=True),
            Field("form", "bentuk", "choice", said.PRODUCTS),
            Field("valid_for", "masa berlaku"),
        ),
    ),
    Part(
        "Pengaduan",
        "A6",
        "channels",
        Channel,
        (
            Field("medium", "kanal", "choice", said.MEDIA, needed=True),
            Field("address", "nomor atau alamat"),
            Field("open_at", "jam buka"),
            Field("hours", "dijawab dalam (jam kerja)", "whole"),
            Field("officer", "petugas", about="Nama jabatan"),
        ),
    ),
    Part(
        "Dasar hukum",
        "B7",
        "legal",
        LegalBasis,
        (
            Field("kind", "jenis", about="Misalnya UU, PP, Perda", needed=True),
            Field("number", "nomor"),
            Field("year", "tahun", "whole", needed=True),
            Field("about", "tentang"),
            Field("status", "status", "choice", said.LEGAL),
            Field("region", "daerah", about="Kosong: seluruh Indonesia"),
        ),
    ),
    Part(
        "Pelaksana menurut peran",
        "B11",
        "roles",
        StaffRole,
        (
            Field("role", "peran", about="Misalnya petugas loket, verifikator", needed=True),
            Field("number", "orang", "whole", needed=True),
            Field("basis", "dasar", about="Misalnya analisis beban kerja 2025; boleh kosong"),
        ),
    ),
    Part("Jumlah pelaksana", "B11", "staff", None, (Field("staff", "jumlah", "whole", needed=True),)),
)

#: The sheet of words: one row a component. Headings by key, the first as it is written.
WORDS_SHEET = "Standar"
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "code": ("kode layanan", "kode"),
    "name": ("nama layanan", "layanan", "jenis layanan", "jenis pelayanan", "nama pelayanan"),
    "component": ("komponen", "komponen standar pelayanan", "komponen standar"),
    "words": ("uraian", "isi", "keterangan"),
    "how": ("cara baca",),
    "number": ("no", "no.", "nomor"),
    "group": ("kelompok", "bagian"),
    "language": ("bahasa",),
}
AS_WRITTEN = "apa adanya"
OTHERS_SHEET = "Bahasa lain"
#: Sheets that hold nothing to read.
SILENT = frozenset({"petunjuk", "pilihan"})
#: Rows prepared with drop-downs.
PREPARED = 2_000
