"""Invitations by e-mail. An address is kept until its e-mail is sent, a day at the longest; a code never is."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from tolok.apps.accounts.models import User
from tolok.apps.notices.selectors import mail_is_set_up
from tolok.apps.organizations.selectors import names_of
from tolok.apps.surveys.actions.tickets import (
    MOST_TICKETS,
    Channel,
    Code,
    record_batch,
    ticket,
    window_faults,
)
from tolok.apps.surveys.identifiers import new_code
from tolok.apps.surveys.models import Survey, Ticket, TicketBatch
from tolok.apps.surveys.refusals import ways
from tolok.rules.texts import Problem, ProblemsError

logger = logging.getLogger(__name__)

#: How long an address waits for a mail server that does not answer.
PATIENCE = timedelta(days=1)


def invite(
    *, survey: Survey, addresses: Sequence[str], expires_at: datetime, by: User, now: datetime
) -> TicketBatch:
    """Let an e-mail with a ticket go to each address once; `send_invitations` sends them. Raises ProblemsError."""
    written_first: dict[str, str] = {}
    for one in filter(None, map(str.strip, addresses)):
        written_first.setdefault(one.casefold(), one)
    wanted = list(written_first.values())
    problems = [*window_faults(survey, expires_at, now), *_faults(wanted)]
    if not mail_is_set_up():
        problems.append(Problem(ways.NO_MAIL))
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        batch = TicketBatch.objects.create(
            survey=survey,
            channel=Channel.EMAIL,
            size=len(wanted),
            expires_at=expires_at,
            made_at=now,
            made_by=by,
            waiting=wanted,
        )
        record_batch(batch, "surveys.invite", by, now)
    return batch


def _faults(addresses: Sequence[str]) -> list[Problem]:
    found = []
    if not 1 <= len(addresses) <= MOST_TICKETS:
        text = ways.HOW_MANY.format(most=MOST_TICKETS)
        found.append(Problem(text, key="addresses", found=str(len(addresses))))
    for row, one in enumerate(addresses, start=1):
        try:
            validate_email(one)
        except ValidationError:
            found.append(Problem(ways.NO_ADDRESS, key="addresses", row=row, found=one[:60]))
    return found


def send_invitations(*, batch: TicketBatch, now: datetime) -> None:
    """Send what waits in one batch, one e-mail after the other.

    An address is taken out before its e-mail is handed over: cut off in between that one may be lost, but none goes
    out twice. When the server does not answer, the rest waits for `send_invitations_due`.
    """
    with get_connection() as server:
        while _send_next(server, batch.pk, now):
            pass


def send_invitations_due(*, now: datetime) -> int:
    """Go on with batches that were cut off, and forget addresses that waited too long; how many batches."""
    found = list(TicketBatch.objects.exclude(waiting=[]).order_by("pk"))
    for batch in found:
        if now - batch.made_at > PATIENCE or not mail_is_set_up():
            _give_up(batch.pk)
            continue
        try:
            send_invitations(batch=batch, now=now)
        except (SMTPException, OSError) as error:
            logger.warning("the mail server does not take invitations: %s", type(error).__name__)
    return len(found)


def _send_next(server: BaseEmailBackend, pk: int, now: datetime) -> bool:
    """Send one e-mail of a batch; False when none is left or the server failed."""
    code = Code(new_code())
    with transaction.atomic():
        batch = TicketBatch.objects.select_for_update().select_related("survey__unit__office").get(pk=pk)
        if not batch.waiting:
            return False
        address = batch.waiting.pop()
        batch.sent += 1
        batch.save(update_fields=["waiting", "sent"])
        made = ticket(batch, code)
        made.save()
    try:
        server.send_messages([written(batch, code.code, address, now)])
    except SMTPRecipientsRefused:
        _take_back(made, now, failed=1)
    except (SMTPException, OSError) as error:
        logger.warning("the mail server does not take invitations: %s", type(error).__name__)
        _take_back(made, now, address)
        return False
    return True


def _take_back(made: Ticket, now: datetime, address: str = "", failed: int = 0) -> None:
    """Count an e-mail as not sent; its ticket lets nobody in."""
    with transaction.atomic():
        batch = TicketBatch.objects.select_for_update().get(pk=made.batch_id)
        batch.sent -= 1
        batch.failed += failed
        batch.waiting = [*batch.waiting, *([address] if address and batch.voided_at is None else [])]
        batch.save(update_fields=["waiting", "sent", "failed"])
        Ticket.objects.filter(pk=made.pk).update(voided_at=now)


def _give_up(pk: int) -> None:
    with transaction.atomic():
        batch = TicketBatch.objects.select_for_update().get(pk=pk)
        batch.failed += len(batch.waiting)
        batch.waiting = []
        batch.save(update_fields=["waiting", "failed"])


def written(batch: TicketBatch, code: str, address: str, now: datetime) -> EmailMessage:
    """One invitation, plain text, in the language of the service."""
    survey = batch.survey
    unit = names_of([survey.unit_id], localdate(now)).get(survey.unit_id, survey.unit.code)
    with override("id"):
        words = {
            "unit": unit,
            "office": survey.unit.office.name,
            "until": date_format(localtime(batch.expires_at)),
        }
        lines = [
            _("Anda baru dilayani %(unit)s. Bagaimana layanannya?") % words,
            "",
            _("Tautan ini untuk Anda sendiri dan hanya dapat dipakai satu kali, sampai %(until)s:") % words,
            f"{settings.TOLOK_ADDRESS}{reverse('surveys-ticket', args=[code])}",
            "",
            _(
                "Hanya beberapa menit, tanpa nama dan tanpa akun. Jawaban Anda tidak terhubung dengan alamat surel ini, dan alamat ini tidak disimpan setelah surel terkirim."
            ),
            "",
            _("Yang bertanya: %(office)s. Bila tidak ingin menjawab, abaikan saja surel ini.") % words,
        ]
        return EmailMessage(
            _("Bagaimana layanan %(unit)s?") % {"unit": " ".join(unit.split())},
            "\n".join(lines),
            settings.DEFAULT_FROM_EMAIL,
            [address],
            headers={"Auto-Submitted": "auto-generated"},
        )
