"""A unit in a cycle (*unit lokus evaluasi*)."""

from django.conf import settings
from django.db import models

from tolok.apps.evaluation.models.cycles import Cycle, CycleForm
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.surveys.models import Survey


class ClaimState(models.TextChoices):
    """Where a unit's F-01 stands."""

    OPEN = "open"
    APPROVED = "approved"
    SUBMITTED = "submitted"


class Locus(models.Model):
    """A unit in a cycle, with its name and kind as they were when it came in, so that closed results stay.

    `answered` to `category_now` repeat what the rows below say, so that a list of a thousand units reads one
    table; `actions.standing.refresh` is the only writer. `index_now` is exact, as "numerator/denominator".
    """

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="loci")
    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="loci")
    form = models.ForeignKey(CycleForm, models.PROTECT, related_name="loci")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=20)
    group = models.CharField(max_length=20)
    search = models.CharField(max_length=400)
    survey = models.OneToOneField(Survey, models.PROTECT, null=True, related_name="locus")
    claim_state = models.CharField(max_length=10, choices=ClaimState.choices, default=ClaimState.OPEN)
    asked_at = models.DateTimeField(
        null=True, help_text="when the head was last asked to approve; none once that was done"
    )
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    answered = models.PositiveSmallIntegerField(default=0)
    judged = models.PositiveSmallIntegerField(default=0)
    disputed = models.PositiveSmallIntegerField(default=0)
    index_now = models.CharField(max_length=120, blank=True)
    shown_now = models.DecimalField(max_digits=7, decimal_places=3, null=True)
    category_now = models.CharField(max_length=3, blank=True)

    duties = models.JSONField(
        default=dict, help_text="duty → how it stands (rules.duties.Kept), by actions.records"
    )
    duty_needs = models.JSONField(
        default=dict,
        help_text="duty → how each thing stands that it needs, in the order of rules/gathering/duties.toml",
    )
    duties_on = models.DateField(null=True, help_text="the day on which the duties were read")
    duties_open = models.PositiveSmallIntegerField(
        null=True, help_text="of how many something is known to be missing; none before the first reading"
    )

    class Meta:
        ordering = ["cycle", "code"]
        constraints = [models.UniqueConstraint(fields=["cycle", "unit"], name="one_locus_a_unit")]
        indexes = [models.Index(fields=["cycle", "group", "code"], name="locus_by_group")]

    def __str__(self) -> str:
        return self.name
