"""The files of letters, made by the worker."""

from django_tasks import task

from tolok.apps.evaluation.actions import duty_letters


@task()
def write_letters(cycle: int) -> None:
    """Make the files of the letters about duties that have none yet."""
    duty_letters.write_all(cycle=cycle)
