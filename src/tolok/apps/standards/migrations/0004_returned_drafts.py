"""Why a draft was sent back stays with it until it is submitted again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("standards", "0003_measured_times"),
    ]

    operations = [
        migrations.AddField(
            model_name="standardversion",
            name="returned",
            field=models.TextField(
                blank=True, help_text="why it was sent back; nothing once submitted again"
            ),
        ),
    ]
