"""What respondents ticked, and who they are in broad strokes."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tolok.apps.surveys.models.surveys import Survey
from tolok.apps.surveys.models.ways import Device


class Mode(models.TextChoices):
    """The way an answer came in."""

    LINK = "link", _("tautan")
    QR = "qr", _("kode QR")
    SLIP = "slip", _("slip sekali pakai")
    WHATSAPP = "whatsapp", _("undangan WhatsApp")
    QUEUE = "queue", _("nomor antrean")
    EMAIL = "email", _("undangan surel")
    KIOSK = "kiosk", _("kios")
    OFFICER = "officer", _("tablet petugas")
    PAPER = "paper", _("kertas")
    IMPORT = "import", _("berkas")
    API = "api", _("sistem lain")


class AgeBand(models.TextChoices):
    """Ages in steps wide enough that nobody is known by theirs."""

    UNDER_18 = "0-17", _("di bawah 18 tahun")
    FROM_18 = "18-29", _("18–29 tahun")
    FROM_30 = "30-44", _("30–44 tahun")
    FROM_45 = "45-59", _("45–59 tahun")
    FROM_60 = "60-", _("60 tahun atau lebih")


class Sex(models.TextChoices):
    """As official survey forms ask it."""

    FEMALE = "female", _("perempuan")
    MALE = "male", _("laki-laki")


class Education(models.TextChoices):
    """The highest school finished."""

    PRIMARY = "primary", _("SD atau di bawahnya")
    JUNIOR = "junior", _("SMP")
    SENIOR = "senior", _("SMA atau SMK")
    DIPLOMA = "diploma", _("D1–D3")
    DEGREE = "degree", _("D4 atau S1")
    HIGHER = "higher", _("S2 atau S3")


class Occupation(models.TextChoices):
    """The main occupation."""

    CIVIL = "civil", _("ASN, TNI, atau Polri")
    PRIVATE = "private", _("pegawai swasta")
    OWN = "own", _("usaha sendiri")
    FARM = "farm", _("petani, nelayan, atau peternak")
    LABOUR = "labour", _("buruh")
    STUDENT = "student", _("pelajar atau mahasiswa")
    HOME = "home", _("mengurus rumah tangga")
    OTHER = "other", _("lainnya")


class Answer(models.Model):
    """What one respondent ticked. No name, no address of a device, no cookie leads back to anybody.

    `s` is the sum of the ratings and `c` how many there are, so that the moments of any number of surveys come from
    sums in the database. An answer that arrives after the close is `late`: kept, never counted.
    """

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="answers")
    uuid = models.UUIDField(unique=True, help_text="version 7, made where the answer was given")
    values = models.JSONField(help_text="ratings by item key; what was not rated is not there")
    extra = models.JSONField(default=dict, help_text="answers to the office's own questions by key")
    s = models.PositiveIntegerField()
    c = models.PositiveIntegerField()
    comment = models.TextField(blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices)
    late = models.BooleanField(default=False)
    given_at = models.DateTimeField(
        help_text="when it was given, as the device or the paper told; else as received"
    )
    received_at = models.DateTimeField()
    seconds = models.PositiveIntegerField(null=True, help_text="from opening the page to sending, if known")
    device = models.ForeignKey(Device, models.PROTECT, null=True, related_name="answers")
    language = models.CharField(max_length=8, blank=True)
    trapped = models.BooleanField(default=False, help_text="a field that people do not see was filled")
    age_band = models.CharField(max_length=10, choices=AgeBand.choices, blank=True)
    sex = models.CharField(max_length=10, choices=Sex.choices, blank=True)
    education = models.CharField(max_length=10, choices=Education.choices, blank=True)
    occupation = models.CharField(max_length=10, choices=Occupation.choices, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="who typed a paper in or brought a file",
    )
    excluded_at = models.DateTimeField(null=True)
    excluded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    excluded_why = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["survey", "late", "excluded_at"], name="answers_that_count"),
            models.Index(fields=["device", "received_at"], name="answers_of_a_device"),
            models.Index(fields=["survey"], condition=~Q(comment=""), name="answers_with_words"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(c__gte=1), name="answer_rates_something"),
            models.CheckConstraint(
                condition=Q(excluded_at__isnull=True, excluded_by__isnull=True, excluded_why="")
                | (Q(excluded_at__isnull=False) & ~Q(excluded_why="")),
                name="exclusion_has_its_reason",
            ),
            models.CheckConstraint(
                condition=~Q(mode="paper") | Q(entered_by__isnull=False), name="paper_has_its_typist"
            ),
        ]

    def __str__(self) -> str:
        return str(self.uuid)
