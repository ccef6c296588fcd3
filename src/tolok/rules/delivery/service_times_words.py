"""Measured service times in words: the promise, how many kept it, the ranks, the period and where it comes from."""

from calendar import monthrange
from datetime import date
from fractions import Fraction

from tolok.rules.days import ENGLISH_MONTHS, MONTHS, day_said
from tolok.rules.delivery.measuring import promised, time_sources
from tolok.rules.delivery.service_times import Promise, Times
from tolok.rules.standards.values import Unit
from tolok.rules.standards.words import amount_of
from tolok.rules.texts import Text
from tolok.rules.wording import figure, fill, share


def promise_said(promise: Promise, key: str = "limit") -> Text:
    """The promise in words: 3 hari kerja; for a wait also that it is one, for opening hours that only these count."""
    found = amount_of(promise.most, promise.unit)
    if promise.opening:
        found = fill(WHILE_OPEN, time=found)
    return fill(WAITING, time=found) if key == "waiting" else found


def time_said(value: Fraction, unit: Unit) -> Text:
    """A measured time with its unit, rounded once to two places."""
    rounded = Fraction(figure(value, 2)) if value.denominator > 1 else value
    return amount_of(rounded, unit)


def kept_said(times: Times, key: str = "limit") -> Text:
    """How many kept it, with the share where there are enough of them."""
    met = promised()[key].met
    part = times.share
    if part is None:
        return fill(FEW, within=times.within, n=times.n, met=met)
    return fill(KEPT, within=times.within, n=times.n, share=share(part, 1), met=met)


def ranks_said(times: Times, unit: Unit) -> Text | None:
    """Median and P90 in words; None where neither is known."""
    parts = []
    if times.median is not None:
        parts.append(fill(MEDIAN, time=time_said(times.median, unit)))
    if times.p90 is not None:
        parts.append(fill(P90, time=time_said(times.p90, unit)))
    if not parts:
        return None
    return Text(", ".join(one.id for one in parts), ", ".join(one.en for one in parts))


def measured_said(promise: Promise, times: Times, key: str, first: date, last: date, source: str) -> Text:
    """Everything about a measurement in one sentence."""
    ranks = ranks_said(times, promise.unit)
    said = fill(SENTENCE, promise=promise_said(promise, key), kept=kept_said(times, key))
    if ranks is not None:
        said = fill(Text("{said}, {ranks}", "{said}, {ranks}"), said=said, ranks=ranks)
    where = time_sources()[source].name if source in time_sources() else Text(source, source)
    return fill(CLOSING, said=said, period=period_said(first, last), source=where)


def period_said(first: date, last: date) -> Text:
    """A period: Januari–Juni 2026 where it is whole months, else from day to day."""
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if not whole:
        return fill(
            Text("{first} sampai {last}", "{first} to {last}"), first=day_said(first), last=day_said(last)
        )
    return Text(_months(first, last, MONTHS), _months(first, last, ENGLISH_MONTHS))


def _months(first: date, last: date, names: tuple[str, ...]) -> str:
    end = f"{names[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    start = names[first.month - 1]
    return f"{start}–{end}" if first.year == last.year else f"{start} {first.year}–{end}"


WHILE_OPEN = Text("{time} (dihitung saat buka)", "{time} (counted while open)")
WAITING = Text("waktu tunggu {time}", "a wait of {time}")
FEW = Text("{within} dari {n} permohonan {met}", "{within} of {n} cases {met}")
KEPT = Text("{within} dari {n} permohonan ({share}) {met}", "{within} of {n} cases ({share}) {met}")
MEDIAN = Text("median {time}", "median {time}")
P90 = Text("9 dari 10 paling lama {time}", "9 of 10 at most {time}")
SENTENCE = Text("Janji {promise}; {kept}", "Promise {promise}; {kept}")
CLOSING = Text("{said}; {period}, sumber: {source}.", "{said}; {period}, source: {source}.")
