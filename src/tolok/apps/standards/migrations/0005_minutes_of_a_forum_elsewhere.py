"""The minutes of a forum that was held elsewhere lie in the library.

SQLite made the table of versions anew for the column of 0004, and its triggers (0002) went with the old one: they are
put up again.
"""

from importlib import import_module

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

one_a_day = import_module("tolok.apps.standards.migrations.0002_one_version_a_day")


def guard_again(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The triggers of SQLite, whether or not they are still there; the constraint of PostgreSQL stayed."""
    if editor.connection.vendor == "postgresql":
        return
    for event in ("INSERT", "UPDATE"):
        editor.execute(f"DROP TRIGGER IF EXISTS {one_a_day.NAME}_{event}", params=None)
    one_a_day.guard(apps, editor)


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0002_versions_stay"),
        ("standards", "0004_returned_drafts"),
    ]

    operations = [
        migrations.AddField(
            model_name="standardversion",
            name="participation_proof",
            field=models.ForeignKey(
                help_text="minutes of a forum held elsewhere",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="evidence.proofversion",
            ),
        ),
        migrations.RunPython(guard_again, migrations.RunPython.noop),
    ]
