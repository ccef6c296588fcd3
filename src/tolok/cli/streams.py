"""Standard output and error that never end in a traceback: a closed pipe, a full disk, an old code page."""

import os
import sys
from collections.abc import Callable
from typing import Any, TextIO


class OutputError(Exception):
    """What was printed could not be written, for another reason than a reader who has seen enough.

    No OSError, which argparse keeps silent about and commands take for a fault of their own files.
    """


class Guarded:
    """A text stream. A reader who left (``| head``) is no fault: what follows is thrown away silently."""

    def __init__(self, inner: TextIO) -> None:
        self.inner = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def write(self, text: str) -> int:
        """Write `text`; OutputError when the disk is full."""
        self._try(lambda: self.inner.write(text))
        return len(text)

    def flush(self) -> None:
        """Write what is still held back; OutputError when the disk is full."""
        self._try(self.inner.flush)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except BrokenPipeError:
            self._discard()
        except OSError as error:
            self._discard()
            raise OutputError(error.strerror) from None

    def _discard(self) -> None:
        """Send the rest nowhere, so that nothing fails again when Python closes the stream."""
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.inner.fileno())
            os.close(nowhere)
        except (OSError, ValueError):
            return  # a stream without a file


def guarded(command: Callable[[], int]) -> int:
    """Run `command` with guarded streams in UTF-8; its exit code, or 1 when its output was lost."""
    out, err = sys.stdout, sys.stderr
    for stream in (out, err):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.stdout, sys.stderr = Guarded(out), Guarded(err)
    try:
        code = _code(command)
        sys.stdout.flush()
        sys.stderr.flush()
        return code
    except OutputError as error:
        return _lost(error)
    finally:
        sys.stdout, sys.stderr = out, err


def _code(command: Callable[[], int]) -> int:
    try:
        return command()
    except SystemExit as stop:
        if stop.code is None or isinstance(stop.code, int):
            return stop.code or 0
        raise


def _lost(error: OutputError) -> int:
    from tolok.cli.errors import WRONG_DATA, fail
    from tolok.rules.texts import Problem, Text

    text = Text(
        "Keluaran tidak dapat ditulis. Periksa ruang cakram.",
        "The output cannot be written. Check the space on the disk.",
    )
    try:
        return fail([Problem(text, found=str(error))], WRONG_DATA)
    except OutputError:
        return WRONG_DATA
