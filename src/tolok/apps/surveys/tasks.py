"""Long work of surveys, done by the worker."""

from django.utils import timezone
from django_tasks import task

from tolok.apps.surveys.actions import closed_files, importing, papers, send_invitations_due, signals
from tolok.apps.surveys.selectors import survey_at


@task()
def send_waiting_invitations() -> None:
    """Send the e-mails that wait. What a server does not take now goes on with the recurring work."""
    send_invitations_due(now=timezone.now())


@task()
def keep_answers(pk: int) -> None:
    """Keep what is left of an import."""
    importing.carry_on(draft=pk, now=timezone.now())


@task()
def look_at_signals(pk: int) -> None:
    """Compute the signals of a survey with many answers."""
    survey = survey_at(pk)
    if survey is not None:
        signals.look(survey=survey, now=timezone.now())


@task()
def write_closed_answers() -> None:
    """Write the answers of results that were just computed, so that the national view need not wait for the duty."""
    closed_files.write_due(now=timezone.now())


@task()
def write_paper(pk: int) -> None:
    """Make one report."""
    papers.write(paper=pk, now=timezone.now())


def resume() -> None:
    """Take up again what was cut off when the server stopped."""
    for pk in papers.take_up():
        write_paper.enqueue(pk)
    for pk in importing.unfinished():
        keep_answers.enqueue(pk)
