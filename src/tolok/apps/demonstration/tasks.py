"""The demonstration is long work, so the worker does it while the site already answers."""

from django.utils import timezone
from django_tasks import task

from tolok.apps.common.actions import traced
from tolok.apps.demonstration import loading


@task()
def load_demonstration() -> None:
    """Load the invented province; what is there stays."""
    with traced("load_demonstration"):
        loading.load(now=timezone.now())


def begin() -> None:
    """Ask the worker to load, unless it is loaded."""
    if not loading.is_loaded():
        load_demonstration.enqueue()
