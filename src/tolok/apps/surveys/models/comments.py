"""Comments as they may be read: masked, sorted by what they are about, offered as a complaint where they are one."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tolok.apps.organizations.models import Office
from tolok.apps.surveys.models.answers import Answer


class HandOver(models.TextChoices):
    """What became of a comment that reads like a complaint. Nothing is ever sent by itself."""

    NONE = "", _("bukan keluhan")
    OFFERED = "offered", _("ditawarkan sebagai pengaduan")
    HANDED_OVER = "handed_over", _("diteruskan sebagai pengaduan")
    DECLINED = "declined", _("tidak diteruskan")


class HandedTo(models.TextChoices):
    """Where a complaint went; a person took it there."""

    LAPOR = "lapor", _("SP4N-LAPOR!")
    UNIT = "unit", _("pengelola pengaduan unit")
    OFFICE = "office", _("pengelola pengaduan instansi")
    INSPECTORATE = "inspectorate", _("inspektorat")


class CommentReading(models.Model):
    """One comment without what could point at a person, and its themes: proposed by words, corrected by people."""

    answer = models.OneToOneField(Answer, models.PROTECT, related_name="reading")
    masked = models.TextField()
    found = models.JSONField(default=list, help_text="kinds of personal data that were masked")
    themes = models.JSONField(default=list, help_text="theme keys, the strongest first")
    why = models.JSONField(default=dict, help_text="the words that spoke for each theme")
    corrected_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    corrected_at = models.DateTimeField(null=True)
    hand_over = models.CharField(max_length=12, choices=HandOver.choices, blank=True)
    hand_over_words = models.JSONField(
        default=list, help_text="[ground, words]: why it reads like a complaint; see comments/complaints.py"
    )
    handed_to = models.CharField(max_length=12, choices=HandedTo.choices, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_why = models.TextField(blank=True)
    read_at = models.DateTimeField(help_text="when it was masked and sorted")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["hand_over"], name="reading_by_hand_over")]
        constraints = [
            models.CheckConstraint(
                condition=(Q(hand_over="handed_over") & ~Q(handed_to=""))
                | (~Q(hand_over="handed_over") & Q(handed_to="")),
                name="handed_over_names_where",
            )
        ]

    def __str__(self) -> str:
        # the audit keeps these words, and more people read it than read comments
        return f"#{self.answer_id}"


class LearnedWord(models.Model):
    """How often people of an office sorted comments with this word under a theme; what teaches the next sorting."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    word = models.CharField(max_length=40)
    theme = models.CharField(max_length=20)
    count = models.IntegerField(default=0)

    class Meta:
        ordering = ["word", "theme"]
        constraints = [
            models.UniqueConstraint(fields=["office", "word", "theme"], name="one_learned_word_a_theme")
        ]

    def __str__(self) -> str:
        return f"{self.word} → {self.theme}"
