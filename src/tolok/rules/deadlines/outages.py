"""Outages before a deadline: time the platform took away is given back.

The rule is ours and shown to everybody: every minute of outage in the last hours before the deadline (24 unless
set otherwise) is added after it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from tolok.rules.texts import Text

DAY = timedelta(hours=24)
NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Outage:
    """From `start` until `end`, both aware of their zone, people could not use the platform; `why` in free words.

    One that still lasts is given with the present moment as its end.
    """

    start: datetime
    end: datetime
    why: str = ""


@dataclass(frozen=True, slots=True)
class Extended:
    """The deadline that counts: `deadline` = the one set + `added`, and the outages because of which."""

    deadline: datetime
    added: timedelta
    because: tuple[Outage, ...]
    words: Text


def extended(deadline: datetime, outages: Iterable[Outage], window: timedelta = DAY) -> Extended:
    """The deadline after giving back what outages took from its last `window`.

    Of an outage only what lies in the window counts; overlapping ones count once. What is given back is usable
    time: an outage that runs over the deadline, or falls into the extension, moves the end on by what it takes
    from it. One that begins at or after the end changes nothing, and a window of zero
    switches the rule off. Raises ValueError for times without a zone, an
    outage that ends before it starts and a negative window.
    """
    found = list(outages)
    _refuse(deadline, found, window)
    found.sort(key=lambda outage: outage.start)
    opened, end = deadline - window, deadline
    for start, last in _united(found):
        lost = max(start, opened)
        if lost < min(last, end):
            # every second lost before the end, wherever the end has moved to by now, moves it by a second
            end += last - lost
    because = tuple(outage for outage in found if max(outage.start, opened) < min(outage.end, end))
    return Extended(end, end - deadline, because, _words(end - deadline, len(because), window))


def _refuse(deadline: datetime, outages: list[Outage], window: timedelta) -> None:
    moments = [deadline, *(moment for outage in outages for moment in (outage.start, outage.end))]
    if any(moment.utcoffset() is None for moment in moments):
        raise ValueError("a deadline and its outages need a time zone")
    if window < NOTHING:
        raise ValueError(f"window {window} below zero")
    for outage in outages:
        if outage.end < outage.start:
            raise ValueError(f"outage ends at {outage.end}, before it starts at {outage.start}")


def _united(outages: list[Outage]) -> Iterator[tuple[datetime, datetime]]:
    """Overlapping and touching outages as one, in order of time."""
    held: tuple[datetime, datetime] | None = None
    for outage in outages:
        if held and outage.start <= held[1]:
            held = held[0], max(held[1], outage.end)
        else:
            if held:
                yield held
            held = outage.start, outage.end
    if held:
        yield held


def _words(added: timedelta, count: int, window: timedelta) -> Text:
    span = length(window)
    if not added:
        return Text(
            f"Tidak ada gangguan dalam {span.id} terakhir, jadi tenggat tetap.",
            f"There was no outage in the last {span.en}, so the deadline stays.",
        )
    told, times = length(added), "once" if count == 1 else f"{count} times"
    return Text(
        f"Tenggat diperpanjang {told.id} karena aplikasi terganggu {count} kali dalam {span.id} terakhir; lamanya "
        "gangguan dikembalikan penuh.",
        f"The deadline is extended by {told.en} because the platform was down {times} in the last {span.en}; the "
        "time lost is given back in full.",
    )


def length(span: timedelta) -> Text:
    """A length of time in words, in hours and minutes; seconds are told only where they are all there is."""
    seconds = int(span.total_seconds())
    hours, minutes = divmod(seconds // 60, 60)
    if not seconds // 60:
        return Text(f"{seconds} detik", f"{seconds} second{'s' * (seconds != 1)}")
    parts = [
        (f"{number} {name}", f"{number} {english}{'s' * (number != 1)}")
        for number, name, english in ((hours, "jam", "hour"), (minutes, "menit", "minute"))
        if number
    ]
    return Text(" ".join(part[0] for part in parts), " ".join(part[1] for part in parts))
