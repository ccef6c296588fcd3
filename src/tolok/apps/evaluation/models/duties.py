"""What a unit states about its duties, and what the Biro writes to it about them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tolok.apps.evaluation.models.cycles import Cycle
from tolok.apps.evaluation.models.loci import Locus
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.organizations.models import OrganizationUnit
from tolok.rules.gathering.duties import OPEN, Duty, duties


class DutyStatement(models.Model):
    """A unit's own dated word, with a proof, that it keeps a duty; it stands until it expires or is withdrawn.

    It belongs to the unit, not to a cycle, and is never changed: a new one is made.
    """

    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="duty_statements")
    duty = models.CharField(max_length=20, help_text="a key of rules/gathering/duties.toml")
    words = models.TextField(help_text="what is kept, where and how")
    stated_on = models.DateField(help_text="the day for which it is said")
    expires_on = models.DateField(help_text="the last day it stands (rules/gathering/duties.toml)")
    version = models.ForeignKey(ProofVersion, models.PROTECT, related_name="duty_statements")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        ordering = ["unit", "duty", "-stated_on", "-pk"]
        indexes = [models.Index(fields=["unit", "duty"], name="statement_by_duty")]
        constraints = [
            models.CheckConstraint(condition=Q(expires_on__gte=F("stated_on")), name="statement_ends_later")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.duty} {self.stated_on}"


class DutyLetter(models.Model):
    """A letter of the Biro to a unit about duties that are not kept; what it says never changes.

    `printed` is everything the letter prints, kept when it was sent. `content` is made of them once, by the worker
    or whoever opens it first; from then on the database refuses every change (migration 0004).
    """

    locus = models.ForeignKey(Locus, models.PROTECT, related_name="duty_letters")
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="duty_letters")
    number = models.PositiveIntegerField(help_text="running number within the cycle")
    duties = models.JSONField(help_text="duty → how it stood when the letter was sent")
    as_of = models.DateField(help_text="the day on which the duties were read")
    due_on = models.DateField(help_text="the day by which the unit is asked to answer")
    printed = models.JSONField(default=dict, help_text="all that the letter prints; empty in letters of old")
    content = models.BinaryField(default=b"")
    sha256 = models.CharField(max_length=64, blank=True, help_text="of the content, in hexadecimal")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, help_text="when the last of its open duties was answered")

    class Meta:
        ordering = ["cycle", "-number"]
        constraints = [models.UniqueConstraint(fields=["cycle", "number"], name="one_duty_letter_a_number")]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def asks(self) -> list[Duty]:
        """The duties it asks the unit to answer about."""
        return [one for one in duties() if self.duties.get(one.key) in OPEN]

    @property
    def printed_number(self) -> str:
        """Its number as it is printed; of letters of old the running number alone."""
        rows = dict(self.printed["letter"]["rows"]) if self.printed else {}
        return str(rows.get("Nomor", self.number))


class Said(models.TextChoices):
    """What a unit answers about a duty."""

    DONE = "done"
    PLANNED = "planned"
    WRONG = "wrong"


class DutyAnswer(models.Model):
    """What a unit answered about one duty of a letter; the newest one counts, and none is ever changed."""

    letter = models.ForeignKey(DutyLetter, models.PROTECT, related_name="answers")
    duty = models.CharField(max_length=20, help_text="a key of rules/gathering/duties.toml")
    said = models.CharField(max_length=10, choices=Said.choices)
    words = models.TextField(blank=True, help_text="empty only where it says that the duty is kept")
    version = models.ForeignKey(ProofVersion, models.PROTECT, null=True, related_name="duty_answers")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["letter", "duty", "pk"]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.duty} {self.said}"
