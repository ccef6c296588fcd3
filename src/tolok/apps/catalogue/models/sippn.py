"""What the national portal (SIPPN) was given of each service. The portal has no door for programs: people carry it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tolok.apps.evidence.models import ProofVersion
from tolok.apps.standards.models import Service


class SyncState(models.TextChoices):
    """How far a service is on its way into the portal. That it is outdated is computed, never kept."""

    PREPARED = "prepared", _("disiapkan")
    UPLOADED = "uploaded", _("diunggah")
    VERIFIED = "verified", _("terlihat di portal")


class SippnSync(models.Model):
    """The last that was carried to the portal of one service; without a row nothing was yet.

    `sent` is the sheet's line as it was sent (rules/sippn), so that a later difference can be told in words.
    """

    service = models.OneToOneField(Service, models.PROTECT, related_name="sippn")
    state = models.CharField(max_length=10, choices=SyncState.choices)
    address = models.URLField(max_length=1000, blank=True, help_text="its page in the portal")
    template = models.CharField(max_length=20, help_text="which sheet, such as 2018")
    sent = models.JSONField(default=dict, help_text="column → what was written")
    digest = models.CharField(max_length=64, help_text="SHA-256 of what was sent")
    prepared_on = models.DateField()
    uploaded_on = models.DateField(null=True)
    verified_on = models.DateField(null=True)
    proof = models.ForeignKey(ProofVersion, models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["service"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="prepared", uploaded_on__isnull=True)
                | Q(state="uploaded", uploaded_on__isnull=False)
                | Q(state="verified", uploaded_on__isnull=False, verified_on__isnull=False),
                name="sippn_state_has_its_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.state}"
