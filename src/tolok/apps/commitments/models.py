"""Promises made after an evaluation or a survey, what became of them, and the units that are coached."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tolok.apps.evidence.models import ProofVersion
from tolok.apps.organizations.models import Office, OrganizationUnit


class State(models.TextChoices):
    """How far a promise is. One that is done may still have changed nothing for those it was made for."""

    PLANNED = "planned", _("direncanakan")
    UNDER_WAY = "under_way", _("sedang dikerjakan")
    DONE = "done", _("selesai")
    DONE_WITHOUT_EFFECT = "done_without_effect", _("selesai, belum berdampak")
    DROPPED = "dropped", _("dibatalkan")


OPEN = (State.PLANNED, State.UNDER_WAY)
KEPT = (State.DONE, State.DONE_WITHOUT_EFFECT)


class Source(models.TextChoices):
    """What a promise answers to."""

    PEKPPP = "pekppp", _("PEKPPP")
    SKM = "skm", _("SKM")
    FKP = "fkp", _("FKP")
    COMPLAINT = "complaint", _("pengaduan")
    INSPECTION = "inspection", _("pemeriksaan")
    OMBUDSMAN = "ombudsman", _("Ombudsman")
    OTHER = "other", _("lainnya")


class Commitment(models.Model):
    """What a unit promised to do: why, by when, by whom, and how one will see that it is done."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="commitments")
    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="commitments")
    title = models.CharField(max_length=300)
    cause = models.TextField(blank=True, help_text="what was found")
    measure = models.TextField(help_text="how one sees that it is done")
    owner = models.CharField(max_length=200, blank=True, help_text="a post or a name; none: not yet assigned")
    owner_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="commitments_owned"
    )
    due_on = models.DateField()
    first_due_on = models.DateField(help_text="the date that was promised first; never moved")
    source = models.CharField(max_length=20, choices=Source.choices, default=Source.PEKPPP)
    origin = models.CharField(
        max_length=120, blank=True, help_text="what it came from, such as evaluation.recommendation:12"
    )
    state = models.CharField(max_length=20, choices=State.choices, default=State.PLANNED)
    promised_on = models.DateField()
    done_on = models.DateField(null=True)
    why_no_proof = models.TextField(blank=True)
    why_dropped = models.TextField(blank=True)
    public = models.BooleanField(default=False)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["origin"], condition=~Q(origin=""), name="one_commitment_an_origin"
            ),
            models.CheckConstraint(
                condition=Q(state__in=KEPT, done_on__isnull=False)
                | (~Q(state__in=KEPT) & Q(done_on__isnull=True)),
                name="done_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.DROPPED) | ~Q(why_dropped=""), name="dropped_has_its_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["office", "due_on"], name="commitment_by_office"),
            models.Index(fields=["unit", "due_on"], name="commitment_by_unit"),
            models.Index(fields=["due_on"], condition=Q(state__in=OPEN), name="commitment_open_by_due"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def open(self) -> bool:
        """Whether it still waits to be kept."""
        return self.state in OPEN

    @property
    def kept(self) -> bool:
        """Whether what was promised was done."""
        return self.state in KEPT

    def overdue_on(self, day: date) -> bool:
        """Whether it was to be done before `day` and is not; its own day is still in time."""
        return self.open and self.due_on < day

    @property
    def on_time(self) -> bool | None:
        """Whether it was done by the date that was promised first; None while it is not done."""
        return None if self.done_on is None else self.done_on <= self.first_due_on


class Step(models.TextChoices):
    """What happened to a promise."""

    PROMISED = "promised", _("dijanjikan")
    ASSIGNED = "assigned", _("penanggung jawab ditetapkan")
    PROGRESS = "progress", _("kemajuan dicatat")
    MOVED = "moved", _("tenggat dipindah")
    FINISHED = "finished", _("dinyatakan selesai")
    REOPENED = "reopened", _("dibuka lagi")
    DROPPED = "dropped", _("dibatalkan")


class CommitmentNote(models.Model):
    """One step in the life of a promise, with what was said about it."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="notes")
    step = models.CharField(max_length=10, choices=Step.choices)
    text = models.TextField(blank=True)
    old_due_on = models.DateField(null=True)
    new_due_on = models.DateField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["commitment", "-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.step}"


class CommitmentProof(models.Model):
    """The very version of a proof that shows a promise was kept."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="proofs")
    version = models.ForeignKey(ProofVersion, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["commitment", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "version"], name="one_proof_a_commitment")
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.version_id}"


class Coaching(models.Model):
    """A unit that is a *prioritas pembinaan*, from day to day, and why."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="coachings")
    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="coachings")
    since = models.DateField()
    until = models.DateField(null=True, help_text="the last day; none: it goes on")
    reason = models.TextField()
    end_reason = models.TextField(blank=True)
    origin = models.CharField(
        max_length=120, blank=True, help_text="what it came from, such as evaluation.result:7"
    )

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(until__isnull=True), name="one_open_coaching_a_unit"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="coaching_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.since:%Y-%m-%d}"


class CoachingVisit(models.Model):
    """One meeting: when, who came, what was agreed, when the next is."""

    coaching = models.ForeignKey(Coaching, models.PROTECT, related_name="visits")
    day = models.DateField()
    who = models.CharField(max_length=300, help_text="who came, by post")
    agreed = models.TextField()
    next_on = models.DateField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["coaching", "-day", "-pk"]

    def __str__(self) -> str:
        return f"{self.coaching_id} {self.day:%Y-%m-%d}"
