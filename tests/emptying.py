"""Tests that commit end by emptying the database; the audit refuses that, so it is opened for that moment."""

from importlib import import_module
from typing import Any

from django.core.management.commands.flush import Command
from django.db import connection

append_only = import_module("tolok.apps.common.migrations.0002_append_only")


def let_tests_empty_the_audit() -> None:
    """Wrap Django's flush: take the audit's triggers down, empty all tables, put the triggers up again."""
    emptied = Command.handle

    def handle(self: Command, **options: Any) -> None:
        switch(append_only.open_again)
        try:
            emptied(self, **options)
        finally:
            switch(append_only.close)

    Command.handle = handle  # type: ignore[method-assign]


def switch(turn: Any) -> None:
    """Take the triggers down or put them up."""
    with connection.schema_editor() as editor:
        turn(None, editor)
