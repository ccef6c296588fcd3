"""The *berita acara* is written and, once both sides signed it, closed: from then on it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.consultation import refusals
from tolok.apps.consultation.actions.keeping import finish_signing
from tolok.apps.consultation.actions.promising import promise_rows
from tolok.apps.consultation.actions.signing import put_scan
from tolok.apps.consultation.actions.steps import allow, held, locked, mirrored, moved, words
from tolok.apps.consultation.models import Forum, Minutes, Subject, WarningAnswer
from tolok.apps.consultation.refusals import too_early
from tolok.apps.consultation.selectors.agreed import content_of, reviews
from tolok.apps.consultation.selectors.minutes import minutes_of
from tolok.apps.consultation.selectors.papers import freeze
from tolok.apps.consultation.selectors.standing import elements_of, standing_of
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.standards.actions import versions
from tolok.apps.standards.models import Participation
from tolok.apps.standards.models import State as VersionState
from tolok.rules.digests import digest
from tolok.rules.forums.states import LISTENING, society_warnings
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Written:
    """What the minutes say beside what is known of the forum already."""

    number: str
    dated: date
    agreements: Sequence[str] = ()
    summary: str = ""
    attachments: str = ""


def write(*, forum: Forum, written: Written, by: User | None, now: datetime) -> Minutes:
    """Keep what the minutes say; possible until they are closed."""
    with transaction.atomic():
        found = held(forum, LISTENING)
        refusals.refuse_all(
            [
                (written.dated > timezone.localdate(now), refusals.FUTURE, "dated"),
                *too_early(written.dated, found.held_on, refusals.BEFORE_HELD, "dated"),
            ]
        )
        after = {
            "number": words(written.number, 120),
            "dated": written.dated,
            "agreements": [line for one in written.agreements if (line := " ".join(one.split()))],
            "summary": written.summary.strip(),
            "attachments": written.attachments.strip(),
        }
        made, _ = Minutes.objects.update_or_create(forum=found, defaults=after)
        record(by=by, action="consultation.write_minutes", target=found, after=after, now=now)
    return made


def tell_subject(
    *,
    subject: Subject,
    shown: str = "",
    problems: str = "",
    findings: str = "",
    change: bool | None = None,
    partial: bool = False,
    by: User | None,
    now: datetime,
) -> Subject:
    """Keep how a service was presented, what problems are known, and of a review what was found and decided."""
    with transaction.atomic():
        found = held(subject.forum, LISTENING)
        after = {
            "shown": shown.strip(),
            "problems": problems.strip(),
            "findings": findings.strip(),
            "change": change,
            "partial": partial,
        }
        before = {name: getattr(subject, name) for name in after}
        for name, value in after.items():
            setattr(subject, name, value)
        subject.save(update_fields=list(after))
        action = "consultation.tell_subject"
        record(by=by, action=action, target=found, before=before, after=after, now=now)
    return subject


def answer_warning(*, forum: Forum, warning: str, answer: str, by: User | None, now: datetime) -> None:
    """Say why the forum goes on though somebody is missing. It holds as long as the same are missing."""
    refusals.refuse_all([(not answer.strip(), refusals.NO_REASON, "answer")])
    with transaction.atomic():
        found = held(forum, LISTENING)
        wanted = next((one for one in society_warnings(standing_of(found)) if one.key == warning), None)
        if wanted is None:
            raise refusals.refused(refusals.NO_WARNING)
        WarningAnswer.objects.update_or_create(
            forum=found,
            warning=wanted.key,
            about=wanted.about,
            defaults={"answer": answer.strip(), "by": by, "at": now},
        )
        after = {"warning": wanted.key, "about": wanted.about, "answer": answer.strip()}
        record(by=by, action="consultation.answer_warning", target=found, after=after, now=now)


def sign(*, forum: Forum, scan: ProofVersion | None = None, by: User | None, now: datetime) -> Forum:
    """Held → signed: the minutes stand. What their papers say is kept as it is today and never made anew. Whole action
    rows become promises of the unit that the public can follow, standards under consultation are told who took part,
    reviews are noted, papers go into the library of evidence.

    Signatures that somebody else noted are proved by a scan: the one attached, or `scan`. Raises ProblemsError with
    everything that is missing.
    """
    with transaction.atomic():
        found = locked(forum)
        if scan is not None:
            put_scan(found, scan)
        allow("sign", found)
        refusals.refuse_all([*_days_before(found), *_reviews_missing(found), *_rows_past(found, now)])
        minutes = minutes_of(found)
        assert minutes is not None  # a number was asked for
        minutes.content = content_of(found)
        minutes.digest = digest(minutes.content)
        freeze(found, "minutes", timezone.localdate(now))
        minutes.save(update_fields=["content", "digest", "frozen"])
        promise_rows(found, [one for one in found.rows.all() if one.whole], by, now)
        _note_participation(found, by, now)
        moved("sign", found, by=by, now=now, days={"signed_on": minutes.dated})
    finish_signing(forum=found, by=by, now=now)
    return mirrored(forum, found)


def _days_before(found: Forum) -> list[tuple[bool, Text, str]]:
    """Minutes may be begun before the forum, but neither dated nor signed."""
    minutes = minutes_of(found)
    dated = minutes.dated if minutes else None
    first = min((one.signed_on for one in found.signatures.all()), default=None)
    return [
        *too_early(dated, found.held_on, refusals.MINUTES_TOO_EARLY),
        *too_early(first, found.held_on, refusals.SIGNED_TOO_EARLY),
    ]


def _reviews_missing(found: Forum) -> list[tuple[bool, Text, str]]:
    """A forum that reviews a standard in force has to say what it found."""
    return [
        (not one.findings, refusals.NO_FINDINGS.format(service=one.version.service.called), "findings")
        for one in found.subjects.all()
        if reviews(found, one)
    ]


def _rows_past(found: Forum, now: datetime) -> list[tuple[bool, Text, str]]:
    """A promise cannot be due before it is made."""
    today = timezone.localdate(now)
    return [
        (one.due_on is not None and one.due_on < today, refusals.ROW_PAST.format(n=one.number), "")
        for one in found.rows.all()
    ]


def _note_participation(found: Forum, by: User | None, now: datetime) -> None:
    assert found.held_on is not None  # it is signed after it was held
    for subject in found.subjects.all():
        if subject.version.state not in (VersionState.CONSULTATION, VersionState.REVISION):
            continue
        versions.note_participation(
            version=subject.version,
            kind=Participation.FKP,
            elements=elements_of(found),
            consulted_on=found.held_on,
            consultation=found.origin,
            by=by,
            now=now,
        )
        subject.noted_on = timezone.localdate(now)
        subject.save(update_fields=["noted_on"])
