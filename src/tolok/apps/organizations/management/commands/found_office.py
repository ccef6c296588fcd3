"""``tolok manage found_office``: the first office of an installation, with its first administrator."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.selectors import person_with_email
from tolok.apps.common.actions import traced
from tolok.apps.organizations import actions
from tolok.apps.organizations.models import Role
from tolok.rules.offices import OFFICE_KINDS
from tolok.rules.texts import ProblemsError


class Command(BaseCommand):
    """Prints the number of the office, which is part of its address."""

    help = "dirikan instansi dengan admin pertamanya / found an office with its first administrator"

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the office and its administrator."""
        parser.add_argument("name", help="nama instansi / the office's name")
        parser.add_argument("--kind", required=True, choices=list(OFFICE_KINDS), help="jenis / kind")
        parser.add_argument("--region", default="", help="kode wilayah / region code, such as 64.01")
        parser.add_argument("--admin", required=True, help="surel admin / e-mail of the administrator")
        parser.add_argument("--why", default="", help="alasan untuk jejak audit / reason for the audit")

    def handle(self, *args: Any, **options: Any) -> None:
        """Found the office and appoint."""
        if not settings.TOLOK_ACCOUNTS:
            raise CommandError("Akun belum dibuka; atur / accounts are closed; set TOLOK_ACCOUNTS=1")
        admin = person_with_email(options["admin"])
        if admin is None:
            raise CommandError(
                f"Belum ada akun / there is no account: {options['admin']}; undang dulu / first: tolok manage invite"
            )
        now = timezone.now()
        try:
            with traced("tolok manage found_office"), transaction.atomic():
                office = actions.found_office(
                    name=options["name"],
                    kind=options["kind"],
                    region=options["region"],
                    by=None,
                    why=options["why"],
                    now=now,
                )
                actions.appoint(
                    user=admin,
                    office=office,
                    role=Role.BIRO_ADMIN,
                    day=timezone.localdate(now),
                    by=None,
                    why=options["why"],
                    now=now,
                )
        except ProblemsError as error:
            raise CommandError("\n".join(problem.say("id") for problem in error.problems)) from error
        self.stdout.write(f"/organisasi/{office.pk}/")
