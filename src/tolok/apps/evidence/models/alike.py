"""Files that are the same or nearly the same: fingerprints, pairs, and the groups an office is shown."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tolok.apps.evidence.models.proofs import ProofVersion
from tolok.apps.organizations.models import Office


class Outcome(models.TextChoices):
    """Whether the content of a file was compared, or why it cannot be. The very same file is found in any case."""

    WAITING = "waiting", _("menunggu giliran")
    COMPARED = "compared", _("sudah dibandingkan")
    LITTLE = "little", _("teks atau gambarnya terlalu sedikit, misalnya pindaian")
    LOCKED = "locked", _("berkata sandi")
    BROKEN = "broken", _("rusak")
    HEAVY = "heavy", _("terlalu besar atau terlalu lama dibaca")
    GONE = "gone", _("berkasnya tidak ada di server")
    FILM = "film", _("film")


class Sketch(models.Model):
    """The fingerprint of what a file says or shows (rules.sketches): hashes of a text, or the bits of a picture.

    It has values only where its `outcome` is COMPARED. `tries` counts those that ended without any.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    picture = models.BooleanField(default=False)
    values = models.JSONField(help_text="hashes in order; of a picture one number")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.sha256[:12]


class SketchMark(models.Model):
    """One number under which a fingerprint is looked up."""

    sketch = models.ForeignKey(Sketch, models.CASCADE, related_name="marks")
    mark = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["mark"], name="sketch_by_mark")]

    def __str__(self) -> str:
        return str(self.mark)


class NearFiles(models.Model):
    """Two files that are nearly the same and lie in libraries of one office. Shown, never judged by itself."""

    one = models.ForeignKey(Sketch, models.PROTECT, related_name="near_later")
    other = models.ForeignKey(Sketch, models.PROTECT, related_name="near_earlier")
    share = models.DecimalField(max_digits=4, decimal_places=3, help_text="0 to 1, estimated")
    differs = models.JSONField(
        default=list, help_text="pairs of words that stand for one another, at most twelve"
    )
    found_at = models.DateTimeField()

    class Meta:
        ordering = ["-share", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="one_near_pair"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="near_older_first"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} {self.other_id} {self.share}"


class AlikeGroup(models.Model):
    """Proofs of one office whose files are the very same (`sha256`), or hang together by being nearly the same.

    `units`, `proofs`, `first_at` and `last_at` count what is not withdrawn; `actions.grouping.recount` is the only
    writer. A group that is meant to be shared is `shared_at`, with the reason; it can be undone.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="alike_groups")
    sha256 = models.CharField(max_length=64, blank=True, help_text="of the one file; empty: nearly the same")
    units = models.PositiveIntegerField(default=0)
    proofs = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField(null=True, help_text="when the first of them was kept")
    last_at = models.DateTimeField(null=True)
    best = models.ForeignKey(
        NearFiles, models.PROTECT, null=True, related_name="+", help_text="the likest pair"
    )
    shared_at = models.DateTimeField(null=True)
    shared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    shared_why = models.TextField(blank=True)

    class Meta:
        ordering = ["office", "-units", "pk"]
        indexes = [models.Index(fields=["office", "-units"], name="alike_by_office")]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "sha256"], condition=~Q(sha256=""), name="one_group_a_file"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.sha256[:12] or 'near'} {self.units}"

    @property
    def exact(self) -> bool:
        """Whether it is one and the same file."""
        return bool(self.sha256)


class AlikeMember(models.Model):
    """A version in a group; it is in one group of each kind at most."""

    group = models.ForeignKey(AlikeGroup, models.CASCADE, related_name="members")
    version = models.ForeignKey(ProofVersion, models.PROTECT, related_name="alike")

    class Meta:
        ordering = ["group", "version"]
        constraints = [models.UniqueConstraint(fields=["group", "version"], name="one_member_a_version")]

    def __str__(self) -> str:
        return f"{self.group_id} {self.version_id}"
