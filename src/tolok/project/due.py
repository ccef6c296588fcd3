"""Recurring work of every app, in the order it is done. `tolok manage run_due` does what is due."""

from datetime import timedelta

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

#: A function that takes `now`, by its dotted name, and how often it is called. The beat comes first, so that slow
#: work after it is not taken for an outage.
DUTIES: tuple[tuple[str, timedelta], ...] = (
    ("tolok.apps.common.actions.beat", MINUTE),
    ("tolok.apps.notices.actions.send_due", MINUTE),
    ("tolok.apps.surveys.actions.read_comments", MINUTE),
    ("tolok.apps.catalogue.actions.indexing.refresh_due", MINUTE),
    ("tolok.apps.surveys.actions.compute_due", 5 * MINUTE),
    ("tolok.apps.surveys.actions.closed_files.write_due", 5 * MINUTE),
    ("tolok.apps.surveys.actions.send_invitations_due", 5 * MINUTE),
    ("tolok.apps.surveys.actions.remind_due", HOUR),
    ("tolok.apps.commitments.actions.remind_due", HOUR),
    ("tolok.apps.evaluation.actions.records.renew_due", DAY),
    ("tolok.apps.evaluation.actions.freezing.freeze_due", DAY),
    ("tolok.apps.standards.actions.planning.remind_due", HOUR),
    ("tolok.apps.calculation.actions.forget_expired", DAY),
    ("tolok.apps.surveys.actions.importing.forget_drafts", DAY),
    ("tolok.apps.evidence.actions.look_again", 5 * MINUTE),
    ("tolok.apps.evidence.actions.fetch_waiting", 5 * MINUTE),
    ("tolok.apps.evidence.actions.forget_unfinished", DAY),
    ("tolok.apps.consultation.actions.forget_due", DAY),
    ("tolok.apps.standards.actions.link_checks.check_due", 5 * MINUTE),
)
