"""Where something was made public, when, and how fresh it is."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tolok.apps.evidence.models import ProofVersion
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models.decrees import Maklumat
from tolok.apps.standards.models.versions import StandardVersion
from tolok.rules.standards.publication_media import channels, open_to_check


class Medium(models.TextChoices):
    """Where something is made public; the keys of PEKPPP's media are mapped in rules/standards/publication_media.toml."""

    BOARD = "board", _("papan informasi atau banner")
    LEAFLET = "leaflet", _("brosur atau selebaran")
    SCREEN = "screen", _("layar atau kios di kantor")
    SOCIAL_MEDIA = "social_media", _("media sosial")
    WEBSITE = "website", _("situs web")
    APP = "app", _("aplikasi yang dapat diunduh")
    SIPPN = "sippn", _("SIPP Nasional")
    BILLBOARD = "billboard", _("baliho")


class Subject(models.TextChoices):
    """What was made public."""

    STANDARD = "standard", _("standar pelayanan")
    MAKLUMAT = "maklumat", _("maklumat pelayanan")


def unproved() -> Q:
    """`Publication.proved` as a condition, the other way round."""
    return Q(proof=None) & (Q(address="") | ~Q(medium__in=channels()))


class Publication(models.Model):
    """One act of making public: what, on which medium, where, from which day, with the picture that shows it."""

    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="publications")
    subject = models.CharField(max_length=10, choices=Subject.choices)
    version = models.ForeignKey(StandardVersion, models.PROTECT, null=True, related_name="publications")
    maklumat = models.ForeignKey(Maklumat, models.PROTECT, null=True, related_name="publications")
    medium = models.CharField(max_length=15, choices=Medium.choices)
    place = models.CharField(max_length=300, blank=True, help_text="where it hangs or lies")
    address = models.URLField(max_length=1000, blank=True, help_text="where it is read on the internet")
    components = models.JSONField(default=list, help_text="codes of the components shown; of a standard only")
    published_on = models.DateField()
    withdrawn_on = models.DateField(null=True, help_text="the last day it could be read")
    proof = models.ForeignKey(ProofVersion, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["unit", "-published_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(subject="standard", version__isnull=False, maklumat__isnull=True)
                | Q(subject="maklumat", version__isnull=True, maklumat__isnull=False),
                name="publication_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.medium}"

    @property
    def proved(self) -> bool:
        """Whether a picture shows it, or it can be opened at its address."""
        return open_to_check(self.medium, picture=self.proof_id is not None, address=self.address)


class ContentUpdate(models.Model):
    """A dated update of a unit's public channel; the clock of freshness runs from the newest."""

    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="content_updates")
    title = models.CharField(max_length=300)
    medium = models.CharField(max_length=15, choices=Medium.choices)
    address = models.URLField(max_length=1000, blank=True)
    published_on = models.DateField()
    proof = models.ForeignKey(ProofVersion, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["unit", "-published_on", "-pk"]

    def __str__(self) -> str:
        return self.title


class LinkCheck(models.Model):
    """What the nightly look at one address found last. One row an address of a unit."""

    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="link_checks")
    address = models.URLField(max_length=1000)
    checked_at = models.DateTimeField()
    good = models.BooleanField()
    status = models.PositiveSmallIntegerField(null=True, help_text="of HTTP; none when nobody answered")
    words = models.JSONField(default=dict, help_text="why nobody answered, by language")
    broken_since = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True, help_text="when the unit was told that it is broken")

    class Meta:
        ordering = ["unit", "address"]
        constraints = [models.UniqueConstraint(fields=["unit", "address"], name="one_check_an_address")]

    def __str__(self) -> str:
        return self.address
