"""Word documents with tables of standards, as offices write them, and standards at random."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import docx
from hypothesis import strategies as st

from tolok.rules.standards.components import components
from tolok.rules.standards.values import (
    Channel,
    Cost,
    LegalBasis,
    Product,
    Requirement,
    StaffRole,
    Standard,
    Step,
    TimeLimit,
)

HEADS = ("No", "Komponen", "Uraian")
Row = tuple[str, ...]


def rows_of(words: Sequence[str], first: int = 1) -> list[Row]:
    """Numbered rows with our own names of components."""
    named = components()[first - 1 :]
    return [
        (str(at), one.name.id, said) for at, (one, said) in enumerate(zip(named, words, strict=False), first)
    ]


def a_document(*parts: str | Sequence[Row]) -> bytes:
    """A DOCX of paragraphs (text) and tables (rows)."""
    word = docx.Document()
    for part in parts:
        if isinstance(part, str):
            word.add_paragraph(part)
            continue
        table = word.add_table(rows=0, cols=max(len(row) for row in part))
        for row in part:
            cells = table.add_row().cells
            for cell, words in zip(cells, row, strict=False):
                first, *rest = words.split("\n")
                cell.paragraphs[0].add_run(first)
                for line in rest:
                    cell.add_paragraph(line)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


_LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"), exclude_characters="\u00a0")
WORDS = (
    st.text(_LETTERS, min_size=1, max_size=30)
    .map(lambda w: " ".join(w.split()))
    .filter(lambda w: w.strip() not in {"", "-", "–", "—", "."})
)
MAYBE = st.one_of(st.just(""), WORDS)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
AMOUNTS = st.integers(0, 10**9).map(lambda n: Fraction(n, 100))
YEARS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


def _of(*words: str) -> st.SearchStrategy[str]:
    return st.sampled_from(words)


_UNITS = _of("minutes", "hours", "working_days", "calendar_days", "months")


def _counted(one: Standard) -> Standard:
    """Where roles are told, so is how many there are in all."""
    return replace(one, staff=one.staff if one.staff is not None or not one.roles else 0)


STANDARDS = st.builds(
    Standard,
    requirements=st.lists(
        st.builds(
            Requirement,
            WORDS,
            _of("original", "copy", "digital", "shown", "unsaid"),
            MAYBE,
            st.booleans(),
            MAYBE,
        ),
        max_size=3,
    ).map(tuple),
    steps=st.lists(
        st.builds(
            Step,
            _of("applicant", "front_office", "back_office", "official", "other"),
            WORDS,
            MAYBE,
            st.none() | AMOUNTS,
            _UNITS,
        ),
        max_size=3,
    ).map(tuple),
    limit=st.none()
    | st.builds(
        TimeLimit,
        AMOUNTS,
        _UNITS,
        _of("complete", "registered", "paid"),
        MAYBE,
        st.none() | st.integers(0, 999),
    ),
    costs=st.lists(
        st.builds(
            Cost,
            st.booleans(),
            st.none() | AMOUNTS,
            MAYBE,
            MAYBE,
            MAYBE,
            st.none() | YEARS,
            st.none() | YEARS,
            MAYBE,
        ).filter(lambda one: one != Cost()),
        max_size=3,
    ).map(tuple),
    products=st.lists(st.builds(Product, WORDS, _of("printed", "digital", "act"), MAYBE), max_size=2).map(
        tuple
    ),
    channels=st.lists(
        st.builds(
            Channel,
            _of("desk", "box", "phone", "whatsapp", "sp4n"),
            MAYBE,
            MAYBE,
            st.none() | st.integers(0, 99),
            MAYBE,
        ),
        max_size=2,
    ).map(tuple),
    legal=st.lists(
        st.builds(
            LegalBasis,
            WORDS,
            MAYBE,
            st.integers(1945, 2040),
            MAYBE,
            _of("in_force", "amended", "revoked", "unknown"),
            MAYBE,
        ),
        max_size=2,
    ).map(tuple),
    staff=st.none() | st.integers(0, 999),
    roles=st.lists(st.builds(StaffRole, WORDS, st.integers(0, 99), MAYBE), max_size=2).map(tuple),
    texts=st.dictionaries(st.sampled_from([one.code for one in components()]), LINES, max_size=6),
    others=st.dictionaries(
        _of("en", "plain", "jv"),
        st.dictionaries(st.sampled_from([one.code for one in components()]), LINES, min_size=1, max_size=2),
        max_size=2,
    ),
).map(_counted)
