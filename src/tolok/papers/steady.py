"""Archives whose bytes depend on their content and a day only."""

import io
import zipfile
from collections.abc import Iterable
from datetime import date


def packed(files: Iterable[tuple[str, bytes]], day: date) -> bytes:
    """A ZIP of `files` (name, content) in the order given, every entry dated `day` at noon."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 12, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def steady(archive: bytes, day: date) -> bytes:
    """An archive packed again with `day` in place of the moment it was made."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return packed([(entry.filename, opened.read(entry)) for entry in opened.infolist()], day)
