"""What of F-01 has to be explained, as pages of the unit and of evaluators list it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from tolok.apps.evaluation.models import Locus
from tolok.apps.evaluation.selectors.explaining import to_explain, to_explain_now
from tolok.apps.evaluation.views.claims.words import record_url
from tolok.rules.gathered import Basis, Gathered
from tolok.rules.gathering.agreeing import Differing
from tolok.web.printing import say
from tolok.web.shapes import Link


@dataclass(frozen=True, slots=True)
class Explained:
    """One thing that differs: in words, the registers that tell it, and the indicators that ask it."""

    text: str
    links: tuple[Link, ...]
    names: str


def explained_now(locus: Locus, facts: Iterable[Gathered], today: date, code: str = "") -> list[Explained]:
    """For the unit, beside its registers as they are now, with the pages on which they are kept; of one indicator or
    of all."""
    found = to_explain_now(locus, facts, today)
    return _of(locus, found, code, lambda base: base.address)


def explained(locus: Locus, day: date, code: str) -> list[Explained]:
    """For evaluators and for who reads an F-01 that was handed in on `day`: of one indicator, as its records were."""
    return _of(locus, to_explain(locus, day), code, lambda base: record_url(locus, base.origin))


def _of(
    locus: Locus, found: Iterable[Differing], code: str, url_of: Callable[[Basis], str]
) -> list[Explained]:
    indicators = locus.form.instrument.indicators
    shown = []
    for one in found:
        if code and code not in one.codes:
            continue
        links = tuple(Link(say(base.title), url) for base in one.bases if (url := url_of(base)))
        names = (f"{indicators[each].number}. {say(indicators[each].title)}" for each in one.codes)
        shown.append(Explained(say(one.words), links, "; ".join(names)))
    return shown
