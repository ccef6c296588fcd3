"""Comments: masked before anybody reads them, sorted by what they are about, corrected by people.

Masking and sorting are repeated work, never part of taking an answer in. What is masked automatically has no entry in
the audit; what a person changes has one, without the words of the comment.
"""

import logging
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.organizations.models import Office
from tolok.apps.surveys import refusals
from tolok.apps.surveys.models import Answer, CommentReading, HandedTo, HandOver, LearnedWord
from tolok.apps.surveys.refusals import reviewing as review_refusals
from tolok.apps.surveys.selectors.comments import learned_words, staff_names, theme_names, unread
from tolok.comments.complaints import complaint_likeness
from tolok.comments.masking import mask
from tolok.comments.themes import Learned, learn
from tolok.comments.themes import themes as themes_of

logger = logging.getLogger(__name__)

#: Comments of one write, and of one call of the duty; the next call goes on.
BATCH = 200
MOST = 2000
#: Letters of a learned word; longer ones are slips of the keyboard.
WORD = 40
#: Stands where a comment could not be masked: it is not shown at all.
UNREADABLE = "[…]"


def read_comments(*, now: datetime) -> int:
    """Mask and sort comments that came in; how many were. Five statements a batch."""
    done = 0
    while done < MOST:
        batch = list(unread()[:BATCH])
        _read(batch, now)
        done += len(batch)
        if len(batch) < BATCH:
            break
    return done


def _read(batch: Collection[Answer], now: datetime) -> None:
    offices = {answer.survey.unit.office_id for answer in batch}
    if not offices:
        return
    staff, taught = staff_names(offices), learned_words(offices)
    rows = []
    for answer in batch:
        office = answer.survey.unit.office_id
        rows.append(_reading(answer, staff[office], taught[office], now))
    # two workers may meet the same comment: the first one's reading stays
    CommentReading.objects.bulk_create(rows, ignore_conflicts=True)


def _reading(answer: Answer, staff: tuple[str, ...], taught: Learned, now: datetime) -> CommentReading:
    try:
        found = mask(answer.comment, staff)
        sorted_by = themes_of(found.text, taught)
        grounds = complaint_likeness(found.text) or ()
    except Exception:
        # one odd comment must not keep all others from being read
        logger.exception("comment of answer %s could not be masked", answer.pk)
        return CommentReading(answer=answer, masked=UNREADABLE, read_at=now)
    return CommentReading(
        answer=answer,
        masked=found.text,
        found=[str(kind) for kind in found.found],
        themes=[theme.key for theme in sorted_by],
        why={theme.key: list(theme.why) for theme in sorted_by},
        hand_over=HandOver.OFFERED if grounds else HandOver.NONE,
        hand_over_words=[[ground.key, list(ground.words)] for ground in grounds],
        read_at=now,
    )


def correct_themes(*, reading: CommentReading, themes: Collection[str], by: User, now: datetime) -> None:
    """Give a comment the themes a person sees in it; its words teach the next sorting of this office.

    A correction before this one is unlearned. Raises ProblemsError for no theme or an unknown one.
    """
    wanted = [key for key in theme_names() if key in themes]
    if not wanted or len(wanted) < len(set(themes)):
        raise refusals.refused(review_refusals.NO_THEME, "themes")
    with transaction.atomic():
        row = _locked(reading)
        before = list(row.themes)
        _teach(row, -1 if row.corrected_at else 0)
        row.themes, row.corrected_by, row.corrected_at = wanted, by, now
        _teach(row, 1)
        _keep(row, "correct_themes", {"themes": before}, {"themes": wanted}, by, now)


def take_back_correction(*, reading: CommentReading, by: User, now: datetime) -> None:
    """Unlearn a correction; the comment gets again the themes its words point to.

    Raises ProblemsError for a comment nobody corrected.
    """
    with transaction.atomic():
        row = _locked(reading)
        if row.corrected_at is None:
            raise refusals.refused(review_refusals.NOT_CORRECTED)
        before = list(row.themes)
        _teach(row, -1)
        office = row.answer.survey.unit.office_id
        found = themes_of(row.masked, learned_words([office])[office])
        row.themes, row.why = [one.key for one in found], {one.key: list(one.why) for one in found}
        row.corrected_by = row.corrected_at = None
        _keep(row, "uncorrect_themes", {"themes": before}, {"themes": row.themes}, by, now)


def hand_over(*, reading: CommentReading, to: HandedTo, note: str = "", by: User, now: datetime) -> None:
    """Write down that a person took a comment somewhere as a complaint, without anybody's name. Nothing is sent."""
    _decide(reading, HandOver.HANDED_OVER, to, note, by, now)


def decline(*, reading: CommentReading, why: str, by: User, now: datetime) -> None:
    """Write down why a comment is no complaint to hand over. Raises ProblemsError without a reason."""
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")
    _decide(reading, HandOver.DECLINED, "", why, by, now)


def _decide(reading: CommentReading, state: HandOver, to: str, words: str, by: User, now: datetime) -> None:
    with transaction.atomic():
        row = _locked(reading)
        before = {"hand_over": row.hand_over, "handed_to": row.handed_to}
        row.hand_over, row.handed_to = state, to
        row.decided_by, row.decided_at, row.decided_why = by, now, words.strip()
        after = {"hand_over": row.hand_over, "handed_to": row.handed_to}
        _keep(row, "hand_over" if to else "decline", before, after, by, now, why=row.decided_why)


def _locked(reading: CommentReading) -> CommentReading:
    found = CommentReading.objects.select_for_update(of=("self",)).select_related("answer__survey__unit")
    return found.get(pk=reading.pk)


def _keep(
    row: CommentReading,
    verb: str,
    before: Mapping[str, object],
    after: Mapping[str, object],
    by: User,
    now: datetime,
    why: str = "",
) -> None:
    row.save()
    scope = office_scope(row.answer.survey.unit.office_id)
    record(
        by=by,
        action=f"surveys.{verb}",
        target=row,
        before=before,
        after=after,
        why=why,
        now=now,
        scope=scope,
    )


def _teach(row: CommentReading, by: int) -> None:
    """Add the words of a comment under its themes, or with −1 take them out again. Four statements."""
    if not by:
        return
    office = row.answer.survey.unit.office_id
    Office.objects.select_for_update().get(pk=office)  # two corrections at once would lose one's counts
    found = learn({}, row.masked, row.themes)
    shift = Counter({(word, key): by for word, keys in found.items() if len(word) <= WORD for key in keys})
    known = LearnedWord.objects.filter(office=office, word__in=[word for word, _ in shift])
    there = {(one.word, one.theme): one for one in known}
    for pair, one in there.items():
        one.count = max(0, one.count + shift[pair])
    LearnedWord.objects.bulk_update(there.values(), ["count"])
    LearnedWord.objects.bulk_create(
        LearnedWord(office_id=office, word=word, theme=key, count=n)
        for (word, key), n in shift.items()
        if (word, key) not in there and n > 0
    )
