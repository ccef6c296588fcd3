"""How long services really took, and what was found at the desk at published hours. No request of a person is kept."""

from fractions import Fraction

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tolok.apps.evidence.models import ProofVersion
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models.services import Service
from tolok.apps.standards.models.versions import StandardVersion
from tolok.rules.delivery.service_times import Promise, Times
from tolok.rules.numbers import exact
from tolok.rules.standards.values import Unit


class Looked(models.Model):
    """What both have: a row is never changed. One that was wrong is replaced by another, or taken back, with a reason."""

    source = models.CharField(max_length=20, help_text="a key of the sources in rules")
    note = models.TextField(blank=True)
    proof = models.ForeignKey(ProofVersion, models.PROTECT, null=True, related_name="+")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    why = models.TextField(blank=True, help_text="why it replaces the other")
    retracted_at = models.DateTimeField(null=True)
    retracted_why = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True

    @property
    def stands(self) -> bool:
        """Whether it still counts: neither taken back nor replaced. Wants `replaced_by` selected."""
        return self.retracted_at is None and not hasattr(self, "replaced_by")


class TimeMeasurement(Looked):
    """How many requests of a service kept the promised time in a period, against the version that held then.

    `most`, `median` and `p90` are exact numbers in `unit`, as rules.numbers reads them.
    """

    service = models.ForeignKey(Service, models.PROTECT, related_name="measurements")
    version = models.ForeignKey(StandardVersion, models.PROTECT, related_name="measurements")
    promise = models.CharField(max_length=10, help_text="a key of rules/delivery/service_times.toml promises")
    most = models.CharField(max_length=60)
    unit = models.CharField(max_length=20, help_text="of rules.service_standards")
    opening = models.BooleanField(default=False, help_text="minutes and hours counted only while open")
    period_from = models.DateField()
    period_to = models.DateField(help_text="requests count on the day they were finished")
    n = models.PositiveIntegerField()
    within = models.PositiveIntegerField()
    median = models.CharField(max_length=60, blank=True)
    p90 = models.CharField(max_length=60, blank=True)
    unfinished = models.PositiveIntegerField(default=0, help_text="requests without an end; not in n")
    counted = models.BooleanField(default=False, help_text="computed from a table of starts and ends")

    class Meta:
        ordering = ["service", "-period_to", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(within__lte=F("n")), name="measured_within_all"),
            models.CheckConstraint(
                condition=Q(period_to__gte=F("period_from")), name="measured_period_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.period_from:%Y-%m-%d} {self.within}/{self.n}"

    @property
    def promised(self) -> Promise:
        """The promise it is held against."""
        unit: Unit = self.unit  # type: ignore[assignment]
        return Promise(exact(self.most), unit, self.opening)

    @property
    def times(self) -> Times:
        """The result as a value."""
        return Times(self.n, self.within, _number(self.median), _number(self.p90))


class HoursCheck(Looked):
    """What somebody found at the desk at a moment, beside what the published hours of that day said then."""

    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="hours_checks")
    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="hours_checks")
    visited_at = models.DateTimeField()
    says = models.CharField(max_length=10, help_text="open, closed or unknown, by the published hours")
    hours = models.CharField(
        max_length=200, blank=True, help_text="the published hours of that day, as read then"
    )
    found = models.CharField(max_length=10, help_text="a key of rules/delivery/hours_visits.toml found")

    class Meta:
        ordering = ["unit", "-visited_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.visited_at:%Y-%m-%d %H:%M} {self.found}"


def _number(written: str) -> Fraction | None:
    return exact(written) if written else None
