"""Papers of results, made by the worker."""

from django.utils import timezone
from django_tasks import task

from tolok.apps.evaluation.actions import results_papers


@task()
def write_paper(pk: int) -> None:
    """Make one paper."""
    results_papers.write(paper=pk, now=timezone.now())


def resume() -> None:
    """Take up again what was cut off when the server stopped."""
    for pk in results_papers.take_up():
        write_paper.enqueue(pk)
