import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_suite_runs_on_the_database_it_was_asked_for() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")

    assert connection.vendor == os.environ.get("TOLOK_TEST_DATABASE", "sqlite")
