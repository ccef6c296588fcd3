"""What the national portal (SIPPN) was given of each service. The portal has no door for programs: people carry it.

This is the only register of it: the log of publications and the facts about the portal read it from here.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tolok.apps.evidence.models import ProofVersion
from tolok.apps.standards.models import Service, StandardVersion


class SippnSync(models.Model):
    """What was made ready of a service to be carried to the portal: a line of a sheet (rules/sippn)."""

    service = models.OneToOneField(Service, models.PROTECT, related_name="sippn")
    version = models.ForeignKey(StandardVersion, models.PROTECT, null=True, related_name="+")
    template = models.CharField(max_length=20, help_text="which sheet, such as 2018")
    ready = models.JSONField(default=dict, help_text="column → what was written")
    ready_digest = models.CharField(max_length=64)
    prepared_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["service"]

    def __str__(self) -> str:
        return f"{self.service_id} {self.prepared_on:%Y-%m-%d}"


class SippnUpload(models.Model):
    """One carrying of a service to the portal. The newest that is not gone is what stands there.

    `sent` is the line as it was carried, with its fingerprint, so that a difference can be told in words; empty where
    only the day and the version are known. How far the service is, outdated among it, is computed and never kept.
    """

    service = models.ForeignKey(Service, models.PROTECT, related_name="sippn_uploads")
    version = models.ForeignKey(
        StandardVersion,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="in force when it was made ready",
    )
    template = models.CharField(max_length=20, blank=True)
    sent = models.JSONField(default=dict, help_text="what the portal has; empty where nobody noted it")
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of `sent`")
    uploaded_on = models.DateField()
    verified_on = models.DateField(null=True, help_text="when somebody saw it in the portal")
    address = models.URLField(max_length=1000, blank=True, help_text="its page in the portal")
    proof = models.ForeignKey(ProofVersion, models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)
    gone_on = models.DateField(null=True, help_text="since when it does not stand there")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["service", "-uploaded_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verified_on__isnull=True) | Q(verified_on__gte=F("uploaded_on")),
                name="sippn_upload_seen_later",
            ),
            models.CheckConstraint(
                condition=Q(verified_on__isnull=True) | ~Q(address=""), name="sippn_upload_seen_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.uploaded_on:%Y-%m-%d}"
