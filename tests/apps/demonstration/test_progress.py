"""It tells whoever comes early that the demonstration is not ready yet, and nobody afterwards or elsewhere."""

from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries

from tolok.apps.demonstration import progress
from tolok.apps.demonstration.tasks import load_demonstration
from tolok.apps.evidence.actions.looking import draw_later, look_later

pytestmark = pytest.mark.django_db
LOADING, UNFINISHED, READYING = (
    "Peragaan sedang dimuat",
    "Peragaan belum selesai dimuat",
    "masih disiapkan di latar",
)


def a_task(path: str, status: TaskResultStatus = TaskResultStatus.READY) -> "DBTaskResult[..., None]":
    return DBTaskResult.objects.create(
        task_path=path,
        status=status,
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        run_after=timezone.now(),
    )


@pytest.mark.parametrize("name", ["home", "account_login", "catalogue"])
def test_the_entrances_tell_that_it_is_being_loaded(client: Client, name: str) -> None:
    a_task(load_demonstration.module_path, TaskResultStatus.RUNNING)
    assert LOADING not in client.get(reverse(name)).content.decode(), "only the demonstration tells"
    with override_settings(TOLOK_DEMONSTRATION=True):
        assert LOADING in client.get(reverse(name)).content.decode()


@override_settings(TOLOK_DEMONSTRATION=True)
def test_a_load_that_stopped_is_not_told_as_going_on(client: Client) -> None:
    task = a_task(load_demonstration.module_path, TaskResultStatus.RUNNING)
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=timezone.now() - timedelta(hours=2))
    assert UNFINISHED in client.get(reverse("home")).content.decode()


@override_settings(TOLOK_DEMONSTRATION=True)
def test_papers_that_wait_are_counted_until_none_is_left(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(progress, "is_loaded", lambda: True)
    for path in (look_later.module_path, draw_later.module_path):
        a_task(path)
    assert f"2 berkas bukti {READYING}" in client.get(reverse("home")).content.decode()
    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL)
    assert READYING not in client.get(reverse("home")).content.decode()
    with django_assert_max_num_queries(1):
        assert progress.progress() == ""
