"""What a file says and shows: its words, and its picture. Only for processes that are confined."""

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

#: Pixels: the width of a readable page and its greatest height.
WIDTH, HEIGHT = 1100, 2200
#: Pages that are looked at, and letters that are read, at most.
MOST_PAGES, MOST_LETTERS = 300, 2_000_000
_TEXT_PARTS = re.compile(r"word/document\.xml|xl/sharedStrings\.xml|content\.xml")
_MARK = re.compile(r"<[^>]*>")


def pdf_words(source: Path) -> str:
    """The text of a PDF, as far as it has any; a scan has none."""
    import pypdfium2

    document = pypdfium2.PdfDocument(source)
    words: list[str] = []
    length = 0
    for number in range(min(len(document), MOST_PAGES)):
        words.append(document[number].get_textpage().get_text_bounded())
        length += len(words[-1])
        if length > MOST_LETTERS:
            break
    return "\n".join(words)


def office_words(source: Path) -> str:
    """What stands in the text parts of an office file, without its marks."""
    with zipfile.ZipFile(source) as archive:
        parts = [name for name in archive.namelist() if _TEXT_PARTS.fullmatch(name)]
        texts = []
        for name in sorted(parts):
            with archive.open(name) as stream:
                texts.append(stream.read(MOST_LETTERS).decode("utf-8", "replace"))
    return " ".join(_MARK.sub(" ", text) for text in texts)


def flat_picture(source: Path) -> "Image":
    """A picture on white, as large as a page at most."""
    from PIL import Image

    picture = Image.open(source)
    picture.draft("RGB", (WIDTH * 2, HEIGHT * 2))
    flat = Image.new("RGB", picture.size, "white")
    clear = picture.convert("RGBA")
    flat.paste(clear, mask=clear.getchannel("A"))
    flat.thumbnail((WIDTH, HEIGHT))
    return flat
