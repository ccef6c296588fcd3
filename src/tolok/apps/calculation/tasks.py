"""Long work of *Hitung Indeks*, done by the worker."""

from django_tasks import task

from tolok.apps.calculation import actions, selectors
from tolok.apps.calculation.models import Calculation, Paper


@task()
def run_calculation(pk: int) -> None:
    """Compute a large upload."""
    calculation = Calculation.objects.filter(pk=pk).first()
    if calculation is not None:
        actions.run(calculation)


@task()
def write_paper(pk: int) -> None:
    """Make a large paper."""
    paper = Paper.objects.select_related("calculation").filter(pk=pk).first()
    if paper is not None:
        actions.write_paper(paper)


def resume() -> None:
    """Take up again what was cut off when the server stopped."""
    for calculation in selectors.unfinished():
        run_calculation.enqueue(calculation.pk)
    for paper in selectors.unfinished_papers():
        write_paper.enqueue(paper.pk)
