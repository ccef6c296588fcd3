"""The report of a public consultation (FKP) as everybody may read it."""

from dataclasses import replace
from datetime import date

from tolok.papers.compiler import paper
from tolok.papers.forums.papers import report_data
from tolok.papers.forums.values import ForumValues
from tolok.papers.letters.letterhead import Letterhead

NOTE = (
    "Laporan untuk umum: tanpa nama siapa pun, tanpa ringkasan jalannya pembahasan, dan tanpa layanan yang hanya dipakai "
    "instansi sendiri."
)


def forum_public_report(values: ForumValues, letterhead: Letterhead, printed_on: date) -> bytes:
    """The report as PDF/UA-1 with counts by element; free words that may name somebody are left out."""
    data = dict(report_data(_unnamed(values), letterhead, printed_on))
    notes = data.pop("notes")
    assert isinstance(notes, list)  # the last part of every report
    return paper("forums/report.typ", {**data, "notes": [NOTE, *notes[1:]]}, printed_on)


def _unnamed(values: ForumValues) -> ForumValues:
    return replace(
        values,
        team=(),
        people=(),
        parties=(),
        absent=(),
        answered=(),
        summary="",
        head=("", ""),
        minute_taker=("", ""),
        community=(),
        attachments=(),
        told=[(how, "", day) for how, _, day in values.told],
    )
