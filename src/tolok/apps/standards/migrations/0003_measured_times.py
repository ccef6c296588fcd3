"""Measured service times, visits at the desk, and the measurement a monitoring rests on."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0002_versions_stay"),
        ("organizations", "0005_paper_templates"),
        ("standards", "0002_one_version_a_day"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HoursCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(help_text="a key of the sources in rules", max_length=20)),
                ("note", models.TextField(blank=True)),
                ("why", models.TextField(blank=True, help_text="why it replaces the other")),
                ("retracted_at", models.DateTimeField(null=True)),
                ("retracted_why", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("visited_at", models.DateTimeField()),
                (
                    "says",
                    models.CharField(
                        help_text="open, closed or unknown, by the published hours", max_length=10
                    ),
                ),
                (
                    "hours",
                    models.CharField(
                        blank=True, help_text="the published hours of that day, as read then", max_length=200
                    ),
                ),
                (
                    "found",
                    models.CharField(help_text="a key of rules/delivery/hours_visits.toml found", max_length=10),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proof",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.proofversion",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="standards.hourscheck",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hours_checks",
                        to="standards.service",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hours_checks",
                        to="organizations.organizationunit",
                    ),
                ),
            ],
            options={
                "ordering": ["unit", "-visited_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="TimeMeasurement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(help_text="a key of the sources in rules", max_length=20)),
                ("note", models.TextField(blank=True)),
                ("why", models.TextField(blank=True, help_text="why it replaces the other")),
                ("retracted_at", models.DateTimeField(null=True)),
                ("retracted_why", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "promise",
                    models.CharField(help_text="a key of rules/delivery/service_times.toml promises", max_length=10),
                ),
                ("most", models.CharField(max_length=60)),
                ("unit", models.CharField(help_text="of rules.service_standards", max_length=20)),
                (
                    "opening",
                    models.BooleanField(default=False, help_text="minutes and hours counted only while open"),
                ),
                ("period_from", models.DateField()),
                ("period_to", models.DateField(help_text="requests count on the day they were finished")),
                ("n", models.PositiveIntegerField()),
                ("within", models.PositiveIntegerField()),
                ("median", models.CharField(blank=True, max_length=60)),
                ("p90", models.CharField(blank=True, max_length=60)),
                (
                    "unfinished",
                    models.PositiveIntegerField(default=0, help_text="requests without an end; not in n"),
                ),
                (
                    "counted",
                    models.BooleanField(default=False, help_text="computed from a table of starts and ends"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proof",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.proofversion",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="standards.timemeasurement",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measurements",
                        to="standards.service",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measurements",
                        to="standards.standardversion",
                    ),
                ),
            ],
            options={
                "ordering": ["service", "-period_to", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="monitoring",
            name="measurement",
            field=models.ForeignKey(
                help_text="the measured times it rests on",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="monitorings",
                to="standards.timemeasurement",
            ),
        ),
        migrations.AddConstraint(
            model_name="timemeasurement",
            constraint=models.CheckConstraint(
                condition=models.Q(("within__lte", models.F("n"))), name="measured_within_all"
            ),
        ),
        migrations.AddConstraint(
            model_name="timemeasurement",
            constraint=models.CheckConstraint(
                condition=models.Q(("period_to__gte", models.F("period_from"))),
                name="measured_period_ends_after_it_begins",
            ),
        ),
    ]
