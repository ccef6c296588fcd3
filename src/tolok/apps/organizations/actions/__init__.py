"""Writes of offices and units. Each is one transaction with its audit entry; `day` is when it takes effect.

A refused write raises ProblemsError; the `key` of a problem names the argument at fault.
"""

from tolok.apps.organizations.actions.appointments import appoint, dismiss
from tolok.apps.organizations.actions.bringing import (
    PeoplePlan,
    Planned,
    apply_people,
    draft_people,
    plan_people,
)
from tolok.apps.organizations.actions.imports import (
    Applied,
    apply_import,
    draft_import,
    import_units,
    plan_import,
)
from tolok.apps.organizations.actions.letterhead import set_letterhead, set_unit_letterhead
from tolok.apps.organizations.actions.offices import found_office
from tolok.apps.organizations.actions.paper_templates import drop_template, set_template
from tolok.apps.organizations.actions.people import (
    Invited,
    close_account,
    end_role,
    invite_again,
    invite_person,
    renew_access,
    reopen_account,
    reset_second_factor,
    take_offers,
    withdraw_offer,
)
from tolok.apps.organizations.actions.regions import load_regions
from tolok.apps.organizations.actions.units import add_unit, close, merge, move, reclassify, rename

__all__ = [
    "Applied",
    "Invited",
    "PeoplePlan",
    "Planned",
    "add_unit",
    "apply_import",
    "apply_people",
    "appoint",
    "close",
    "close_account",
    "dismiss",
    "draft_import",
    "draft_people",
    "drop_template",
    "end_role",
    "found_office",
    "import_units",
    "invite_again",
    "invite_person",
    "load_regions",
    "merge",
    "move",
    "plan_import",
    "plan_people",
    "reclassify",
    "rename",
    "renew_access",
    "reopen_account",
    "reset_second_factor",
    "set_letterhead",
    "set_template",
    "set_unit_letterhead",
    "take_offers",
    "withdraw_offer",
]
