"""What is wrong, doubtful or could be better in a service standard, each finding in words."""

from collections.abc import Callable, Iterator

from tolok.rules.standards import lint_delivery as delivery
from tolok.rules.standards import lint_inside as inside
from tolok.rules.standards import lint_times as times
from tolok.rules.standards.findings import SEVERITIES as SEVERITIES
from tolok.rules.standards.findings import Finding as Finding
from tolok.rules.standards.findings import ServiceFacts as ServiceFacts
from tolok.rules.standards.findings import Severity as Severity
from tolok.rules.standards.values import Standard

Rule = Callable[[Standard, ServiceFacts], Iterator[Finding]]
#: Every rule, in the law's order of what it looks at.
RULES: tuple[Rule, ...] = (
    delivery.once_only,
    delivery.many_signatures,
    times.steps_over_limit,
    delivery.hours_in_time,
    delivery.unmeasured_time,
    delivery.costs,
    delivery.complaint_channels,
    delivery.one_mobile,
    inside.other_region,
    inside.revoked_law,
    inside.unstructured_law,
    inside.unknown_status,
    inside.boilerplate,
    inside.no_compensation,
    inside.shown_inside,
    inside.inside_in_public_words,
    inside.image_only,
)


def findings(standard: Standard, facts: ServiceFacts) -> tuple[Finding, ...]:
    """Everything the linter finds, errors first, then in the law's order; the same finding once."""
    found = {(one.rule, one.about): one for rule in RULES for one in rule(standard, facts)}
    return tuple(
        sorted(found.values(), key=lambda one: (SEVERITIES.index(one.severity), int(one.code[1:] or 99)))
    )
