"""Outcomes without what few people rated: the one place from which pages, files, papers and open data follow."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from tolok.rules.questionnaires.values import Block
from tolok.rules.results import Step
from tolok.rules.surveys import warnings as survey_warnings
from tolok.rules.surveys.form_means import FormMean, StatementMean
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.integrity_results import IntegrityIndex
from tolok.rules.surveys.intervals import no_interval
from tolok.rules.surveys.ranks import ranks
from tolok.rules.surveys.reliability import Reliability
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.suppression import SMALLEST, rated_by_few
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import Text
from tolok.rules.wording import fill, several


def withheld_items(block: Block, tally: Tally) -> tuple[str, ...]:
    """The elements of a block whose own numbers are withheld; see `suppression.rated_by_few`."""
    return rated_by_few(dict(zip(tally.keys, tally.counts, strict=True)), block.constant)


def satisfaction_without(pack: Satisfaction, found: SurveyOutcome, hidden: Collection[str]) -> SurveyOutcome:
    """The outcome with nothing of `hidden` but their names; the index stays what it is."""
    if not hidden:
        return found
    told = {key: one for key, one in found.elements.items() if key not in hidden}
    places = ranks({key: one.nrr for key, one in told.items() if one.nrr is not None})
    held = no_interval(WITHHELD)
    elements = {
        key: replace(
            one, n=None, total=None, nrr=None, grade=None, rank=None, levels=None, outside=0, interval=held
        )
        if key in hidden
        else replace(one, rank=places.get(key))
        for key, one in found.elements.items()
    }
    low, high = _span(one.n for one in told.values())
    # how many rated a withheld one would tell which of them few rated
    uncounted = {key: replace(one, n=None) if key in hidden else one for key, one in found.elements.items()}
    words = survey_warnings.of(pack, replace(found, elements=uncounted, n_min=low, n_max=high), seen=True)
    return replace(
        found,
        elements=elements,
        n_min=low,
        n_max=high,
        reliability=_reliability(found.reliability, hidden),
        warnings=(*words, named(pack, hidden)),
        trail=_trail(found.trail, hidden),
        withheld=tuple(hidden),
    )


def integrity_without(found: IntegrityIndex, hidden: Collection[str]) -> IntegrityIndex:
    """One index with nothing of its items `hidden` but their names."""
    if not hidden:
        return found
    items = {
        key: replace(one, n=None, total=None, mean=None, outside=0) if key in hidden else one
        for key, one in found.items.items()
    }
    low, high = _span(one.n for key, one in items.items() if key not in hidden)
    trail = _trail(found.trail, hidden)
    return replace(found, items=items, n_min=low, n_max=high, trail=trail, withheld=tuple(hidden))


def form_without(found: FormMean, hidden: Collection[str]) -> FormMean:
    """A form's mean with nothing of its statements `hidden` but their keys."""
    if not hidden:
        return found
    held = no_interval(WITHHELD)
    statements = {
        key: StatementMean(key, 0, None, (), held) if key in hidden else one
        for key, one in found.statements.items()
    }
    return replace(found, statements=statements, withheld=tuple(hidden))


def named(pack: Satisfaction, hidden: Collection[str]) -> Text:
    """Which elements of a pack are withheld, and why."""
    return fill(WHICH, names=several(pack.by_key[key].name for key in hidden))


def _span(counts: Iterable[int | None]) -> tuple[int | None, int | None]:
    known = [n for n in counts if n is not None]
    return min(known, default=None), max(known, default=None)


def _reliability(found: Reliability | None, hidden: Collection[str]) -> Reliability | None:
    """Only of five complete rows or more, and without the correlations of what is withheld."""
    if found is None or found.n < SMALLEST:
        return None
    return replace(found, items={key: one for key, one in found.items.items() if key not in hidden})


def _trail(step: Step, hidden: Collection[str]) -> Step:
    if step.key in hidden:
        return replace(step, value=None, rule=WITHHELD, parts=())
    return replace(step, parts=tuple(_trail(part, hidden) for part in step.parts))


WITHHELD = Text(
    "Ditahan: dinilai kurang dari lima orang, atau akan membuka nilai unsur lain yang dinilai kurang dari lima orang.",
    "Withheld: rated by fewer than five people, or would give away another element that fewer than five people rated.",
)
WHICH = Text(
    "{names} ditahan: dinilai kurang dari lima orang, atau akan membuka nilai unsur lain yang dinilai kurang dari lima "
    "orang.",
    "{names} are withheld: rated by fewer than five people, or would give away another element that fewer than five "
    "people rated.",
)
