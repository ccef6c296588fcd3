"""Inputs come in and are answered, each with a reason."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.consultation import refusals
from tolok.apps.consultation.actions.steps import held
from tolok.apps.consultation.models import Forum, Input, InputSource, Participant, Subject, Verdict
from tolok.apps.consultation.selectors.staff import staff_names
from tolok.comments.masking import mask
from tolok.rules.forums.society import names
from tolok.rules.forums.states import AGREED, LISTENING, PREPARATION
from tolok.rules.standards.components import by_code

#: From the first complaint gathered while preparing to the last words on the day.
OPEN = LISTENING | {PREPARATION}


def enter(
    *,
    forum: Forum,
    text: str,
    source: str = InputSource.ORAL,
    subject: Subject | None = None,
    component: str = "",
    participant: Participant | None = None,
    element: str = "",
    received_on: date,
    by: User | None,
    now: datetime,
) -> Input:
    """Write down what somebody said about a component of a standard, or about the forum as a whole."""
    faults = [
        (not text.strip(), refusals.NO_TEXT, "text"),
        (bool(component) and component not in by_code(), refusals.NO_COMPONENT, "component"),
        (bool(component) and subject is None, refusals.WHICH_VERSION, "subject"),
        (subject is not None and subject.forum_id != forum.pk, refusals.OTHER_UNIT, "subject"),
        (
            participant is not None and participant.forum_id != forum.pk,
            refusals.UNKNOWN_PERSON,
            "participant",
        ),
        (bool(element) and element not in names(), refusals.NO_ELEMENT, "element"),
        (received_on > timezone.localdate(now), refusals.FUTURE, "received_on"),
    ]
    refusals.refuse_all(faults)
    with transaction.atomic():
        found = held(forum, OPEN)
        made = keep(
            found,
            text=_masked(text.strip(), found),
            source=InputSource(source),
            subject=subject,
            component=component,
            participant=participant,
            element=participant.element if participant else element,
            received_on=received_on,
        )
        after = {"number": made.number, "component": component, "source": source, "text": made.text}
        record(by=by, action="consultation.enter", target=made, after=after, now=now)
    return made


def _masked(text: str, forum: Forum) -> str:
    """Without names of staff and participants, numbers and addresses: everybody reads it one day."""
    people = [one.name for one in forum.participants.all() if one.name]
    return mask(text, [*staff_names(forum.unit.office_id), *people]).text


def keep(forum: Forum, **values: object) -> Input:
    """The row of an input with the next number of its forum, which is locked."""
    number = (forum.inputs.aggregate(last=Max("number"))["last"] or 0) + 1
    return Input.objects.create(forum=forum, number=number, **values)


def remove(*, row: Input, why: str, by: User | None, now: datetime) -> None:
    """Take back an input that was entered wrongly, before the minutes are closed."""
    refusals.refuse_all([(not why.strip(), refusals.NO_REASON, "why")])
    with transaction.atomic():
        found = held(row.forum, OPEN)
        kept = Input.objects.select_for_update().get(pk=row.pk)
        if kept.comment_id is not None:
            raise refusals.refused(refusals.FROM_COMMENT)
        before = {"number": kept.number, "text": kept.text, "component": kept.component}
        kept.delete()
        action = "consultation.remove"
        record(by=by, action=action, target=found, before=before, after={}, why=why.strip(), now=now)


def answer(*, row: Input, verdict: str, reason: str, by: User | None, now: datetime) -> Input:
    """Accept, adjust or reject an input, with the reason. An answer may be bettered until the forum is closed."""
    refusals.refuse_all(
        [
            (verdict not in Verdict.values or not verdict, refusals.NO_VERDICT, "verdict"),
            (not reason.strip(), refusals.NO_REASON, "reason"),
        ]
    )
    with transaction.atomic():
        held(row.forum, OPEN | AGREED)
        kept = Input.objects.select_for_update(of=("self",)).select_related("forum__unit").get(pk=row.pk)
        before = {"verdict": kept.verdict, "reason": kept.reason}
        kept.verdict, kept.reason = Verdict(verdict), reason.strip()
        kept.answered_by, kept.answered_at = by, now
        kept.save(update_fields=["verdict", "reason", "answered_by", "answered_at"])
        after = {"verdict": kept.verdict, "reason": kept.reason}
        record(by=by, action="consultation.answer", target=kept, before=before, after=after, now=now)
    row.verdict, row.reason = kept.verdict, kept.reason
    return kept
