"""Papers of service standards as Word documents, from templates that an office can replace with its own."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from tolok.papers.letters.letterhead import Letterhead
from tolok.papers.standards.annex import annex_data
from tolok.papers.standards.leaflet import leaflet_data
from tolok.papers.standards.maklumat import maklumat_data
from tolok.papers.standards.register import register_data
from tolok.papers.standards.values import DecreeFacts, MaklumatPaper, RegisterRow, StandardPaper
from tolok.papers.word.filling import filled, flat
from tolok.rules.texts import Text


def standard_annex_docx(
    standards: Sequence[StandardPaper],
    letterhead: Letterhead,
    printed_on: date,
    template: bytes | None = None,
    decree: DecreeFacts | None = None,
) -> bytes:
    """The annex of one standard or the book of several as DOCX; same input, template and day, same bytes.

    Without `template` ours is used, on the paper, margins and font of `letterhead`; a template of the office keeps
    its own. Raises ProblemsError for a template that cannot be used.
    """
    from tolok.papers.standards.word_templates import annex_template

    data = {**annex_data(standards, letterhead, printed_on, decree), **flat(letterhead)}
    return filled(annex_template(), template, data, letterhead, printed_on)


def standard_leaflet_docx(
    one: StandardPaper, letterhead: Letterhead, printed_on: date, template: bytes | None = None
) -> bytes:
    """The six published components as DOCX, see `standard_annex_docx`."""
    from tolok.papers.standards.word_templates import leaflet_template

    data = {**leaflet_data(one, letterhead, "leaflet", printed_on), **flat(letterhead)}
    return filled(leaflet_template(), template, data, letterhead, printed_on)


def maklumat_docx(
    one: MaklumatPaper, letterhead: Letterhead, printed_on: date, template: bytes | None = None
) -> bytes:
    """The maklumat as DOCX, see `standard_annex_docx`."""
    from tolok.papers.standards.word_templates import maklumat_template

    data = {**maklumat_data(one, letterhead, "paper", printed_on), **flat(letterhead)}
    return filled(maklumat_template(), template, data, letterhead, printed_on)


def standard_register_docx(
    unit: str,
    office: str,
    rows: Sequence[RegisterRow],
    letterhead: Letterhead,
    printed_on: date,
    template: bytes | None = None,
) -> bytes:
    """The list of services against standards as DOCX, see `standard_annex_docx`."""
    from tolok.papers.standards.word_templates import register_template

    data = {**register_data(unit, office, rows, letterhead, printed_on), **flat(letterhead)}
    return filled(register_template(), template, data, letterhead, printed_on)


_COMMON: Mapping[str, Text] = {
    "title": Text("judul dokumen", "title of the document"),
    "kind": Text("nama dokumen", "name of the paper"),
    "name": Text("nama layanan atau unit", "name of the service or unit"),
    "unit": Text("nama unit", "name of the unit"),
    "office": Text("nama instansi", "name of the office"),
    "kop": Text("daftar baris kop", "list of the lines of the kop"),
    "kop_institution": Text("baris pertama kop", "first line of the kop"),
    "kop_office": Text("baris kedua kop", "second line of the kop"),
    "kop_address": Text("daftar baris kop selebihnya", "list of the other lines of the kop"),
    "foot": Text(
        "versi, masa berlaku, sidik, dan tanggal dibuat", "version, validity, hash and day of printing"
    ),
}
_STANDING: Mapping[str, Text] = {
    "mark": Text(
        "RANCANGAN, BELUM BERLAKU, atau TIDAK BERLAKU LAGI; kosong bila berlaku",
        "the mark of a paper that does not hold; empty when it does",
    ),
    "told": Text("kalimat tentang keadaan itu", "the sentence that says so"),
}
_CODE: Mapping[str, Text] = {
    "address": Text("alamat halaman publik; boleh kosong", "address of the public page; may be empty"),
    "code": Text("gambar kode QR; kosong tanpa alamat", "picture of the QR code; empty without an address"),
}
_ROWS = Text(
    "baris komponen: code, number, name, daftar lines, text",
    "rows of components: code, number, name, list lines, text",
)

#: What a template of each paper may name, and what stands there.
ANNEX_PLACEHOLDERS: Mapping[str, Text] = MappingProxyType(
    {
        **_COMMON,
        **_STANDING,
        "opening": Text("kalimat pembuka buku", "opening sentence of a book"),
        "several": Text("benar bila memuat beberapa layanan", "true when it holds several services"),
        "standards": Text(
            "standar: service, code, unit, called, version, mark, told, missing, annex ([0] label, [1] isi), "
            "parts (letter, name, rows: code, number, name, daftar lines, text), signer (dated, title, mark, daftar lines)",
            "standards: service, code, unit, called, version, mark, told, missing, annex ([0] label, [1] words), "
            "parts (letter, name, rows: code, number, name, list lines, text), signer (dated, title, mark, list lines)",
        ),
    }
)
LEAFLET_PLACEHOLDERS: Mapping[str, Text] = MappingProxyType(
    {
        **_COMMON,
        **_STANDING,
        **_CODE,
        "formal": Text(
            "nama layanan di keputusan, bila lain", "name of the service in the decree, where it differs"
        ),
        "rows": _ROWS,
        "decree": Text("keputusan; boleh kosong", "the decree; may be empty"),
    }
)
MAKLUMAT_PLACEHOLDERS: Mapping[str, Text] = MappingProxyType(
    {
        **_COMMON,
        **_STANDING,
        **_CODE,
        "opening": Text("kalimat pembuka", "opening sentence"),
        "statements": Text("daftar tiga pernyataan", "list of the three statements"),
        "dated": Text("tempat dan tanggal", "place and day"),
        "decree": Text("keputusan; boleh kosong", "the decree; may be empty"),
        "signer": Text("penanda tangan: title, mark, daftar lines", "signatory: title, mark, list of lines"),
    }
)
REGISTER_PLACEHOLDERS: Mapping[str, Text] = MappingProxyType(
    {
        **_COMMON,
        "dated": Text("tanggal keadaan", "day of the list"),
        "facts": Text("baris keterangan: [0] label, [1] isi", "rows of facts: [0] label, [1] words"),
        "rows": Text(
            "baris layanan: number, code, service, version, state, complete, decree, since, reviewed",
            "rows of services: number, code, service, version, state, complete, decree, since, reviewed",
        ),
        "without": Text("daftar layanan tanpa standar yang berlaku", "list of services without a standard"),
    }
)
