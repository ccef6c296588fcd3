"""The public comments online, without an account; somebody reads it before anybody else does.

A comment writes no entry of the audit: it has no author to name, and nothing about who sent it is kept, no address of
a device either. Personal data is masked before the words are kept at all.
"""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.commitments.actions.telling import address, keepers_of
from tolok.apps.common.actions import record
from tolok.apps.consultation import refusals
from tolok.apps.consultation.actions.listening import keep
from tolok.apps.consultation.actions.steps import held
from tolok.apps.consultation.models import Address, Comment, InputSource, Shown, Subject
from tolok.apps.consultation.selectors.staff import staff_names
from tolok.apps.notices.actions import notify
from tolok.comments.masking import mask
from tolok.rules.forums.society import names
from tolok.rules.forums.states import AGREED, LISTENING
from tolok.rules.standards.components import published
from tolok.rules.texts import Text
from tolok.rules.wording import fill

logger = logging.getLogger(__name__)

#: Letters of a comment.
LONGEST = 2000
#: Comments of one forum that may wait to be read; more is no public but a flood.
MOST_WAITING = 1000
#: Seconds below which nobody has read a paragraph and written about it.
FAST = 5
#: Stands where a comment could not be masked: it is not shown at all.
UNREADABLE = "[…]"


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody sent. `paragraph` counts from 1 within the component; 0 is all of it."""

    component: str
    paragraph: int
    text: str
    element: str = ""
    email: str = ""
    language: str = "id"
    seconds: int | None = None
    trapped: bool = False


def take_comment(*, subject: Subject, said: Said, uuid: UUID, now: datetime) -> tuple[Comment, bool]:
    """Keep one comment of the public on a draft; the same `uuid` twice is one comment, and False says so."""
    old = Comment.objects.filter(uuid=uuid).first()
    if old is not None:
        if old.subject_id != subject.pk:
            raise refusals.refused(refusals.BAD_UUID)
        return old, False
    refusals.refuse_all(_faults(subject, said, now))
    hidden, kinds = _masked(said.text.strip(), subject)
    paragraphs = subject.lines.get(said.component, [])
    with transaction.atomic():
        if Comment.objects.filter(subject__forum=subject.forum, state=Shown.WAITING).count() >= MOST_WAITING:
            raise refusals.refused(refusals.TOO_MANY)
        made, new = Comment.objects.get_or_create(
            uuid=uuid,
            defaults={
                "subject": subject,
                "component": said.component,
                "paragraph": said.paragraph,
                "said": paragraphs[said.paragraph - 1] if said.paragraph else {},
                "text": hidden,
                "found": kinds,
                "element": said.element if said.element in names() else "",
                "doubts": _doubts(said),
                "received_on": timezone.localdate(now),
            },
        )
        if new and said.email:
            language = "en" if said.language.startswith("en") else "id"
            Address.objects.get_or_create(
                forum=subject.forum, email=said.email.casefold(), defaults={"language": language}
            )
    if new:
        _tell(subject, now)
    return made, new


def _tell(subject: Subject, now: datetime) -> None:
    """Whoever keeps the forum learns once a day that comments wait."""
    forum, today = subject.forum, timezone.localdate(now)
    people = keepers_of([forum.unit_id], today).get(forum.unit_id, [])
    path = address("consultation-comments", forum.pk)
    key = f"consultation.comments:{forum.pk}:{today}"
    notify(users=people, words=fill(WAITING, topic=forum.topic), path=path, key=key, now=now)


def _faults(subject: Subject, said: Said, now: datetime) -> list[tuple[bool, Text, str]]:
    there = said.component in {one.code for one in published()}
    count = len(subject.lines.get(said.component, []))
    return [
        (not subject.forum.commentable_on(timezone.localdate(now)), refusals.NOT_COMMENTABLE, ""),
        (not said.text.strip(), refusals.NO_COMMENT, "text"),
        (len(said.text) > LONGEST, refusals.LONG_COMMENT.format(n=LONGEST), "text"),
        (not there or not 0 <= said.paragraph <= count, refusals.NO_PARAGRAPH, "paragraph"),
    ]


def _masked(text: str, subject: Subject) -> tuple[str, list[str]]:
    try:
        found = mask(text, staff_names(subject.forum.unit.office_id))
    except Exception:
        # one odd comment must not leave personal data behind, nor the sender without a receipt
        logger.exception("a comment on forum %s could not be masked", subject.forum_id)
        return UNREADABLE, []
    return found.text, sorted({str(kind) for kind in found.found})


def _doubts(said: Said) -> list[str]:
    fast = said.seconds is not None and said.seconds < FAST
    return [name for name, is_so in (("trapped", said.trapped), ("fast", fast)) if is_so]


def show(*, comments: Collection[Comment], by: User, now: datetime) -> int:
    """Let everybody read some comments of one forum: each becomes an input that gets an answer. How many did."""
    if not comments:
        return 0
    forum = next(iter(comments)).subject.forum
    with transaction.atomic():
        found = held(forum, LISTENING | AGREED)
        rows = list(
            Comment.objects.select_for_update(of=("self",))
            .select_related("subject")
            .filter(pk__in=[one.pk for one in comments], subject__forum=found)
            .exclude(state=Shown.SHOWN)
            .order_by("pk")
        )
        for row in rows:
            row.state, row.why, row.moderated_by, row.moderated_at = Shown.SHOWN, "", by, now
            row.save(update_fields=["state", "why", "moderated_by", "moderated_at"])
            keep(
                found,
                subject=row.subject,
                component=row.component,
                source=InputSource.ONLINE,
                element=row.element,
                comment=row,
                text=row.text,
                received_on=row.received_on,
            )
        after = {"comments": [row.pk for row in rows]}
        record(by=by, action="consultation.show_comments", target=found, after=after, now=now)
    return len(rows)


def hide(*, comment: Comment, why: str, by: User, now: datetime) -> None:
    """Keep a comment from the public, with a reason; one that was shown stays."""
    refusals.refuse_all([(not why.strip(), refusals.NO_REASON, "why")])
    with transaction.atomic():
        found = held(comment.subject.forum, LISTENING | AGREED)
        row = Comment.objects.select_for_update().get(pk=comment.pk)
        if row.state == Shown.SHOWN:
            raise refusals.refused(refusals.MODERATED)
        row.state, row.why, row.moderated_by, row.moderated_at = Shown.HIDDEN, why.strip(), by, now
        row.save(update_fields=["state", "why", "moderated_by", "moderated_at"])
        after = {"comment": row.pk}
        action = "consultation.hide_comment"
        record(by=by, action=action, target=found, after=after, why=why.strip(), now=now)


WAITING = Text(
    "Ada komentar daring yang menunggu dibaca: {topic}.", "Online comments wait to be read: {topic}."
)
