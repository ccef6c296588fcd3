"""The workbook in which an office lists its units: empty, or with the units it has."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter

from tolok.rules.offices import SERVICE_GROUPS, UNIT_KINDS, ServiceGroup, UnitKind
from tolok.sheets.offices.units import HEADINGS

#: Rows prepared with drop-downs.
ROWS = 2_000
COLUMNS = (
    ("code", 16, "Kode tetap unit ini, misalnya nomor dalam peraturan; tidak berubah ketika namanya berubah"),
    ("name", 48, "Nama lengkap"),
    ("kind", 26, "Pilih dari daftar"),
    ("parent", 16, "Kode unit di atasnya; kosong bila langsung di bawah instansi"),
    ("group", 18, "Pilih dari daftar; kosong dibaca “lainnya”"),
    ("abbreviation", 16, "Boleh kosong"),
    ("since", 16, "Tanggal berlakunya keadaan ini, misalnya 21/11/2026; kosong: tanggal di halaman impor"),
)
GUIDE = (
    "1. Isi lembar “Unit”: satu baris untuk setiap unit. Kolom kode, nama, dan jenis wajib.",
    "2. Kode adalah pengenal tetap. Unit dengan kode yang sudah ada diubah; kode baru menjadi unit baru.",
    "3. Mengganti nama: tulis nama barunya di baris kode yang sama, dan tanggal berlakunya di “berlaku sejak”.",
    "4. Memindahkan: ganti “induk” dengan kode unit yang baru.",
    "5. Unit yang tidak disebut dibiarkan, kecuali Anda memilih “berkas ini daftar lengkap” ketika mengimpor.",
    "6. Sebelum ada yang disimpan, Tolok menunjukkan apa yang akan ditambah, diganti namanya, dipindah, dan ditutup.",
)


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """A unit as the workbook lists it; `parent` is a code, empty for the top."""

    code: str
    name: str
    kind: UnitKind
    parent: str
    group: ServiceGroup
    abbreviation: str
    since: date | None = None


def units_template(kinds: Sequence[UnitKind], units: Iterable[ListedUnit] = ()) -> bytes:
    """A workbook for units of `kinds` as XLSX bytes, with `units` filled in; `read_units` reads it back."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": "Daftar unit"})
        text = book.add_format({"num_format": "@"})
        styles = {
            "text": text,
            "day": book.add_format({"num_format": "dd/mm/yyyy"}),
            "head": book.add_format(
                {"bold": True, "bg_color": "#0B4F5C", "font_color": "#FFFFFF", "border": 1}
            ),
            "about": book.add_format(
                {"text_wrap": True, "valign": "top", "bg_color": "#E6F0F1", "border": 1, "font_size": 9}
            ),
        }
        guide = book.add_worksheet("Petunjuk")
        guide.set_column(0, 0, 110)
        for row, line in enumerate(GUIDE):
            guide.write_string(row, 0, line)
        sheet = book.add_worksheet("Unit")
        _choices(book, kinds)
        _heads(sheet, styles, len(kinds))
        for row, unit in enumerate(units, 2):
            _unit(sheet, styles, row, unit)
        sheet.activate()
    return out.getvalue()


def _choices(book: Any, kinds: Sequence[UnitKind]) -> None:
    """The words of the drop-downs, on a sheet of their own: a list in a cell's rule holds 255 characters only."""
    sheet = book.add_worksheet("Pilihan")
    sheet.set_column(0, 1, 32)
    sheet.write_row(0, 0, ["Pilihan jenis", "Pilihan kelompok layanan"])
    sheet.write_column(1, 0, [UNIT_KINDS[kind].id for kind in kinds])
    sheet.write_column(1, 1, [text.id for text in SERVICE_GROUPS.values()])


def _heads(sheet: Any, styles: dict[str, Any], kinds: int) -> None:
    sheet.set_row(0, 64)
    for place, (key, width, about) in enumerate(COLUMNS):
        sheet.set_column(place, place, width, styles["day" if key == "since" else "text"])
        sheet.write_string(0, place, about, styles["about"])
        sheet.write_string(1, place, HEADINGS[key][0], styles["head"])
    sheet.freeze_panes(2, 2)
    last = ROWS + 1
    for place, source in (
        (2, f"=Pilihan!$A$2:$A${kinds + 1}"),
        (4, f"=Pilihan!$B$2:$B${len(SERVICE_GROUPS) + 1}"),
    ):
        sheet.data_validation(2, place, last, place, {"validate": "list", "source": source})


def _unit(sheet: Any, styles: dict[str, Any], row: int, unit: ListedUnit) -> None:
    words = (
        *(unit.code, unit.name, UNIT_KINDS[unit.kind].id, unit.parent),
        *(SERVICE_GROUPS[unit.group].id, unit.abbreviation),
    )
    for place, word in enumerate(words):
        sheet.write_string(row, place, word, styles["text"])
    if unit.since is not None:
        sheet.write_datetime(row, len(words), unit.since, styles["day"])
