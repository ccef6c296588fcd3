"""The workbook a survey's answers are typed into: drop-downs of the scale, the questions with their words."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from tolok.rules import packs
from tolok.rules.surveys.instruments import Element, Integrity, Satisfaction

#: Rows prepared with drop-downs.
ROWS = 5_000

Answers = Sequence[int | None]


def survey_template(pack_id: str) -> bytes:
    """An empty workbook for the survey `pack_id` as XLSX bytes; `read_responses` reads it back once filled.

    Raises ProblemsError for an unknown pack.
    """
    kind = packs.header(pack_id).kind
    pack = packs.integrity(pack_id) if kind == "integrity" else packs.satisfaction(pack_id)
    return survey_workbook(pack, ())


def survey_workbook(pack: Satisfaction | Integrity, rows: Sequence[tuple[str, Answers]]) -> bytes:
    """A workbook with `rows`: the service (or any group) and one respondent's answers in the pack's order."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": pack.header.title.id, "comments": f"{pack.id} {pack.header.hash}"})
        styles = _styles(book)
        _guide(book, styles, pack)
        _answers(book, styles, pack, rows)
        _questions(book, styles, pack)
        book.worksheets_objs[1].activate()
    return out.getvalue()


def elements_of(pack: Satisfaction | Integrity) -> tuple[Element, ...]:
    """Every element or item, in the order of the pack's keys."""
    if isinstance(pack, Satisfaction):
        return pack.elements
    return tuple(item for block in pack.blocks for item in block.items)


def _styles(book: Any) -> dict[str, Any]:
    return {
        "head": book.add_format({"bold": True, "bg_color": "#0B4F5C", "font_color": "#FFFFFF", "border": 1}),
        "title": book.add_format(
            {"text_wrap": True, "valign": "top", "bg_color": "#E6F0F1", "border": 1, "font_size": 9}
        ),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "big": book.add_format({"bold": True, "font_size": 14}),
    }


def _guide(book: Any, styles: dict[str, Any], pack: Satisfaction | Integrity) -> None:
    sheet = book.add_worksheet("Petunjuk")
    sheet.set_column(0, 0, 100, styles["wrap"])
    sheet.write_string(0, 0, pack.header.title.id, styles["big"])
    low, high = pack.scale.low, pack.scale.high
    lines = [
        f"1. Isi lembar “Jawaban”: satu baris untuk setiap responden, angka {low} sampai {high} di setiap kolom. Arti setiap angka ada di lembar “Pertanyaan”.",
        "2. Biarkan sel kosong bila pertanyaan tidak dijawab. Kosong bukan nol: rata-rata hanya memakai jawaban yang ada.",
        "3. Kolom layanan boleh kosong. Bila diisi, nilai tiap layanan dapat dihitung: --by layanan.",
        "4. Jangan menulis nama, NIK, atau nomor telepon responden.",
        "5. Jangan menggabungkan sel dan jangan mengubah baris judul yang berwarna gelap.",
        "6. Simpan sebagai .xlsx, lalu unggah di halaman Hitung Indeks atau jalankan: "
        f"tolok survey BERKAS.xlsx --instrument {pack.id}",
        f"Paket instrumen {pack.id}, sidik isi {pack.header.hash[:16]}.",
    ]
    for row, line in enumerate(lines, 2):
        sheet.write_string(row, 0, line, styles["wrap"])


def _answers(
    book: Any, styles: dict[str, Any], pack: Satisfaction | Integrity, rows: Sequence[tuple[str, Answers]]
) -> None:
    sheet = book.add_worksheet("Jawaban")
    elements = elements_of(pack)
    sheet.set_row(0, 78)
    for place, (title, head) in enumerate([("Nomor urut", "no"), ("Jenis layanan, boleh kosong", "layanan")]):
        sheet.write_string(0, place, title, styles["title"])
        sheet.write_string(1, place, head, styles["head"])
    for place, element in enumerate(elements, 2):
        sheet.write_string(0, place, element.name.id, styles["title"])
        sheet.write_string(1, place, element.key, styles["head"])
        sheet.data_validation(2, place, ROWS + 1, place, _drop_down(pack, element))
    sheet.set_column(1, 1, 30)
    sheet.set_column(2, len(elements) + 1, 13)
    sheet.freeze_panes(2, 2)
    for at, (group, answers) in enumerate(rows, 2):
        sheet.write_number(at, 0, at - 1)
        sheet.write_string(at, 1, group)
        for place, answer in enumerate(answers, 2):
            if answer is not None:
                sheet.write_number(at, place, answer)


def _drop_down(pack: Satisfaction | Integrity, element: Element) -> dict[str, Any]:
    low, high = pack.scale.low, pack.scale.high
    words = "\n".join(
        f"{point} = {label.id}" for point, label in zip(pack.scale.points, element.labels, strict=True)
    )
    return {
        "validate": "list",
        "source": [str(point) for point in pack.scale.points],
        "ignore_blank": True,
        "input_title": element.name.id[:32],
        "input_message": words[:255],
        "error_title": "Jawaban tidak sah",
        "error_message": f"Isi {low} sampai {high}, atau kosongkan.",
    }


def _questions(book: Any, styles: dict[str, Any], pack: Satisfaction | Integrity) -> None:
    sheet = book.add_worksheet("Pertanyaan")
    heads = ["Kunci", "Unsur", "Pertanyaan", *(str(point) for point in pack.scale.points)]
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, styles["head"])
    for at, element in enumerate(elements_of(pack), 1):
        texts = [element.key, element.name.id, element.question.id, *(label.id for label in element.labels)]
        for place, text in enumerate(texts):
            sheet.write_string(at, place, text, styles["wrap"])
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 2, 42)
    sheet.set_column(3, len(heads) - 1, 20)
    sheet.freeze_panes(1, 1)
