"""A file counts as compared only when it was read to an end. Empty fingerprints are read again: many were kept before
the pages were drawn, from which they were taken then."""

from typing import Any

from django.db import migrations, models

OUTCOMES = [
    ("waiting", "menunggu giliran"),
    ("compared", "sudah dibandingkan"),
    ("little", "teks atau gambarnya terlalu sedikit, misalnya pindaian"),
    ("locked", "berkata sandi"),
    ("broken", "rusak"),
    ("heavy", "terlalu besar atau terlalu lama dibaca"),
    ("gone", "berkasnya tidak ada di server"),
    ("film", "film"),
]


def keep_what_says_something(apps: Any, _editor: Any) -> None:
    """Fingerprints with values stay; the others wait for the next catching up."""
    apps.get_model("evidence", "Sketch").objects.exclude(values=[]).update(outcome="compared")


class Migration(migrations.Migration):
    dependencies = [("evidence", "0005_no_pairs")]

    operations = [
        migrations.AddField(
            model_name="sketch",
            name="outcome",
            field=models.CharField(choices=OUTCOMES, default="waiting", max_length=10),
        ),
        migrations.AddField(
            model_name="sketch",
            name="tries",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="sketch",
            name="values",
            field=models.JSONField(help_text="hashes in order; of a picture one number"),
        ),
        migrations.RunPython(keep_what_says_something, migrations.RunPython.noop),
    ]
