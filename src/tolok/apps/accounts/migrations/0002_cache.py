"""The table of the cache that rate limits and used codes are kept in."""

from django.apps.registry import Apps
from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def make(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make what `createcachetable` makes; nothing where it is there already."""
    call_command("createcachetable", "accounts_cache", database=editor.connection.alias, verbosity=0)


def remove(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop it."""
    editor.execute("DROP TABLE accounts_cache")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(make, remove)]
