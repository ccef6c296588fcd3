"""What people say about a standard, and the answer each gets."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tolok.apps.consultation.models.forums import Forum, Subject
from tolok.apps.consultation.models.people import Participant


class Shown(models.TextChoices):
    """Whether the public may read a comment."""

    WAITING = "waiting", _("menunggu dibaca")
    SHOWN = "shown", _("ditampilkan")
    HIDDEN = "hidden", _("tidak ditampilkan")


class Comment(models.Model):
    """A comment online on one paragraph. Only the masked words are ever kept, and nothing about who sent them."""

    subject = models.ForeignKey(Subject, models.CASCADE, related_name="comments")
    component = models.CharField(max_length=3, help_text="such as A1")
    paragraph = models.PositiveSmallIntegerField(help_text="1, 2, … within the component; 0: all of it")
    said = models.JSONField(default=dict, help_text="the paragraph as it was read, by language")
    text = models.TextField(help_text="masked before it was kept")
    found = models.JSONField(default=list, help_text="kinds of personal data that were masked")
    element = models.CharField(
        max_length=20, blank=True, help_text="as the sender says; a key of society.toml"
    )
    uuid = models.UUIDField(unique=True, help_text="made with the page: the same twice is one comment")
    doubts = models.JSONField(default=list, help_text="trapped, fast")
    received_on = models.DateField(help_text="a day, not a moment: moments point at people")
    state = models.CharField(max_length=10, choices=Shown.choices, default=Shown.WAITING)
    why = models.TextField(blank=True, help_text="why it is not shown")
    moderated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    moderated_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["subject", "component", "paragraph", "pk"]
        indexes = [models.Index(fields=["state"], name="comment_by_state")]
        constraints = [
            models.CheckConstraint(condition=~Q(state="hidden") | ~Q(why=""), name="comment_hidden_says_why")
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class InputSource(models.TextChoices):
    """How an input came."""

    ORAL = "oral", _("lisan")
    WRITTEN = "written", _("tertulis")
    ONLINE = "online", _("daring")
    SURVEY = "survey", _("survei")
    COMPLAINT = "complaint", _("pengaduan")


class Verdict(models.TextChoices):
    """What becomes of an input."""

    NONE = "", _("belum dijawab")
    ACCEPTED = "accepted", _("diterima")
    ADJUSTED = "adjusted", _("disesuaikan")
    REJECTED = "rejected", _("ditolak")


class Input(models.Model):
    """One input, tied to a component of a version where it is about one; answered with a reason."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="inputs")
    number = models.PositiveIntegerField(help_text="1, 2, … within the forum")
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, related_name="inputs")
    component = models.CharField(
        max_length=3, blank=True, help_text="A1 to B14; empty: the service as a whole"
    )
    source = models.CharField(max_length=10, choices=InputSource.choices, default=InputSource.ORAL)
    participant = models.ForeignKey(Participant, models.SET_NULL, null=True, related_name="inputs")
    element = models.CharField(max_length=20, blank=True, help_text="who said it; a key of society.toml")
    comment = models.OneToOneField(Comment, models.PROTECT, null=True, related_name="input")
    text = models.TextField()
    received_on = models.DateField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices, default=Verdict.NONE, blank=True)
    reason = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["forum", "number"]
        constraints = [
            models.UniqueConstraint(fields=["forum", "number"], name="one_input_a_number"),
            models.CheckConstraint(condition=Q(verdict="") | ~Q(reason=""), name="input_answered_says_why"),
        ]
        indexes = [models.Index(fields=["subject"], condition=Q(verdict=""), name="input_unanswered")]

    def __str__(self) -> str:
        return f"{self.forum_id} {self.number}"
