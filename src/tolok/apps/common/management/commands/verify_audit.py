"""``tolok manage verify_audit``: recompute the whole chain and name the first entry that is not what was written."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from tolok.apps.common import selectors


class Command(BaseCommand):
    """Reads everything, writes nothing; ends with 1 when the chain is broken."""

    help = "periksa seluruh rantai jejak audit / check the whole chain of the audit"

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the hash that was kept outside the server."""
        parser.add_argument(
            "--kept",
            default="",
            help="sidik yang disimpan di tempat lain; harus masih ada / a hash kept elsewhere; must still be there",
        )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Check, in one transaction so that entries added meanwhile do not look like a break."""
        broken = selectors.audit_broken_at()
        if broken is not None:
            raise CommandError(f"Rantai putus pada entri {broken} / the chain breaks at entry {broken}")
        if options["kept"] and not selectors.holds(options["kept"]):
            raise CommandError(
                "Rantai utuh, tetapi entri dengan sidik itu tidak ada: ujungnya dipotong / "
                "the chain holds, but no entry has that hash: its end was cut off"
            )
        self.stdout.write(
            f"Utuh / it holds: {selectors.audit_length()} entri / entries\n"
            f"Sidik terakhir, simpan di luar server ini / last hash, keep it outside this server:\n{selectors.last_hash()}"
        )
