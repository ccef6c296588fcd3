"""A cycle, the instruments it froze, and its calendar."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from tolok.apps.organizations.models import Office
from tolok.rules.frozen import thaw
from tolok.rules.instruments.values import Instrument


class State(models.TextChoices):
    """Where a cycle stands; the order is the order of a cycle."""

    DRAFT = "draft"
    BRIEFING = "briefing"
    FILLING = "filling"
    JUDGING = "judging"
    CLARIFYING = "clarifying"
    OBJECTING = "objecting"
    FINAL = "final"
    PUBLISHED = "published"
    FOLLOW_UP = "follow_up"


class Cycle(models.Model):
    """One year's PEKPPP Mandiri of an office.

    The numbers below are choices of the office that no regulation fixes; pages show them beside what they cause.
    Those of respondents are no choice: they repeat what the instruments say and compute with.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="cycles")
    name = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="following")
    created_at = models.DateTimeField()
    second_share = models.PositiveSmallIntegerField(default=20, help_text="per cent of units judged twice")
    gap = models.PositiveSmallIntegerField(default=1, help_text="levels of difference that go to moderation")
    minimum_respondents = models.PositiveIntegerField(help_text="below it F-03 carries no category")
    target_respondents = models.PositiveIntegerField()
    clarification_days = models.PositiveSmallIntegerField(default=3, help_text="working days to answer")
    objection_days = models.PositiveSmallIntegerField(default=5, help_text="working days to decide")
    outage_hours = models.PositiveSmallIntegerField(
        default=24, help_text="an outage this close before a deadline extends it by its length"
    )
    coaching_below = models.CharField(
        max_length=2, blank=True, help_text="units below this category become prioritas pembinaan"
    )

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="one_cycle_a_name")]

    def __str__(self) -> str:
        return self.name

    def has_reached(self, state: State) -> bool:
        """Whether the cycle stands at `state` or after it."""
        order = State.values
        return order.index(self.state) >= order.index(state)


class CycleForm(models.Model):
    """Form A or B of a cycle: a pack as it was on the day the cycle was opened, its texts included."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="forms")
    letter = models.CharField(max_length=1)
    pack = models.CharField(max_length=60)
    pack_hash = models.CharField(max_length=64)
    files = models.JSONField(help_text="file name → text, as rules.frozen keeps a pack")

    class Meta:
        ordering = ["letter"]
        constraints = [models.UniqueConstraint(fields=["cycle", "letter"], name="one_form_a_letter")]

    def __str__(self) -> str:
        return f"{self.letter} {self.pack}"

    @cached_property
    def instrument(self) -> Instrument:
        """The frozen instrument, whatever later versions of the pack say."""
        return thaw(self.files, self.pack, self.pack_hash)


class Phase(models.Model):
    """From when to when a state is planned to last. `ends_at` is the deadline before any outage is added."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="phases")
    state = models.CharField(max_length=10, choices=State.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "state"], name="one_phase_a_state"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="phase_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.ends_at:%Y-%m-%d %H:%M}"


class DateMove(models.Model):
    """A date of the calendar that was moved, with its reason; shown beside the calendar."""

    phase = models.ForeignKey(Phase, models.PROTECT, related_name="moves")
    starts_before = models.DateTimeField()
    ends_before = models.DateTimeField()
    starts_after = models.DateTimeField()
    ends_after = models.DateTimeField()
    why = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.why
