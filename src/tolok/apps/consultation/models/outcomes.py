"""What a forum leads to: minutes that both sides sign, action rows, publications, and telling people back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tolok.apps.commitments.models import Commitment
from tolok.apps.consultation.models.forums import Forum
from tolok.apps.consultation.models.people import Participant
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.standards.models import Medium


class Minutes(models.Model):
    """The *berita acara*. `content` is everything it says, kept when it is signed, with its fingerprint."""

    forum = models.OneToOneField(Forum, models.CASCADE, related_name="minutes")
    number = models.CharField(max_length=120, blank=True)
    dated = models.DateField(null=True)
    summary = models.TextField(blank=True, help_text="how the meeting went, in short (notulen)")
    agreements = models.JSONField(default=list, help_text="each one sentence")
    attachments = models.TextField(blank=True, help_text="one line each")
    content = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the content")
    frozen = models.JSONField(
        default=dict, help_text="what its papers say since they were signed or closed, by paper"
    )
    scan = models.ForeignKey(ProofVersion, models.PROTECT, null=True, related_name="+")
    scan_digest = models.CharField(
        max_length=64, blank=True, help_text="of what the minutes said when the scan was attached"
    )
    paper = models.ForeignKey(
        ProofVersion, models.PROTECT, null=True, related_name="+", help_text="as made by the system"
    )
    attendance = models.ForeignKey(ProofVersion, models.PROTECT, null=True, related_name="+")
    report = models.ForeignKey(ProofVersion, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return self.number


class Side(models.TextChoices):
    """For whom somebody signs."""

    HEAD = "head", _("pimpinan unit")
    COMMUNITY = "community", _("masyarakat")
    MINUTE_TAKER = "minute_taker", _("notulis")


class Signature(models.Model):
    """One signature under the minutes: given by somebody signed in as themselves (`own`), or noted by somebody else."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="signatures")
    side = models.CharField(max_length=15, choices=Side.choices)
    participant = models.ForeignKey(Participant, models.SET_NULL, null=True, related_name="signatures")
    name = models.CharField(max_length=200, blank=True)
    post = models.CharField(max_length=200, blank=True, help_text="a post, or where they come from")
    element = models.CharField(max_length=20, blank=True)
    signed_on = models.DateField()
    own = models.BooleanField(default=False, help_text="signed under an account of their own")
    digest = models.CharField(max_length=64, blank=True, help_text="of what the minutes said then, if own")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="who entered it"
    )

    class Meta:
        ordering = ["forum", "pk"]

    def __str__(self) -> str:
        return f"{self.forum_id} {self.side}"


class ActionRow(models.Model):
    """One row of the action plan; a promise of the unit (`commitment`) once the minutes are signed."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(help_text="1, 2, … within the forum")
    what = models.CharField(max_length=300)
    measure = models.TextField(blank=True, help_text="how one sees that it is done")
    target = models.CharField(max_length=200, blank=True)
    owner = models.CharField(max_length=200, blank=True, help_text="a post")
    due_on = models.DateField(null=True)
    input = models.ForeignKey("consultation.Input", models.SET_NULL, null=True, related_name="rows")
    commitment = models.OneToOneField(Commitment, models.PROTECT, null=True, related_name="+")
    carried_why = models.TextField(blank=True, help_text="why it goes on after the forum closed")

    class Meta:
        ordering = ["forum", "number"]
        constraints = [models.UniqueConstraint(fields=["forum", "number"], name="one_row_a_number")]

    def __str__(self) -> str:
        return self.what

    @property
    def whole(self) -> bool:
        """Whether it has an owner, a date and a measure."""
        return bool(self.owner.strip() and self.measure.strip() and self.due_on)

    @property
    def origin(self) -> str:
        """How the promise names it."""
        return f"consultation.actionrow:{self.pk}"


class Outcome(models.TextChoices):
    """What was made public."""

    RESULT = "result", _("hasil forum")
    FOLLOW_UP = "follow_up", _("tindak lanjut")


class PublicationOf(models.Model):
    """Where results or follow-up were made public, and when."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="publications")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.RESULT)
    medium = models.CharField(max_length=15, choices=Medium.choices)
    address = models.URLField(max_length=1000, blank=True)
    place = models.CharField(max_length=300, blank=True)
    published_on = models.DateField()
    proof = models.ForeignKey(ProofVersion, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["forum", "published_on", "pk"]

    def __str__(self) -> str:
        return f"{self.forum_id} {self.medium}"


class Address(models.Model):
    """An address somebody left to be told the results. It is not tied to what they said, and deleted once told."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="addresses")
    email = models.EmailField()
    language = models.CharField(max_length=2, default="id")

    class Meta:
        ordering = ["forum", "pk"]
        constraints = [models.UniqueConstraint(fields=["forum", "email"], name="one_address_a_forum")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class ToldHow(models.TextChoices):
    """How people were told."""

    EMAIL = "email", _("surel")
    MEETING = "meeting", _("pertemuan")
    LETTER = "letter", _("surat")
    MESSAGE = "message", _("pesan WhatsApp atau SMS")
    BOARD = "board", _("papan pengumuman atau media")


class ToldBack(models.Model):
    """Participants were told what became of what they said."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="told")
    how = models.CharField(max_length=10, choices=ToldHow.choices)
    told_on = models.DateField()
    people = models.PositiveIntegerField(null=True, help_text="how many were reached, where known")
    text = models.TextField(blank=True)
    proof = models.ForeignKey(ProofVersion, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["forum", "told_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(how="email") | ~Q(text=""), name="told_otherwise_says_how")
        ]

    def __str__(self) -> str:
        return f"{self.forum_id} {self.how}"
