"""An outage says which office it concerns; one that somebody noted takes it from its own entry of the audit."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def take_over(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Read the scope of every outage that was noted by somebody from the entry written together with it."""
    entries = apps.get_model("common", "Entry").objects.filter(action="common.note_outage")
    scopes = dict(entries.exclude(scope="").values_list("target_id", "scope"))
    for outage in apps.get_model("common", "Outage").objects.exclude(noted_by_id=None):
        outage.scope = scopes.get(str(outage.pk), "")
        outage.save(update_fields=["scope"])


class Migration(migrations.Migration):
    dependencies = [("common", "0004_heartbeats_and_outages")]

    operations = [
        migrations.AddField(
            model_name="outage",
            name="scope",
            field=models.CharField(
                blank=True,
                default="",
                help_text="whom it concerns, such as office:7; none: everybody",
                max_length=60,
            ),
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop),
    ]
