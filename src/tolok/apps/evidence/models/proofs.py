"""Proofs of a unit and their versions. A judgement points to a version, so versions are neither changed nor deleted."""

from datetime import date
from typing import Any, NoReturn
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tolok.apps.organizations.models import OrganizationUnit
from tolok.rules.texts import Text


class Kind(models.TextChoices):
    """What a proof is, as a unit would call it."""

    DECREE = "decree", _("Keputusan atau peraturan")
    STANDARD = "standard", _("Standar pelayanan atau maklumat")
    REPORT = "report", _("Laporan")
    MINUTES = "minutes", _("Notula atau berita acara")
    ATTENDANCE = "attendance", _("Daftar hadir")
    SURVEY = "survey", _("Hasil survei")
    LETTER = "letter", _("Surat")
    PHOTO = "photo", _("Foto")
    VIDEO = "video", _("Video")
    SCREENSHOT = "screenshot", _("Tangkapan layar atau publikasi")
    OTHER = "other", _("Lainnya")


class Origin(models.TextChoices):
    """Where a proof comes from; the date of a generated one can be relied on."""

    UPLOAD = "upload", _("diunggah")
    VISIT = "visit", _("kunjungan lapangan")
    GENERATED = "generated", _("dibuat oleh sistem")
    LINK = "link", _("diarsipkan dari tautan")


class State(models.TextChoices):
    """Whether a version may be opened: only a clean one may."""

    WAITING = "waiting", _("menunggu pemeriksaan")
    CLEAN = "clean", _("dapat dibuka")
    QUARANTINED = "quarantined", _("ditahan di karantina")
    REFUSED = "refused", _("ditolak")


class Preview(models.TextChoices):
    """Whether pictures of the pages are there."""

    NONE = "none"
    WAITING = "waiting"
    READY = "ready"
    FAILED = "failed"


class Proof(models.Model):
    """An item of a unit's library: what it shows and how long it holds. Its files are its versions."""

    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="proofs")
    title = models.CharField(max_length=300)
    search = models.CharField(max_length=600, help_text="title and place in lower case")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.OTHER)
    proof_date = models.DateField(null=True, help_text="the day the paper bears or the photo was taken")
    place = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True, help_text="the last day it holds; none: until further notice")
    personal_data = models.BooleanField(default=False, help_text="names or faces: every opening is logged")
    origin = models.CharField(max_length=20, choices=Origin.choices, default=Origin.UPLOAD)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["unit", "-created_at"], name="proof_by_unit")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="proof_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def withdrawn(self) -> bool:
        """Whether the unit took it back; what cited it before still shows it."""
        return self.withdrawn_at is not None

    def expired_on(self, day: date) -> bool:
        """Whether it no longer holds on `day`."""
        return self.valid_to is not None and self.valid_to < day


def refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
    """Raise TypeError: a judgement may rest on it."""
    raise TypeError("versions of a proof are never deleted: withdraw the proof instead")


class VersionQuerySet(models.QuerySet["ProofVersion"]):
    """Versions cannot be deleted."""

    delete = refuse
    _raw_delete = refuse


class ProofVersion(models.Model):
    """One file of a proof, known by its SHA-256. What the file is never changes (migration 0002 refuses it);
    `state`, `words`, `page_count`, `pages_drawn` and `preview` say what became of it.
    """

    proof = models.ForeignKey(Proof, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(help_text="1, 2, … within its proof")
    sha256 = models.CharField(max_length=64, help_text="of the file that is kept, in hexadecimal")
    sent_sha256 = models.CharField(
        max_length=64, help_text="of the file as it was sent; pictures are written again without EXIF"
    )
    size = models.PositiveBigIntegerField(help_text="bytes")
    mime = models.CharField(max_length=100)
    name = models.CharField(max_length=200, help_text="what it was called where it came from")
    source_url = models.URLField(max_length=2000, blank=True, help_text="where a link was archived from")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.WAITING)
    words = models.JSONField(default=dict, help_text="why it is held or refused, by language")
    page_count = models.PositiveIntegerField(null=True, help_text="none while unknown or without pages")
    pages_drawn = models.PositiveIntegerField(default=0, help_text="pictures that are there, from page 1 on")
    preview = models.CharField(max_length=10, choices=Preview.choices, default=Preview.NONE)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["proof", "-number"]
        indexes = [
            models.Index(fields=["sha256"], name="version_by_sha256"),
            models.Index(fields=["sent_sha256"], name="version_by_sent_sha256"),
        ]
        constraints = [models.UniqueConstraint(fields=["proof", "number"], name="one_version_a_number")]

    def __str__(self) -> str:
        return f"{self.name} ({self.sha256[:12]})"

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        refuse()

    @property
    def said(self) -> Text | None:
        """Why it is held or refused; None when there is nothing to say."""
        return Text(self.words["id"], self.words["en"]) if self.words else None

    @property
    def may_be_opened(self) -> bool:
        """Whether the file was found clean."""
        return self.state == State.CLEAN


class Upload(models.Model):
    """A file on its way, in chunks. Finished, it waits for the facts of its proof; unfinished, it is forgotten."""

    token = models.UUIDField(default=uuid4, unique=True, help_text="its address")
    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    sha256 = models.CharField(max_length=64, help_text="as the browser declared it")
    size = models.PositiveBigIntegerField(help_text="bytes, as the browser declared it")
    name = models.CharField(max_length=200)
    received = models.PositiveBigIntegerField(default=0, help_text="bytes that are safe on this server")
    started_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    finished_at = models.DateTimeField(
        null=True, help_text="when it was complete and found to be what it says"
    )
    kept_sha256 = models.CharField(max_length=64, blank=True)
    kept_size = models.PositiveBigIntegerField(default=0)
    mime = models.CharField(max_length=100, blank=True)
    version = models.OneToOneField(ProofVersion, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-started_at"]
        constraints = [
            models.CheckConstraint(condition=Q(received__lte=F("size")), name="upload_not_over_its_size"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def complete(self) -> bool:
        """Whether every byte is here."""
        return self.received == self.size


class FetchState(models.TextChoices):
    """What became of a link."""

    WAITING = "waiting", _("sedang diambil")
    KEPT = "kept", _("sudah diarsipkan")
    REFUSED = "refused", _("tidak dapat diarsipkan")


class Fetch(models.Model):
    """A link that is to become a version: fetched once, kept, or refused with the reason."""

    proof = models.ForeignKey(Proof, models.CASCADE, related_name="fetches")
    address = models.URLField(max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=FetchState.choices, default=FetchState.WAITING)
    words = models.JSONField(default=dict, help_text="why it was refused, by language")
    done_at = models.DateTimeField(null=True)
    version = models.OneToOneField(ProofVersion, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.address

    @property
    def said(self) -> Text | None:
        """Why it was refused; None when it was not."""
        return Text(self.words["id"], self.words["en"]) if self.words else None


class Programme(models.TextChoices):
    """What a proof can serve besides what Tolok knows of by itself."""

    PEKPPP = "pekppp", _("PEKPPP")
    SKM = "skm", _("Survei Kepuasan Masyarakat")
    KIP = "kip", _("Keterbukaan Informasi Publik")
    ZI = "zi", _("Zona Integritas")
    OMBUDSMAN = "ombudsman", _("Penilaian Ombudsman")
    OTHER = "other", _("lainnya")


class ProofUse(models.Model):
    """That a unit uses a proof for a programme that is kept elsewhere: noted by hand, taken off by hand."""

    proof = models.ForeignKey(Proof, models.PROTECT, related_name="uses")
    programme = models.CharField(max_length=20, choices=Programme.choices)
    item = models.CharField(max_length=200, help_text="the question or component it answers there")
    year = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-year", "programme", "item"]
        constraints = [
            models.UniqueConstraint(fields=["proof", "programme", "item", "year"], name="one_use_an_item")
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.item}"
