"""Send e-mails about notices: one a person, in their language, outside their quiet hours, never twice."""

import logging
from collections.abc import Sequence
from datetime import datetime
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.urls import reverse, translate_url
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from tolok.apps.notices.models import Notice, Preference
from tolok.apps.notices.selectors import mail_is_set_up, mailed_up_to, preferences_of, to_mail

logger = logging.getLogger(__name__)

#: Notices that one e-mail names; the page has the rest.
NAMED = 30


def send_due(*, now: datetime) -> int:
    """Mail everybody what is due to them now; how many e-mails went out.

    Each e-mail is claimed in the database before it is handed over: cut off in between, that one may be lost,
    but none goes out twice, and the next call goes on with the others. When the mail server does not answer,
    the claim is given back and the call ends.
    """
    if not mail_is_set_up():
        return 0
    people = sorted(set(to_mail(now=now).order_by().values_list("user_id", flat=True)))
    if not people:
        return 0
    sent = 0
    with get_connection() as server:
        for pk, preference in preferences_of(people).items():
            claimed = _claim(pk, preference, now)
            if claimed and not _hand_over(server, claimed, preference):
                break
            sent += bool(claimed)
    return sent


def _claim(person: int, preference: Preference, now: datetime) -> list[Notice]:
    """Mark what is due to one person as mailed and return it; what another process claims is not there."""
    until = mailed_up_to(preference, now)
    if until is None:
        return []
    with transaction.atomic():
        due = to_mail(now=now).filter(user_id=person, created_at__lt=until)
        found = list(due.select_for_update(of=("self",)).select_related("user").order_by("created_at", "pk"))
        Notice.objects.filter(pk__in=[one.pk for one in found]).update(mailed_at=now)
    return found


def _hand_over(server: BaseEmailBackend, notices: Sequence[Notice], preference: Preference) -> bool:
    """Send one e-mail; False when the server failed, so that the next ones need not be tried."""
    try:
        server.send_messages([written(notices, preference.language)])
    except SMTPRecipientsRefused:
        # Asking again every minute would not help; the notices stay on the page.
        logger.warning("the mail server refuses the address of person %s", notices[0].user_id)
    except (SMTPException, OSError):
        logger.exception("the mail server does not take e-mails; they wait")
        Notice.objects.filter(pk__in=[one.pk for one in notices]).update(mailed_at=None)
        return False
    return True


def written(notices: Sequence[Notice], language: str) -> EmailMessage:
    """The e-mail about some notices of one person, plain text."""
    with override(language):
        count = len(notices)
        subject = ngettext("Tolok: %(n)s pemberitahuan baru", "Tolok: %(n)s pemberitahuan baru", count)
        lines = [_("Ada yang baru untuk Anda di Tolok."), ""]
        for notice in notices[:NAMED]:
            words = notice.words_en if language == "en" else notice.words_id
            lines += [f"- {words}", f"  {_address(notice.path, language)}", ""]
        if count > NAMED:
            lines += [_("Selebihnya ada di halaman pemberitahuan."), ""]
        lines += [
            _("Semua pemberitahuan: %(url)s") % {"url": f"{settings.TOLOK_ADDRESS}{reverse('notices')}"},
            _("Atur seberapa sering surel ini datang: %(url)s")
            % {"url": f"{settings.TOLOK_ADDRESS}{reverse('notices-preferences')}"},
            "",
            _("Surel ini dikirim otomatis. Tolok tidak pernah meminta kata sandi lewat surel."),
        ]
        return EmailMessage(
            subject % {"n": count},
            "\n".join(lines),
            settings.DEFAULT_FROM_EMAIL,
            [notices[0].user.email],
            headers={"Auto-Submitted": "auto-generated"},
        )


def _address(path: str, language: str) -> str:
    """A stored address in the reader's language; it can be read only in the language it is stored in."""
    with override("id"):
        return f"{settings.TOLOK_ADDRESS}{translate_url(path, language)}"
