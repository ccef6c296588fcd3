"""The number of a letter from the pattern an office has set."""

import string
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from tolok.rules.texts import Problem, ProblemsError, Text

#: What a pattern may name.
PLACEHOLDERS: Mapping[str, Text] = MappingProxyType(
    {
        "number": Text("nomor urut", "running number"),
        "unit_code": Text("kode unit", "code of the unit"),
        "year": Text("tahun surat", "year of the letter"),
        "month": Text("bulan surat, dua angka", "month of the letter, two digits"),
        "roman_month": Text("bulan surat, angka Romawi", "month of the letter, Roman"),
        "classification": Text("kode klasifikasi arsip", "archive classification code"),
    }
)
#: Room for a number that is written by hand.
BLANK = "………"
LONGEST = 120
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def letter_number(
    pattern: str, *, number: int | None, unit_code: str, classification: str, dated: date
) -> str:
    """``{number}/LHE/{unit_code}/{year}`` filled; dots stand where there is no running number yet.

    ``{number:3}`` writes three digits, 007. Raises ProblemsError for a pattern that `pattern_problems` refuses.
    """
    if problems := pattern_problems(pattern):
        raise ProblemsError(problems)
    values = {
        "unit_code": unit_code,
        "year": str(dated.year),
        "month": f"{dated.month:02}",
        "roman_month": _ROMAN[dated.month - 1],
        "classification": classification,
    }
    parts: list[str] = []
    for literal, name, width, _ in string.Formatter().parse(pattern):
        parts.append(literal)
        if name == "number":
            parts.append(BLANK if number is None else str(number).zfill(int(width or 0)))
        elif name is not None:
            parts.append(values[name])
    return "".join(parts)


def pattern_problems(pattern: str) -> list[Problem]:
    """Everything that is wrong with a pattern; empty when it can be used.

    Only bare names are taken: no attribute, index or conversion, so that a setting can reach nothing else.
    """
    if len(pattern) > LONGEST:
        return [Problem(TOO_LONG, found=str(len(pattern)))]
    try:
        parts = list(string.Formatter().parse(pattern))
    except ValueError:
        return [Problem(UNBALANCED, found=pattern, wanted=_wanted())]
    problems = [problem for part in parts if (problem := _problem(*part[1:]))]
    names = {name for _, name, _, _ in parts}
    return problems if "number" in names or problems else [Problem(NO_NUMBER, found=pattern)]


def _problem(name: str | None, width: str | None, conversion: str | None) -> Problem | None:
    if name is None:
        return None
    if name not in PLACEHOLDERS:
        return Problem(UNKNOWN, found=f"{{{name}}}", wanted=_wanted())
    digits = bool(width) and name == "number" and width in set("123456789")
    if conversion or (width and not digits):
        return Problem(FORMAT, found=f"{{{name}{f'!{conversion}' if conversion else ''}:{width or ''}}}")
    return None


def _wanted() -> Text:
    names = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    return Text(f"salah satu dari {names}", f"one of {names}")


UNKNOWN = Text(
    "Pola nomor surat menyebut isian yang tidak dikenal.",
    "The pattern of letter numbers names an unknown placeholder.",
)
UNBALANCED = Text(
    "Kurung kurawal dalam pola nomor surat tidak berpasangan.",
    "The braces in the pattern of letter numbers are not balanced.",
)
FORMAT = Text(
    "Isian dalam pola nomor surat tidak dapat diberi bentuk; hanya {number:1} sampai {number:9} yang dapat.",
    "A placeholder in the pattern of letter numbers takes no format; only {number:1} to {number:9} do.",
)
NO_NUMBER = Text(
    "Pola nomor surat belum memuat {number}, jadi semua surat akan bernomor sama.",
    "The pattern of letter numbers does not hold {number}, so all letters would have the same number.",
)
TOO_LONG = Text(
    f"Pola nomor surat paling panjang {LONGEST} tanda.",
    f"A pattern of letter numbers has at most {LONGEST} characters.",
)
