"""The papers of a forum: made, kept as they were signed, served as they are kept."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from tolok.apps.consultation.models import Forum
from tolok.apps.consultation.selectors.minutes import minutes_of
from tolok.apps.consultation.selectors.public import inputs_of, rows_of, subjects_of
from tolok.apps.consultation.selectors.told import values_of
from tolok.apps.evidence.selectors import bytes_of
from tolok.apps.organizations.selectors import head_of_unit, template_of
from tolok.papers.forums.frozen import frozen, thawed
from tolok.papers.forums.papers import forum_attendance, forum_invitation, forum_minutes, forum_report
from tolok.papers.forums.public import forum_public_report
from tolok.papers.forums.values import ForumValues
from tolok.papers.forums.word import (
    MadeOf,
    forum_attendance_docx,
    forum_invitation_docx,
    forum_minutes_docx,
    forum_report_docx,
)
from tolok.papers.letters.letterhead import Letterhead


def invitation_docx(values: ForumValues, head: Letterhead, day: date, template: bytes | None = None) -> bytes:
    """The letters, with room for a number where none is told."""
    return forum_invitation_docx(values, head, values.letter or BY_HAND, day, template)


Made = Callable[[ForumValues, Letterhead, date], bytes]
#: Room for the number of the invitation, which is its own.
BY_HAND = "…………………………"
PDFS: Mapping[str, Made] = {
    "undangan": lambda values, head, day: forum_invitation(values, head, values.letter or BY_HAND, day),
    "daftar-hadir": forum_attendance,
    "berita-acara": forum_minutes,
    "laporan": forum_report,
}
#: The same as Word documents, with the kind of template an office may put in place of ours.
WORDS: Mapping[str, tuple[str, MadeOf]] = {
    "undangan": ("forum_invitation", invitation_docx),
    "daftar-hadir": ("forum_attendance", forum_attendance_docx),
    "berita-acara": ("forum_minutes", forum_minutes_docx),
    "laporan": ("forum_report", forum_report_docx),
}
#: Every paper by key and format.
PAPERS = frozenset((key, form) for key in PDFS for form in ("pdf", "docx"))
#: What was kept of a paper for good once the minutes were closed, by key.
FROZEN = {"berita-acara": "minutes", "daftar-hadir": "minutes", "laporan": "report"}
#: Papers whose file in the library is what everybody gets.
KEPT = {"berita-acara": "paper", "daftar-hadir": "attendance", "laporan": "report"}


def paper_of(forum: Forum, key: str, form: str, today: date) -> bytes:
    """One paper of a `whole` forum. KeyError for one there is none of; ProblemsError for a template of the office that
    cannot be used. At most five statements.

    Once the minutes are closed, minutes and attendance list stay what they were: the file in the library, or made from
    what was kept on that day. So does the report once the forum is closed; until then it tells what became of the
    action rows, but of standards and words what was agreed.
    """
    file = _file(forum, key) if form == "pdf" else None
    return paper_made(forum, key, form, today) if file is None else file


def paper_made(forum: Forum, key: str, form: str, today: date) -> bytes:
    """The same, never from the library."""
    values, head, day = told_of(forum, key, today)
    if form == "pdf":
        return PDFS[key](values, head, day)
    kind, made = WORDS[key]
    return made(values, head, day, template_of(forum.unit.office, kind))


def public_report(forum: Forum, today: date) -> bytes:
    """The report of a `whole` forum as everybody may read it once results are published: only what the public page of
    the forum shows, without a name. At most four statements."""
    values, head, day = told_of(forum, "laporan", today)
    said = {one.number for one in inputs_of(forum)}
    agreed = {one.number for one in rows_of(forum)}
    services = {one.version.service.called for one in subjects_of(forum)}
    shown = replace(
        values,
        services=[one for one in values.services if one.name in services],
        inputs=[one for one in values.inputs if one.number in said],
        rows=[
            replace(one, state=one.state.partition(", ")[0]) for one in values.rows if one.number in agreed
        ],
    )
    return forum_public_report(shown, head, day)


def _file(forum: Forum, key: str) -> bytes | None:
    """The file of a paper that stays, from the library of evidence; not after names were erased."""
    minutes = minutes_of(forum)
    if minutes is None or forum.erased_on or FROZEN.get(key) not in minutes.frozen:
        return _older(forum, key)
    version = getattr(minutes, KEPT[key])
    return None if version is None else bytes_of(version)


def _older(forum: Forum, key: str) -> bytes | None:
    """The kept file of minutes that were closed before their words were kept beside it."""
    minutes = minutes_of(forum)
    if minutes is None or minutes.frozen or forum.erased_on or key not in ("berita-acara", "daftar-hadir"):
        return None
    version = getattr(minutes, KEPT[key])
    return None if version is None else bytes_of(version)


def told_of(forum: Forum, key: str, today: date) -> tuple[ForumValues, Letterhead, date]:
    """What a paper is made from, and the day it bears."""
    minutes = minutes_of(forum)
    kept = minutes.frozen if minutes else {}
    if (part := FROZEN.get(key)) in kept:
        return thawed(kept[part])
    day = forum.invited_on if key == "undangan" and forum.invited_on else today
    values, head = values_of(forum, today), head_of_unit(forum.unit, day)
    if key == "laporan" and "minutes" in kept:
        return _reported(values, thawed(kept["minutes"])[0]), head, today
    return values, head, day


def _reported(now: ForumValues, then: ForumValues) -> ForumValues:
    """What a report tells after the minutes were closed: who came and what was agreed as of that day, answers, action
    rows and publications as of today."""
    return replace(
        now,
        services=then.services,
        elements=then.elements,
        vulnerable=then.vulnerable,
        answered=then.answered,
        agreements=then.agreements,
    )


def freeze(forum: Forum, part: str, day: date) -> None:
    """Put into the minutes of a `whole` forum what its papers say today, for good; the caller saves them."""
    minutes = minutes_of(forum)
    assert minutes is not None  # a forum without minutes is not signed
    key = next(key for key, one in FROZEN.items() if one == part)
    values, head, _ = told_of(forum, key, day)
    minutes.frozen = {**minutes.frozen, part: frozen(replace(values, signed=True), head, day)}
