"""A Word template filled, ours or an office's own, and what keeps one from being used."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, cast

from tolok.papers.frame import Data
from tolok.papers.letters.letterhead import SIZES, Letterhead
from tolok.papers.printable import all_printable
from tolok.papers.steady import steady
from tolok.papers.word.pictures import picture
from tolok.rules.texts import Problem, ProblemsError, Text

#: What an unpacked template may hold.
LARGEST = 40 * 2**20
#: Letters that a property of a Word document can hold.
LONGEST_PROPERTY = 255
#: Millimetres between the margins of our own templates.
WIDTH = 170
#: Millimetres of the ruler, which fits the narrowest of our papers, and of the code.
RULER, CODE = 150, 28


def template_problems(
    template: bytes, known: Mapping[str, Text], wanted: Text | None = None
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
