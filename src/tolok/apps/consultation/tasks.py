"""Long work of consultations, done by the worker."""

from django.utils import timezone
from django_tasks import task

from tolok.apps.accounts.models import User
from tolok.apps.consultation.actions import tell_by_mail
from tolok.apps.consultation.selectors import forum_at
from tolok.rules.texts import ProblemsError


@task()
def send_results(forum: int, person: int) -> None:
    """E-mail the results of a forum; what the server does not take now waits for the next press of the button."""
    found = forum_at(forum)
    if found is None:
        return
    by = User.objects.filter(pk=person).first()
    try:
        tell_by_mail(forum=found, by=by, now=timezone.now())
    except ProblemsError:
        return  # somebody else sent them in the meantime
