"""What the linter finds in a version, what it must know for that, and which findings were answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from django.db.models import Q

from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.organizations.selectors import region_name, units_on
from tolok.apps.standards.models import IN_WORK, Medium, Publication, StandardVersion
from tolok.apps.standards.selectors.versions import holding
from tolok.rules.regions import province_on
from tolok.rules.standards.linter import Finding, ServiceFacts, findings

#: How addresses of pictures end.
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")


@dataclass(frozen=True, slots=True)
class Around:
    """What the linter must know of a unit on a day; `guarantees` is what B12 says by the code of the service."""

    day: date
    regions: Sequence[str]
    own: Sequence[str]
    guarantees: Mapping[str, str]

    def facts(self, code: str, *, free: bool) -> ServiceFacts:
        """What it must know around the standard of one service, which nobody has published yet."""
        others = [words for key, words in self.guarantees.items() if key != code and words]
        return ServiceFacts(self.day, self.regions, self.own, others, free)


def around(unit: OrganizationUnit, day: date) -> Around:
    """What is known of a unit; at most four statements."""
    return Around(day, _regions(unit, day), _own(unit, day), _guarantees(unit, day))


def facts_of(version: StandardVersion, day: date) -> ServiceFacts:
    """What the linter must know around a standard; at most five statements."""
    service = version.service
    shown = list(
        Publication.objects.filter(version=version)
        .filter(Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=day), published_on__lte=day)
        .values_list("medium", "address", "components")
    )
    return replace(
        around(service.unit, day).facts(service.code, free=service.free_of_charge),
        image_only=_image_only([(medium, address) for medium, address, _ in shown]),
        shown=sorted({code for _, _, codes in shown for code in codes}),
    )


def findings_of(version: StandardVersion, day: date) -> tuple[Finding, ...]:
    """Everything the linter finds in a version on a day."""
    return findings(version.standard, facts_of(version, day))


def answers_of(version: StandardVersion) -> dict[tuple[str, str], str]:
    """Answers by rule and fingerprint."""
    return {(one.rule, one.about): one.answer for one in version.lint_answers.all()}


def _regions(unit: OrganizationUnit, day: date) -> list[str]:
    """The government itself, its region and the province around it; none for a ministry or agency."""
    office = unit.office
    if not office.region:
        return []
    province = province_on(office.region[:2], day)
    names = [region_name(office.region, day), province.name if province else ""]
    return [office.name, *(name for name in names if name)]


def _own(unit: OrganizationUnit, day: date) -> list[str]:
    """Names and short names of the other units of the same government."""
    others = units_on(unit.office, day).exclude(unit=unit.pk).order_by()
    return [name for pair in others.values_list("name", "abbreviation") for name in pair if name]


def _guarantees(unit: OrganizationUnit, day: date) -> dict[str, str]:
    """What B12 says in the newest standard of every service of the unit."""
    rows = StandardVersion.objects.filter(Q(state__in=IN_WORK) | holding(day), service__unit=unit)
    return dict(rows.order_by("number").values_list("service__code", "content__texts__B12"))


def _image_only(shown: list[tuple[str, str]]) -> bool:
    """Whether everything that is read on the internet is a picture, and there is such a thing."""
    read = [(medium, address) for medium, address in shown if address or medium == Medium.SOCIAL_MEDIA]
    pictures = [
        medium == Medium.SOCIAL_MEDIA or urlsplit(address).path.casefold().endswith(PICTURES)
        for medium, address in read
    ]
    return bool(pictures) and all(pictures)
