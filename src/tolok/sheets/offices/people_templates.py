"""The workbook in which an office lists its people."""

import io
from collections.abc import Sequence

import xlsxwriter

from tolok.sheets.offices.people import HEADINGS

ROWS = 1_000
COLUMNS = (
    ("email", 36, "Alamat surel orangnya; undangan berlaku untuk alamat ini"),
    ("name", 36, "Nama lengkap"),
    ("nip", 24, "NIP atau NI PPPK, 18 angka; kosongkan bila tidak ada"),
    ("role", 28, "Pilih dari daftar"),
    ("unit", 18, "Kode unit; kosong untuk admin dan auditor, yang bertugas di seluruh instansi"),
)


def people_template(roles: Sequence[str]) -> bytes:
    """An empty workbook for people as XLSX bytes, with the office's words for `roles`; `read_people` reads it back."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": "Daftar orang"})
        text = book.add_format({"num_format": "@"})
        head = book.add_format({"bold": True, "bg_color": "#0B4F5C", "font_color": "#FFFFFF", "border": 1})
        about = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#E6F0F1", "font_size": 9})
        sheet = book.add_worksheet("Orang")
        sheet.set_row(0, 64)
        for place, (key, width, words) in enumerate(COLUMNS):
            sheet.set_column(place, place, width, text)
            sheet.write_string(0, place, words, about)
            sheet.write_string(1, place, HEADINGS[key][0], head)
        sheet.freeze_panes(2, 1)
        sheet.data_validation(2, 3, ROWS + 1, 3, {"validate": "list", "source": list(roles)})
    return out.getvalue()
