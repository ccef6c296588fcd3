"""Pictures of the pages of a file, made in a process of its own: a broken PDF takes nothing else down with it.

``python -m tolok.apps.evidence.drawing SOURCE FOLDER pdf|picture`` writes FOLDER/1.webp, 2.webp, …, thumbnail.webp
and pages.json, and ends with 0. It knows no Django and no network.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from PIL.Image import Image

Source = Literal["pdf", "picture"]
#: Pixels: the width of a readable page, its greatest height, and the box of a thumbnail.
WIDTH, HEIGHT, THUMBNAIL = 1100, 2200, 192
#: The heaviest page picture in bytes, and pages that are drawn at most.
HEAVIEST = 200 * 1024
MOST_PAGES = 300
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


def _bare() -> dict[str, str]:
    """An environment without secrets."""
    return {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG") if name in os.environ}


def _main(source: Path, folder: Path, kind: str) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.nice(10)
    pages, pictures = _pdf(source) if kind == "pdf" else _picture(source)
    drawn = 0
    for number, picture in enumerate(pictures, start=1):
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
