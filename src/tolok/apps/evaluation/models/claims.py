"""What a unit says of itself (F-01): answers, the proof cited, and what was handed in."""

from django.conf import settings
from django.db import models

from tolok.apps.evaluation.models.loci import Locus
from tolok.apps.evidence.models import ProofVersion


class Claim(models.Model):
    """A unit's answer to one indicator. `version` counts edits, so that nobody overwrites another unseen.

    `answers`: question key → value as JSON (numbers as text, choices as lists). `proposed` is the level the
    pack's rule reads from them; None where it cannot be read. `still_true` is None until a claim that was
    carried over from the last cycle is confirmed.
    """

    locus = models.ForeignKey(Locus, models.PROTECT, related_name="claims")
    code = models.CharField(max_length=20)
    answers = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    proposed = models.SmallIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    edited_at = models.DateTimeField()
    carried_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    still_true = models.BooleanField(null=True)

    class Meta:
        ordering = ["locus", "code"]
        constraints = [models.UniqueConstraint(fields=["locus", "code"], name="one_claim_an_indicator")]

    def __str__(self) -> str:
        return self.code


class Citation(models.Model):
    """A proof cited for an indicator, as the version it was on that day, and the page that shows it."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="citations")
    version = models.ForeignKey(ProofVersion, models.PROTECT, related_name="citations")
    page = models.PositiveIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["claim", "version"], name="one_citation_a_version")]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.version_id}"


class Submission(models.Model):
    """A receipt: everything handed in, and its SHA-256. A later one exists only when the Biro gave it back."""

    locus = models.ForeignKey(Locus, models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField(default=1)
    content = models.JSONField()
    hash = models.CharField(max_length=64)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    returned_at = models.DateTimeField(null=True)
    returned_why = models.TextField(blank=True)

    class Meta:
        ordering = ["locus", "-number"]
        constraints = [models.UniqueConstraint(fields=["locus", "number"], name="one_receipt_a_number")]

    def __str__(self) -> str:
        return self.hash[:12]
