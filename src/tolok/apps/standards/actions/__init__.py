"""Writes of this app: services, versions of their standards, and how what was promised is kept."""

from tolok.apps.standards.actions.profiles import write_profile
from tolok.apps.standards.actions.services import (
    FIELDS,
    Offered,
    add_services,
    change_service,
    end_service,
    replace_service,
)

__all__ = [
    "FIELDS",
    "Offered",
    "add_services",
    "change_service",
    "end_service",
    "replace_service",
    "write_profile",
]
