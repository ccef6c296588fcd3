"""Who is invited and who takes part. Names are personal data: shown masked, erased when their time is over."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tolok.apps.consultation.models.forums import Forum


class Invitation(models.Model):
    """One party that is invited, and for which element of society."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="invitations")
    party = models.CharField(max_length=300, help_text="a body, or a person")
    element = models.CharField(max_length=20, help_text="a key of rules/forums/society.toml")
    contact = models.CharField(max_length=300, blank=True, help_text="where the letter went")
    sent_on = models.DateField(null=True)
    confirmed = models.BooleanField(null=True, help_text="none: no answer")
    came = models.BooleanField(null=True, help_text="none: not known yet")

    class Meta:
        ordering = ["forum", "pk"]

    def __str__(self) -> str:
        # the audit keeps these words, and more people read it than read invitations
        return f"#{self.pk}"


class Consent(models.TextChoices):
    """How somebody agreed that their data is kept."""

    NONE = "", _("belum ditanya")
    SIGNED = "signed", _("tertulis di daftar hadir")
    SPOKEN = "spoken", _("lisan")
    ONLINE = "online", _("lewat formulir daring")
    REFUSED = "refused", _("tidak setuju")


class Participant(models.Model):
    """Somebody who took part. After `Forum.erased_on` only the element and the two marks are left."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="participants")
    invitation = models.ForeignKey(Invitation, models.SET_NULL, null=True, related_name="participants")
    name = models.CharField(max_length=200, blank=True)
    body = models.CharField(max_length=200, blank=True, help_text="where they come from")
    element = models.CharField(max_length=20, help_text="a key of rules/forums/society.toml")
    vulnerable = models.BooleanField(default=False, help_text="belongs to a vulnerable group as well")
    accommodation = models.CharField(max_length=200, blank=True, help_text="such as a sign interpreter")
    consent = models.CharField(max_length=10, choices=Consent.choices, default=Consent.NONE, blank=True)

    class Meta:
        ordering = ["forum", "pk"]

    def __str__(self) -> str:
        # the audit keeps these words, and more people read it than read attendance lists
        return f"#{self.pk}"
