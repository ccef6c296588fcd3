"""Pieces of Word templates: language, kop, headings, tables whose first row repeats, loops as paragraphs and rows."""

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

LANGUAGE = "id-ID"
AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")
INK = RGBColor(0x10, 0x26, 0x2B)
PRIMARY = RGBColor(0x0B, 0x5A, 0x66)
#: What every letter of Word falls back to; Calibri and Arial are on the machines of offices.
FONT = "Arial"


def new(title: str) -> Word:
    """An empty A4 document in Indonesian, with our styles and `title` as its property (a placeholder is filled)."""
    word = Document()
    word.core_properties.title = title
    word.core_properties.author = ""
    word.core_properties.language = LANGUAGE
    word.core_properties.comments = ""
    for lang in word.styles.element.iter(qn("w:lang")):
        for name in ("w:val", "w:eastAsia"):
            lang.set(qn(name), LANGUAGE)
    style(word, "Normal", 10.5)
    word.styles["Normal"].paragraph_format.space_after = Pt(4)
    for name, size in (("Title", 20), ("Heading 1", 13), ("Heading 2", 11)):
        style(word, name, size, heading=True)
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = Mm(20)
    _pages(section.footer.paragraphs[0])
    return word


def style(word: Word, name: str, size: float, *, heading: bool = False) -> None:
    """Sets font, size and colour of a style, theme fonts included."""
    one = word.styles[name]
    one.font.name, one.font.size = FONT, Pt(size)
    one.font.color.rgb = PRIMARY if heading else INK
    fonts = one.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{key}"), None)
    fonts.set(qn("w:cs"), FONT)


def line(word: Word | _Cell, text: str = "", **looks: object) -> Paragraph:
    """A paragraph; `looks`: bold, size, center, right, indent (mm), after (pt)."""
    paragraph = word.add_paragraph()
    run = paragraph.add_run(text)
    run.bold = bool(looks.get("bold")) or None
    if size := looks.get("size"):
        run.font.size = Pt(float(str(size)))
    if looks.get("center"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if looks.get("right"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if indent := looks.get("indent"):
        paragraph.paragraph_format.left_indent = Mm(float(str(indent)))
    if "after" in looks:
        paragraph.paragraph_format.space_after = Pt(float(str(looks["after"])))
    return paragraph


def each(
    word: Word | _Cell, name: str, among: str, text: str, *, bullets: bool = False, **looks: object
) -> None:
    """A paragraph for every item of a list."""
    line(word, f"{{%p for {name} in {among} %}}")
    paragraph = line(word, text, **looks)
    if bullets and isinstance(word, Word):
        paragraph.style = word.styles["List Bullet"]
    line(word, "{%p endfor %}")


def table(
    word: Word, caption: str, heads: Sequence[tuple[str, float]], among: str, cells: Sequence[str]
) -> Table:
    """A table with a row for every `row` of `among`; `heads` are words and widths in mm. Heads repeat on every page."""
    made: Table = word.add_table(rows=4, cols=len(heads))
    made.style = word.styles["Table Grid"]
    made.autofit = False
    _caption(made, caption)
    for place, (head, width) in enumerate(heads):
        for row in made.rows:
            row.cells[place].width = Mm(width)
        run = made.rows[0].cells[place].paragraphs[0].add_run(head)
        run.bold, run.font.size = True, Pt(9)
    _repeat(made)
    made.rows[1].cells[0].text = f"{{%tr for row in {among} %}}"
    for place, words in enumerate(cells):
        paragraph = made.rows[2].cells[place].paragraphs[0]
        paragraph.add_run(words).font.size = Pt(9)
        paragraph.paragraph_format.space_after = Pt(1)
    made.rows[3].cells[0].text = "{%tr endfor %}"
    line(word, after=2)
    return made


def _repeat(made: Table) -> None:
    properties = made.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def _caption(made: Table, words: str) -> None:
    """What a screen reader says about the table."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), words)
    made._tbl.tblPr.append(caption)


def page_break(word: Word) -> None:
    """What follows starts on a new page."""
    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def underline(paragraph: Paragraph) -> None:
    """A line beneath a paragraph, as a kop has."""
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "thinThickSmallGap"), ("sz", "18"), ("space", "4"), ("color", "10262B")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    # the order of these elements is fixed (ECMA-376, 17.3.1.26)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *AFTER_BORDERS)


def _pages(paragraph: Paragraph) -> None:
    """``Halaman x dari y``, counted by Word."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for words, field in (("Halaman ", "PAGE"), (" dari ", "NUMPAGES")):
        paragraph.add_run(words).font.size = Pt(8.5)
        element = OxmlElement("w:fldSimple")
        element.set(qn("w:instr"), field)
        paragraph._p.append(element)


def saved(word: Word) -> bytes:
    """The document as bytes."""
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def kop(word: Word) -> None:
    """The kop of the office above a line."""
    line(word, "{{ kop_institution }}", center=True, size=12, after=0)
    line(word, "{{ kop_office }}", center=True, size=15, bold=True, after=0)
    each(word, "line", "kop_address", "{{ line }}", center=True, size=8.5, after=0)
    underline(line(word, after=8))


def signature(word: Word) -> None:
    """The post, room for a hand, the name."""
    line(word, "{{ signer.title }},", indent=85)
    for _ in range(3):
        line(word, indent=85)
    line(word, "{{ signer.mark }}", indent=85)
    each(word, "line", "signer.lines", "{{ line }}", indent=85, after=0)
