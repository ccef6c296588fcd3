"""The workbook of standards: empty, with the services of a unit, or with their standards; it is read back as it is."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import xlsxwriter

from tolok.rules.numbers import digits
from tolok.rules.standards.components import by_code, components
from tolok.rules.standards.values import Standard
from tolok.sheets.standards.fields import (
    AS_WRITTEN,
    HEADINGS,
    OTHERS_SHEET,
    PARTS,
    PREPARED,
    WORDS_SHEET,
    Field,
    Part,
)

#: Letters that a cell of a workbook holds.
LONGEST_CELL = 32_767
UNWRITTEN = Standard()
GUIDE = (
    "1. Isi lembar “Standar”: satu baris untuk setiap komponen, atau beberapa baris untuk komponen yang sama.",
    "2. Kode layanan menghubungkan lembar-lembar ini. Layanan dengan kode yang belum ada didaftarkan.",
    "3. Uraian boleh berupa daftar bernomor. Tolok menguraikan syarat, langkah, waktu, biaya, dan dasar hukum bila aman, dan memberi tahu yang tidak dapat diuraikan.",
    "4. Ingin kata-katanya tidak diuraikan? Pilih “apa adanya” di kolom cara baca.",
    "5. Lembar Persyaratan, Langkah, Jangka waktu, Biaya, Produk, Pengaduan, Dasar hukum, Pelaksana menurut peran, dan Jumlah pelaksana boleh kosong. Yang diisi di sana didahulukan; uraiannya di lembar “Standar” menjadi catatan.",
    "6. Sudah punya tabel dengan satu baris untuk setiap layanan dan empat belas kolom komponen? Berkas itu juga terbaca.",
    "7. Sebelum ada yang disimpan, Tolok menunjukkan apa yang dipahami dan apa yang tidak.",
)


@dataclass(frozen=True, slots=True)
class ListedStandard:
    """A service and its standard; an empty one gets rows to fill."""

    code: str
    name: str
    standard: Standard = UNWRITTEN


def standards_workbook(listed: Iterable[ListedStandard] = ()) -> bytes:
    """The workbook as XLSX bytes; read_standards reads it back equal. Raises ValueError for a text no cell holds."""
    rows = list(listed)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": "Standar pelayanan"})
        styles = _styles(book)
        guide = book.add_worksheet("Petunjuk")
        guide.set_column(0, 0, 110, styles["wrap"])
        for at, line in enumerate(GUIDE):
            guide.write_string(at, 0, line, styles["wrap"])
        sheet = book.add_worksheet(WORDS_SHEET)
        _words(sheet, styles, rows)
        lists = [_part(book, styles, part, rows) for part in PARTS]
        _others(book, styles, rows)
        _choices(book, [sheet, *lists])
        sheet.activate()
    return out.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    return {
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "text": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"}),
        "head": book.add_format({"bold": True, "bg_color": "#0B4F5C", "font_color": "#FFFFFF", "border": 1}),
        "about": book.add_format(
            {"text_wrap": True, "valign": "top", "bg_color": "#E6F0F1", "border": 1, "font_size": 9}
        ),
    }


def _heads(sheet: Any, styles: dict[str, Any], heads: Sequence[tuple[str, str, float, bool]]) -> None:
    """What to write, above the heading; the last says whether the column holds text only."""
    sheet.set_row(0, 48)
    for place, (head, about, width, text) in enumerate(heads):
        sheet.set_column(place, place, width, styles["text"] if text else styles["wrap"])
        sheet.write_string(0, place, about, styles["about"])
        sheet.write_string(1, place, head, styles["head"])
    sheet.freeze_panes(2, 2)


def _words(sheet: Any, styles: dict[str, Any], rows: Sequence[ListedStandard]) -> None:
    _heads(
        sheet,
        styles,
        [
            (HEADINGS["code"][0], "Kode tetap layanan", 16, True),
            (HEADINGS["name"][0], "Seperti di keputusan", 34, True),
            (HEADINGS["component"][0], "Pilih dari daftar", 34, True),
            (HEADINGS["words"][0], "Isi komponen, satu butir satu baris bila berupa daftar", 80, True),
            (HEADINGS["how"][0], "Kosong: diuraikan bila aman", 14, True),
        ],
    )
    at = 2
    for one in rows:
        for component in components():
            words = one.standard.texts.get(component.code, "").strip()
            cells = (one.code, one.name, component.name.id, words, AS_WRITTEN if words else "")
            _write(sheet, at, cells)
            at += 1
    sheet.data_validation(2, 4, PREPARED + 1, 4, {"validate": "list", "source": [AS_WRITTEN]})


def _part(book: Any, styles: dict[str, Any], part: Part, rows: Sequence[ListedStandard]) -> Any:
    sheet = book.add_worksheet(part.sheet)
    own = [
        (one.heading, one.about or by_code()[part.code].name.id, 24, one.kind in ("text", "choice"))
        for one in part.fields
    ]
    _heads(
        sheet,
        styles,
        [("kode layanan", "Kode tetap layanan", 16, True), ("nama layanan", "Boleh kosong", 30, True), *own],
    )
    at = 2
    for one in rows:
        for value in _values(part, one.standard):
            sheet.write_string(at, 0, one.code)
            sheet.write_string(at, 1, one.name)
            for place, field in enumerate(part.fields, 2):
                held = value if part.kind is None else getattr(value, field.key)
                _cell(sheet, styles, at, place, field, held)
            at += 1
    return sheet


def _values(part: Part, standard: Standard) -> Sequence[Any]:
    held = getattr(standard, part.attribute)
    if part.attribute in ("limit", "staff"):
        return () if held is None else (held,)
    return tuple(held)


def _cell(sheet: Any, styles: dict[str, Any], at: int, place: int, field: Field, value: Any) -> None:
    if value is None or value == "" or value is False:
        return
    if field.kind == "choice":
        sheet.write_string(at, place, (field.choices or {})[value].id)
    elif field.kind == "truth":
        sheet.write_string(at, place, "ya")
    elif isinstance(value, date):
        sheet.write_datetime(at, place, value, styles["day"])
    elif isinstance(value, int | Fraction):
        _number(sheet, at, place, Fraction(value))
    else:
        _write(sheet, at, (value,), place)


def _number(sheet: Any, at: int, place: int, value: Fraction) -> None:
    """A number where a spreadsheet holds it exactly, else its digits."""
    written = digits(value)
    if Fraction(repr(float(value))) == value and "e" not in repr(float(value)):
        sheet.write_number(at, place, float(value))
    else:
        sheet.write_string(at, place, written.replace(".", ","))


def _others(book: Any, styles: dict[str, Any], rows: Sequence[ListedStandard]) -> None:
    sheet = book.add_worksheet(OTHERS_SHEET)
    _heads(
        sheet,
        styles,
        [
            ("kode layanan", "Kode tetap layanan", 16, True),
            ("nama layanan", "Boleh kosong", 30, True),
            ("bahasa", "en, plain (bahasa sederhana), jv, …", 14, True),
            ("komponen", "Nama komponen", 34, True),
            ("uraian", "Isi dalam bahasa itu", 80, True),
        ],
    )
    names = {code: one.name.id for code, one in by_code().items()}
    at = 2
    for one in rows:
        for language, words in one.standard.others.items():
            for code, said in words.items():
                _write(sheet, at, (one.code, one.name, language, names[code], said))
                at += 1


def _choices(book: Any, sheets: Sequence[Any]) -> None:
    """The words of the drop-downs, on a sheet of their own: a list in a cell's rule holds 255 characters only."""
    sheet = book.add_worksheet("Pilihan")
    columns = [(0, 2, "komponen", tuple(one.name.id for one in components()))]
    for number, part in enumerate(PARTS, 1):
        for place, field in enumerate(part.fields, 2):
            if field.words:
                columns.append((number, place, f"{part.sheet}: {field.heading}", field.words))
    for at, (target, place, head, words) in enumerate(columns):
        sheet.set_column(at, at, 28)
        sheet.write_string(0, at, head)
        sheet.write_column(1, at, words)
        column = xlsxwriter.utility.xl_col_to_name(at, col_abs=True)
        source = f"=Pilihan!{column}$2:{column}${len(words) + 1}"
        sheets[target].data_validation(2, place, PREPARED + 1, place, {"validate": "list", "source": source})


def _write(sheet: Any, at: int, cells: Sequence[str], first: int = 0) -> None:
    for place, words in enumerate(cells, first):
        if len(words) > LONGEST_CELL:
            raise ValueError(f"no cell holds {len(words)} letters")
        if words:
            sheet.write_string(at, place, words)
