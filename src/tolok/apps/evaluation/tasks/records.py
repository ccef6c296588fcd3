"""Proposals from records, renewed and frozen by the worker."""

from django.utils import timezone
from django_tasks import task

from tolok.apps.evaluation.actions import freezing, records
from tolok.apps.evaluation.models import Cycle


@task()
def renew_proposals(pk: int) -> None:
    """Renew the proposals of all units of a cycle, or what was left of it."""
    records.sweep(pk=pk, now=timezone.now())


@task()
def freeze_left(cycle: int) -> None:
    """Freeze the records of units of a cycle whose time is over without a hand-in; what is cut off is done within a day."""
    freezing.freeze_left(cycle=Cycle.objects.get(pk=cycle), now=timezone.now())


def resume() -> None:
    """Take up again what was cut off when the server stopped."""
    for pk in records.unfinished_sweeps():
        renew_proposals.enqueue(pk)
