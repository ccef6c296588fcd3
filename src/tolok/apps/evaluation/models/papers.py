"""Papers of a result, made once by the worker, and the running numbers of letters."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from tolok.apps.evaluation.models.cycles import Cycle
from tolok.apps.evaluation.models.loci import Locus
from tolok.apps.evaluation.models.results import Result


class PaperKind(models.TextChoices):
    """What a paper is."""

    LHE = "lhe"
    CONSOLIDATED = "report"
    MINISTER = "minister"
    BOOK = "book"
    PACKAGE = "package"


class PaperState(models.TextChoices):
    """How far a paper is."""

    WAITING = "waiting"
    MAKING = "making"
    DONE = "done"
    FAILED = "failed"


class CyclePaper(models.Model):
    """One file made of a locked result: of one unit (`locus`) or of all."""

    result = models.ForeignKey(Result, models.PROTECT, related_name="papers")
    locus = models.ForeignKey(Locus, models.PROTECT, null=True, related_name="papers")
    kind = models.CharField(max_length=10, choices=PaperKind.choices)
    form = models.CharField(max_length=4, help_text="pdf, docx, xlsx, zip")
    state = models.CharField(max_length=10, choices=PaperState.choices, default=PaperState.WAITING)
    content = models.BinaryField(default=b"")
    sha256 = models.CharField(max_length=64, blank=True)
    error = models.TextField(blank=True, help_text="why it could not be made, in Indonesian")
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ordered_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    signed = models.BinaryField(default=b"")
    signed_at = models.DateTimeField(null=True)
    signer = models.CharField(max_length=40, blank=True, help_text="whose signature, masked")
    service = models.CharField(max_length=100, blank=True)
    receipt = models.CharField(max_length=200, blank=True, help_text="what the signing service calls it")

    class Meta:
        ordering = ["result", "kind", "locus", "form"]
        constraints = [
            models.UniqueConstraint(fields=["result", "kind", "form", "locus"], name="one_paper_a_unit"),
            models.UniqueConstraint(
                fields=["result", "kind", "form"],
                condition=Q(locus__isnull=True),
                name="one_paper_of_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.locus_id or ''}.{self.form}"


class LetterNumber(models.Model):
    """The running number of the letter to a unit: given once in a cycle, kept for ever."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="letter_numbers")
    locus = models.OneToOneField(Locus, models.PROTECT, related_name="letter_number")
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["cycle", "number"]
        constraints = [models.UniqueConstraint(fields=["cycle", "number"], name="one_letter_a_number")]

    def __str__(self) -> str:
        return str(self.number)
