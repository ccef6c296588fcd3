"""The papers of a public consultation as Word documents."""

from datetime import date

from tolok.papers.cycle_values import Letterhead
from tolok.papers.forum_papers import attendance_data, invitation_data, minutes_data, report_data
from tolok.papers.forum_values import ForumValues
from tolok.papers.frame import Data
from tolok.papers.word import filled, flat


def forum_invitation_docx(
    values: ForumValues, letterhead: Letterhead, number: str, printed_on: date
) -> bytes:
    """The letters as DOCX; same input and day, same bytes."""
    from tolok.papers.forum_word_templates import invitation_template

    return _made(
        invitation_template(), invitation_data(values, letterhead, number, printed_on), letterhead, printed_on
    )


def forum_attendance_docx(values: ForumValues, letterhead: Letterhead, printed_on: date) -> bytes:
    """The attendance list as DOCX."""
    from tolok.papers.forum_word_templates import attendance_template

    return _made(
        attendance_template(), attendance_data(values, letterhead, printed_on), letterhead, printed_on
    )


def forum_minutes_docx(values: ForumValues, letterhead: Letterhead, printed_on: date) -> bytes:
    """The berita acara as DOCX."""
    from tolok.papers.forum_word_templates import minutes_template

    return _made(minutes_template(), minutes_data(values, letterhead, printed_on), letterhead, printed_on)


def forum_report_docx(values: ForumValues, letterhead: Letterhead, printed_on: date) -> bytes:
    """The report as DOCX."""
    from tolok.papers.forum_word_templates import report_template

    return _made(report_template(), report_data(values, letterhead, printed_on), letterhead, printed_on)


def _made(ours: bytes, data: Data, letterhead: Letterhead, printed_on: date) -> bytes:
    return filled(ours, None, {**data, **flat(letterhead)}, letterhead, printed_on)
