"""What the records of a unit propose, as of a day, and what the unit says to it."""

from django.conf import settings
from django.db import models

from tolok.apps.evaluation.models.cycles import Cycle
from tolok.apps.evaluation.models.loci import Locus


class Finding(models.Model):
    """The proposal from records for one indicator, as of `as_of`; renewed while the unit fills F-01, then kept.

    `content`: ``reason`` and ``facts`` (key, value as F-01 keeps it, words, since, bases), texts by language.
    `level` is None where the records leave it open; `known` is false where no record answers any question.
    """

    locus = models.ForeignKey(Locus, models.PROTECT, related_name="findings")
    code = models.CharField(max_length=20)
    as_of = models.DateField()
    known = models.BooleanField(default=False)
    level = models.SmallIntegerField(null=True)
    content = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, help_text="SHA-256 of level and content")
    at = models.DateTimeField()

    class Meta:
        ordering = ["locus", "code"]
        constraints = [models.UniqueConstraint(fields=["locus", "code"], name="one_finding_an_indicator")]

    def __str__(self) -> str:
        return f"{self.locus_id} {self.code}"


class Stance(models.TextChoices):
    """What a unit says to a proposal from its records."""

    ACCEPTED = "accepted"
    DISPUTED = "disputed"


class Reply(models.Model):
    """A unit's reply to the proposal it saw (`digest`); the newest one counts."""

    locus = models.ForeignKey(Locus, models.PROTECT, related_name="replies")
    code = models.CharField(max_length=20)
    stance = models.CharField(max_length=10, choices=Stance.choices)
    why = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["locus", "code", "-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.code} {self.stance}"


class Sweep(models.Model):
    """One renewal of the proposals of all units of a cycle, by the worker; goes on after `last` when cut off."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="sweeps")
    as_of = models.DateField()
    units = models.PositiveIntegerField(help_text="how many there are to do")
    done = models.PositiveIntegerField(default=0)
    last = models.PositiveBigIntegerField(default=0, help_text="number of the last unit that is done")
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ordered_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["cycle", "-ordered_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.done}/{self.units}"
