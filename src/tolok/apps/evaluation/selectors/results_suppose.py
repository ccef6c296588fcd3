"""From which levels a unit may suppose others: the settled ones, or before they are told, its own claims."""

from dataclasses import dataclass, replace

from tolok.apps.evaluation.models import Claim, Locus
from tolok.apps.evaluation.selectors.cycles import form_key
from tolok.apps.evaluation.selectors.standing import givens
from tolok.rules.index.weighted import Given


@dataclass(frozen=True, slots=True)
class Start:
    """What to begin from. `settled`: levels of evaluators; otherwise what the unit's own answers propose."""

    given: Given
    settled: bool
    users: str | None

    @property
    def without_users(self) -> bool:
        """Whether the form of users has no answers here, so that its value must be supposed too."""
        return self.users is not None and self.users not in self.given.answers


def start_of(locus: Locus, *, settled: bool) -> Start:
    """Where a unit stands, for whoever may see settled levels or only its own claims. Five statements at most."""
    key = form_key(locus.form.instrument)
    if settled:
        given = givens([locus], locus.cycle.gap)[locus.pk]
        heard = {form: moments for form, moments in given.answers.items() if moments.n}
        return Start(replace(given, answers=heard), True, key)
    rows = Claim.objects.filter(locus=locus, proposed__isnull=False)
    levels = {code: level for code, level in rows.values_list("code", "proposed") if level is not None}
    return Start(Given(locus.name, levels), False, key)
