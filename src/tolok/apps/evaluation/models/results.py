"""Results: proposed by one person, locked by another, never changed; a correction is a new one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tolok.apps.evaluation.models.cycles import Cycle
from tolok.apps.evaluation.models.loci import Locus


class Result(models.Model):
    """All units of a cycle as they were computed at `proposed_at`. `hash` covers every row below it.

    Once `locked_by` is set neither this row nor its units change (migration 0002), save for `published_at`.
    """

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="results")
    number = models.PositiveSmallIntegerField()
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    why = models.TextField(blank=True, help_text="the reason of a correction")
    hash = models.CharField(max_length=64)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    locked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    locked_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    agreement = models.JSONField(default=dict, help_text="kappa between first and second judgements")

    class Meta:
        ordering = ["cycle", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "number"], name="one_result_a_number"),
            models.CheckConstraint(
                condition=Q(locked_by__isnull=True) | ~Q(locked_by=F("proposed_by")), name="two_people_lock"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle_id} #{self.number}"


class UnitResult(models.Model):
    """One unit of a result. Exact numbers are text "numerator/denominator"; empty: there is none."""

    result = models.ForeignKey(Result, models.PROTECT, related_name="units")
    locus = models.ForeignKey(Locus, models.PROTECT, related_name="results")
    levels = models.JSONField(help_text="code → {judged, moderated, decided, settled, how}")
    proofs = models.JSONField(default=list, help_text="what was cited: {code, version, sha256, size, title}")
    moments = models.JSONField(help_text="form → sums of respondents")
    aspects = models.JSONField(help_text="aspect → exact value")
    forms = models.JSONField(help_text="form → exact value")
    index = models.CharField(max_length=120, blank=True)
    shown = models.DecimalField(max_digits=7, decimal_places=3, null=True)
    category = models.CharField(max_length=3, blank=True)
    low = models.DecimalField(max_digits=10, decimal_places=6, null=True)
    high = models.DecimalField(max_digits=10, decimal_places=6, null=True)
    probabilities = models.JSONField(default=dict, help_text="letter → six decimals as text")
    method = models.JSONField(
        default=dict, help_text="how sure the index is, or why nobody can say, by language"
    )
    rank_low = models.PositiveIntegerField(null=True)
    rank_high = models.PositiveIntegerField(null=True)
    respondents = models.PositiveIntegerField(default=0)
    missing = models.JSONField(default=list)
    warnings = models.JSONField(default=list, help_text="by language")

    class Meta:
        ordering = ["result", "locus"]
        constraints = [models.UniqueConstraint(fields=["result", "locus"], name="one_result_a_locus")]

    def __str__(self) -> str:
        return f"{self.locus_id} {self.shown}"
