"""The ways in: single-use tickets, kiosks and officers' tablets, and how many were approached."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tolok.apps.surveys.models.surveys import Survey


class TicketBatch(models.Model):
    """Tickets that were made together: slips to print, texts to send, queue numbers of a day, e-mail invitations."""

    class Channel(models.TextChoices):
        """How a ticket reaches its person."""

        SLIP = "slip", _("slip cetak")
        WHATSAPP = "whatsapp", _("pesan WhatsApp")
        QUEUE = "queue", _("nomor antrean")
        EMAIL = "email", _("surel")

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="batches")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    size = models.PositiveIntegerField()
    expires_at = models.DateTimeField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    waiting = models.JSONField(
        default=list, help_text="addresses an e-mail has yet to go to; each is taken out as it is sent"
    )
    sent = models.PositiveIntegerField(default=0, help_text="e-mails that the mail server took")
    failed = models.PositiveIntegerField(
        default=0, help_text="e-mails that it refused, or that were given up"
    )
    voided_at = models.DateTimeField(null=True)
    voided_why = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True, voided_why="")
                | (Q(voided_at__isnull=False) & ~Q(voided_why="")),
                name="voiding_has_its_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.channel} × {self.size}"


class Ticket(models.Model):
    """Lets one person answer once. Nothing leads from a ticket to what its holder answered.

    That is why the day of use is kept and not the moment: moments would pair tickets with answers.
    """

    batch = models.ForeignKey(TicketBatch, models.PROTECT, related_name="tickets")
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="tickets")
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of what is printed on it")
    label = models.CharField(max_length=40, blank=True, help_text="a queue number; never a name")
    opened_on = models.DateField(null=True)
    used_on = models.DateField(null=True)
    voided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["survey", "used_on"], name="ticket_by_use")]

    def __str__(self) -> str:
        return self.label or self.digest[:8]


class DeviceKind(models.TextChoices):
    """Who holds a device."""

    KIOSK = "kiosk", _("kios")
    OFFICER = "officer", _("tablet petugas")


class Device(models.Model):
    """A kiosk or an officer's tablet that many people answer on, one after the other."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="devices")
    kind = models.CharField(max_length=10, choices=DeviceKind.choices)
    name = models.CharField(max_length=80, help_text="where it stands, such as “Loket 2”")
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the key in its address")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "name"], condition=Q(revoked_at__isnull=True), name="one_device_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Approach(models.Model):
    """How many were asked on a day in one way, and how many of them said no. Sums only, nobody's own line."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="approaches")
    day = models.DateField()
    mode = models.CharField(max_length=10)
    asked = models.PositiveIntegerField(default=0, help_text="people asked, as staff counted them")
    opened = models.PositiveIntegerField(default=0, help_text="times the form was opened on purpose")
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["day", "mode"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "day", "mode"], name="one_approach_a_day_and_way")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.mode}"
