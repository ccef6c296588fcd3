"""What the national portal (SIPPN) was given of each service. The portal has no door for programs: people carry it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tolok.apps.evidence.models import ProofVersion
from tolok.apps.standards.models import Service


class SippnSync(models.Model):
    """What was made ready of a service and what was last carried to the portal; without a row nothing was.

    `ready` and `sent` are lines of a sheet (rules/sippn) with their fingerprints, so that a difference can be told in
    words. How far the service is, outdated among it, is computed from them and never kept.
    """

    service = models.OneToOneField(Service, models.PROTECT, related_name="sippn")
    template = models.CharField(max_length=20, help_text="which sheet, such as 2018")
    ready = models.JSONField(default=dict, help_text="column → what was written")
    ready_digest = models.CharField(max_length=64)
    prepared_on = models.DateField()
    sent = models.JSONField(default=dict, help_text="what the portal has; empty before the first upload")
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of `sent`")
    uploaded_on = models.DateField(null=True)
    verified_on = models.DateField(null=True, help_text="when somebody saw it in the portal")
    address = models.URLField(max_length=1000, blank=True, help_text="its page in the portal")
    proof = models.ForeignKey(ProofVersion, models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["service"]
        constraints = [
            models.CheckConstraint(
                condition=Q(uploaded_on__isnull=False) | Q(digest="", verified_on__isnull=True),
                name="sippn_sent_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(verified_on__isnull=True) | Q(verified_on__gte=F("uploaded_on")),
                name="sippn_seen_after_it_was_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.prepared_on:%Y-%m-%d}"
