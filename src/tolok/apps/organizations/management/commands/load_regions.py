"""``tolok manage load_regions``: the names below the provinces, from a list the office has."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tolok.apps.common.actions import traced
from tolok.apps.organizations import actions
from tolok.rules.texts import ProblemsError
from tolok.sheets.books import open_path


class Command(BaseCommand):
    """Loads a CSV or XLSX file with the columns code, name, valid_from, valid_to."""

    help = "muat daftar kode wilayah / load a list of region codes"

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the file."""
        parser.add_argument("file", type=Path, help="CSV/XLSX: code, name, valid_from, valid_to")
        parser.add_argument("--why", default="", help="dasar daftarnya / what the list rests on")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the list, or say everything that is wrong with it."""
        try:
            with traced("tolok manage load_regions"):
                count = actions.load_regions(
                    book=open_path(options["file"]), by=None, why=options["why"], now=timezone.now()
                )
        except ProblemsError as error:
            raise CommandError("\n".join(problem.say("id") for problem in error.problems)) from error
        self.stdout.write(f"{count} wilayah / regions")
