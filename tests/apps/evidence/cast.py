"""Files of every kind, the people of two units, and a scanner that is not ClamAV."""

import hashlib
import socket
import socketserver
import struct
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image
from pypdf import PdfWriter

from tests.apps.organizations.cast import NOW, START, TODAY, a_unit, an_office, someone
from tolok.apps.accounts.models import User
from tolok.apps.evidence import actions
from tolok.apps.evidence.actions import Facts
from tolok.apps.evidence.models import Kind, ProofVersion, Upload
from tolok.apps.organizations.actions import appoint
from tolok.apps.organizations.models import OrganizationUnit, Role

FACTS = Facts("SK Standar Pelayanan 2026", Kind.DECREE, date(2026, 1, 12), "Tolok")
VIRUS = b"this is what the test scanner calls a virus"


def a_pdf(pages: int = 2, mark: str = "") -> bytes:
    """A PDF with blank pages; `mark` makes it another file."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(210, 297)
    writer.add_metadata({"/Title": mark})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def a_picture(form: str = "JPEG", size: tuple[int, int] = (64, 48), *, exif: bool = False) -> bytes:
    """A picture; with EXIF it says where it was taken and lies on its side."""
    picture = Image.new("RGB", size, (40, 90, 100))
    out = BytesIO()
    if exif:
        said = Image.Exif()
        said[0x0112] = 6  # turned
        said[0x010F] = "Kamera Rahasia"
        picture.save(out, form, exif=said)
    else:
        picture.save(out, form)
    return out.getvalue()


def an_archive(parts: dict[str, bytes]) -> bytes:
    """A ZIP file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def a_docx(**more: bytes) -> bytes:
    """A Word file as far as anybody looks; `more` parts by name."""
    types = b"<Types>wordprocessingml</Types>"
    return an_archive({"[Content_Types].xml": types, "word/document.xml": b"<w/>", **more})


def an_xlsx() -> bytes:
    return an_archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"})


def an_odt(**more: bytes) -> bytes:
    mime = b"application/vnd.oasis.opendocument.text"
    return an_archive({"mimetype": mime, "content.xml": b"<o/>", **more})


def a_film() -> bytes:
    """The smallest MP4: its brand, its table of contents, its data."""
    ftyp = struct.pack(">I4s4sI4s", 20, b"ftyp", b"isom", 0, b"mp41")
    return ftyp + struct.pack(">I4s", 8, b"moov") + struct.pack(">I4s", 16, b"mdat") + b"film" * 2


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def a_library(code: str = "1", region: str = "64.01", name: str = "Kabupaten Tolok") -> OrganizationUnit:
    """A unit of an office of its own."""
    return a_unit(an_office(name, region=region), code, "Dinas Kesehatan")


def an_operator(unit: OrganizationUnit, name: str = "Budi", role: Role = Role.UNIT_OPERATOR) -> User:
    """Somebody of the unit."""
    person = someone(name)
    appoint(user=person, office=unit.office, unit=unit, role=role, day=START, by=None, now=NOW)
    return person


def an_upload(unit: OrganizationUnit, by: User | None, content: bytes = b"", name: str = "sk.pdf") -> Upload:
    """A finished upload."""
    body = content or a_pdf()
    begun = actions.take(unit=unit, name=name, content=BytesIO(body), size=len(body), by=by, now=NOW)
    assert begun.upload is not None
    return begun.upload


def a_proof(
    unit: OrganizationUnit,
    by: User | None,
    content: bytes = b"",
    name: str = "sk.pdf",
    facts: Facts = FACTS,
) -> ProofVersion:
    """A proof with its first version, which the worker has not looked at yet."""
    upload = an_upload(unit, by, content or a_pdf(mark=facts.title), name)
    return actions.add_proof(unit=unit, facts=facts, upload=upload, by=by, today=TODAY, now=NOW)


def a_looked_at(
    unit: OrganizationUnit, by: User | None, content: bytes = b"", name: str = "sk.pdf"
) -> ProofVersion:
    """The same after the worker has looked at it."""
    version = a_proof(unit, by, content, name)
    actions.look(version=version, now=NOW)
    return version


class _Scanner(socketserver.StreamRequestHandler):
    """Speaks as much of clamd's protocol as we use."""

    def handle(self) -> None:
        command = self._command()
        if command == b"zPING":
            self.wfile.write(b"PONG\0")
            return
        body = b""
        while size := struct.unpack(">I", self.rfile.read(4))[0]:
            body += self.rfile.read(size)
        found = VIRUS in body
        self.wfile.write(b"stream: Tolok-Test-Virus FOUND\0" if found else b"stream: OK\0")

    def _command(self) -> bytes:
        said = b""
        while not said.endswith(b"\0"):
            said += self.rfile.read(1)
        return said[:-1]


@contextmanager
def a_scanner(at: Path | None = None) -> Iterator[str]:
    """A scanner that runs for the block; its address as the setting wants it."""
    server: socketserver.BaseServer
    if at is None:
        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Scanner)
        address = f"127.0.0.1:{server.server_address[1]}"
    else:
        server = socketserver.ThreadingUnixStreamServer(str(at), _Scanner)
        address = f"unix:{at}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield address
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def a_closed_port() -> str:
    """An address where nobody listens."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{line.getsockname()[1]}"
