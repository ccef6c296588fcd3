"""The services of a unit: what citizens come for."""

from django.db import models
from django.db.models import F, Q

from tolok.apps.organizations.models import OrganizationUnit


class Service(models.Model):
    """One service (*jenis layanan*) of a unit, from `since` until `until`. It is ended, never deleted."""

    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="services")
    code = models.CharField(max_length=40, help_text="the unit's own code; never given twice")
    name = models.CharField(max_length=300)
    free_of_charge = models.BooleanField(default=False, help_text="by law nobody may be asked to pay")
    online = models.BooleanField(default=False, help_text="through a website or app; no officer is met")
    since = models.DateField()
    until = models.DateField(null=True, help_text="the last day")

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
