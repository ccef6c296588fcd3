"""Writes of the audit, of outages, and of when recurring work was done."""

from tolok.apps.common.actions.audit import CHAIN, Person, Values, office_scope, plain, record, record_read
from tolok.apps.common.actions.duties import run_due
from tolok.apps.common.actions.outages import beat, note_outage
from tolok.apps.common.tracing import traced  # for commands and tasks of the apps above

__all__ = [
    "CHAIN",
    "Person",
    "Values",
    "beat",
    "note_outage",
    "office_scope",
    "plain",
    "record",
    "record_read",
    "run_due",
    "traced",
]
