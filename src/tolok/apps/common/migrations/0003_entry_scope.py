"""An entry says which office it concerns. SQLite rebuilds the table for it, so the triggers come down meanwhile."""

from importlib import import_module

from django.db import migrations, models

triggers = import_module("tolok.apps.common.migrations.0002_append_only")


class Migration(migrations.Migration):
    dependencies = [("common", "0002_append_only")]

    operations = [
        migrations.RunPython(triggers.open_again, triggers.close),
        migrations.AddField(
            model_name="entry",
            name="scope",
            field=models.CharField(
                blank=True, default="", help_text="whom it concerns, such as office:7", max_length=60
            ),
        ),
        migrations.AddIndex(
            model_name="entry", index=models.Index(fields=["scope", "id"], name="entry_by_scope")
        ),
        migrations.RunPython(triggers.close, triggers.open_again),
    ]
