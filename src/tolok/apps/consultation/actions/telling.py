"""Results are made public, people are told what became of what they said, and the forum is closed."""

import logging
from datetime import date, datetime
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.consultation import refusals
from tolok.apps.consultation.actions.keeping import keep_report
from tolok.apps.consultation.actions.steps import allow, check_proof, held, locked, mirrored, moved, words
from tolok.apps.consultation.models import Address, Forum, Outcome, PublicationOf, State, ToldBack, ToldHow
from tolok.apps.consultation.refusals import too_early
from tolok.apps.consultation.selectors import whole
from tolok.apps.consultation.selectors.minutes import minutes_of
from tolok.apps.consultation.selectors.papers import freeze
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.notices.selectors import mail_is_set_up
from tolok.apps.standards.models import Medium
from tolok.rules.forums.states import AGREED

logger = logging.getLogger(__name__)


def publish(
    *,
    forum: Forum,
    outcome: str = Outcome.RESULT,
    medium: str,
    address: str = "",
    place: str = "",
    published_on: date,
    proof: ProofVersion | None = None,
    by: User | None,
    now: datetime,
) -> PublicationOf:
    """Note where results or follow-up were made public; with the first of the results the forum counts as published."""
    told = False
    with transaction.atomic():
        found = held(forum, AGREED)
        refusals.refuse_all(
            [
                (medium not in Medium.values, refusals.NO_PLACE, "medium"),
                (not address.strip() and not place.strip(), refusals.NO_PLACE, "place"),
                (published_on > timezone.localdate(now), refusals.FUTURE, "published_on"),
                *too_early(published_on, found.signed_on, refusals.BEFORE_SIGNED, "published_on"),
                *check_proof(found, proof),
            ]
        )
        made = PublicationOf.objects.create(
            forum=found,
            outcome=Outcome(outcome),
            medium=Medium(medium),
            address=address.strip(),
            place=words(place),
            published_on=published_on,
            proof=proof,
        )
        after = {"outcome": outcome, "medium": medium, "published_on": published_on}
        record(by=by, action="consultation.note_publication", target=found, after=after, now=now)
        if found.state == State.SIGNED and outcome == Outcome.RESULT:
            again = whole(found.pk)
            assert again is not None
            allow("publish", again)
            moved("publish", found, by=by, now=now, days={"published_on": published_on})
            told = True
    mirrored(forum, found)
    if told:
        keep_report(forum=forum, by=by, now=now)
    return made


def follow(*, forum: Forum, by: User | None, now: datetime) -> Forum:
    """Published → follow-up: what was agreed is being done."""
    with transaction.atomic():
        found = locked(forum)
        allow("follow", found)
        moved("follow", found, by=by, now=now)
    return mirrored(forum, found)


def tell_otherwise(
    *,
    forum: Forum,
    how: str,
    told_on: date,
    text: str,
    people: int | None = None,
    proof: ProofVersion | None = None,
    by: User | None,
    now: datetime,
) -> ToldBack:
    """Note that participants were told the results otherwise than by e-mail from here: how and when."""
    with transaction.atomic():
        found = held(forum, AGREED)
        refusals.refuse_all(
            [
                (how not in ToldHow.values, refusals.NO_HOW, "how"),
                (not text.strip(), refusals.NO_HOW, "text"),
                (told_on > timezone.localdate(now), refusals.FUTURE, "told_on"),
                *too_early(told_on, found.signed_on, refusals.BEFORE_SIGNED, "told_on"),
                *check_proof(found, proof),
            ]
        )
        made = ToldBack.objects.create(
            forum=found,
            how=ToldHow(how),
            told_on=told_on,
            people=people,
            text=text.strip(),
            proof=proof,
            by=by,
            at=now,
        )
        after = {"how": how, "told_on": told_on, "people": people, "text": text.strip()}
        record(by=by, action="consultation.tell_back", target=found, after=after, now=now)
    return made


def may_mail(forum: Forum) -> None:
    """Raise ProblemsError where results cannot go out by e-mail now."""
    if not mail_is_set_up():
        raise refusals.refused(refusals.NO_MAIL)
    if forum.state not in AGREED or forum.published_on is None:
        raise refusals.refused(refusals.NOT_PUBLIC_YET)
    if not Address.objects.filter(forum=forum).exists():
        raise refusals.refused(refusals.NO_ADDRESSES)


def tell_by_mail(*, forum: Forum, by: User | None, now: datetime) -> int:
    """E-mail the results to whoever left an address for that; each address is deleted as its e-mail goes out.

    When the server fails the others wait for the next call. How many e-mails were handed over.
    """
    may_mail(forum)
    sent = refused = 0
    try:
        with get_connection() as server:
            for one in Address.objects.filter(forum=forum).order_by("pk"):
                try:
                    server.send_messages([_letter(forum, one)])
                    sent += 1
                except SMTPRecipientsRefused:
                    refused += 1
                one.delete()
    except (SMTPException, OSError) as error:
        logger.warning("the mail server does not take results of a forum: %s", type(error).__name__)
    with transaction.atomic():
        found = locked(forum)
        after = {"sent": sent, "refused": refused}
        if sent:
            ToldBack.objects.create(
                forum=found,
                how=ToldHow.EMAIL,
                told_on=timezone.localdate(now),
                people=sent,
                by=by,
                at=now,
            )
        record(by=by, action="consultation.tell_by_mail", target=found, after=after, now=now)
    return sent


def _letter(forum: Forum, one: Address) -> EmailMessage:
    with override(one.language):
        path = reverse("consultation-forum", args=[forum.pk])
        lines = [
            _("Anda pernah ikut memberi masukan dalam konsultasi publik ini:"),
            forum.topic,
            "",
            _("Hasilnya sudah ada. Anda dapat membaca masukan, tanggapan, dan apa yang akan dikerjakan:"),
            f"{settings.TOLOK_ADDRESS}{path}",
            "",
            _("Alamat surel Anda kami hapus setelah surel ini terkirim."),
        ]
        subject = _("Hasil konsultasi publik: %(topic)s") % {"topic": forum.topic}
    return EmailMessage(
        " ".join(subject.split()),
        "\n".join(lines),
        settings.DEFAULT_FROM_EMAIL,
        [one.email],
        headers={"Auto-Submitted": "auto-generated"},
    )


def close(*, forum: Forum, by: User | None, now: datetime) -> Forum:
    """Follow-up → closed. Raises ProblemsError while an action row lacks owner, date or measure or is open without a
    reason, an input is unanswered, people were not told, or nothing but an operator's word proves the signatures.

    The report stays what it is on this day.
    """
    today = timezone.localdate(now)
    with transaction.atomic():
        found = locked(forum)
        allow("close", found)
        moved("close", found, by=by, now=now, days={"closed_on": today})
        freeze(found, "report", today)
        minutes = minutes_of(found)
        assert minutes is not None  # it was signed
        minutes.save(update_fields=["frozen"])
    keep_report(forum=forum, by=by, now=now)
    return mirrored(forum, found)
