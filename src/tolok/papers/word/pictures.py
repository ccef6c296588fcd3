"""Rulers and codes as pictures for Word, which draws no SVG everywhere, each with its words."""

import io
from datetime import UTC, date, datetime
from typing import Any

from tolok.papers.compiler import drawn


class Picture:
    """A picture that a template may place and do nothing else with: the sandbox sees no attribute of it."""

    __slots__ = ("_alt", "_png", "_width", "_word")

    def __init__(self, word: Any, png: bytes, alt: str, width: int) -> None:
        self._word, self._png, self._alt, self._width = word, png, alt, width

    def __html__(self) -> str:
        from docx.shared import Mm

        inline = self._word.current_rendering_part.new_pic_inline(
            io.BytesIO(self._png), Mm(self._width), None
        )
        inline.docPr.set("descr", self._alt)
        return f'</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r><w:t xml:space="preserve">'


def picture(word: Any, svg: str, alt: str, width: int, printed_on: date) -> Picture | str:
    """`svg` as a picture `width` millimetres wide; nothing without a drawing."""
    if not svg:
        return ""
    moment = datetime(printed_on.year, printed_on.month, printed_on.day, tzinfo=UTC)
    return Picture(word, drawn(svg, width, moment), alt, width)
