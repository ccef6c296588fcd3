"""E-mail the links of invitations to whom they are for, at once: the token is kept nowhere, so nothing can wait."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext as _

from tolok.apps.notices.selectors import mail_is_set_up

logger = logging.getLogger(__name__)

#: More than these are not sent while somebody waits for the page.
MOST = 50


@dataclass(frozen=True, slots=True)
class Letter:
    """An invitation for one person; `path` is its address within the site and never shown in a log."""

    name: str
    email: str
    path: str = field(repr=False)
    inviter: str = ""


def send_invitations(letters: Sequence[Letter]) -> frozenset[str]:
    """Send them in the language of the page and return the addresses that the mail server took.

    Empty without a mail server, and for more than MOST; after a failure of the server the others are not tried.
    """
    if not mail_is_set_up() or len(letters) > MOST:
        return frozenset()
    sent: set[str] = set()
    try:
        with get_connection() as server:
            for letter in letters:
                if _took(server, letter):
                    sent.add(letter.email)
    except (SMTPException, OSError) as error:
        logger.warning("the mail server does not take invitations: %s", type(error).__name__)
    return frozenset(sent)


def _took(server: BaseEmailBackend, letter: Letter) -> bool:
    lines = [
        _("%(name)s, ini tautan Anda untuk masuk ke Tolok.") % {"name": letter.name},
        *([_("Dibuat untuk Anda oleh %(inviter)s.") % {"inviter": letter.inviter}] if letter.inviter else []),
        "",
        _("Buka tautan ini dan buat kata sandi Anda sendiri. Tautan berlaku tujuh hari dan sekali pakai:"),
        f"{settings.TOLOK_ADDRESS}{letter.path}",
        "",
        _("Jangan teruskan surel ini. Bila Anda tidak mengenal undangan ini, abaikan saja."),
    ]
    mail = EmailMessage(
        _("Tautan Anda untuk masuk ke Tolok"),
        "\n".join(lines),
        settings.DEFAULT_FROM_EMAIL,
        [letter.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        return bool(server.send_messages([mail]))
    except SMTPRecipientsRefused:
        logger.warning("the mail server refuses the address of an invitation")
        return False
