"""Paper forms typed in twice by two people, so that a slip of one is seen."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tolok.apps.surveys.models.answers import Answer
from tolok.apps.surveys.models.surveys import Survey


class SheetRun(models.Model):
    """Sheets that were printed together, each with its own number, so that no number is printed twice."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="sheet_runs")
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    large = models.BooleanField(default=False, help_text="in large print")
    printed_at = models.DateTimeField()
    printed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first__gte=1, last__gte=F("first")), name="sheets_count_upwards"
            )
        ]

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"


class PaperEntry(models.Model):
    """One sheet: what the first and the second person read on it, and the answer once both agree or one decided."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="paper_entries")
    number = models.CharField(max_length=20, help_text="the number printed on the sheet")
    first = models.JSONField(help_text="{values, extra, comment, profile, given_on}")
    first_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    first_at = models.DateTimeField()
    second = models.JSONField(null=True)
    second_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    second_at = models.DateTimeField(null=True)
    answer = models.OneToOneField(Answer, models.PROTECT, null=True, related_name="paper_entry")
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    settled_why = models.TextField(blank=True, help_text="how a difference was settled")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="one_entry_a_sheet"),
            models.CheckConstraint(
                condition=Q(second__isnull=True, second_by__isnull=True)
                | (Q(second__isnull=False) & ~Q(second_by=F("first_by"))),
                name="second_reader_is_another",
            ),
        ]

    def __str__(self) -> str:
        return self.number
