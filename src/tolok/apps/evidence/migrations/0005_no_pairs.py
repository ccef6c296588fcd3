"""Pairs of versions are gone: groups tell the same."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("evidence", "0004_pairs_to_groups")]

    operations = [migrations.DeleteModel(name="Likeness")]
