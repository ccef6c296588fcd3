"""A consultation with the public (*Forum Konsultasi Publik*): its plan, its team, and what it is about."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import StandardVersion


class Scope(models.TextChoices):
    """What of a policy is talked over (PermenPANRB 16/2017)."""

    DRAFT = "draft", _("rancangan")
    APPLICATION = "application", _("penerapan")
    IMPACT = "impact", _("dampak")
    EVALUATION = "evaluation", _("evaluasi")
    PROBLEMS = "problems", _("permasalahan")


class Form(models.TextChoices):
    """How people meet."""

    FACE = "face", _("tatap muka")
    ONLINE = "online", _("daring")
    MEDIA = "media", _("lewat media")
    HYBRID = "hybrid", _("tatap muka dan daring")


class State(models.TextChoices):
    """Where a forum stands; rules/forums/states.py says what leads where."""

    PLAN = "plan", _("rencana")
    PREPARATION = "preparation", _("persiapan")
    INVITED = "invited", _("undangan terkirim")
    HELD = "held", _("terlaksana")
    SIGNED = "signed", _("berita acara ditandatangani")
    PUBLISHED = "published", _("hasil dipublikasikan")
    FOLLOW_UP = "follow_up", _("tindak lanjut")
    CLOSED = "closed", _("selesai")
    CALLED_OFF = "called_off", _("dibatalkan")


class Forum(models.Model):
    """One forum of a unit. Days are local to the unit; the days it passed its states are kept."""

    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="forums")
    number = models.PositiveIntegerField(help_text="1, 2, … within the unit")
    state = models.CharField(max_length=12, choices=State.choices, default=State.PLAN)
    topic = models.CharField(max_length=300)
    purpose = models.TextField(blank=True, help_text="why it is held and what it is to lead to")
    scope = models.CharField(max_length=12, choices=Scope.choices, default=Scope.DRAFT)
    form = models.CharField(max_length=8, choices=Form.choices, default=Form.FACE)
    method = models.CharField(max_length=200, blank=True, help_text="such as a dialogue, an FGD, a hearing")
    meets_on = models.DateField(help_text="the day it is planned for")
    begins = models.TimeField(null=True)
    ends = models.TimeField(null=True)
    place = models.CharField(max_length=300, blank=True)
    address = models.URLField(max_length=500, blank=True, help_text="of an online session")
    how = models.TextField(blank=True, help_text="how somebody who was not invited takes part")
    letter = models.CharField(max_length=120, blank=True, help_text="number of the letter of invitation")
    budget = models.CharField(max_length=300, blank=True, help_text="where the money comes from, in words")
    agenda = models.TextField(blank=True, help_text="one line an item")
    materials = models.TextField(blank=True, help_text="what participants get to read; one line each")
    materials_on = models.DateField(null=True, help_text="the day participants got it")
    comments_from = models.DateField(null=True, help_text="first day of comments online; none: no comments")
    comments_until = models.DateField(null=True, help_text="the last day")
    team_decree = models.CharField(max_length=120, blank=True, help_text="number of the decree of the team")
    invited_on = models.DateField(null=True)
    held_on = models.DateField(null=True)
    early_why = models.TextField(blank=True, help_text="why it was held before the day it was planned for")
    signed_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    checked_on = models.DateField(null=True, help_text="the last quarterly look at the action rows")
    called_off_why = models.TextField(blank=True)
    erased_on = models.DateField(null=True, help_text="names of participants were erased")
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["unit", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="one_forum_a_number"),
            models.CheckConstraint(
                condition=Q(comments_from__isnull=True, comments_until__isnull=True)
                | Q(comments_until__gte=F("comments_from")),
                name="forum_comments_end_after_they_begin",
            ),
            models.CheckConstraint(
                condition=~Q(state="called_off") | ~Q(called_off_why=""), name="forum_called_off_says_why"
            ),
        ]
        indexes = [models.Index(fields=["state", "meets_on"], name="forum_by_state")]

    def __str__(self) -> str:
        return self.topic

    @property
    def origin(self) -> str:
        """How other apps name it."""
        return f"consultation.forum:{self.pk}"

    @property
    def announced(self) -> bool:
        """Whether the public may read of it."""
        return self.invited_on is not None

    @property
    def over(self) -> bool:
        """Whether nothing of it changes any more."""
        return self.state in (State.CLOSED, State.CALLED_OFF)

    def commentable_on(self, day: date) -> bool:
        """Whether the public may comment online on a day; once the forum was held nobody may."""
        if self.comments_from is None or self.comments_until is None:
            return False
        return self.state == State.INVITED and self.comments_from <= day <= self.comments_until


class Subject(models.Model):
    """One version of a standard that is talked over. `lines` are its words as people read them, kept when invited."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="subjects")
    version = models.ForeignKey(StandardVersion, models.PROTECT, related_name="forum_subjects")
    lines = models.JSONField(default=dict, help_text='component code → [{"id": …, "en": …}]')
    shown = models.TextField(blank=True, help_text="the service in short, as presented")
    problems = models.TextField(blank=True, help_text="known problems: surveys, complaints, the last review")
    findings = models.TextField(blank=True, help_text="of a review: what was found")
    change = models.BooleanField(null=True, help_text="of a review: whether the standard is to be changed")
    partial = models.BooleanField(default=False, help_text="only some of its components were looked at")
    noted_on = models.DateField(null=True, help_text="when the standard was told that it was consulted")

    class Meta:
        ordering = ["forum", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["forum", "version"], name="one_subject_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.forum_id} {self.version_id}"


class TeamRole(models.TextChoices):
    """Who prepares and leads a forum."""

    LEADER = "leader", _("ketua tim")
    FACILITATOR = "facilitator", _("fasilitator")
    MINUTE_TAKER = "minute_taker", _("notulis")
    MEMBER = "member", _("anggota")


class TeamMember(models.Model):
    """One member of the team; a facilitator is to be neutral."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="team")
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=15, choices=TeamRole.choices, default=TeamRole.MEMBER)
    neutral = models.BooleanField(default=False, help_text="from outside the unit")

    class Meta:
        ordering = ["forum", "pk"]

    def __str__(self) -> str:
        return self.name


class WarningAnswer(models.Model):
    """Why a warning was seen and the forum goes on. It holds for what the warning said then (`about`)."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="answers")
    warning = models.CharField(max_length=30)
    about = models.CharField(max_length=200, blank=True, help_text="such as the elements that were missing")
    answer = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["forum", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["forum", "warning", "about"], name="one_answer_a_warning")
        ]

    def __str__(self) -> str:
        return self.warning
