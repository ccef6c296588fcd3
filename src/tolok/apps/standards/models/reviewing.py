"""Whether a promise is kept and still right: monitoring, review, and the days on which they are due."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tolok.apps.evidence.models import ProofVersion
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models.measuring import TimeMeasurement
from tolok.apps.standards.models.services import Service
from tolok.apps.standards.models.versions import StandardVersion


class Review(models.Model):
    """A review (*peninjauan ulang*) of one version: what was found and whether it stays or changes."""

    version = models.ForeignKey(StandardVersion, models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    method = models.CharField(max_length=200, help_text="such as a forum, a desk review, interviews")
    findings = models.TextField()
    change = models.BooleanField(help_text="whether the standard is to be changed")
    partial = models.BooleanField(default=False, help_text="only some of its components were looked at")
    consultation = models.CharField(max_length=60, blank=True, help_text="such as consultation.forum:12")
    proof = models.ForeignKey(ProofVersion, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["version", "-reviewed_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.version_id} {self.reviewed_on:%Y-%m-%d}"


class Monitoring(models.Model):
    """Monitoring and evaluation of how a standard is kept, in a period, component by component."""

    version = models.ForeignKey(StandardVersion, models.PROTECT, related_name="monitorings")
    period_from = models.DateField()
    period_to = models.DateField()
    done_on = models.DateField()
    methods = models.JSONField(help_text="of documents, survey, interview, observation")
    kept = models.JSONField(default=dict, help_text="component code → yes, partly or no")
    findings = models.TextField(blank=True)
    recommendations = models.TextField(blank=True)
    measurement = models.ForeignKey(
        TimeMeasurement,
        models.PROTECT,
        null=True,
        related_name="monitorings",
        help_text="the measured times it rests on",
    )
    proof = models.ForeignKey(ProofVersion, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["version", "-done_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.version_id} {self.done_on:%Y-%m-%d}"


class PlanKind(models.TextChoices):
    """What is planned."""

    REVIEW = "review", _("peninjauan ulang")
    MONITORING = "monitoring", _("monitoring dan evaluasi")


class Plan(models.Model):
    """A day on which a service's standard is to be reviewed or monitored; reminders go out before it."""

    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="standard_plans")
    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="plans")
    kind = models.CharField(max_length=10, choices=PlanKind.choices)
    due_on = models.DateField()
    owner = models.CharField(max_length=200, blank=True, help_text="a post")
    done_on = models.DateField(null=True)
    reminded_on = models.DateField(null=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "kind"], condition=Q(done_on__isnull=True), name="one_open_plan_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.due_on:%Y-%m-%d}"
