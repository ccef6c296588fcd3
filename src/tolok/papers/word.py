"""Papers as Word documents, from a template that an office can replace with its own."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, cast

from tolok.papers.cycle_values import SIZES, CycleResults, Letterhead
from tolok.papers.frame import Data
from tolok.papers.lhe import LheValues, lhe_data
from tolok.papers.minutes import minutes_data
from tolok.papers.printable import all_printable
from tolok.papers.steady import steady
from tolok.papers.word_pictures import picture
from tolok.rules.texts import Problem, ProblemsError, Text

#: What an unpacked template may hold.
LARGEST = 40 * 2**20
#: Letters that a property of a Word document can hold.
LONGEST_PROPERTY = 255
#: Millimetres between the margins of our own templates.
WIDTH = 170
#: Millimetres of the ruler, which fits the narrowest of our papers, and of the code.
RULER, CODE = 150, 28

#: What a template of the LHE may name, and what stands there.
LHE_PLACEHOLDERS: Mapping[str, Text] = MappingProxyType(
    {
        "title": Text("judul dokumen", "title of the document"),
        "kind": Text("nama laporan", "name of the report"),
        "name": Text("nama unit", "name of the unit"),
        "office": Text("nama instansi", "name of the office"),
        "kop_institution": Text("baris pertama kop", "first line of the kop"),
        "kop_office": Text("baris kedua kop", "second line of the kop"),
        "kop_address": Text("daftar baris kop selebihnya", "list of the other lines of the kop"),
        "dated": Text("tempat dan tanggal", "place and day"),
        "number": Text("nomor surat", "number of the letter"),
        "nature": Text("sifat surat", "nature of the letter"),
        "attachment": Text("lampiran", "attachments"),
        "subject": Text("hal surat", "subject"),
        "addressee": Text("daftar baris alamat tujuan", "list of lines of the addressee"),
        "body": Text("daftar alinea surat", "list of paragraphs of the letter"),
        "signer": Text("penanda tangan: title, mark, daftar lines", "signatory: title, mark, list of lines"),
        "copies": Text("daftar tembusan", "list of copies"),
        "facts": Text("baris keterangan: [0] label, [1] isi", "rows of facts: [0] label, [1] words"),
        "hero": Text("gambar mistar indeks", "picture of the ruler"),
        "code": Text(
            "gambar kode QR; kosong tanpa alamat", "picture of the QR code; empty without an address"
        ),
        "summary": Text("daftar kalimat ringkasan", "list of sentences of the summary"),
        "cautions": Text("daftar hal yang perlu diperhatikan", "list of cautions"),
        "strongest": Text("daftar indikator terkuat", "list of the strongest indicators"),
        "weakest": Text("daftar indikator terlemah", "list of the weakest indicators"),
        "bases": Text("baris dasar hukum: title, about, sure", "rows of legal texts: title, about, sure"),
        "notes": Text("daftar catatan paket instrumen", "list of the pack's notes"),
        "review": Text("siapa menulis dan memeriksa paket", "who wrote and checked the pack"),
        "scope": Text("daftar kalimat ruang lingkup", "list of sentences of the scope"),
        "parts": Text(
            "baris bagian: name, why, value, factor, contribution",
            "rows of parts: name, why, value, factor, contribution",
        ),
        "total": Text(
            "indeks: [0] nama, [2] nilai, [4] nilai panjang", "index: [0] name, [2] value, [4] long value"
        ),
        "rounding": Text("cara membulatkan", "how figures are rounded"),
        "calendar": Text("baris tahapan: [0] tahap, [1] waktu", "rows of phases: [0] phase, [1] time"),
        "panel": Text("baris panel: name, part, nip", "rows of the panel: name, part, nip"),
        "judged": Text(
            "formulir: title, total, aspects (name, reason, value, weight, contribution)",
            "forms: title, total, aspects (name, reason, value, weight, contribution)",
        ),
        "indicators": Text(
            "aspek: title, rows (code, title, text, claim, level, weight, settled, reason, proofs, daftar recommendations)",
            "aspects: title, rows (code, title, text, claim, level, weight, settled, reason, proofs, list recommendations)",
        ),
        "general": Text("daftar rekomendasi umum", "list of general recommendations"),
        "followed_up": Text(
            "baris tindak lanjut: text, owner, due, state", "rows of follow-up: text, owner, due, state"
        ),
        "proofs": Text(
            "baris bukti: number, title, version, sha256, used",
            "rows of proof: number, title, version, sha256, used",
        ),
        "address": Text("alamat hasil di situs", "address of the result"),
        "command": Text("perintah hitung ulang", "command that computes it again"),
        "hash": Text("sidik instrumen", "content hash of the instrument"),
    }
)


def lhe_docx(
    values: LheValues, letterhead: Letterhead, printed_on: date, template: bytes | None = None
) -> bytes:
    """The report of one unit as DOCX; same input, template and day, same bytes.

    Without `template` ours is used, on the paper, margins and font of `letterhead`; a template of the office keeps
    its own. Raises ProblemsError for a template that cannot be used.
    """
    data = {
        **lhe_data(values, letterhead, printed_on),
        **flat(letterhead),
        "address": values.unit.address,
    }
    letter = cast(dict[str, Any], data["letter"])
    rows = dict(letter["rows"])
    data |= {
        "dated": letter["dated"],
        "addressee": letter["to"],
        "body": letter["body"],
        "number": rows["Nomor"],
        "nature": rows["Sifat"],
        "attachment": rows["Lampiran"],
        "subject": rows["Hal"],
    }
    from tolok.papers.word_templates import lhe_template

    return filled(lhe_template(), template, data, letterhead, printed_on)


def minutes_docx(
    values: CycleResults, letterhead: Letterhead, printed_on: date, template: bytes | None = None
) -> bytes:
    """The minutes of the panel as DOCX, see `lhe_docx`."""
    from tolok.papers.word_templates import minutes_template

    data = {**minutes_data(values, letterhead, printed_on), **flat(letterhead)}
    return filled(minutes_template(), template, data, letterhead, printed_on)


def template_problems(
    template: bytes, known: Mapping[str, Text] = LHE_PLACEHOLDERS, wanted: Text | None = None
) -> list[Problem]:
    """Everything that keeps a template from being used; empty when it can be. `known` are its placeholders."""
    try:
        names = _opened(template).get_undeclared_template_variables(_environment())
    except ProblemsError as refused:
        return list(refused.problems)
    except Exception as error:  # noqa: BLE001 — jinja and docx raise what they like about a stranger's file
        return [Problem(BROKEN, found=str(error)[:200])]
    unknown = sorted(set(names) - set(known))
    return [Problem(UNKNOWN, found=name, wanted=wanted or WANTED) for name in unknown]


def flat(letterhead: Letterhead) -> Data:
    """The kop as three placeholders."""
    first, second, *rest = (*letterhead.lines, "", "")[: max(2, len(letterhead.lines))]
    return {"kop_institution": first, "kop_office": second, "kop_address": rest}


def filled(ours: bytes, theirs: bytes | None, data: Data, letterhead: Letterhead, printed_on: date) -> bytes:
    """A template filled: theirs, else ours on the paper of the letterhead. ProblemsError when theirs cannot be."""
    word = _opened(theirs or ours)
    clean = cast(dict[str, Any], all_printable(data, lambda _: True))
    clean["title"] = clean["title"][:LONGEST_PROPERTY]
    _draw(word, clean, printed_on)
    try:
        word.render(clean, _environment(), autoescape=True)
    except Exception as error:
        if theirs is None:
            raise
        raise ProblemsError([Problem(BROKEN, found=str(error)[:200], wanted=WANTED)]) from error
    if theirs is None:
        _set(word.docx, letterhead)
    about = word.docx.core_properties
    about.title, about.language = clean["title"], "id-ID"
    about.author = clean["office"][:LONGEST_PROPERTY]
    about.created = about.modified = datetime(printed_on.year, printed_on.month, printed_on.day)  # noqa: DTZ001 — Word keeps no zone
    out = io.BytesIO()
    word.docx.save(out)
    return steady(out.getvalue(), printed_on)


def _draw(word: Any, data: dict[str, Any], printed_on: date) -> None:
    """Puts pictures in place of drawings, where the paper has them."""
    for one in [data, *data.get("blocks", ())]:
        if "hero" in one:
            hero = one["hero"]
            one["hero"] = picture(word, hero["svg"], hero["alt"], RULER, printed_on)
    if "code" in data:
        data["code"] = picture(word, data["code"], data["code_alt"], CODE, printed_on)


def _opened(template: bytes) -> Any:
    """The template, after a look at its archive: no macros, nothing that unfolds without end."""
    from docxtpl import DocxTemplate

    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            names = [entry.filename.lower() for entry in archive.infolist()]
            size = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile:
        raise ProblemsError([Problem(NO_WORD)]) from None
    if "word/document.xml" not in names:
        raise ProblemsError([Problem(NO_WORD)])
    if any(name.endswith("vbaproject.bin") for name in names):
        raise ProblemsError([Problem(MACROS)])
    if size > LARGEST:
        raise ProblemsError([Problem(TOO_LARGE, found=f"{size // 2**20} MB")])
    word = DocxTemplate(io.BytesIO(template))
    word.init_docx()
    return word


def _environment() -> Any:
    """Placeholders may read what they are given and reach nothing else; unknown ones are an error, not a gap."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def _set(document: Any, letterhead: Letterhead) -> None:
    """Paper, margins and font of the office."""
    from docx.shared import Mm

    width, height = SIZES[letterhead.paper]
    edge = letterhead.margins
    for section in document.sections:
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.top_margin, section.bottom_margin = Mm(edge.top), Mm(edge.bottom)
        section.left_margin, section.right_margin = Mm(edge.left), Mm(edge.right)
    _stretch(document, (width - edge.left - edge.right) / WIDTH)
    if letterhead.font:
        for name in ("Normal", "Title", "Heading 1", "Heading 2"):
            document.styles[name].font.name = letterhead.font


def _stretch(document: Any, by: float) -> None:
    """Columns of tables as wide as the paper allows."""
    from docx.oxml.ns import qn

    for kind in ("w:tcW", "w:gridCol"):
        for element in document.element.body.iter(qn(kind)):
            width = element.get(qn("w:w"))
            if width and width.isdigit():
                element.set(qn("w:w"), str(round(int(width) * by)))


NO_WORD = Text("Ini bukan dokumen Word (.docx).", "This is no Word document (.docx).")
MACROS = Text("Templat berisi makro, jadi tidak dipakai.", "The template holds macros and is not used.")
TOO_LARGE = Text(
    f"Isi templat mengembang lebih dari {LARGEST // 2**20} MB, jadi tidak dibaca.",
    f"The template unpacks to more than {LARGEST // 2**20} MB and was not read.",
)
BROKEN = Text("Templat Word tidak dapat diisi.", "The Word template cannot be filled.")
UNKNOWN = Text(
    "Templat Word menyebut isian yang tidak dikenal.", "The Word template names an unknown placeholder."
)
WANTED = Text(
    "isian dari daftar di docs/reference/lhe-template.md",
    "a placeholder listed in docs/reference/lhe-template.md",
)
