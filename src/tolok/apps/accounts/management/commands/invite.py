"""``tolok manage invite``: let in the first person, or anybody when no page is at hand."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone

from tolok.apps.accounts import actions
from tolok.apps.common.actions import traced


class Command(BaseCommand):
    """Prints the path of an invitation, which is shown nowhere else."""

    help = (
        "undang satu orang; mencetak alamat undangannya / invite one person; prints the invitation's address"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare who is invited."""
        parser.add_argument("email", help="surel / e-mail")
        parser.add_argument("name", help="nama / name")
        parser.add_argument("--why", default="", help="alasan untuk jejak audit / reason for the audit")

    def handle(self, *args: Any, **options: Any) -> None:
        """Invite."""
        if not settings.TOLOK_ACCOUNTS:
            raise CommandError("Akun belum dibuka; atur / accounts are closed; set TOLOK_ACCOUNTS=1")
        try:
            validate_email(options["email"])
        except ValidationError as error:
            raise CommandError(f"Bukan alamat surel / not an e-mail address: {options['email']}") from error
        with traced("tolok manage invite"):
            invitation, token = actions.invite(
                email=options["email"], name=options["name"], by=None, why=options["why"], now=timezone.now()
            )
        path = reverse("accounts-invitation", args=[token])
        until = timezone.localtime(invitation.expires_at)
        self.stdout.write(f"{path}\n(7 hari, sampai / until {until:%Y-%m-%d %H:%M})")
