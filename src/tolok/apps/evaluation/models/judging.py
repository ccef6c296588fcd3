"""What evaluators give (F-02): seats, levels with reasons, visits, and moderation where they differ."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from tolok.apps.evaluation.models.claims import Submission
from tolok.apps.evaluation.models.loci import Locus
from tolok.apps.evidence.models import ProofVersion


class Seat(models.Model):
    """An evaluator's place at a unit. `order` 2 is the blind second judgement; `aspects` empty means all."""

    locus = models.ForeignKey(Locus, models.PROTECT, related_name="seats")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="seats")
    order = models.PositiveSmallIntegerField(default=1)
    aspects = models.JSONField(default=list)
    assigned_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    left_why = models.TextField(blank=True)

    class Meta:
        ordering = ["locus", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["locus", "user"], condition=Q(left_at__isnull=True), name="one_seat_an_evaluator"
            )
        ]

    def __str__(self) -> str:
        return f"{self.locus_id}.{self.order}"


class Judgement(models.Model):
    """A level from a seat with its reason. `level` None says that the indicator does not apply.

    `submission` pins every version of proof that was in front of the evaluator; `proof` and `page` name the
    one page the level rests on.
    """

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="judgements")
    code = models.CharField(max_length=20)
    level = models.SmallIntegerField(null=True)
    reason = models.TextField(blank=True)
    submission = models.ForeignKey(Submission, models.PROTECT, null=True, related_name="judgements")
    proof = models.ForeignKey(ProofVersion, models.PROTECT, null=True, related_name="judgements")
    page = models.PositiveIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    seconds = models.PositiveIntegerField(default=0, help_text="time on the page, to show the workload")

    class Meta:
        ordering = ["seat", "code"]
        constraints = [models.UniqueConstraint(fields=["seat", "code"], name="one_level_a_seat")]

    def __str__(self) -> str:
        return f"{self.code} {self.level}"


class UndoStep(models.Model):
    """What a judgement was before a change; `level` and `reason` None: there was none. Gone when handed in."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="undo_steps")
    code = models.CharField(max_length=20)
    before = models.JSONField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.code


class VisitNote(models.Model):
    """What was seen at the unit: words, perhaps a photo kept in the unit's library as coming from a visit."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="visit_notes")
    code = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    photo = models.ForeignKey(ProofVersion, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Moderation(models.Model):
    """The level a moderator settled where seats differ."""

    locus = models.ForeignKey(Locus, models.PROTECT, related_name="moderations")
    code = models.CharField(max_length=20)
    level = models.SmallIntegerField(null=True)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["locus", "code"]
        constraints = [models.UniqueConstraint(fields=["locus", "code"], name="one_moderation_a_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.level}"
