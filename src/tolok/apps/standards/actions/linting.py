"""A warning of the linter is answered: why the words stay as they are."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.standards.actions.drafting import locked
from tolok.apps.standards.models import LintAnswer, StandardVersion
from tolok.apps.standards.refusals import versions as refusals
from tolok.apps.standards.selectors.linting import findings_of
from tolok.rules.texts import refuse_all


def answer(
    *, version: StandardVersion, rule: str, about: str, words: str, by: User | None, now: datetime
) -> LintAnswer:
    """Say why a warning or advice is left as it is; it holds for the very words the finding showed.

    Raises ProblemsError without words, for an error, and for a finding that is not there (any more).
    """
    with transaction.atomic():
        row = locked(version)
        found = [
            one for one in findings_of(row, timezone.localdate(now)) if (one.rule, one.about) == (rule, about)
        ]
        refuse_all(
            [
                (not found, refusals.NO_FINDING, ""),
                (any(one.severity == "error" for one in found), refusals.ERROR_STAYS, ""),
                (not words.strip(), refusals.NO_ANSWER, "words"),
            ]
        )
        kept, _ = LintAnswer.objects.update_or_create(
            version=row, rule=rule, about=about, defaults={"answer": words.strip(), "by": by, "at": now}
        )
        after = {"rule": rule, "component": found[0].code, "answer": words.strip()}
        record(by=by, action="standards.answer_finding", target=row, after=after, now=now)
    return kept
