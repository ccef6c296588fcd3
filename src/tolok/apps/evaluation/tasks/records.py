"""Proposals from records, renewed by the worker."""

from django.utils import timezone
from django_tasks import task

from tolok.apps.evaluation.actions import records


@task()
def renew_proposals(pk: int) -> None:
    """Renew the proposals of all units of a cycle, or what was left of it."""
    records.sweep(pk=pk, now=timezone.now())


def resume() -> None:
    """Take up again what was cut off when the server stopped."""
    for pk in records.unfinished_sweeps():
        renew_proposals.enqueue(pk)
