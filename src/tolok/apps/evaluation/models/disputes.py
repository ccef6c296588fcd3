"""Questions to a unit, objections (*sanggah*) of a unit, and what it is advised to do."""

from django.conf import settings
from django.db import models

from tolok.apps.evaluation.models.judging import Seat
from tolok.apps.evaluation.models.loci import Locus
from tolok.apps.evidence.models import ProofVersion


class Clarification(models.Model):
    """One question, one answer, one last day."""

    locus = models.ForeignKey(Locus, models.PROTECT, related_name="clarifications")
    code = models.CharField(max_length=20)
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="clarifications")
    question = models.TextField()
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    proofs = models.ManyToManyField(ProofVersion, related_name="+")

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["seat", "code"], name="one_question_an_indicator")]

    def __str__(self) -> str:
        return self.question[:60]


class Objection(models.Model):
    """A unit's objection to one level, decided by somebody who did not give it."""

    locus = models.ForeignKey(Locus, models.PROTECT, related_name="objections")
    code = models.CharField(max_length=20)
    level_before = models.SmallIntegerField(null=True)
    wanted = models.SmallIntegerField()
    text = models.TextField()
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()
    due_on = models.DateField()
    proofs = models.ManyToManyField(ProofVersion, related_name="+")
    level = models.SmallIntegerField(null=True, help_text="the level decided")
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["locus", "code"], name="one_objection_an_indicator")]

    def __str__(self) -> str:
        return self.text[:60]


class Amendment(models.Model):
    """A level that turned out wrong after the result was final; counts once a correction is locked by two people.

    Of several for one indicator the newest counts.
    """

    locus = models.ForeignKey(Locus, models.PROTECT, related_name="amendments")
    code = models.CharField(max_length=20)
    level_before = models.SmallIntegerField(null=True)
    level = models.SmallIntegerField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["locus", "code", "pk"]

    def __str__(self) -> str:
        return f"{self.code} {self.level}"


class Recommendation(models.Model):
    """What an evaluator advises for one indicator; becomes a commitment of the unit when results are final."""

    locus = models.ForeignKey(Locus, models.PROTECT, related_name="recommendations")
    code = models.CharField(max_length=20)
    text = models.TextField()
    measure = models.TextField(blank=True, help_text="how one will see that it is done")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    commitment_made = models.BooleanField(default=False)

    class Meta:
        ordering = ["locus", "code", "pk"]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def origin(self) -> str:
        """The key under which commitments know it."""
        return f"evaluation.recommendation:{self.pk}"
