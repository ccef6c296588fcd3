"""Long work of surveys, done by the worker."""

from django.utils import timezone
from django_tasks import task

from tolok.apps.surveys.actions import send_invitations_due


@task()
def send_waiting_invitations() -> None:
    """Send the e-mails that wait. What a server does not take now goes on with the recurring work."""
    send_invitations_due(now=timezone.now())
