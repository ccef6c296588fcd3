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

__all__ = [
    "doors_of",
    "listed",
    "service_at",
    "services_by_unit",
    "services_of",
    "services_on",
    "unit_at",
]
