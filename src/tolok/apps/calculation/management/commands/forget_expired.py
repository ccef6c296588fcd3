"""Delete results whose days are over; `tolok serve` runs it at the start and once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from tolok.apps.calculation import actions


class Command(BaseCommand):
    """``tolok manage forget_expired``."""

    help = "hapus hasil yang sudah lewat 30 hari / delete results older than 30 days"

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them all."""
        actions.forget_expired(now=timezone.now())
