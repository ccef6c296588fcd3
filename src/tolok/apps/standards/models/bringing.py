"""Existing standards that were uploaded or pasted, read and shown, and not yet kept."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models.services import Service


class Becomes(models.TextChoices):
    """What the standards of a file are to become."""

    DRAFT = "draft", _("draf yang masih dapat diubah")
    HELD = "held", _("standar yang sudah ditetapkan dan berlaku")


class StandardImport(models.Model):
    """A file of standards. Its content is forgotten when it is applied, or after a day."""

    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="standard_imports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200, blank=True, help_text="empty: pasted lines")
    content = models.BinaryField(default=b"")
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, related_name="+", help_text="where the file names none"
    )
    becomes = models.CharField(max_length=5, choices=Becomes.choices)
    as_written = models.BooleanField(default=False, help_text="words are not taken apart")
    decree = models.JSONField(default=dict, help_text="number, about, signed_on, signer, signer_post")
    effective_from = models.DateField(null=True)
    reason = models.TextField(blank=True)
    created_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    applied = models.JSONField(default=dict, help_text="how many services by what was done")

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name or str(self.pk)
