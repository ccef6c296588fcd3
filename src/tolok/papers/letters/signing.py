"""Electronic signatures on papers: what a signing service must be able to do, and one for demonstrations.

Papers know no network, so the client of a real service (BSrE) lives above, behind `Signer`. A paper that is
not signed this way has room for a hand: nothing here is needed to print it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NoReturn, Protocol

from tolok.rules.texts import Text


class Passphrase:
    """A passphrase on its way to one signing: it cannot be printed, logged, compared, copied or stored.

    `forget` it as soon as the service has answered. Python may keep copies of a string, so this guards against
    our own mistakes and not against somebody who reads memory.
    """

    __slots__ = ("_words",)

    def __init__(self, words: str) -> None:
        self._words = words

    def reveal(self) -> str:
        """The words, for the request that signs. Raises ValueError once forgotten."""
        if not self._words:
            raise ValueError("the passphrase was forgotten")
        return self._words

    def forget(self) -> None:
        """Lets go of the words."""
        self._words = ""

    def __repr__(self) -> str:
        return "Passphrase(•••)"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a passphrase is never stored or copied")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a signature is shown: at a `mark` in the text, in a box (millimetres from the lower left), or nowhere.

    `page` counts from 1.
    """

    mark: str = ""
    page: int = 1
    box: tuple[int, int, int, int] | None = None

    @property
    def visible(self) -> bool:
        """Whether anything is drawn."""
        return bool(self.mark or self.box)


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed paper with what is kept beside it: hashes before and after, who signed (masked), the service's receipt."""

    pdf: bytes = field(repr=False)
    before: str
    after: str
    signer: str
    service: str
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """What a service says of a paper; `valid` None = it carries no signature. `told` is a sentence for people."""

    valid: bool | None
    signers: tuple[str, ...]
    told: Text
    sha256: str


class SigningError(Exception):
    """A paper that was not signed. `fatal`: the next one would fail too, so it must not be tried."""

    def __init__(self, text: Text, *, fatal: bool = False) -> None:
        self.text = text
        self.fatal = fatal
        super().__init__(text.en)


class Signer(Protocol):
    """A signing service."""

    @property
    def name(self) -> Text:
        """What people call the service."""

    def sign(self, pdf: bytes, *, nik: str, passphrase: Passphrase, place: Place) -> Signed:
        """The paper, signed. Raises SigningError."""

    def verify(self, pdf: bytes) -> Verification:
        """Who signed a paper and whether it is still what was signed. Raises SigningError when the service is down."""


def sign_each(
    signer: Signer, papers: Iterable[tuple[str, bytes]], *, nik: str, passphrase: Passphrase, place: Place
) -> Iterator[tuple[str, Signed | SigningError]]:
    """Every paper by its name with its own result, one after another; the passphrase is forgotten at the end.

    After a fatal error nothing more is sent: services lock an account after a few wrong passphrases.
    """
    stopped: SigningError | None = None
    try:
        for name, pdf in papers:
            if stopped is not None:
                yield name, stopped
                continue
            try:
                yield name, signer.sign(pdf, nik=nik, passphrase=passphrase, place=place)
            except SigningError as error:
                stopped = error if error.fatal else None
                yield name, error
    finally:
        passphrase.forget()


def masked(nik: str) -> str:
    """A NIK as it may be shown: its last four digits."""
    return f"•••• {nik[-4:]}"


def sha256(content: bytes) -> str:
    """The content hash that is kept beside a paper."""
    return hashlib.sha256(content).hexdigest()


_NIK = re.compile(r"\d{16}", re.ASCII)
_MARK = b"\n%TolokDemo "
_TAIL = re.compile(rb"\n%TolokDemo ([0-9a-f]{64}) (\d{4})\n\Z")


class DemonstrationSigner:
    """Signs nothing: it marks a paper at its end so that pages and tests can show every step without a service.

    The passphrase ``salah`` is refused as a wrong one would be.
    """

    name = Text("Tanda tangan peragaan", "Demonstration signature")

    def sign(self, pdf: bytes, *, nik: str, passphrase: Passphrase, place: Place) -> Signed:
        """The paper with a mark behind its end, which readers skip. `place` is not drawn."""
        if not _NIK.fullmatch(nik):
            raise SigningError(WRONG_NIK, fatal=True)
        if passphrase.reveal() == "salah":
            raise SigningError(WRONG_PASSPHRASE, fatal=True)
        if not pdf.startswith(b"%PDF-"):
            raise SigningError(NO_PDF)
        before = sha256(pdf)
        signed = pdf + _MARK + f"{before} {nik[-4:]}\n".encode()
        return Signed(signed, before, sha256(signed), masked(nik), self.name.id, f"peragaan-{before[:12]}")

    def verify(self, pdf: bytes) -> Verification:
        """Whether the marked paper is still the one that was marked."""
        tail = _TAIL.search(pdf)
        if tail is None:
            return Verification(None, (), UNSIGNED, sha256(pdf))
        whole = sha256(pdf[: tail.start()]) == tail[1].decode()
        return Verification(
            whole, (f"•••• {tail[2].decode()}",), ONLY_SHOWN if whole else CHANGED, sha256(pdf)
        )


WRONG_NIK = Text("NIK harus 16 angka.", "A NIK has 16 digits.")
WRONG_PASSPHRASE = Text(
    "Frasa sandi tidak cocok. Berkas belum ditandatangani; periksa lalu ketik lagi.",
    "The passphrase does not match. Nothing was signed; check it and type it again.",
)
NO_PDF = Text("Berkas ini bukan PDF, jadi tidak ditandatangani.", "This file is no PDF and was not signed.")
UNSIGNED = Text(
    "Berkas ini tidak memuat tanda tangan elektronik.", "This file carries no electronic signature."
)
ONLY_SHOWN = Text(
    "Tanda tangan peragaan: utuh, tetapi tidak berkekuatan hukum.",
    "Demonstration signature: intact, but without legal force.",
)
CHANGED = Text(
    "Berkas berubah setelah ditandatangani, jadi tanda tangannya tidak berlaku.",
    "The file changed after it was signed, so the signature does not hold.",
)
