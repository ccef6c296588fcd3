"""Pictures of the pages of a file, made in a process of its own: a broken PDF takes nothing else down with it.

``python -m tolok.apps.evidence.drawing SOURCE FOLDER pdf|picture`` writes FOLDER/1.webp, 2.webp, …, thumbnail.webp and
pages.json. With ``pdf-words`` or ``office-words`` it writes nothing but words.txt. It ends with 0 and knows no Django
and no network.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tolok.apps.evidence.confined import confine, ran
from tolok.apps.evidence.reading import HEIGHT, MOST_PAGES, WIDTH, flat_picture, office_words, pdf_words

if TYPE_CHECKING:
    from PIL.Image import Image

Source = Literal["pdf", "picture", "pdf-words", "office-words"]
#: Pixels: the box of a thumbnail.
THUMBNAIL = 192
#: The heaviest page picture in bytes.
HEAVIEST = 200 * 1024
#: Letters that are kept to compare a file with one like it.
MOST_COMPARED_LETTERS = 100_000
QUALITIES = (80, 65, 50, 35, 20)
#: How hard WebP tries: 4 takes twice the time and makes pages a thirtieth lighter.
EFFORT = 2


@dataclass(frozen=True, slots=True)
class Drawn:
    """How many pages a file has, and how many of them were drawn."""

    pages: int
    drawn: int

    @property
    def whole(self) -> bool:
        """Whether everything that is drawn at all was drawn."""
        return self.drawn == min(self.pages, MOST_PAGES)


def draw(source: Path, folder: Path, kind: Source) -> Drawn | None:
    """Draw the pages of `source` into `folder`; None when it cannot be drawn. Never raises for a broken file."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    ran("tolok.apps.evidence.drawing", str(source), str(folder), kind)
    return drawn_in(folder)


def drawn_in(folder: Path) -> Drawn | None:
    """What was drawn into a folder before; None when there is nothing to show."""
    try:
        said = json.loads((folder / "pages.json").read_text("ascii"))
    except (OSError, ValueError):
        return None
    if not (folder / "thumbnail.webp").exists():
        return None
    return Drawn(int(said["pages"]), int(said["drawn"]))


def words_in(source: Path, folder: Path, kind: Literal["pdf", "office"]) -> str:
    """The text of a file, read once and kept in its folder; empty for one that has none or is broken."""
    kept = folder / "words.txt"
    if not kept.exists():
        draw(source, folder, "pdf-words" if kind == "pdf" else "office-words")
    return kept.read_text("utf-8") if kept.exists() else ""


def _main(source: Path, folder: Path, kind: str) -> int:
    confine()
    if kind.endswith("-words"):
        words = pdf_words(source) if kind == "pdf-words" else office_words(source)
        (folder / "words.txt").write_text(words[:MOST_COMPARED_LETTERS], "utf-8")
        return 0
    pages, pictures = _pdf(source) if kind == "pdf" else (1, iter([flat_picture(source)]))
    drawn = 0
    for number, picture in enumerate(pictures, start=1):
        (folder / f"{number}.webp").write_bytes(_light(picture))
        if number == 1:
            picture.thumbnail((THUMBNAIL, THUMBNAIL))
            picture.save(folder / "thumbnail.webp", "WEBP", quality=60, method=EFFORT)
        drawn = number
        if number % 10 == 0 or number == 1:
            _note(folder, pages, drawn)
    _note(folder, pages, drawn)
    return 0 if drawn else 1


def _note(folder: Path, pages: int, drawn: int) -> None:
    draft = folder / "pages.json.draft"
    draft.write_text(json.dumps({"pages": pages, "drawn": drawn}), "ascii")
    draft.replace(folder / "pages.json")


def _pdf(source: Path) -> tuple[int, Iterator["Image"]]:
    import pypdfium2

    document = pypdfium2.PdfDocument(source)
    count = len(document)

    def pictures() -> Iterator["Image"]:
        for number in range(min(count, MOST_PAGES)):
            page = document[number]
            width, height = page.get_size()
            scale = min(WIDTH / max(width, 1), HEIGHT / max(height, 1), 4.0)
            yield page.render(scale=scale).to_pil().convert("RGB")

    return count, pictures()


def _light(picture: "Image") -> bytes:
    """The picture as WebP, lighter and lighter until it is light enough."""
    while True:
        content = b""
        for quality in QUALITIES:
            out = BytesIO()
            picture.save(out, "WEBP", quality=quality, method=EFFORT)
            content = out.getvalue()
            if len(content) <= HEAVIEST:
                return content
        if picture.width < 200:
            return content
        picture = picture.resize((picture.width * 3 // 4, max(1, picture.height * 3 // 4)))


if __name__ == "__main__":
    sys.exit(_main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
