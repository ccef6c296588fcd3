"""Files of answers that were brought in, and how their columns were read."""

from django.conf import settings
from django.db import models

from tolok.apps.organizations.models import Office
from tolok.apps.surveys.models.surveys import Survey


class SavedMapping(models.Model):
    """How an office's own form is read: which column is which item, which words are which rating."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="answer_mappings")
    name = models.CharField(max_length=120)
    content = models.JSONField(help_text="see sheets: mappings")
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="one_mapping_a_name")]

    def __str__(self) -> str:
        return self.name


class AnswerImport(models.Model):
    """One file: tried without keeping anything first, then kept. The same file a second time changes nothing."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="imports")
    name = models.CharField(max_length=200)
    content = models.BinaryField(null=True, help_text="the file until it is brought in or given up")
    sha256 = models.CharField(max_length=64)
    format = models.CharField(max_length=20, blank=True)
    mapping = models.JSONField(default=dict)
    options = models.JSONField(default=dict, help_text="zone, collection and day of what tells no time")
    report = models.JSONField(default=dict, help_text="what was found: rows, problems, warnings")
    created = models.PositiveIntegerField(default=0)
    duplicates = models.PositiveIntegerField(default=0)
    late = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0, help_text="answers that are to be kept")
    position = models.PositiveIntegerField(default=0, help_text="answers that were seen to, from the first")
    asked_at = models.DateTimeField(null=True, help_text="when a person said to keep them")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name
