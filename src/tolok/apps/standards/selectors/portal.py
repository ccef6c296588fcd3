"""What stands of services in the national portal (SIPPN). Its register is of an app above, which hands it down here."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tolok.apps.standards.models import Service


@dataclass(frozen=True, slots=True)
class OnPortal:
    """A service as it was carried to the portal last: which version, since when, and when and where it was seen.

    `version_id` is None where nobody noted the version; `page` is the page on which this is kept.
    """

    pk: int
    service: Service
    version_id: int | None
    uploaded_on: date
    seen_on: date | None
    address: str
    proof_id: int | None
    page: str

    @property
    def origin(self) -> str:
        """How facts and the audit name the row."""
        return f"catalogue.sippnupload:{self.pk}"


@dataclass(frozen=True, slots=True)
class Portal:
    """The register: `standing` tells of units (all for None) as of a day; `page_of` a unit's page there."""

    standing: Callable[[Collection[int] | None, date], Mapping[int, Sequence[OnPortal]]]
    page_of: Callable[[int], str]


#: Empty until the app that keeps the register starts.
PORTAL: list[Portal] = []


def set_portal(portal: Portal) -> None:
    """Read the portal from that register from now on."""
    PORTAL[:] = [portal]


def in_portal(units: Collection[int] | None, day: date) -> Mapping[int, Sequence[OnPortal]]:
    """What stands in the portal by unit. One statement."""
    return PORTAL[0].standing(units, day) if PORTAL else {}


def portal_page(unit: int) -> str:
    """Where a unit's services in the portal are kept; empty without a register."""
    return PORTAL[0].page_of(unit) if PORTAL else ""
