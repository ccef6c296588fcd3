"""Triggers of the database that a migration puts up and takes down, written for both databases."""

from collections.abc import Sequence

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def triggers(
    *,
    sqlite: Sequence[str],
    sqlite_off: Sequence[str],
    postgresql: Sequence[str],
    postgresql_off: Sequence[str],
) -> migrations.RunPython:
    """The operation that runs these statements one after the other, and the other ones on the way back."""

    def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        _run(editor, sqlite, postgresql)

    def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        _run(editor, sqlite_off, postgresql_off)

    return migrations.RunPython(put_up, take_down)


def _run(editor: BaseDatabaseSchemaEditor, sqlite: Sequence[str], postgresql: Sequence[str]) -> None:
    for statement in postgresql if editor.connection.vendor == "postgresql" else sqlite:
        editor.execute(statement, params=None)
