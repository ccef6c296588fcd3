"""Employee numbers: what looks odd about one. Never a reason to refuse it: an office's own list may be right."""

import re
from datetime import date

from django.utils.translation import gettext as _

#: Digits of a NIP (Perka BKN 22/2007) and of a NI PPPK: birth, appointment, gender, serial.
LENGTH = 18
_SEPARATORS = re.compile(r"[\s.\-]+")


def without_separators(typed: str) -> str:
    """Return the number as it is kept: no spaces, dots or hyphens."""
    return _SEPARATORS.sub("", typed)


def masked(nip: str) -> str:
    """Return the number as it is shown to others: its last four digits; empty stays empty."""
    return f"•••• {nip[-4:]}" if nip else ""


def doubts_about(nip: str, *, today: date) -> list[str]:
    """Return what to look at again, in the reader's language; nothing for an empty or a plausible number.

    Positions 13 and 14 are a month for a NIP and a count of contracts for a NI PPPK, so they are not looked at;
    nor is anything inferred about the person.
    """
    if not nip:
        return []
    if len(nip) != LENGTH or not (nip.isascii() and nip.isdigit()):
        return [_("NIP dan NI PPPK terdiri atas 18 angka; yang tertulis bukan 18 angka.")]
    found = []
    if not _is_birth(nip[:8], today):
        found.append(_("Delapan angka pertama biasanya tanggal lahir (tahun, bulan, tanggal)."))
    if not int(nip[:4]) < int(nip[8:12]) <= today.year:
        found.append(_("Angka ke-9 sampai ke-12 biasanya tahun pengangkatan."))
    if nip[14] not in "12":
        found.append(_("Angka ke-15 biasanya 1 atau 2."))
    return found


def _is_birth(digits: str, today: date) -> bool:
    try:
        birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return date(1900, 1, 1) <= birth < today
