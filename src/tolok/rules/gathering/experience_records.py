"""What records of a unit say against a claim: measured times beside promised ones, visits beside published hours."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tolok.rules.delivery.claimed_hours import Published, untold
from tolok.rules.delivery.hours_visits import Visit, counted_said, visit_said
from tolok.rules.delivery.published_hours import Difference
from tolok.rules.delivery.service_times import Promise, Times
from tolok.rules.delivery.service_times_words import measured_said
from tolok.rules.gathered import Basis
from tolok.rules.texts import Text, join
from tolok.rules.wording import fill

#: Visits named in one sentence; the pages have the rest.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """From where on records contradict: least cases and the share below which, least visits and how many failed, and
    the hours of a working day beyond which they are extra ones."""

    cases: int
    below: Fraction
    checks: int
    failed: int
    usual: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Measured:
    """A measurement of one service: of which promise (`key`), the result, the period and where it comes from."""

    service: Text
    key: str
    promise: Promise
    times: Times
    first: date
    last: date
    source: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Visited:
    """A visit and where it is read."""

    visit: Visit
    basis: Basis


@dataclass(frozen=True, slots=True)
class Records:
    """What was measured and visited in a period, where published hours differ, and the published hours themselves."""

    measured: tuple[Measured, ...] = ()
    visits: tuple[Visited, ...] = ()
    differences: tuple[Difference, ...] = ()
    published: Published | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that speaks against a claim."""

    kind: str
    key: str
    words: Text
    bases: tuple[Basis, ...]


NOTHING = Records()


def records_against(
    records: Records, row: Mapping[str, Sequence[str]], limits: Limits, ticked: Collection[str] = ()
) -> tuple[Found, ...]:
    """What speaks against a high claim of an indicator whose pairs are `row`; `ticked` are the options it rests on."""
    found = list(_times(records.measured, row.get("measured_time", ()), limits))
    keys = row.get("opening_hours", ())
    found += _visits(records.visits, keys, limits)
    if "differs" in keys:
        found += [Found("opening_hours", "differs", one.words, one.bases) for one in records.differences]
    if records.published is not None:
        against = untold(set(ticked) & set(row.get("published_hours", ())), records.published, limits.usual)
        found += [Found("published_hours", key, words, (records.published.basis,)) for key, words in against]
    return tuple(found)


def _times(measured: Sequence[Measured], keys: Sequence[str], limits: Limits) -> Iterator[Found]:
    """Of every service and promise the newest measurement counts: what was slow and got better is no contradiction."""
    newest: dict[tuple[str, str], Measured] = {}
    for one in sorted(measured, key=lambda one: one.last):
        newest[one.service.id, one.key] = one
    for one in newest.values():
        part = one.times.share
        if one.key in keys and one.times.n >= limits.cases and part is not None and part < limits.below:
            said = measured_said(one.promise, one.times, one.key, one.first, one.last, one.source)
            words = fill(Text("{service}: {said}", "{service}: {said}"), service=one.service, said=said)
            yield Found("measured_time", one.key, words, (one.basis,))


def _visits(visits: Sequence[Visited], keys: Sequence[str], limits: Limits) -> Iterator[Found]:
    during = [one for one in visits if one.visit.says == "open"]
    failed = [one for one in during if one.visit.found in keys]
    if len(during) < limits.checks or len(failed) < max(limits.failed, 1):
        return
    failed.sort(key=lambda one: one.visit.at, reverse=True)
    named = join(visit_said(one.visit) for one in failed[:NAMED])
    words = fill(SEEN, counted=counted_said([one.visit for one in during]), named=named)
    yield Found("opening_hours", failed[0].visit.found, words, tuple(one.basis for one in failed[:NAMED]))


SEEN = Text("{counted}. {named}.", "{counted}. {named}.")
