"""The annex of a decree: standards of services with all fourteen components, six to publish and eight kept inside."""

from collections.abc import Sequence
from datetime import date

from tolok.papers.compiler import paper
from tolok.papers.frame import Data
from tolok.papers.letters.letter import head
from tolok.papers.letters.letterhead import Letterhead
from tolok.papers.standards.values import (
    DecreeFacts,
    StandardPaper,
    component_rows,
    foot,
    shortened,
    standing_data,
    validity,
)
from tolok.rules.days import day_first
from tolok.rules.digests import digest
from tolok.rules.standards.components import components

KIND = "Standar Pelayanan"
PARTS = (
    ("A", "Komponen penyampaian pelayanan (service delivery)"),
    ("B", "Komponen pengelolaan pelayanan di dalam unit (manufacturing)"),
)


def standard_annex(
    standards: Sequence[StandardPaper],
    letterhead: Letterhead,
    printed_on: date,
    decree: DecreeFacts | None = None,
) -> bytes:
    """The annex of one standard, or the book of several of one unit, as PDF/UA-1; same input, same bytes.

    With `decree` several standards are the annex of that decree. Raises ValueError without a standard.
    """
    return paper("standards/annex.typ", annex_data(standards, letterhead, printed_on, decree), printed_on)


def annex_data(
    standards: Sequence[StandardPaper],
    letterhead: Letterhead,
    printed_on: date,
    decree: DecreeFacts | None = None,
) -> Data:
    """Everything ``annex.typ`` and the Word template print."""
    if not standards:
        raise ValueError("an annex without a standard")
    first, several = standards[0], len(standards) > 1
    name = first.unit if several else first.service
    return {
        "kind": KIND,
        "name": name,
        "title": f"{KIND}: {name}",
        "office": first.office,
        "unit": first.unit,
        **head(letterhead),
        "running": f"{KIND} · {shortened(name)}",
        "foot": _foot(standards, printed_on),
        "day": [printed_on.year, printed_on.month, printed_on.day],
        "several": several,
        "opening": _opening(len(standards), decree),
        "standards": [_standard(one, letterhead, printed_on) for one in standards],
        **standing_data(first.standing if not several else "holds"),
    }


def _opening(count: int, decree: DecreeFacts | None) -> str:
    if decree is None:
        return f"Buku ini memuat {count} standar pelayanan."
    return (
        f"Lampiran Keputusan Nomor {decree.number} tanggal {day_first(decree.signed_on)} tentang {decree.about}, "
        f"memuat {count} standar pelayanan."
    )


def _foot(standards: Sequence[StandardPaper], printed_on: date) -> str:
    first = standards[0]
    if len(standards) == 1:
        return foot(first.number, first.digest, printed_on, validity(first))
    whole = digest([one.digest for one in standards])
    return f"{len(standards)} layanan · sidik {whole[:12]} · dibuat {day_first(printed_on)}"


def _standard(one: StandardPaper, letterhead: Letterhead, printed_on: date) -> Data:
    all_of_them = components()
    place, decree = letterhead.place, one.decree
    return {
        "service": one.service,
        "code": one.code,
        "unit": one.unit,
        "called": one.called if one.called != one.service else "",
        "version": foot(one.number, one.digest, printed_on, validity(one)),
        **standing_data(one.standing),
        "annex": _annex(one),
        "parts": [
            {
                "letter": letter,
                "name": name,
                "rows": component_rows(
                    one.standard, [part for part in all_of_them if part.code[0] == letter]
                ),
            }
            for letter, name in PARTS
        ],
        "missing": len(one.standard.missing),
        "signer": {
            "dated": f"{place}, {day_first(decree.signed_on)}" if decree else f"{place}, ……………………",
            # the head of the unit decides, not who signs the office's letters
            "title": (decree and decree.signer_post) or f"Pimpinan {one.unit}",
            "mark": "",
            "lines": [(decree and decree.signer) or "…………………………"],
        },
    }


def _annex(one: StandardPaper) -> list[list[str]]:
    """What the head of an annex says; a draft leaves room for number and day."""
    decree = one.decree
    return [
        ["Lampiran Keputusan", (decree and decree.signer_post) or "…………………………"],
        ["Nomor", decree.number if decree else "…………………………"],
        ["Tanggal", day_first(decree.signed_on) if decree else "…………………………"],
        ["Tentang", decree.about if decree else "…………………………"],
    ]
