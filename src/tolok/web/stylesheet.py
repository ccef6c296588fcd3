"""The one stylesheet: theme, base, every component's own file, print; joined when the process starts.

There is no build step to forget and no generated file to merge: components keep their CSS beside their
template, a page still asks for one file, and an office's own theme (TOLOK_THEME) changes the digest in the
address, so that browsers may keep the file for ever.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

STYLES = Path(__file__).parent / "styles"
COMPONENTS = Path(__file__).parent / "templates" / "components"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The text of the stylesheet and the digest that names it in its address."""

    text: str
    digest: str


def sources(theme: str = "") -> list[Path]:
    """Return the files in the order of the cascade; `theme` is the path of another office's tokens."""
    first = Path(theme) if theme else STYLES / "theme.css"
    return [
        first,
        STYLES / "base.css",
        STYLES / "layout.css",
        *sorted(COMPONENTS.glob("*/*.css")),
        STYLES / "print.css",
    ]


@cache
def stylesheet() -> Stylesheet:
    """Return the joined stylesheet without its comments and indents."""
    joined = "\n".join(path.read_text(encoding="utf-8") for path in sources(settings.TOLOK_THEME))
    text = _SPACE.sub("\n", _COMMENT.sub("", joined)).strip() + "\n"
    return Stylesheet(text, hashlib.sha256(text.encode()).hexdigest()[:12])
