"""Pictures of the pages of a file, made in a process of its own: a broken PDF takes nothing else down with it.

``python -m tolok.apps.evidence.drawing SOURCE FOLDER pdf|picture|office`` writes FOLDER/1.webp, 2.webp, …,
thumbnail.webp and pages.json, and sketch.json with the fingerprint of what the file says or shows; of an office file
only that. With ``pdf-words`` or ``office-words`` it writes nothing but words.txt. It ends with 0 and knows no Django
and no network.
"""

import json
import os
import re
import resource
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tolok.rules.statistics.sketches import picture_bits, sketch_of

if TYPE_CHECKING:
    from PIL.Image import Image

Source = Literal["pdf", "picture", "office", "pdf-words", "office-words"]
#: Pixels: the width of a readable page, its greatest height, and the box of a thumbnail.
WIDTH, HEIGHT, THUMBNAIL = 1100, 2200, 192
#: The heaviest page picture in bytes, and pages that are drawn at most.
HEAVIEST = 200 * 1024
MOST_PAGES = 300
#: Letters that are read of a file for its fingerprint.
MOST_LETTERS = 2_000_000
#: Letters that are kept to compare a file with one like it.
MOST_COMPARED_LETTERS = 100_000
_TEXT_PARTS = re.compile(r"word/document\.xml|xl/sharedStrings\.xml|content\.xml")
_MARK = re.compile(r"<[^>]*>")
QUALITIES = (80, 65, 50, 35, 20)
#: Seconds of processor, bytes of memory, seconds on the clock.
PROCESSOR, MEMORY, PATIENCE = 120, 2 * 2**30, 240


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
    command = [sys.executable, "-m", "tolok.apps.evidence.drawing", str(source), str(folder), kind]
    with suppress(subprocess.TimeoutExpired):
        subprocess.run(  # noqa: S603 - our own module
            command, timeout=PATIENCE, check=False, capture_output=True, stdin=subprocess.DEVNULL, env=_bare()
        )
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


def sketch_file(source: Path, folder: Path) -> None:
    """Write the fingerprint of an office file into `folder`; a broken file leaves none."""
    draw(source, folder, "office")


def sketched_in(folder: Path) -> list[int]:
    """The fingerprint that lies in a folder; empty for a file that says too little."""
    try:
        return [int(one) for one in json.loads((folder / "sketch.json").read_text("ascii"))]
    except (OSError, ValueError):
        return []


def words_in(source: Path, folder: Path, kind: Literal["pdf", "office"]) -> str:
    """The text of a file, read once and kept in its folder; empty for one that has none or is broken."""
    kept = folder / "words.txt"
    if not kept.exists():
        draw(source, folder, "pdf-words" if kind == "pdf" else "office-words")
    return kept.read_text("utf-8") if kept.exists() else ""


def _bare() -> dict[str, str]:
    """An environment without secrets."""
    return {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG") if name in os.environ}


def _main(source: Path, folder: Path, kind: str) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.nice(10)
    if kind.endswith("-words"):
        words = _pdf_words(source) if kind == "pdf-words" else _office_words(source)
        (folder / "words.txt").write_text(words[:MOST_COMPARED_LETTERS], "utf-8")
        return 0
    if kind == "office":
        _keep_sketch(folder, sketch_of(_office_words(source)))
        return 0
    pages, pictures = _pdf(source) if kind == "pdf" else _picture(source)
    drawn = 0
    if kind == "pdf":
        _keep_sketch(folder, sketch_of(_pdf_words(source)))
    for number, picture in enumerate(pictures, start=1):
        if kind == "picture":
            bits = picture_bits(_brightness(picture))
            _keep_sketch(folder, (bits,) if bits else ())
        (folder / f"{number}.webp").write_bytes(_light(picture))
        if number == 1:
            picture.thumbnail((THUMBNAIL, THUMBNAIL))
            picture.save(folder / "thumbnail.webp", "WEBP", quality=60, method=4)
        drawn = number
        if number % 10 == 0 or number == 1:
            _note(folder, pages, drawn)
    _note(folder, pages, drawn)
    return 0 if drawn else 1


def _note(folder: Path, pages: int, drawn: int) -> None:
    draft = folder / "pages.json.draft"
    draft.write_text(json.dumps({"pages": pages, "drawn": drawn}), "ascii")
    draft.replace(folder / "pages.json")


def _keep_sketch(folder: Path, values: Sequence[int]) -> None:
    (folder / "sketch.json").write_text(json.dumps(list(values)), "ascii")


def _pdf_words(source: Path) -> str:
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


def _office_words(source: Path) -> str:
    """What stands in the text parts of an office file, without its marks."""
    with zipfile.ZipFile(source) as archive:
        parts = [name for name in archive.namelist() if _TEXT_PARTS.fullmatch(name)]
        texts = []
        for name in sorted(parts):
            with archive.open(name) as stream:
                texts.append(stream.read(MOST_LETTERS).decode("utf-8", "replace"))
    return " ".join(_MARK.sub(" ", text) for text in texts)


def _brightness(picture: "Image") -> list[list[int]]:
    small = picture.convert("L").resize((9, 8))
    flat = list(small.tobytes())
    return [flat[row * 9 : row * 9 + 9] for row in range(8)]


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


def _picture(source: Path) -> tuple[int, Iterator["Image"]]:
    from PIL import Image

    picture = Image.open(source)
    picture.draft("RGB", (WIDTH * 2, HEIGHT * 2))
    flat = Image.new("RGB", picture.size, "white")
    clear = picture.convert("RGBA")
    flat.paste(clear, mask=clear.getchannel("A"))
    flat.thumbnail((WIDTH, HEIGHT))
    return 1, iter([flat])


def _light(picture: "Image") -> bytes:
    """The picture as WebP, lighter and lighter until it is light enough."""
    while True:
        content = b""
        for quality in QUALITIES:
            out = BytesIO()
            picture.save(out, "WEBP", quality=quality, method=4)
            content = out.getvalue()
            if len(content) <= HEAVIEST:
                return content
        if picture.width < 200:
            return content
        picture = picture.resize((picture.width * 3 // 4, max(1, picture.height * 3 // 4)))


if __name__ == "__main__":
    sys.exit(_main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
