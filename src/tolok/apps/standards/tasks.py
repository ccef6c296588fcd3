"""Long work of standards, done by the worker."""

from django.utils import timezone
from django_tasks import task

from tolok.apps.standards.actions import books


@task()
def make_book(pk: int) -> None:
    """Make the book of a unit."""
    books.write_book(book=pk, now=timezone.now())


def resume() -> None:
    """Take up again what was cut off when the server stopped."""
    for pk in books.take_up():
        make_book.enqueue(pk)
