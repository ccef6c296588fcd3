"""The workbook an office fills: drop-downs for levels, the words of every level, a sheet for users' answers."""

import io
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import xlsxwriter

from tolok.rules.instruments.values import Form, Indicator, Instrument
from tolok.sheets.instruments.users import answers_form

#: Rows prepared with drop-downs.
ROWS = 500
USER_ROWS = 2_000
#: Cells of one column, a unit each.
Column = Sequence[int | float | str | None]
NO_COLUMNS: Mapping[str, Column] = MappingProxyType({})


def levels_template(instrument: Instrument) -> bytes:
    """An empty workbook for `instrument` as XLSX bytes; `read_levels` reads it back once filled."""
    return levels_workbook(instrument, (), ())


def levels_workbook(
    instrument: Instrument,
    units: tuple[tuple[str, dict[str, int | None]], ...],
    users: tuple[tuple[str, tuple[int | None, ...]], ...],
    columns: Mapping[str, Column] = NO_COLUMNS,
) -> bytes:
    """A workbook for `instrument` with `units` (name, levels by code) and raw `users` (unit, answers in item order).

    `columns` are further columns of the sheet of levels by heading, a cell for every unit.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties(
            {"title": instrument.header.title.id, "comments": f"{instrument.id} {instrument.header.hash}"}
        )
        styles = _styles(book)
        _guide(book, styles, instrument)
        _levels(book, styles, instrument, units)
        _further(book.worksheets_objs[1], styles, instrument, columns)
        form = answers_form(instrument)
        if form is not None and form.items:
            _answers(book, styles, form, users)
        _texts(book, styles, instrument)
        book.worksheets_objs[1].activate()
    return out.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    return {
        "head": book.add_format({"bold": True, "bg_color": "#0B4F5C", "font_color": "#FFFFFF", "border": 1}),
        "title": book.add_format(
            {"text_wrap": True, "valign": "top", "bg_color": "#E6F0F1", "border": 1, "font_size": 9}
        ),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "big": book.add_format({"bold": True, "font_size": 14}),
        "bold": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
    }


def _guide(book: Any, styles: dict[str, Any], instrument: Instrument) -> None:
    sheet = book.add_worksheet("Petunjuk")
    sheet.set_column(0, 0, 100, styles["wrap"])
    sheet.write(0, 0, instrument.header.title.id, styles["big"])
    lines = [
        "1. Isi lembar “F-02”: satu baris untuk setiap unit, satu angka level di setiap kolom indikator. Arti setiap level ada di lembar “Level”.",
        "2. Biarkan sel kosong bila indikator belum dinilai. Kosong tidak dihitung nol; nilai F-02 baru muncul bila semua indikator terisi.",
        "3. Nilai pengguna (F-03): isi rata-ratanya di kolom f03 (dan jumlah responden di f03_n), atau salin jawaban tiap responden ke lembar “F-03”. Jangan keduanya untuk unit yang sama.",
        "4. Jangan menggabungkan sel dan jangan mengubah baris judul yang berwarna gelap.",
        "5. Simpan sebagai .xlsx, lalu unggah di halaman Hitung Indeks atau jalankan: tolok evaluate BERKAS.xlsx --instrument "
        + instrument.id,
        f"Paket instrumen {instrument.id}, sidik isi {instrument.header.hash[:16]}.",
    ]
    for row, line in enumerate(lines, 2):
        sheet.write(row, 0, line, styles["wrap"])


def _levels(
    book: Any,
    styles: dict[str, Any],
    instrument: Instrument,
    units: tuple[tuple[str, dict[str, int | None]], ...],
) -> None:
    sheet = book.add_worksheet("F-02")
    parts = [form for form in instrument.forms.values() if form.kind != "levels"]
    heads = level_headings(instrument)
    titles = [
        "Tulis nama unit di bawah judul gelap",
        *(row.title.id for row in instrument.indicators.values()),
    ]
    titles += [text for form in parts for text in (f"Rata-rata {form.name.id}", "Jumlah responden")]
    sheet.set_row(0, 78)
    for place, (title, head) in enumerate(zip(titles, heads, strict=True)):
        sheet.write_string(0, place, title, styles["title"])
        sheet.write_string(1, place, head, styles["head"])
    sheet.set_column(0, 0, 38)
    sheet.set_column(1, len(heads) - 1, 11)
    sheet.freeze_panes(2, 1)
    for place, row in enumerate(instrument.indicators.values(), 1):
        sheet.data_validation(2, place, ROWS + 1, place, _drop_down(row))
    for place, form in enumerate(parts):
        sheet.data_validation(
            2,
            len(instrument.indicators) + 1 + 2 * place,
            ROWS + 1,
            len(instrument.indicators) + 1 + 2 * place,
            _between(form),
        )
    for at, (unit, levels) in enumerate(units, 2):
        sheet.write_string(at, 0, unit)
        for place, code in enumerate(instrument.indicators, 1):
            if (level := levels.get(code)) is not None:
                sheet.write_number(at, place, level)


def _further(
    sheet: Any,
    styles: dict[str, Any],
    instrument: Instrument,
    columns: Mapping[str, Column],
) -> None:
    """Columns beyond those of the template; a heading that the template has is filled in its place."""
    heads = level_headings(instrument)
    for head, cells in columns.items():
        if head not in heads:
            heads.append(head)
            sheet.write_string(1, len(heads) - 1, head, styles["head"])
        for at, cell in enumerate(cells, 2):
            if cell is not None:
                sheet.write(at, heads.index(head), cell)


def level_headings(instrument: Instrument) -> list[str]:
    """The headings of the sheet of levels, in order."""
    parts = [form.key for form in instrument.forms.values() if form.kind != "levels"]
    return ["unit", *instrument.indicators, *(key for part in parts for key in (part, f"{part}_n"))]


def _drop_down(row: Indicator) -> dict[str, Any]:
    values = [level.value for level in row.levels] or list(range(6))
    return {
        "validate": "list",
        "source": [str(value) for value in values],
        "ignore_blank": True,
        "input_title": row.code[:32],
        "input_message": row.title.id[:255],
        "error_title": "Level tidak sah",
        "error_message": f"Isi {values[0]} sampai {values[-1]}, atau kosongkan.",
    }


def _between(form: Form) -> dict[str, Any]:
    low, high = int(form.low), int(form.high)
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        "ignore_blank": True,
        "error_title": "Nilai tidak sah",
        "error_message": f"Isi angka {low} sampai {high}, atau kosongkan.",
    }


def _answers(
    book: Any, styles: dict[str, Any], form: Form, users: tuple[tuple[str, tuple[int | None, ...]], ...]
) -> None:
    sheet = book.add_worksheet("F-03")
    sheet.set_row(0, 78)
    sheet.write_string(0, 0, "Nama unit, sama dengan lembar F-02; satu baris satu responden", styles["title"])
    sheet.write_string(1, 0, "unit", styles["head"])
    low, high = int(form.low), int(form.high)
    for place, item in enumerate(form.items, 1):
        sheet.write_string(0, place, item.text.id, styles["title"])
        sheet.write_string(1, place, item.code, styles["head"])
    sheet.data_validation(
        2,
        1,
        USER_ROWS + 1,
        len(form.items),
        {"validate": "list", "source": [str(v) for v in range(low, high + 1)]},
    )
    sheet.set_column(0, 0, 38)
    sheet.set_column(1, len(form.items), 11)
    sheet.freeze_panes(2, 1)
    for at, (unit, answers) in enumerate(users, 2):
        sheet.write_string(at, 0, unit)
        for place, answer in enumerate(answers, 1):
            if answer is not None:
                sheet.write_number(at, place, answer)


def _texts(book: Any, styles: dict[str, Any], instrument: Instrument) -> None:
    sheet = book.add_worksheet("Level")
    highest = max((len(row.levels) for row in instrument.indicators.values()), default=0)
    heads = [
        "Kode",
        "Indikator",
        "Bobot dalam aspek (%)",
        *(f"Level {value}" for value in range(highest)),
        "Bukti yang diminta",
    ]
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, styles["head"])
    for at, row in enumerate(instrument.indicators.values(), 1):
        sheet.write_string(at, 0, row.code, styles["bold"])
        sheet.write_string(at, 1, row.title.id, styles["wrap"])
        sheet.write_number(at, 2, float(row.weight), styles["wrap"])
        for place, level in enumerate(row.levels, 3):
            sheet.write_string(at, place, level.text.id, styles["wrap"])
        sheet.write_string(at, 3 + highest, "; ".join(text.id for text in row.evidence), styles["wrap"])
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, 1, 40)
    sheet.set_column(2, 2, 12)
    sheet.set_column(3, 3 + highest, 28)
    sheet.freeze_panes(1, 2)
