"""Writes of offices and units. Each is one transaction with its audit entry; `day` is when it takes effect.

A refused write raises ProblemsError; the `key` of a problem names the argument at fault.
"""

from tolok.apps.organizations.actions.appointments import appoint, dismiss
from tolok.apps.organizations.actions.imports import (
    Applied,
    apply_import,
    draft_import,
    import_units,
    plan_import,
)
from tolok.apps.organizations.actions.offices import found_office
from tolok.apps.organizations.actions.regions import load_regions
from tolok.apps.organizations.actions.units import add_unit, close, merge, move, reclassify, rename

__all__ = [
    "Applied",
    "add_unit",
    "apply_import",
    "appoint",
    "close",
    "dismiss",
    "draft_import",
    "found_office",
    "import_units",
    "load_regions",
    "merge",
    "move",
    "plan_import",
    "reclassify",
    "rename",
]
