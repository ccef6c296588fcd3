"""ClamAV as a stranger on a socket: a file goes in, a verdict comes out (INSTREAM of its protocol)."""

import socket
import struct
from contextlib import closing
from pathlib import Path

from django.conf import settings

#: Bytes sent at a time, and seconds to wait for the scanner.
PIECE = 64 * 1024
PATIENCE = 30


class ScannerDownError(Exception):
    """The scanner did not answer, or not with a verdict."""


def configured() -> bool:
    """Whether files are scanned at all here."""
    return bool(settings.TOLOK_CLAMAV)


def scan(path: Path) -> str | None:
    """The name of what was found in the file, None when it is clean. Raises ScannerDownError."""
    try:
        with closing(_connect()) as line:
            line.sendall(b"zINSTREAM\0")
            with path.open("rb") as stream:
                while piece := stream.read(PIECE):
                    line.sendall(struct.pack(">I", len(piece)) + piece)
            line.sendall(struct.pack(">I", 0))
            return _verdict(_answer(line))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise ScannerDownError(str(error)) from error


def answers() -> bool:
    """Whether the scanner is there at all."""
    try:
        with closing(_connect()) as line:
            line.sendall(b"zPING\0")
            return _answer(line) == "PONG"
    except (OSError, ScannerDownError):
        return False


def _connect() -> socket.socket:
    """A line to the scanner: a path is a unix socket, anything else host:port."""
    address = str(settings.TOLOK_CLAMAV).removeprefix("unix:")
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(PATIENCE)
        try:
            line.connect(address)
        except OSError as error:
            line.close()
            raise ScannerDownError(str(error)) from error
        return line
    host, _, port = address.rpartition(":")
    if not port.isdigit():
        raise ScannerDownError(f"TOLOK_CLAMAV is {address!r}; wanted host:port or the path of a socket")
    return socket.create_connection((host.strip("[]") or "127.0.0.1", int(port)), timeout=PATIENCE)


def _answer(line: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < 4096:
        piece = line.recv(4096)
        if not piece:
            break
        said += piece
    return said.rstrip(b"\0\n").decode("utf-8", errors="replace")


def _verdict(answer: str) -> str | None:
    if answer.endswith(" OK"):
        return None
    if answer.endswith(" FOUND"):
        return answer.removesuffix(" FOUND").partition(": ")[2] or answer
    raise ScannerDownError(answer or "no answer")
