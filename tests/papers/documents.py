"""Reading Word papers back, and templates as an office would write them."""

import io
from typing import Any

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def said(content: bytes) -> str:
    """All words of a document in order, cells of tables included."""
    parts: list[str] = []
    for block in opened(content).iter_inner_content():
        if isinstance(block, Paragraph):
            parts.append(block.text)
        elif isinstance(block, Table):
            parts += [cell.text for row in block.rows for cell in row.cells]
    return "\n".join(parts)


def a_template(*lines: str) -> bytes:
    """A template of an office with these paragraphs."""
    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()
