"""Tests that commit end by emptying the database; the audit refuses that, so it is opened for that moment."""

from importlib import import_module
from typing import Any

from django.core.management.commands.flush import Command
from django.db import connection

append_only = import_module("tolok.apps.common.migrations.0002_append_only")


def let_tests_empty_the_audit() -> None:
    """Wrap Django's flush: take the audit's triggers down, empty all tables, put the triggers up again.

    Content types and permissions are not written again, because nothing here asks for them.
    """
    emptied = Command.handle

    def handle(self: Command, **options: Any) -> None:
        with connection.schema_editor() as editor:
            append_only.open_again(None, editor)
        try:
            emptied(self, **options | {"inhibit_post_migrate": True})
        finally:
            with connection.schema_editor() as editor:
                append_only.close(None, editor)

    Command.handle = handle  # type: ignore[method-assign]
