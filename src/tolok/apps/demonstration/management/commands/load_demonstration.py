"""``tolok manage load_demonstration``: the invented province, brought to where it should be today."""

from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from tolok.apps.common.actions import traced
from tolok.apps.demonstration.loading import load


class Command(BaseCommand):
    """Refused where real people work."""

    help = "muat provinsi rekaan / load the invented province"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load."""
        if not getattr(settings, "TOLOK_DEMONSTRATION", False):
            raise CommandError(
                "Hanya untuk peragaan: pengaturan ini bukan pengaturan peragaan. / "
                "For demonstrations only: these settings are not those of a demonstration."
            )
        with traced("tolok manage load_demonstration"):
            load(now=timezone.now())
        self.stdout.write("provinsi rekaan siap / the invented province is ready")
