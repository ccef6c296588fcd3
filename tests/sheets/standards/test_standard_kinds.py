"""A file that no table can be read from is named for what it is, with the way to one that can."""

import io
import zipfile

import docx
import pytest
import xlsxwriter
from PIL import Image

from tests.sheets.standards.documents import a_document
from tolok.rules.texts import Problem, ProblemsError
from tolok.sheets.books import open_bytes
from tolok.sheets.standards.book import read_standards
from tolok.sheets.standards.document import read_document
from tolok.sheets.standards.kinds import other_kind, refuse_other_kinds

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def a_picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    return out.getvalue()


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n", ("PDF", ".docx", ".xlsx", "tempel")),
        (a_picture(), ("gambar", ".docx")),
        (b"\xff\xd8\xff\xe0", ("gambar",)),
        (b"\x00\x00\x00\x18ftypheic", ("gambar",)),
        (ole("EncryptedPackage"), ("kata sandi", "hapus")),
        (ole("WordDocument"), (".doc)", "Simpan Sebagai", "tempel")),
        (ole("Workbook"), (".xls)", "Simpan Sebagai", ".xlsx")),
        (OLE, ("Office lama",)),
        (packed(mimetype=b"application/vnd.oasis.opendocument.text"), (".odt",)),
        (packed(gambar=b"x"), ("arsip",)),
        (b"{\\rtf1", ("RTF",)),
        (b"\n<!DOCTYPE html><table>", ("halaman web",)),
    ],
)
def test_it_says_what_the_file_is_and_what_to_do(content: bytes, said: tuple[str, ...]) -> None:
    with pytest.raises(ProblemsError) as refused:
        refuse_other_kinds("standar", content)
    (problem,) = refused.value.problems
    assert all(one in problem.text.id for one in said)
    assert problem.text.en != problem.text.id


@pytest.mark.parametrize(
    "content",
    [
        a_document("Standar"),
        packed(**{"xl/workbook.xml": b""}),
        packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
        b"kode;nama\n",
        b"PK\x03\x04",
    ],
)
def test_it_lets_the_readers_have_what_they_know(content: bytes) -> None:
    assert other_kind("standar", content) is None


def test_a_document_of_scans_and_one_without_a_table_are_told_apart() -> None:
    word = docx.Document()
    word.add_picture(io.BytesIO(a_picture()))
    out = io.BytesIO()
    word.save(out)
    for content, said in (
        (out.getvalue(), "hasil pindai"),
        (a_document("Persyaratan: KTP"), "tidak berisi tabel"),
    ):
        with pytest.raises(ProblemsError) as refused:
            read_document("standar.docx", content, "", [])
        assert said in refused.value.problems[0].text.id


def test_an_empty_workbook_is_called_empty_and_a_strange_one_says_what_is_read() -> None:
    with pytest.raises(ProblemsError, match="not one word"):
        read_standards(open_bytes("a.xlsx", a_book()), "", [])
    problems: list[Problem] = []
    read_standards(open_bytes("a.xlsx", a_book("Rekap absensi")), "", problems)
    assert problems[0].wanted is not None
    assert "Komponen" in problems[0].wanted.id


def a_book(*words: str) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Lembar1")
        for at, said in enumerate(words):
            sheet.write_string(at, 0, said)
    return out.getvalue()
