"""What every block of a questionnaire yields: an index with its grade, both integrity indices, or a form's mean.

One person's answers are never an index, and those of a few would tell what one of them ticked; a block that too few
answered has no outcome at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from tolok.rules import packs
from tolok.rules.bands import Band
from tolok.rules.numbers import round_half_up
from tolok.rules.questionnaires.blocks import sources
from tolok.rules.questionnaires.few_rated import (
    form_without,
    integrity_without,
    satisfaction_without,
    withheld_items,
)
from tolok.rules.questionnaires.values import Block, Questionnaire
from tolok.rules.results import Interval
from tolok.rules.surveys.form_means import FormMean, form_mean
from tolok.rules.surveys.integrity import integrity_of_blocks
from tolok.rules.surveys.integrity_results import IntegrityIndex, IntegrityOutcome
from tolok.rules.surveys.intervals import standard_error
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.skm import survey
from tolok.rules.surveys.suppression import SMALLEST
from tolok.rules.surveys.tallies import Tally

Outcome = SurveyOutcome | IntegrityOutcome | FormMean
#: Places to which the mean of a users' form is printed.
FORM_PLACES = 2


@dataclass(frozen=True, slots=True)
class Told:
    """One block in a line: its exact value on its own scale, the rounded one, grade, respondents and interval.

    `error` is the standard error behind the interval, None where there is none.
    """

    value: Fraction | None
    published: Decimal | None
    grade: Band | None
    n: int
    interval: Interval
    error: float | None


def least_told(questionnaire: Questionnaire, minimum: int) -> int:
    """Respondents below which nothing is told: five, and for a users' form, which has no grade, its minimum."""
    return max(SMALLEST, minimum) if questionnaire.purpose == "f03" else SMALLEST


def outcomes(
    questionnaire: Questionnaire,
    tallies: Mapping[str, Tally],
    *,
    minimum: int,
    population: int | None = None,
) -> dict[str, Outcome]:
    """By block key. Both blocks of an integrity survey share one outcome; own questions have none.

    No grade and no verdict is given below `minimum` respondents, nor below the instrument's own. Of elements that few
    rated, and of one more that would give them away, nothing is told; they are named in `withheld`.
    """
    least = least_told(questionnaire, minimum)
    enough = {key: tally for key, tally in tallies.items() if tally.n >= least}
    found: dict[str, Outcome] = {}
    for block in questionnaire.blocks:
        if block.key not in enough:
            continue
        if block.purpose == "skm":
            pack = packs.satisfaction(block.pack_id)
            whole = _graded(survey(pack, enough[block.key], population=population), minimum)
            hidden = withheld_items(block, enough[block.key])
            found[block.key] = satisfaction_without(pack, whole, hidden)
        elif block.purpose == "f03":
            form = form_mean(enough[block.key], population=population)
            found[block.key] = form_without(form, withheld_items(block, enough[block.key]))
        elif block.purpose == "integrity":
            found[block.key] = _integrity(questionnaire, block, enough, minimum, population)
    return found


def part_of(block: Block) -> str:
    """The key by which the pack knows an integrity block: ``ipkp`` or ``ipak``."""
    source = sources().get(block.key)
    return source.part if source else block.key


def told(block: Block, outcome: Outcome, tally: Tally, population: int | None = None) -> Told:
    """One block's outcome in a line; `tally` is what it was computed from."""
    if isinstance(outcome, SurveyOutcome):
        found = outcome.ikm, outcome.ikm_published, outcome.grade, outcome.interval
        slope = Fraction(packs.satisfaction(block.pack_id).factor)
    elif isinstance(outcome, IntegrityOutcome):
        one = outcome.indexes[part_of(block)]
        found = one.index, one.index_published, None, one.interval
        slope = packs.integrity(block.pack_id).conversions[outcome.conversion].slope
    else:
        rounded = None if outcome.mean is None else round_half_up(outcome.mean, FORM_PLACES)
        error = outcome.moments.standard_error(population if (population or 0) >= outcome.n else None)
        return Told(outcome.mean, rounded, None, outcome.n, outcome.interval, error)
    k = len(tally.keys)
    return Told(*found[:3], tally.n, found[3], standard_error(tally, [slope / k] * k, population))


def _graded(found: SurveyOutcome, minimum: int) -> SurveyOutcome:
    if found.n is None or found.n >= minimum:
        return found
    elements = {key: replace(one, grade=None) for key, one in found.elements.items()}
    return replace(found, grade=None, letter_probability=None, elements=elements)


def _integrity(
    questionnaire: Questionnaire,
    block: Block,
    tallies: Mapping[str, Tally],
    minimum: int,
    population: int | None,
) -> IntegrityOutcome:
    pack = packs.integrity(block.pack_id)
    blocks = [one for one in questionnaire.blocks if one.pack_id == block.pack_id and one.key in tallies]
    parts = {part_of(one): tallies[one.key] for one in blocks}
    found = integrity_of_blocks(pack, parts, population=population)
    hidden = {part_of(one): withheld_items(one, tallies[one.key]) for one in blocks}
    told = {key: integrity_without(one, hidden.get(key, ())) for key, one in found.indexes.items()}
    found = replace(found, indexes=told)
    few = {key for key, tally in parts.items() if tally.n < minimum}
    if not few:
        return found
    indexes = {key: _unjudged(one) if key in few else one for key, one in found.indexes.items()}
    return replace(found, indexes=indexes, predicates=dict.fromkeys(found.predicates))


def _unjudged(index: IntegrityIndex) -> IntegrityIndex:
    verdicts = (replace(one, passed=None, distance=None, distance_index=None) for one in index.verdicts)
    return replace(index, verdicts=tuple(verdicts))
