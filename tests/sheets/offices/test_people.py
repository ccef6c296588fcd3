"""The list of people: read with every problem told, and the template that it reads back."""

import pytest

from tests.sheets.making import csv_book
from tolok.rules.offices import staff_roles
from tolok.rules.texts import Problem
from tolok.sheets.books import open_bytes
from tolok.sheets.offices.people import PersonRow, read_people
from tolok.sheets.offices.people_templates import people_template

ROLES = staff_roles("regency")
HEAD = "surel;nama;nip;peran;kode unit\n"


def read(text: str) -> tuple[list[PersonRow], list[str]]:
    problems: list[Problem] = []
    listed = read_people(csv_book(text), ROLES, problems)
    return list(listed.rows) if listed else [], [problem.text.id for problem in problems]


def test_it_reads_roles_by_the_office_s_own_words_and_by_short_ones() -> None:
    rows, problems = read(
        f"{HEAD}A@example.go.id;Ani  B;1986 0926;admin Bagian Organisasi;\nb@example.go.id;B;;operator;1.1\n"
    )
    assert problems == []
    assert [(row.email, row.name, row.nip, row.role, row.unit) for row in rows] == [
        ("a@example.go.id", "Ani B", "19860926", "biro_admin", ""),
        ("b@example.go.id", "B", "", "unit_operator", "1.1"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nama;peran\nA;auditor\n", "kolom “surel”"),
        ("surel;nama\na@example.go.id;A\n", "Kolom yang wajib tidak ada."),
        (HEAD, "Tabel tidak berisi orang."),
        (f"{HEAD};A;;auditor;\n", "Surel kosong."),
        (f"{HEAD}a@b;A;;auditor;\n", "tidak lengkap"),
        (f"{HEAD}a@example.go.id;{'x' * 201};;auditor;\n", "terlalu panjang"),
        (f"{HEAD}a@example.go.id;A;{'1' * 19};auditor;\n", "NIP hanya berisi angka"),
        (f"{HEAD}a@example.go.id;A;;;\n", "Peran ini tidak dikenal."),
    ],
)
def test_it_tells_what_is_wrong(text: str, said: str) -> None:
    rows, problems = read(text)
    assert rows == []
    assert any(said in problem for problem in problems)


def test_the_template_has_the_headings_it_reads() -> None:
    problems: list[Problem] = []
    content = people_template([text.id for text in ROLES.values()])
    assert read_people(open_bytes("orang.xlsx", content), ROLES, problems)
    assert [problem.text.id for problem in problems] == [
        "Tabel tidak berisi orang. Isi satu baris untuk setiap peran."
    ]
