"""What stands where something personal stood."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A kind of personal data; the value is the word that replaces it."""

    NIK = "NIK"
    FAMILY_CARD = "nomor KK"
    NIP = "NIP"
    TAX_NUMBER = "NPWP"
    INSURANCE = "nomor BPJS"
    PHONE = "nomor telepon"
    EMAIL = "alamat surel"
    LINK = "tautan"
    HANDLE = "akun"
    ACCOUNT = "nomor rekening"
    PLATE = "pelat nomor"
    ADDRESS = "alamat"
    BIRTH = "tanggal lahir"
    NAME = "nama"

    @property
    def mark(self) -> str:
        """The replacement as it stands in the text."""
        return f"[{self.value}]"


@dataclass(frozen=True, slots=True)
class Masked:
    """A comment that may be read, and the kind of everything that was hidden, one entry each."""

    text: str
    found: tuple[Kind, ...]


#: Splits a text at what was hidden: free text at even places, marks at odd ones.
MARKS = re.compile("(" + "|".join(re.escape(kind.mark) for kind in Kind) + ")")
