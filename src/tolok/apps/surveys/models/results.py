"""What a closed survey gave. A result never changes; a correction is a new one that names the old."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tolok.apps.surveys.models.surveys import Survey


class SurveyResult(models.Model):
    """Everything that pages, papers and open data show of a survey, computed once from the answers that count."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="results")
    number = models.PositiveIntegerField(help_text="1 for the first of a survey")
    content = models.JSONField(help_text="see surveys/showing and rules/surveys/results.py")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the content")
    value = models.DecimalField(max_digits=6, decimal_places=2, null=True, help_text="the rounded index")
    grade = models.CharField(max_length=4, blank=True)
    n = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    why = models.TextField(blank=True, help_text="why it was computed anew")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(
        null=True, help_text="taken back from the public; then it has no `published_at`"
    )
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        ordering = ["survey", "number"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="one_survey_result_a_number"),
            models.CheckConstraint(
                condition=Q(number=1, corrects__isnull=True)
                | (Q(number__gt=1, corrects__isnull=False) & ~Q(why="")),
                name="survey_result_names_what_it_corrects",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True)
                | (Q(published_at__isnull=True) & ~Q(withdrawn_why="")),
                name="withdrawn_survey_result_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id}/{self.number}"


class Publication(models.Model):
    """Where a result was told to the public: a medium, a day, a place or an address."""

    class Medium(models.TextChoices):
        """Media within reach of the public; all but the last two are keys of rules/surveys/media.toml."""

        WEBSITE = "website", _("situs web")
        SOCIAL = "social_media", _("media sosial")
        BOARD = "board", _("papan di ruang layanan")
        POSTER = "poster", _("poster atau selebaran")
        NEWSPAPER = "newspaper", _("surat kabar")
        RADIO = "radio", _("radio")
        TELEVISION = "television", _("televisi atau layar informasi")
        APP = "app", _("aplikasi")
        MEETING = "meeting", _("pertemuan warga")
        OTHER = "other", _("lainnya")

    result = models.ForeignKey(SurveyResult, models.PROTECT, related_name="publications")
    medium = models.CharField(max_length=12, choices=Medium.choices)
    place = models.CharField(max_length=300, help_text="an address or where it hangs")
    told_on = models.DateField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        ordering = ["told_on", "pk"]

    def __str__(self) -> str:
        return f"{self.medium} {self.told_on}"


class SurveyPaper(models.Model):
    """A report of a result, made in the background and kept."""

    class Kind(models.TextChoices):
        """Which paper."""

        REPORT_PDF = "report.pdf", _("laporan (PDF)")
        REPORT_DOCX = "report.docx", _("laporan (Word)")

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("menunggu")
        MAKING = "making", _("sedang dibuat")
        DONE = "done", _("selesai")
        FAILED = "failed", _("gagal")

    result = models.ForeignKey(SurveyResult, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    content = models.BinaryField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    problem = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.result_id} {self.kind}"


class ClosedFile(models.Model):
    """The columns of a closed survey as they were written for analysis; see the reference of that file."""

    result = models.OneToOneField(SurveyResult, models.PROTECT, related_name="closed_file")
    path = models.CharField(max_length=300, help_text="below the folder of closed answers")
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(rows__gte=0) & ~Q(path=""), name="closed_file_is_named")
        ]

    def __str__(self) -> str:
        return self.path
