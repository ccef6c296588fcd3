"""Decrees (*surat keputusan*) and the maklumat: what a head signs."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tolok.apps.evidence.models import ProofVersion
from tolok.apps.organizations.models import OrganizationUnit


class Decree(models.Model):
    """A decree of a unit's head: number, day, signer, and the scan in the evidence library."""

    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="decrees")
    number = models.CharField(max_length=120)
    about = models.CharField(max_length=300)
    signed_on = models.DateField()
    signer = models.CharField(max_length=200)
    signer_post = models.CharField(max_length=200, blank=True)
    scan = models.ForeignKey(ProofVersion, models.PROTECT, null=True, related_name="+")
    repeals = models.ManyToManyField("self", symmetrical=False, related_name="repealed_by")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["unit", "-signed_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "number"], name="one_decree_a_number")]

    def __str__(self) -> str:
        return self.number


class MaklumatState(models.TextChoices):
    """Where a maklumat stands."""

    DRAFT = "draft", _("rancangan")
    SET = "set", _("ditetapkan")
    REPLACED = "replaced", _("digantikan")


class Maklumat(models.Model):
    """A unit's promise to keep its standards: three statements, each by itself so that a missing one is seen."""

    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="maklumats")
    number = models.PositiveIntegerField(help_text="1, 2, … within the unit")
    ability = models.TextField(blank=True, help_text="able to serve by the standard")
    improvement = models.TextField(blank=True, help_text="serves by duty and keeps improving")
    sanction = models.TextField(blank=True, help_text="accepts sanction or gives compensation")
    signer = models.CharField(max_length=200, blank=True)
    signer_post = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=MaklumatState.choices, default=MaklumatState.DRAFT)
    set_on = models.DateField(null=True)
    until = models.DateField(null=True, help_text="the last day, when another replaced it")
    decree = models.ForeignKey(Decree, models.PROTECT, null=True, related_name="maklumats")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["unit", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="one_maklumat_a_number"),
            models.UniqueConstraint(fields=["unit"], condition=Q(state="set"), name="one_maklumat_holds"),
            models.UniqueConstraint(fields=["unit"], condition=Q(state="draft"), name="one_maklumat_drafted"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(set_on__isnull=False), name="maklumat_set_has_its_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.number}"
