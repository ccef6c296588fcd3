"""What the linter finds in a version, and which of it was answered."""

from datetime import date

from tolok.apps.standards.models import StandardVersion
from tolok.rules.standard_linter import Finding, ServiceFacts, findings


def facts_of(version: StandardVersion, day: date) -> ServiceFacts:
    """What the linter must know around a standard."""
    return ServiceFacts(day=day, free_of_charge=version.service.free_of_charge)


def findings_of(version: StandardVersion, day: date) -> tuple[Finding, ...]:
    """Everything the linter finds in a version today."""
    return findings(version.standard, facts_of(version, day))


def answers_of(version: StandardVersion) -> dict[tuple[str, str], str]:
    """Answers by rule and fingerprint."""
    return {(one.rule, one.about): one.answer for one in version.lint_answers.all()}
