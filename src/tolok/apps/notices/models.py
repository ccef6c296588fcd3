"""What the installation tells people, and how each of them wants to be told."""

from datetime import time

from django.conf import settings
from django.db import models
from django.db.models import Q


class Notice(models.Model):
    """One sentence for one person about one thing, with the address where that thing is.

    The words hold no personal data and no secret: they also travel by e-mail.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices")
    words_id = models.CharField(max_length=500)
    words_en = models.CharField(max_length=500)
    path = models.CharField(max_length=300, help_text="within the site, in Indonesian; begins with a slash")
    key = models.CharField(max_length=150, help_text="what it is about; told to one person once")
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True, help_text="handed over for sending; never twice")

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_notice_a_key")]
        indexes = [
            models.Index(fields=["user"], condition=Q(read_at__isnull=True), name="unread_notices"),
            models.Index(
                fields=["created_at"],
                condition=Q(read_at__isnull=True, mailed_at__isnull=True),
                name="notices_to_mail",
            ),
        ]

    def __str__(self) -> str:
        return self.words_id


class Mailing(models.TextChoices):
    """How often notices come by e-mail."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    NEVER = "never"


class Zone(models.TextChoices):
    """The three time zones of Indonesia."""

    WIB = "Asia/Jakarta"
    WITA = "Asia/Makassar"
    WIT = "Asia/Jayapura"


class Preference(models.Model):
    """How one person wants to be told. Whoever has no row is told as the defaults say."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notice_preference")
    mailing = models.CharField(max_length=10, choices=Mailing.choices, default=Mailing.DAILY)
    language = models.CharField(max_length=2, default="id")
    zone = models.CharField(max_length=20, choices=Zone.choices, default=Zone.WIB)
    quiet_from = models.TimeField(null=True, default=time(20, 0), help_text="none: no quiet hours")
    quiet_to = models.TimeField(null=True, default=time(6, 0), help_text="may be earlier: the next morning")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from__isnull=True, quiet_to__isnull=True)
                | Q(quiet_from__isnull=False, quiet_to__isnull=False),
                name="quiet_hours_have_both_ends",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.mailing}"
