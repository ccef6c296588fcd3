"""Results of the past that an office has only as printed sums: its recap, not answers.

They have a model of their own instead of a closed `Survey` with a `SurveyResult`: a result is computed from answers
that can be looked at again, and papers, publication, the four PEKPPP indicators, closed files and every sum over
respondents begin at those. What is only copied from a sheet must not slip into any of them, and here it cannot: it is
read only where a page asks for it by name, and says there that it comes from a recap.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.apps.surveys.models.surveys import Period


class RecapImport(models.Model):
    """One recap workbook of one period: looked at first, then kept. The same file a second time changes nothing."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="recap_imports")
    name = models.CharField(max_length=200)
    content = models.BinaryField(null=True, help_text="the file until it is kept or given up")
    sha256 = models.CharField(max_length=64)
    pack_id = models.CharField(max_length=80)
    period_kind = models.CharField(max_length=10, choices=Period.choices)
    period_start = models.DateField()
    period_end = models.DateField()
    order = models.CharField(max_length=4, blank=True, help_text="in which codes such as U8 were meant")
    created = models.PositiveIntegerField(default=0)
    corrected = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0, help_text="rows that were passed over")
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(null=True)
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")), name="recap_period_is_whole"
            )
        ]

    def __str__(self) -> str:
        return self.name


class RecapName(models.Model):
    """Which unit a recap of an office means by a name; none when the office passes such rows over."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="recap_names")
    name = models.CharField(max_length=300, help_text="in small letters")
    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="one_recap_name_an_office")]

    def __str__(self) -> str:
        return self.name


class BroughtResult(models.Model):
    """The means of one unit in one period as a recap printed them, and the index computed again from those.

    It never changes: a later file with other numbers is a new row with the next number and a reason. Below five
    respondents neither means nor index are kept. There is no interval: a printed mean does not say how answers spread.
    """

    recap = models.ForeignKey(RecapImport, models.PROTECT, related_name="results")
    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="brought_results")
    pack_id = models.CharField(max_length=80)
    pack_hash = models.CharField(max_length=64)
    period_kind = models.CharField(max_length=10, choices=Period.choices)
    period_start = models.DateField()
    period_end = models.DateField()
    number = models.PositiveIntegerField(help_text="1 for the first of a unit and period")
    means = models.JSONField(help_text="element → exact mean as a fraction, 331/100")
    n = models.PositiveIntegerField(null=True, help_text="respondents; none when the file does not say")
    population = models.PositiveIntegerField(null=True)
    value = models.DecimalField(max_digits=6, decimal_places=2, null=True, help_text="the rounded index")
    grade = models.CharField(max_length=4, blank=True, help_text="none without enough known respondents")
    printed = models.JSONField(default=dict, help_text="index, ikm and grade as the file says them")
    place = models.CharField(max_length=120, help_text="sheet and row in the file")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["unit", "period_end", "number"]
        indexes = [models.Index(fields=["period_kind", "period_end"], name="brought_by_period")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "pack_id", "period_kind", "period_start", "number"],
                name="one_brought_result_a_number",
            ),
            models.CheckConstraint(
                condition=Q(number=1, corrects__isnull=True)
                | (Q(number__gt=1, corrects__isnull=False) & ~Q(why="")),
                name="brought_result_names_what_it_corrects",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.period_end} {self.number}"
