"""What the signals said of a survey's answers, kept until the answers change."""

from django.db import models

from tolok.apps.surveys.models.surveys import Survey


class SignalReport(models.Model):
    """The signals of one survey as they were computed last. A help for a reviewer, never a record: it is written anew."""

    survey = models.OneToOneField(Survey, models.PROTECT, related_name="signal_report")
    state = models.CharField(max_length=64, blank=True, help_text="of the answers it was computed from")
    content = models.JSONField(default=dict, help_text="see actions/signals.py")
    made_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True, help_text="when it was last asked for in the background")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.state[:12]}"
