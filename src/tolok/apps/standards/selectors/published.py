"""Where a unit's hours are published, and where two of these places differ. Nothing is fetched from elsewhere."""

from datetime import date

from django.urls import reverse

from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import Service, StandardVersion
from tolok.apps.standards.selectors.services import profile_of
from tolok.apps.standards.selectors.versions import in_force
from tolok.rules.delivery.claimed_hours import Published
from tolok.rules.delivery.published_hours import Difference, Source, bounds_in, bounds_of, differences
from tolok.rules.gathered import Basis
from tolok.rules.standards.components import by_code
from tolok.rules.texts import Text

#: Components in whose words offices write when they are open.
TIMED = ("A2", "A3", "B8")


def hours_published(unit: OrganizationUnit, day: date) -> tuple[Published | None, tuple[Difference, ...]]:
    """The hours a unit publishes, None without a profile, and every two places that name different ones on `day`.

    Three statements.

    The profile stands beside the words of every standard in force; a service with hours of its own beside its own
    standard instead, for there the difference is meant.
    """
    profile = profile_of(unit)
    address = reverse("standards-profile", args=[unit.pk])
    basis = Basis(PROFILE, f"standards.unitprofile:{profile.pk if profile else 0}", None, address)
    shown = Source(PROFILE, bounds_of(profile.hours) if profile else {}, basis)
    found: list[Difference] = []
    services = in_force([unit.pk], day).get(unit.pk, [])
    for service, version in services:
        first = _own(service) or shown
        said = _standard(service, version) if version else []
        found += [one for source in said for one in differences([first, source])]
    if profile is None:
        return None, tuple(found)
    own = tuple((service.called, service.hours) for service, _ in services if service.hours)
    return Published(profile.hours, own, basis), tuple(found)


def _own(service: Service) -> Source | None:
    if not service.hours:
        return None
    title = Text(f"jam layanan “{service.called}”", f"the hours of “{service.called}”")
    address = reverse("standards-service", args=[service.pk])
    basis = Basis(title, f"standards.service:{service.pk}", None, address)
    return Source(title, bounds_in(f"Jam layanan {service.hours}"), basis)


def _standard(service: Service, version: StandardVersion) -> list[Source]:
    address = reverse("standards-version", args=[version.pk])
    found = []
    for code in TIMED:
        words = version.standard.texts.get(code, "")
        if words and (hours := bounds_in(words)):
            name = by_code()[code].name
            title = Text(
                f"standar “{service.called}” ({name.id})", f"the standard of “{service.called}” ({name.en})"
            )
            basis = Basis(title, f"standards.standardversion:{version.pk}", version.effective_from, address)
            found.append(Source(title, hours, basis))
    return found


PROFILE = Text("profil unit", "the unit's profile")
