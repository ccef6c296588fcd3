"""Comments as they may be read: masked, sorted by what they are about, offered as a complaint where they are one."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tolok.apps.organizations.models import Office
from tolok.apps.surveys.models.answers import Answer


class HandOver(models.TextChoices):
    """What became of a comment that reads like a complaint. Nothing is ever sent by itself."""

    NONE = "", _("bukan keluhan")
    OFFERED = "offered", _("ditawarkan sebagai pengaduan")
    HANDED_OVER = "handed_over", _("diteruskan sebagai pengaduan")
    DECLINED = "declined", _("tidak diteruskan")


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
    hand_over_words = models.JSONField(default=list, help_text="the words that read like a complaint")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_why = models.TextField(blank=True)
    read_at = models.DateTimeField(help_text="when it was masked and sorted")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.masked[:40]


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
