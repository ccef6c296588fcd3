"""Reads of this app: services, versions of their standards, and how what was promised is kept."""

from tolok.apps.standards.selectors.services import (
    doors_of,
    listed,
    service_at,
    services_by_unit,
    services_of,
    services_on,
    unit_at,
)
from tolok.apps.standards.selectors.versions import (
    add_version_doors,
    in_force,
    version_at,
    version_on,
    versions_of,
)

__all__ = [
    "add_version_doors",
    "doors_of",
    "in_force",
    "listed",
    "service_at",
    "services_by_unit",
    "services_of",
    "services_on",
    "unit_at",
    "version_at",
    "version_on",
    "versions_of",
]
