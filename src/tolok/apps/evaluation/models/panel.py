"""Who judges in a cycle, and which units they may not judge."""

from django.conf import settings
from django.db import models

from tolok.apps.evaluation.models.cycles import Cycle
from tolok.apps.organizations.models import OrganizationUnit


class PanelRole(models.TextChoices):
    """What somebody does in one cycle."""

    EVALUATOR = "evaluator"
    MODERATOR = "moderator"
    READER = "reader"
    AUDITOR = "auditor"


class PanelMember(models.Model):
    """A person in a cycle. `aspects`: keys an evaluator judges, empty for all; `home`: where they work.

    Nobody judges before `stated_at`, the day they said what ties they have.
    """

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="panel")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="panels")
    role = models.CharField(max_length=10, choices=PanelRole.choices)
    aspects = models.JSONField(default=list)
    capacity = models.PositiveSmallIntegerField(null=True, help_text="units at most; none: no limit")
    home = models.ForeignKey(OrganizationUnit, models.PROTECT, null=True, related_name="+")
    stated_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["cycle", "role", "pk"]
        constraints = [models.UniqueConstraint(fields=["cycle", "user", "role"], name="one_role_a_cycle")]

    def __str__(self) -> str:
        return f"{self.role} {self.user_id}"


class PanelOffer(models.Model):
    """A place in a panel that waits for somebody who has no account yet; taken when they accept an invitation."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="offers")
    email = models.EmailField(max_length=254, help_text="in lower case")
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=10, choices=PanelRole.choices)
    aspects = models.JSONField(default=list)
    capacity = models.PositiveSmallIntegerField(null=True)
    home = models.ForeignKey(OrganizationUnit, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["email"], name="panel_offer_by_email")]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "email", "role"],
                condition=models.Q(taken_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_panel_offer",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Tie(models.Model):
    """A unit a member must not judge, as they or the Biro declared."""

    member = models.ForeignKey(PanelMember, models.PROTECT, related_name="ties")
    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="+")
    why = models.CharField(max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="who declared it, the member or somebody of the Biro",
    )
    declared_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["member", "unit"], name="one_tie_a_unit")]

    def __str__(self) -> str:
        return self.why
