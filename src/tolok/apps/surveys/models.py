"""Surveys of a unit's users and what they answered. Answers are never changed and never deleted."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tolok.apps.organizations.models import OrganizationUnit


class Questionnaire(models.Model):
    """What was asked, word for word, kept apart from the pack it came from: a later pack changes nothing here.

    One row serves every survey that asks the same; an answer names its survey and so its questionnaire.
    """

    kind = models.CharField(max_length=20, help_text="f03; more kinds later")
    pack_id = models.CharField(max_length=80)
    pack_hash = models.CharField(max_length=64)
    form_key = models.CharField(max_length=40)
    content = models.JSONField(help_text="see surveys/questionnaires.py")
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of everything above")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.pack_id} {self.form_key} {self.digest[:12]}"


class Survey(models.Model):
    """One questionnaire put to the users of one unit, from `opens_at` until `closes_at` or `closed_at`."""

    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="surveys")
    kind = models.CharField(max_length=20)
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="surveys")
    code = models.CharField(max_length=16, unique=True, help_text="the public address; not to be guessed")
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, help_text="closed by a person before its time")
    minimum = models.PositiveIntegerField(help_text="respondents below which no result is told")
    target = models.PositiveIntegerField()
    origin = models.CharField(
        max_length=80, blank=True, help_text="what it was made for: evaluation.cycle:12"
    )
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-opens_at", "pk"]
        indexes = [models.Index(fields=["origin"], name="survey_by_origin")]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="survey_closes_later"),
            models.CheckConstraint(
                condition=Q(minimum__gte=1, target__gte=F("minimum")), name="survey_target_not_below_minimum"
            ),
            models.UniqueConstraint(
                fields=["origin", "unit", "kind"],
                condition=~Q(origin=""),
                name="one_survey_a_unit_and_origin",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def ends_at(self) -> datetime:
        """When it closes or closed."""
        return self.closes_at if self.closed_at is None else min(self.closed_at, self.closes_at)

    def begun(self, now: datetime) -> bool:
        """Whether it has opened."""
        return now >= self.opens_at

    def over(self, now: datetime) -> bool:
        """Whether it has closed."""
        return now >= self.ends_at


class Mode(models.TextChoices):
    """The way an answer came in."""

    LINK = "link", _("tautan")
    QR = "qr", _("kode QR")
    PAPER = "paper", _("kertas")
    OFFICER = "officer", _("perangkat petugas")


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
    values = models.JSONField(help_text="ratings by item code; what was not rated is not there")
    s = models.PositiveIntegerField()
    c = models.PositiveIntegerField()
    comment = models.TextField(blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices)
    late = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    seconds = models.PositiveIntegerField(null=True, help_text="from opening the page to sending, if known")
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
        help_text="who typed a paper in",
    )
    excluded_at = models.DateTimeField(null=True)
    excluded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    excluded_why = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["survey", "late", "excluded_at"], name="answers_that_count")]
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
