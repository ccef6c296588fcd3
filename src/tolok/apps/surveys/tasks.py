"""Long work of surveys, done by the worker."""

from django.utils import timezone
from django_tasks import task

from tolok.apps.surveys.actions import importing, send_invitations_due


@task()
def send_waiting_invitations() -> None:
    """Send the e-mails that wait. What a server does not take now goes on with the recurring work."""
    send_invitations_due(now=timezone.now())


@task()
def keep_answers(pk: int) -> None:
    """Keep what is left of an import."""
    importing.carry_on(draft=pk, now=timezone.now())


def resume() -> None:
    """Take up again what was cut off when the server stopped."""
    for pk in importing.unfinished():
        keep_answers.enqueue(pk)
