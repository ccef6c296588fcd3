"""The workbook that is carried to the national portal: a sheet a part, a line a service, as the template says."""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import xlsxwriter

from tolok.rules.sippn import Line, Part, Template, lacking
from tolok.sheets.catalogue.services import OpenService, row_of
from tolok.sheets.outcomes import LONGEST

GUIDE = (
    "Satu lembar untuk setiap bagian formulir SIPPN; baris yang sama adalah layanan yang sama.",
    "Judul kolom bertanda * belum dicocokkan dengan berkas resmi portal. Cocokkan dulu sebelum mengunggah.",
    "Sel berwarna masih kosong padahal wajib diisi. Lengkapi di Tolok, lalu siapkan lembarnya lagi.",
    "Sesudah diunggah, catat tanggalnya di Tolok; sesudah terlihat di portal, catat alamat dan tangkapan layarnya.",
)


def line_of(template: Template, service: OpenService) -> dict[str, str]:
    """What the sheet says of a service."""
    row = row_of(service)
    return {column.key: str(row[column.source]) for column in template.columns}


def workbook(template: Template, lines: Sequence[Line]) -> bytes:
    """The lines as XLSX bytes. Nothing in them is read as a formula."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": template.title.id})
        head = book.add_format({"bold": True, "bg_color": "#0B4F5C", "font_color": "#FFFFFF", "border": 1})
        words = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        empty = book.add_format({"bg_color": "#FFD9A8", "border": 1, "num_format": "@"})
        guide = book.add_worksheet("Petunjuk")
        guide.set_column(0, 0, 110)
        for row, said in enumerate((template.title.id, template.basis.id, *GUIDE, *_empty(template, lines))):
            guide.write_string(row, 0, said)
        styles = {"head": head, "words": words, "empty": empty}
        for part in template.parts:
            _part(book.add_worksheet(part.name.id[:31]), part, lines, styles)
    return out.getvalue()


def _empty(template: Template, lines: Sequence[Line]) -> Iterator[str]:
    """What is still missing, a line a service."""
    for line in lines:
        if named := ", ".join(column.heading for column in lacking(template, line)):
            yield f"Masih kosong – {line.get('name', '')}: {named}"


def _part(sheet: Any, part: Part, lines: Sequence[Line], styles: Mapping[str, Any]) -> None:
    named = part.columns if any(one.key == "name" for one in part.columns) else (None, *part.columns)
    for at, column in enumerate(named):
        heading = (
            "Nama jenis layanan"
            if column is None
            else column.heading + ("" if column.sure == "verified" else " *")
        )
        sheet.set_column(at, at, 40)
        sheet.write_string(0, at, heading, styles["head"])
        for row, line in enumerate(lines, 1):
            said = line.get("name" if column is None else column.key, "")
            if not said and column is not None and column.required:
                sheet.write_blank(row, at, None, styles["empty"])
            else:
                sheet.write_string(row, at, said[:LONGEST], styles["words"])
    sheet.freeze_panes(1, 1)
