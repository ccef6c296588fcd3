"""Packs kept as texts: what a cycle was opened with is computed with for ever, whatever is shipped later."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from io import BytesIO, StringIO
from types import MappingProxyType
from typing import IO, Any

from tolok.rules import packs
from tolok.rules.instruments.values import Instrument
from tolok.rules.texts import Problem, ProblemsError, Text

#: Instruments that are kept read; a server has a handful of cycles open at a time.
KEPT = 32


@dataclass(frozen=True, slots=True)
class Frozen:
    """A pack as it was: its id, its content hash and its TOML texts by file name, without the worked cases."""

    id: str
    hash: str
    files: Mapping[str, str]


def freeze(pack_id: str) -> Frozen:
    """The texts of a shipped pack. Raises ProblemsError for an unknown pack or one that cannot be read."""
    folder = packs.find(pack_id)
    texts = {
        item.name: item.read_text("utf-8")
        for item in sorted(folder.iterdir(), key=lambda item: item.name)
        if item.name.endswith(".toml")
    }
    return Frozen(pack_id, packs.header(pack_id).hash, MappingProxyType(texts))


def thaw(files: Mapping[str, str], pack_id: str, frozen_hash: str) -> Instrument:
    """The weighted instrument in `files` alone, which need not be shipped any more.

    Raises ProblemsError when the texts cannot be read, and when their content hash is not `frozen_hash`: then
    somebody changed them after they were frozen. The same texts are read once.
    """
    return _thawed(tuple(sorted(files.items())), pack_id, frozen_hash)


@lru_cache(maxsize=KEPT)
def _thawed(items: tuple[tuple[str, str], ...], pack_id: str, frozen_hash: str) -> Instrument:
    # the texts themselves are the key: changed texts under an unchanged hash must not find the sound instrument
    found = packs.read(Texts(pack_id, dict(items)))
    if found.header.hash != frozen_hash:
        fault = Text(
            "Isi instrumen yang disimpan bukan lagi yang dibekukan.",
            "The kept instrument is no longer the one that was frozen.",
        )
        wanted = Text(f"sidik {frozen_hash}", f"hash {frozen_hash}")
        raise ProblemsError([Problem(fault, file=pack_id, found=found.header.hash, wanted=wanted)])
    return found


class Texts(Traversable):
    """A folder in memory, as far as a pack needs one; or, with `text`, a file in it."""

    def __init__(self, name: str, files: Mapping[str, str] | None = None, text: str | None = None) -> None:
        self._name, self._files, self._text = name, files or {}, text

    @property
    def name(self) -> str:
        """The folder's or file's own name."""
        return self._name

    def iterdir(self) -> Iterator[Traversable]:
        """The files in it."""
        return iter([Texts(name, text=text) for name, text in self._files.items()])

    def is_dir(self) -> bool:
        """Whether it is the folder itself; it has no folders in it."""
        return self._text is None and bool(self._files)

    def is_file(self) -> bool:
        """Whether it has a text."""
        return self._text is not None

    def joinpath(self, *descendants: Any) -> Traversable:
        """What stands below under that name; something that is neither file nor folder when nothing does."""
        name = "/".join(str(part) for part in descendants)
        return Texts(name, text=self._files.get(name))

    def __truediv__(self, child: Any) -> Traversable:
        return self.joinpath(child)

    def read_bytes(self) -> bytes:
        """The text as UTF-8."""
        return self.read_text().encode()

    def read_text(self, encoding: str | None = None) -> str:
        """The text; FileNotFoundError without one."""
        if self._text is None:
            raise FileNotFoundError(self._name)
        return self._text

    def open(self, mode: str = "r", *args: Any, **kwargs: Any) -> IO[Any]:
        """The text as a stream."""
        return BytesIO(self.read_bytes()) if "b" in mode else StringIO(self.read_text())
