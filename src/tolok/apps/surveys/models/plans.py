"""Surveys that are being prepared, step by step."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from tolok.apps.organizations.models import Office, OrganizationUnit


class SurveyPlan(models.Model):
    """What is to be asked, when, of whom, and how many are wanted, until surveys are opened from it.

    Every step is kept at once. An opened plan stays as it was: its questionnaire can be chosen again.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="survey_plans")
    unit = models.ForeignKey(
        OrganizationUnit,
        models.PROTECT,
        null=True,
        related_name="survey_plans",
        help_text="the unit that surveys its own users; none for a plan of the whole office",
    )
    name = models.CharField(max_length=200)
    content = models.JSONField(default=dict, help_text="see surveys/plans.py")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    opened = models.PositiveIntegerField(null=True, help_text="how many surveys were opened from it")
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-saved_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True, opened__isnull=True)
                | Q(opened_at__isnull=False, opened__isnull=False, given_up_at__isnull=True),
                name="plan_opened_or_given_up",
            )
        ]

    def __str__(self) -> str:
        return self.name
