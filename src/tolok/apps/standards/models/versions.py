"""Versions of a service's standard, from the first draft to the one that replaces it."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tolok.apps.evidence.models import ProofVersion
from tolok.apps.standards.models.decrees import Decree
from tolok.apps.standards.models.services import Service
from tolok.rules.standards.contents import standard_of
from tolok.rules.standards.values import Standard


class State(models.TextChoices):
    """Where a version stands (PermenPANRB 15/2014)."""

    DRAFT = "draft", _("draf")
    INTERNAL = "internal", _("telaah internal")
    CONSULTATION = "consultation", _("konsultasi publik")
    REVISION = "revision", _("perbaikan")
    DECISION = "decision", _("penetapan")
    IN_FORCE = "in_force", _("berlaku")
    UNDER_REVIEW = "under_review", _("berlaku, sedang ditinjau")
    REPLACED = "replaced", _("digantikan")
    WITHDRAWN = "withdrawn", _("dicabut")


#: Versions that are still being made; a service has at most one.
IN_WORK = (State.DRAFT, State.INTERNAL, State.CONSULTATION, State.REVISION, State.DECISION)
#: Versions that are, or once were, in force on some day.
HELD = (State.IN_FORCE, State.UNDER_REVIEW, State.REPLACED, State.WITHDRAWN)


class Participation(models.TextChoices):
    """How the public took part in making a version."""

    NONE = "", _("belum")
    FKP = "fkp", _("Forum Konsultasi Publik")
    OTHER = "other", _("bentuk lain")


class StandardVersion(models.Model):
    """What a unit promises for a service. `content` is rules.standard_contents; it changes only before the decree.

    In force from `effective_from` to `effective_until`, both included; two versions of a service never share a day
    (migration 0002 refuses it). Facts about the public's part are written by the consultation that closes.
    """

    service = models.ForeignKey(Service, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(help_text="1, 2, … within the service")
    state = models.CharField(max_length=15, choices=State.choices, default=State.DRAFT)
    content = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the content")
    consulted_content = models.JSONField(null=True, help_text="what the public read when it was consulted")
    edition = models.PositiveIntegerField(
        default=1, help_text="counts edits: nobody overwrites another unseen"
    )
    complete = models.BooleanField(default=False, help_text="whether all fourteen components say something")
    why = models.TextField(blank=True, help_text="why there is a new version")
    returned = models.TextField(blank=True, help_text="why it was sent back; nothing once submitted again")
    participation = models.CharField(
        max_length=10, choices=Participation.choices, default=Participation.NONE, blank=True
    )
    participation_why = models.TextField(blank=True, help_text="which other form, and why not an FKP")
    participation_proof = models.ForeignKey(
        ProofVersion,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="minutes of a forum held elsewhere",
    )
    consulted_on = models.DateField(null=True)
    elements = models.JSONField(
        default=list,
        help_text="who of society took part: keys of rules/forums/society.toml, such as users or experts",
    )
    consultation = models.CharField(
        max_length=60, blank=True, help_text="the forum it went through, such as consultation.forum:12"
    )
    decree = models.ForeignKey(Decree, models.PROTECT, null=True, related_name="versions")
    effective_from = models.DateField(null=True)
    effective_until = models.DateField(null=True, help_text="the last day; none: until further notice")
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    edited_at = models.DateTimeField()
    created_at = models.DateTimeField()
    drafted_from = models.DateField(
        null=True, help_text="first day of the draft before it was written here, as the unit says"
    )
    drafted_why = models.TextField(blank=True, help_text="where that draft was, and how one can tell")

    class Meta:
        ordering = ["service", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["service", "number"], name="one_standard_a_number"),
            models.UniqueConstraint(
                fields=["service"], condition=Q(state__in=IN_WORK), name="one_standard_in_work"
            ),
            models.CheckConstraint(
                condition=(Q(state__in=HELD) & Q(effective_from__isnull=False))
                | (Q(state__in=IN_WORK) & Q(effective_from__isnull=True, effective_until__isnull=True)),
                name="standard_in_force_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(effective_until__isnull=True) | Q(effective_until__gte=F("effective_from")),
                name="standard_ends_after_it_begins",
            ),
        ]
        indexes = [models.Index(fields=["service", "effective_from"], name="standard_by_day")]

    def __str__(self) -> str:
        return f"{self.service_id} v{self.number}"

    @property
    def standard(self) -> Standard:
        """Its content as a value."""
        return standard_of(self.content)

    @property
    def in_work(self) -> bool:
        """Whether it is still being made."""
        return self.state in IN_WORK

    @property
    def declared(self) -> bool:
        """Whether it is the unit alone that says there was a forum: none here noted it."""
        return self.participation == Participation.FKP and not self.consultation

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        if self.effective_from is None or self.effective_from > day:
            return False
        return self.effective_until is None or self.effective_until >= day


class TeamRole(models.TextChoices):
    """Who belongs in the drafting team (*Tim SP*)."""

    LEADER = "leader", _("pimpinan unit")
    OFFICER = "officer", _("pelaksana layanan")
    FRONT_LINER = "front_liner", _("petugas terdepan")
    ADMINISTRATION = "administration", _("administrasi")


class TeamMember(models.Model):
    """One member of the team that drafts a version."""

    version = models.ForeignKey(StandardVersion, models.CASCADE, related_name="team")
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=20, choices=TeamRole.choices)

    class Meta:
        ordering = ["version", "pk"]

    def __str__(self) -> str:
        return self.name


class LintAnswer(models.Model):
    """Why a warning of the linter is left as it is. It holds for the words it was given about (`about`)."""

    version = models.ForeignKey(StandardVersion, models.CASCADE, related_name="lint_answers")
    rule = models.CharField(max_length=40)
    about = models.CharField(max_length=64, help_text="SHA-256 of what the finding showed")
    answer = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["version", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "rule", "about"], name="one_answer_a_finding")
        ]

    def __str__(self) -> str:
        return self.rule
