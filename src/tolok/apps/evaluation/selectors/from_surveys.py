"""What the unit's surveys in Tolok propose for one indicator: shown beside it, never scored by itself."""

from datetime import date

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import Locus
from tolok.apps.surveys.policies import may_see_unit
from tolok.apps.surveys.selectors.performance import skm_performance
from tolok.rules.survey_performance import ANSWERED, Proposed


def from_surveys(locus: Locus, code: str) -> Proposed | None:
    """The proposal for one indicator of a unit's form; None where it asks something else or no survey was held.

    Which indicators ask about surveys stands in the instrument. No statement for the others, at most five for these.
    """
    instrument = locus.form.instrument
    row = instrument.indicators.get(code)
    if row is None or row.rule is None or not set(row.rule.facts()) <= set(ANSWERED):
        return None
    found = skm_performance([locus.unit_id], locus.cycle.year, instrument).get(locus.unit_id, ())
    return next((one for one in found if one.indicator.code == code), None)


def may_open(person: User, locus: Locus, day: date) -> bool:
    """Whether a person may open the page on which the proposal stands with its facts."""
    return may_see_unit(person, locus.unit_id, day)
