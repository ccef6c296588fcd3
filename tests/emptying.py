"""Tests that commit end by emptying the database; audit and locked results refuse that, so they are opened for that moment."""

from importlib import import_module
from typing import Any

from django.core.management.commands.flush import Command
from django.db import connection

append_only = import_module("tolok.apps.common.migrations.0002_append_only")
GUARDED = [
    append_only,
    import_module("tolok.apps.evaluation.migrations.0002_locked_results_stay"),
    import_module("tolok.apps.evaluation.migrations.0006_record_copies_stay"),
    import_module("tolok.apps.surveys.migrations.0003_results_stay"),
    import_module("tolok.apps.surveys.migrations.0004_brought_stay"),
]


def let_tests_empty_the_audit() -> None:
    """Wrap Django's flush: take the triggers down, empty all tables, put the triggers up again."""
    emptied = Command.handle

    def handle(self: Command, **options: Any) -> None:
        for guard in GUARDED:
            switch(guard, off=True)
        try:
            emptied(self, **options)
        finally:
            for guard in GUARDED:
                switch(guard)

    Command.handle = handle  # type: ignore[method-assign]


def switch(guard: Any, *, off: bool = False) -> None:
    """Put the triggers of a migration up, or take them down."""
    with connection.schema_editor() as editor:
        for operation in guard.Migration.operations:
            (operation.reverse_code if off else operation.code)(None, editor)
