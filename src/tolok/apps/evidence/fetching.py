"""Fetch what lies behind a link, once: only from the public web, within limits, every redirect looked at again.

The address is resolved here and the connection goes to that very address, so that a name cannot lead us to one
place when it is checked and to another when it is opened.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from django.conf import settings

from tolok import __version__
from tolok.apps.evidence import limits, refusals
from tolok.rules.texts import Text
from tolok.rules.wording import fill

#: Redirects that are followed, seconds for one step of the network, and seconds for everything.
MOST_REDIRECTS = 5
STEP = 15
PATIENCE = 90
_REDIRECTS = {301, 302, 303, 307, 308}
PIECE = 64 * 1024
#: What may happen on the way to somebody else's server.
UNREACHED = (ssl.SSLError, http.client.HTTPException, ConnectionError, socket.gaierror, UnicodeError)
_HEADERS = {"User-Agent": f"Tolok/{__version__}", "Accept-Encoding": "identity"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: where it ended after redirects, and what the file is called there."""

    address: str
    name: str


def checked(address: str) -> SplitResult:
    """The parts of an address, if it is one that may be asked for. Raises ProblemsError."""
    try:
        parts = urlsplit(address.strip())
        port_is_fine = parts.port is None or 0 < parts.port < 65536
    except ValueError as error:
        raise refusals.refused(refusals.LINK_SHAPE, "address") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_fine:
        raise refusals.refused(refusals.LINK_SHAPE, "address")
    if parts.username or parts.password or any(ord(sign) <= 32 for sign in address.strip()):
        raise refusals.refused(refusals.LINK_SHAPE, "address")
    return parts


def fetch(address: str, target: Path) -> Fetched:
    """Fetch `address` into the file `target`. Raises ProblemsError with the reason when it cannot be archived."""
    until = time.monotonic() + PATIENCE
    for _ in range(MOST_REDIRECTS + 1):
        parts = checked(address)
        try:
            onwards = _ask(parts, address, target, until)
        except (TimeoutError, socket.timeout) as error:  # noqa: UP041 - named as people search for it
            raise refusals.refused(refusals.LINK_SLOW, "address") from error
        except UNREACHED as error:
            raise _dead(why_of(error)) from error
        if isinstance(onwards, Fetched):
            return onwards
        address = urljoin(address, onwards)
    raise refusals.refused(refusals.LINK_WANDERS, "address")


def reach(address: str) -> int:
    """The status with which `address` answers in the end, as `fetch` would ask for it; nothing of the page is read.

    Raises ProblemsError with a few words when nobody answers, or when the address may not be asked for.
    """
    for _ in range(MOST_REDIRECTS + 1):
        parts = checked(address)
        try:
            status, onwards = _knock(parts)
        except (TimeoutError, socket.timeout) as error:  # noqa: UP041 - named as people search for it
            raise refusals.refused(refusals.LINK_SLOW, "address") from error
        except (http.client.HTTPException, OSError, UnicodeError) as error:
            raise refusals.refused(why_of(error), "address") from error
        if not onwards:
            return status
        address = urljoin(address, onwards)
    raise refusals.refused(refusals.LINK_WANDERS, "address")


def _knock(parts: SplitResult) -> tuple[int, str]:
    """One request: its status and the address it leads on to, if any."""
    line = _line(parts)
    try:
        line.request("GET", _path(parts), headers=_HEADERS)
        answer = line.getresponse()
        return answer.status, (answer.getheader("Location") or "") if answer.status in _REDIRECTS else ""
    finally:
        line.close()


def _path(parts: SplitResult) -> str:
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def why_of(error: Exception) -> Text:
    """Why an address did not open, in a few words that people understand."""
    if isinstance(error, socket.gaierror):
        return refusals.NOT_FOUND
    if isinstance(error, ssl.SSLError):
        return refusals.CERTIFICATE
    if isinstance(error, ConnectionResetError | BrokenPipeError | http.client.RemoteDisconnected):
        return refusals.CUT_OFF
    if isinstance(error, UnicodeError):
        return refusals.MISWRITTEN
    return refusals.UNREADABLE if isinstance(error, http.client.HTTPException) else refusals.NOT_ANSWERING


def _dead(why: Text) -> Exception:
    return refusals.refused(fill(refusals.LINK_DEAD, why=why), "address")


def _public(host: str, port: int) -> str:
    """An address of `host` that may be connected to: all of its addresses must lie in the public internet."""
    found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not settings.TOLOK_EVIDENCE_PRIVATE_LINKS and not all(
        ipaddress.ip_address(one.partition("%")[0]).is_global for one in found
    ):
        raise refusals.refused(refusals.LINK_PRIVATE, "address")
    return found[0]


def _line(parts: SplitResult) -> http.client.HTTPConnection:
    host = parts.hostname or ""
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    place = _public(host, port)
    line = http.client.HTTPConnection(host, port, timeout=STEP)
    plain = socket.create_connection((place, port), timeout=STEP)
    line.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
    return line


def _ask(parts: SplitResult, address: str, target: Path, until: float) -> Fetched | str:
    """One request: what was fetched, or the address it leads on to."""
    line = _line(parts)
    try:
        line.request("GET", _path(parts), headers=_HEADERS)
        answer = line.getresponse()
        if answer.status in _REDIRECTS and (onwards := answer.getheader("Location")):
            return onwards
        if answer.status != 200:
            raise _dead(Text(str(answer.status), str(answer.status)))
        _save(answer, target, until)
        return Fetched(address, _name(parts, answer))
    finally:
        line.close()


def _save(answer: http.client.HTTPResponse, target: Path, until: float) -> None:
    declared = answer.getheader("Content-Length") or "0"
    left = limits.file_bytes()
    if declared.isdecimal() and int(declared) > left:
        raise _too_large(int(declared))
    with target.open("wb") as stream:
        while piece := answer.read(PIECE):
            left -= len(piece)
            if left < 0:
                raise _too_large(limits.file_bytes() + 1)
            if time.monotonic() > until:
                raise TimeoutError
            stream.write(piece)


def _too_large(size: int) -> Exception:
    limit = limits.file_bytes() // limits.MB
    said = refusals.TOO_LARGE.format(size=-(-size // limits.MB), limit=limit)
    return refusals.refused(said, "address")


def _name(parts: SplitResult, answer: http.client.HTTPResponse) -> str:
    """What the file is called: as the server says, else the last part of the path, else the host."""
    said = answer.headers.get_filename() or unquote(parts.path).rpartition("/")[2]
    return said or (parts.hostname or "")
