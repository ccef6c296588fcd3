"""What is asked, and the surveys that ask it."""

from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import Service


class Questionnaire(models.Model):
    """What was asked, word for word, kept apart from the packs it came from: a later pack changes nothing here.

    One row serves every survey that asks the same; an answer names its survey and so its questionnaire.
    """

    kind = models.CharField(max_length=20, help_text="a Purpose of rules.questionnaires")
    pack_id = models.CharField(max_length=80, help_text="of the first block")
    pack_hash = models.CharField(max_length=64)
    content = models.JSONField(help_text="see rules/questionnaires/contents.py")
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the content")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.digest[:12]}"


class Period(models.TextChoices):
    """How often a survey is held; the law wants once a year at least (PermenPANRB 14/2017)."""

    MONTH = "bulan", _("bulan")
    QUARTER = "triwulan", _("triwulan")
    HALF = "semester", _("semester")
    YEAR = "tahun", _("tahun")


class TargetRule(models.TextChoices):
    """Where the wanted number of respondents comes from."""

    KREJCIE_MORGAN = "km", _("tabel Krejcie–Morgan")
    PRECISION = "precision", _("ketelitian indeks")
    OWN = "own", _("ditetapkan sendiri")


class Survey(models.Model):
    """One questionnaire put to the users of one unit or one service, from `opens_at` until `closes_at` or `closed_at`."""

    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="surveys")
    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="surveys")
    kind = models.CharField(max_length=20, help_text="a Purpose of rules.questionnaires")
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="surveys")
    code = models.CharField(max_length=16, unique=True, help_text="the public address; not to be guessed")
    period_kind = models.CharField(max_length=10, choices=Period.choices, blank=True)
    period_start = models.DateField(null=True, help_text="the first day of the services that are rated")
    period_end = models.DateField(null=True)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, help_text="closed by a person before its time")
    population = models.PositiveIntegerField(
        null=True, help_text="users of the same service in the period before"
    )
    population_source = models.CharField(max_length=200, blank=True)
    target_rule = models.CharField(max_length=10, choices=TargetRule.choices, default=TargetRule.OWN)
    minimum = models.PositiveIntegerField(help_text="respondents below which no result is told")
    target = models.PositiveIntegerField()
    visits = models.PositiveIntegerField(
        null=True, help_text="visits while it was open, if they were counted"
    )
    f03_share = models.PositiveSmallIntegerField(
        default=0, help_text="percent of respondents who are also asked F-03 in the same sitting"
    )
    origin = models.CharField(
        max_length=80, blank=True, help_text="what it was made for: evaluation.cycle:12"
    )
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-opens_at", "pk"]
        indexes = [
            models.Index(fields=["origin"], name="survey_by_origin"),
            models.Index(fields=["kind", "period_end"], name="survey_by_period"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="survey_closes_later"),
            models.CheckConstraint(
                condition=Q(minimum__gte=1, target__gte=F("minimum")), name="survey_target_not_below_minimum"
            ),
            models.CheckConstraint(condition=Q(f03_share__lte=100), name="survey_share_is_percent"),
            models.CheckConstraint(
                condition=Q(period_kind="", period_start__isnull=True, period_end__isnull=True)
                | (~Q(period_kind="") & Q(period_start__isnull=False, period_end__gte=F("period_start"))),
                name="survey_period_is_whole",
            ),
            models.UniqueConstraint(
                fields=["origin", "unit", "kind"],
                condition=~Q(origin=""),
                name="one_survey_a_unit_and_origin",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def ends_at(self) -> datetime:
        """When it closes or closed."""
        return self.closes_at if self.closed_at is None else min(self.closed_at, self.closes_at)

    @property
    def last_day(self) -> date:
        """The last day on which it can or could be answered: one that closes at midnight, the day before."""
        return localdate(self.ends_at - timedelta(microseconds=1))

    def begun(self, now: datetime) -> bool:
        """Whether it has opened."""
        return now >= self.opens_at

    def over(self, now: datetime) -> bool:
        """Whether it has closed."""
        return now >= self.ends_at
