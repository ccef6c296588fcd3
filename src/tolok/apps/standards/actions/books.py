"""Order the book of a unit's standards and make it, each once."""

import hashlib
import logging
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.organizations.selectors import head_of_unit, template_of
from tolok.apps.standards.models import StandardBook
from tolok.apps.standards.refusals import bringing as refusals
from tolok.apps.standards.selectors.papers import book_papers
from tolok.papers.standards.annex import standard_annex
from tolok.papers.standards.values import StandardPaper
from tolok.papers.standards.word import standard_annex_docx
from tolok.rules.texts import ProblemsError, refused

log = logging.getLogger(__name__)

BROKEN = "Buku gagal dibuat karena kesalahan di pihak kami; standarnya tidak berubah. Coba buat lagi."
PENDING = (StandardBook.State.WAITING, StandardBook.State.MAKING)


def order_book(*, unit: OrganizationUnit, day: date, by: User, now: datetime) -> list[StandardBook]:
    """Ask for the book as PDF and as Word; those that wait already come back instead.

    Raises ProblemsError for a unit without a standard in force on that day.
    """
    with transaction.atomic():
        OrganizationUnit.objects.select_for_update().get(pk=unit.pk)
        waiting = list(StandardBook.objects.filter(unit=unit, state__in=PENDING).defer("content"))
        if waiting:
            return waiting
        count = len(book_papers(unit, day))
        if not count:
            raise refused(refusals.NO_STANDARD_HOLDS)
        made = StandardBook.objects.bulk_create(
            StandardBook(unit=unit, form=form, day=day, total=count, asked_by=by, asked_at=now)
            for form in StandardBook.Form
        )
        after = {"day": day, "counts": {"standards": count}}
        record(by=by, action="standards.order_book", target=unit, after=after, now=now)
    return made


def write_book(*, book: int, now: datetime) -> None:
    """Make a waiting book; one that somebody else makes or that is ready is left alone."""
    waiting = StandardBook.objects.filter(pk=book, state=StandardBook.State.WAITING)
    if not waiting.update(state=StandardBook.State.MAKING, done=0):
        return
    found = StandardBook.objects.select_related("unit__office").get(pk=book)
    try:
        found.content = _content(found)
        found.digest = hashlib.sha256(found.content).hexdigest()
        found.state, found.made_at = StandardBook.State.DONE, now
    except ProblemsError as error:
        found.state = StandardBook.State.FAILED
        found.problem = " ".join(problem.say("id") for problem in error.problems)
    except Exception:
        log.exception("book %s of unit %s failed", found.pk, found.unit_id)
        found.state, found.problem = StandardBook.State.FAILED, BROKEN
    found.save(update_fields=["content", "digest", "state", "done", "total", "made_at", "problem"])


def take_up() -> list[int]:
    """Put books back that a worker was making when it was killed; everything that is to be made now."""
    StandardBook.objects.filter(state=StandardBook.State.MAKING).update(state=StandardBook.State.WAITING)
    waiting = StandardBook.objects.filter(state=StandardBook.State.WAITING).order_by("pk")
    return list(waiting.values_list("pk", flat=True))


def _content(book: StandardBook) -> bytes:
    """The bytes of a book. A book is one document, so its progress is that of the standards it is made from."""
    office = book.unit.office
    papers: list[StandardPaper] = book_papers(book.unit, book.day, settings.TOLOK_ADDRESS)
    if not papers:
        raise refused(refusals.NO_STANDARD_HOLDS)
    book.done = book.total = len(papers)
    StandardBook.objects.filter(pk=book.pk).update(done=len(papers), total=len(papers))
    head = head_of_unit(book.unit, book.day)
    if book.form == StandardBook.Form.DOCX:
        return standard_annex_docx(papers, head, book.day, template_of(office, "standard_annex"))
    return standard_annex(papers, head, book.day)
