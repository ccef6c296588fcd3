"""Typst with what every paper shares: its own fonts only, the standard, the date; data in, never markup."""

import json
import threading
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tolok.papers.printable import REPLACED, all_printable

if TYPE_CHECKING:
    from typst import Compiler

TEMPLATES = Path(__file__).parent
#: Ships inside the Typst wheel, so that every machine prints the same.
FONT = "Libertinus Serif"

_own = threading.local()


def paper(template: str, data: Mapping[str, object], printed_on: date) -> bytes:
    """`data` set by `template` (the path of a ``.typ`` file below this folder) as PDF/UA-1.

    Same data and day, same bytes. Texts are data whatever they hold; letters no font of ours has are printed
    as ▯, and the paper says so. Each thread keeps a compiler of its own, so papers may be made side by side.
    """
    clean = cast(dict[str, object], all_printable(data, _has_glyph))
    words = json.dumps(clean, ensure_ascii=False)
    clean["replaced"] = REPLACED in words
    made = _compiler().compile(
        input=TEMPLATES / template,
        root=TEMPLATES,
        format="pdf",
        sys_inputs={"data": json.dumps(clean)},
        pdf_standards=["ua-1"],
        timestamp=datetime(printed_on.year, printed_on.month, printed_on.day, tzinfo=UTC),
    )
    return cast(bytes, made)


#: Dots per inch of drawings in Word: sharp on paper, small in the file.
DOTS = 150
_DRAWING = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1mm)"""


def drawn(svg: str, width: int, moment: datetime) -> bytes:
    """A drawing of ours as PNG, `width` millimetres wide."""
    made = _compiler().compile(
        input=_DRAWING, format="png", ppi=DOTS, sys_inputs={"svg": svg, "width": str(width)}, timestamp=moment
    )
    return cast(bytes, made)


def _compiler() -> "Compiler":
    import typst

    if not hasattr(_own, "compiler"):
        fonts = typst.Fonts(include_system_fonts=False)
        _own.compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
    return cast("Compiler", _own.compiler)


_glyphs: dict[str, bool] = {}
_PROBE = b'#set document(title: "x")\n#set text(font: "Libertinus Serif", lang: "id")\n#sys.inputs.char'


def _has_glyph(char: str) -> bool:
    """Whether a font of ours draws `char`: PDF/UA refuses a text with a hole, so the compiler itself is asked."""
    import typst

    if char not in _glyphs:
        try:
            _compiler().compile(
                input=_PROBE, format="pdf", sys_inputs={"char": char}, pdf_standards=["ua-1"], timestamp=0
            )
            _glyphs[char] = True
        except typst.TypstError:
            _glyphs[char] = False
    return _glyphs[char]
