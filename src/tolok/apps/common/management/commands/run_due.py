"""Do the recurring work that is due; `tolok serve` runs it every minute."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tolok.apps.common.actions import run_due


class Command(BaseCommand):
    """``tolok manage run_due``."""

    help = "kerjakan pekerjaan berkala yang sudah waktunya / do the recurring work that is due"

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; say which failed."""
        if failed := run_due(settings.TOLOK_DUTIES, now=timezone.now()):
            raise CommandError(f"gagal / failed: {', '.join(failed)}")
