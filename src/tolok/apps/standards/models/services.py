"""What citizens come for, and the place they come to."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tolok.apps.organizations.models import OrganizationUnit


class ProductKind(models.TextChoices):
    """What kind of thing a service gives (UU 25/2009: goods, services, administrative services)."""

    GOODS = "goods", _("barang")
    ACT = "act", _("jasa")
    ADMINISTRATIVE = "administrative", _("administratif")


class Nature(models.TextChoices):
    """Whom a service is for; an internal one is kept out of the public catalogue."""

    EXTERNAL = "external", _("untuk masyarakat")
    INTERNAL = "internal", _("untuk instansi sendiri")


class ServiceStatus(models.TextChoices):
    """Whether a service is offered now. Its end is its day `until`."""

    PLANNED = "planned", _("direncanakan")
    ACTIVE = "active", _("dilayani")
    SUSPENDED = "suspended", _("ditangguhkan")


class Service(models.Model):
    """One service (*jenis layanan*) of a unit, from `since` until `until`. It is ended, never deleted."""

    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="services")
    code = models.CharField(max_length=40, help_text="the unit's own code; never given twice")
    name = models.CharField(max_length=300, help_text="as decrees call it")
    public_name = models.CharField(max_length=300, blank=True, help_text="as citizens call it")
    summary = models.CharField(max_length=400, blank=True, help_text="what it is for, in one sentence")
    field = models.CharField(max_length=30, blank=True, help_text="a key of rules/catalogue.toml fields")
    product_kind = models.CharField(
        max_length=20, choices=ProductKind.choices, default=ProductKind.ADMINISTRATIVE
    )
    nature = models.CharField(max_length=10, choices=Nature.choices, default=Nature.EXTERNAL)
    status = models.CharField(max_length=10, choices=ServiceStatus.choices, default=ServiceStatus.ACTIVE)
    status_why = models.TextField(blank=True, help_text="why it is suspended")
    life_events = models.JSONField(default=list, help_text="keys of rules/catalogue.toml life events")
    user_groups = models.JSONField(default=list, help_text="keys of rules/catalogue.toml user groups")
    keywords = models.CharField(max_length=400, blank=True, help_text="other words citizens use")
    hours = models.CharField(max_length=300, blank=True, help_text="only where they differ from the unit's")
    place = models.CharField(max_length=300, blank=True, help_text="only where it differs from the unit's")
    online_address = models.URLField(max_length=500, blank=True)
    owner = models.CharField(max_length=200, blank=True, help_text="a post, not a person")
    sops = models.JSONField(default=list, help_text="numbers or addresses of internal procedures; links only")
    spm = models.JSONField(default=list, help_text="minimum service standards it belongs to; links only")
    free_of_charge = models.BooleanField(default=False, help_text="by law nobody may be asked to pay")
    online = models.BooleanField(default=False, help_text="through a website or app; no officer is met")
    since = models.DateField()
    until = models.DateField(null=True, help_text="the last day")
    replaced_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="replaces",
        help_text="where it is asked for after it ended",
    )
    changed_at = models.DateTimeField(null=True, help_text="stamp of the feed; none: as first entered")

    class Meta:
        ordering = ["unit", "code"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "code"], name="one_service_a_code"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="service_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        """What citizens read."""
        return self.public_name or self.name


class UnitProfile(models.Model):
    """The provider's profile (*profil penyelenggara*): where a unit is, when it is open, how one reaches it."""

    unit = models.OneToOneField(OrganizationUnit, models.PROTECT, related_name="profile")
    address = models.CharField(max_length=400, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    phone = models.CharField(max_length=60, blank=True)
    whatsapp = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(max_length=500, blank=True)
    hours = models.JSONField(
        default=dict, help_text='weekday "1" (Monday) to "7" → [["08:00", "12:00"], …] in the unit\'s zone'
    )
    hours_note = models.CharField(max_length=300, blank=True)
    accessibility = models.JSONField(default=list, help_text="keys of rules/catalogue.toml accessibility")
    directions = models.CharField(max_length=400, blank=True, help_text="how one finds it from the street")
    vision = models.TextField(blank=True)
    sippn_account = models.CharField(max_length=200, blank=True, help_text="the unit's account or page there")
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.address
