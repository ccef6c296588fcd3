"""Papers that take a while: the book of all standards of a unit, made in the background and kept."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tolok.apps.organizations.models import OrganizationUnit


class StandardBook(models.Model):
    """The standards of a unit that were in force on `day`, as one file."""

    class Form(models.TextChoices):
        """Which kind of file."""

        PDF = "pdf", "PDF"
        DOCX = "docx", "Word"

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("menunggu")
        MAKING = "making", _("sedang dibuat")
        DONE = "done", _("selesai")
        FAILED = "failed", _("gagal")

    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="standard_books")
    form = models.CharField(max_length=4, choices=Form.choices)
    day = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0, help_text="standards that were prepared")
    total = models.PositiveIntegerField(default=0, help_text="standards in it")
    content = models.BinaryField(null=True)
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the file")
    problem = models.TextField(blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.form} {self.day:%Y-%m-%d}"
