"""What the records of a unit said when it handed in, kept so that nothing that happens to a record changes it."""

from django.db import models

from tolok.apps.evaluation.models.claims import Submission
from tolok.apps.evaluation.models.loci import Locus


class RecordCopy(models.Model):
    """A record as it was (`rules.record_copies.Copy`), once for the same words; the database refuses to change it."""

    sha256 = models.CharField(max_length=64, primary_key=True, help_text="SHA-256 of the canonical content")
    content = models.JSONField()

    def __str__(self) -> str:
        return self.sha256[:12]


class FrozenRecords(models.Model):
    """Which copies stand for the records of a unit: at a hand-in, or when filling was over and nothing was handed in.

    `records`: origin, as the audit names a row → `RecordCopy`; `digest` is the SHA-256 of that, and stands on the receipt.
    The newest of a unit is what its proposals rest on. The database refuses to change it.
    """

    locus = models.ForeignKey(Locus, models.PROTECT, related_name="frozen")
    submission = models.OneToOneField(Submission, models.PROTECT, null=True, related_name="frozen")
    records = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["locus", "-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.locus_id} {self.digest[:12]}"
