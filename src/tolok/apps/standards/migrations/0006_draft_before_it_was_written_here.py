"""A unit can say since when a draft was at work before it was written here.

SQLite makes the table of versions anew for words that are never null, so its triggers (0002) are put up again.
"""

from importlib import import_module

from django.db import migrations, models

minutes = import_module("tolok.apps.standards.migrations.0005_minutes_of_a_forum_elsewhere")


class Migration(migrations.Migration):
    dependencies = [
        ("standards", "0005_minutes_of_a_forum_elsewhere"),
    ]

    operations = [
        migrations.AddField(
            model_name="standardversion",
            name="drafted_from",
            field=models.DateField(
                help_text="first day of the draft before it was written here, as the unit says", null=True
            ),
        ),
        migrations.AddField(
            model_name="standardversion",
            name="drafted_why",
            field=models.TextField(blank=True, help_text="where that draft was, and how one can tell"),
        ),
        migrations.RunPython(minutes.guard_again, migrations.RunPython.noop),
    ]
