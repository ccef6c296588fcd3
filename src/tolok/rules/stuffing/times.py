"""Signals in the times: too fast, many at once, when nobody was there, just before the close."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import median

from tolok.rules.stuffing.thresholds import Thresholds
from tolok.rules.stuffing.values import Finding, Gathered, Received, at_least
from tolok.rules.texts import Text
from tolok.rules.wording import chain, figure, fill

KIOSK = "kiosk"


def speed(found: Gathered, limits: Thresholds) -> Finding | None:
    """Answers quicker than so many seconds for each item answered; None when no time is known."""
    timed = [(row, row.seconds, _given(row)) for row in found.rows if row.seconds is not None and _given(row)]
    if not timed:
        return None
    fast = [row.id for row, seconds, n in timed if seconds < limits.speed_floor * n]
    middle = median(seconds for _, seconds, _ in timed)
    words = fill(SPEED, n=len(fast), of=len(timed), floor=figure(limits.speed_floor, 0))
    base = fill(SPEED_BASE, middle=figure(middle, 0))
    return Finding("speed", words, tuple(fast), len(timed), base, len(fast) > limits.speed_look * len(timed))


def _given(row: Received) -> int:
    return sum(value is not None for value in row.values)


def bursts(found: Gathered, limits: Thresholds) -> Finding | None:
    """Many answers within minutes: from one device, or from anywhere beyond what the survey's pace lets expect.

    The pace counts only days with answers, over the span between their first and last one. None without times.
    """
    timed = sorted(((row.at, row) for row in found.rows if row.at is not None), key=lambda pair: pair[0])
    if not timed:
        return None
    window = timedelta(minutes=limits.burst_minutes)
    concerned: set[str] = set()
    for device in {row.device for _, row in timed if row.device}:
        own = [pair for pair in timed if pair[1].device == device]
        most = limits.burst_kiosk if own[0][1].mode == KIOSK else limits.burst_device
        concerned |= _crowded(own, window, most)
    pace, windows = _pace(timed, window)
    most = _unlikely(pace, windows, float(limits.burst_chance))
    everywhere = _crowded(timed, window, max(most, limits.burst_device))
    rows = tuple(row.id for _, row in timed if row.id in concerned | everywhere)
    words = fill(BURSTS, n=len(rows), minutes=limits.burst_minutes)
    base = fill(
        BURSTS_BASE,
        pace=figure(pace, 1),
        minutes=limits.burst_minutes,
        device=limits.burst_device,
        kiosk=limits.burst_kiosk,
    )
    return Finding("bursts", words, rows, len(timed), base, bool(rows))


def _pace(timed: Sequence[tuple[datetime, Received]], window: timedelta) -> tuple[float, float]:
    """The mean number in a window while answers come in, and how many such windows there were."""
    days: dict[object, list[datetime]] = {}
    for at, _ in timed:
        days.setdefault(at.date(), []).append(at)
    windows = sum(max(1.0, (max(day) - min(day)) / window) for day in days.values())
    return len(timed) / windows, windows


def _unlikely(pace: float, windows: float, chance: float) -> int:
    """The smallest number that hardly any of the windows holds by chance."""
    most = max(1, int(pace))
    while at_least(most, pace) * windows >= chance:
        most += 1
    return most


def _crowded(timed: Sequence[tuple[datetime, Received]], window: timedelta, most: int) -> set[str]:
    """The ids in any window that holds `most` answers or more; `timed` in order."""
    found: set[str] = set()
    start = taken = 0
    for end, (at, _) in enumerate(timed):
        while at - timed[start][0] > window:
            start += 1
        if end - start + 1 >= most:
            found.update(row.id for _, row in timed[max(start, taken) : end + 1])
            taken = end + 1
    return found


def outside_hours(found: Gathered, limits: Thresholds) -> Finding | None:
    """Answers when the counter was closed; None when hours or times are not known."""
    timed = [(row.at, row) for row in found.rows if row.at is not None]
    if found.hours is None or not timed:
        return None
    outside = [row for at, row in timed if not found.hours.cover(at)]
    attended = sum(row.mode in limits.attended for row in outside)
    words = fill(HOURS, n=len(outside), of=len(timed), attended=attended)
    return Finding("hours", words, tuple(row.id for row in outside), len(timed), HOURS_BASE, attended > 0)


def deadline(found: Gathered, limits: Thresholds) -> Finding | None:
    """Answers of the last days beyond the pace of the days before; None without a period or times."""
    if found.opens is None or found.closes is None:
        return None
    days = [(row.at.date(), row) for row in found.rows if row.at is not None]
    first_late = found.closes - timedelta(days=limits.deadline_days - 1)
    before = (first_late - found.opens).days
    if before < 1 or not days:
        return None
    late = [row.id for day, row in days if first_late <= day <= found.closes]
    early = sum(found.opens <= day < first_late for day, _ in days)
    # one more than seen before, so that an empty beginning does not forbid every answer at the end
    pace = (early + 1) / before * limits.deadline_days
    words = fill(DEADLINE, n=len(late), days=limits.deadline_days)
    base = fill(DEADLINE_BASE, pace=figure(pace, 1))
    beyond = at_least(len(late), pace) < limits.deadline_chance
    return Finding("deadline", words, tuple(late) if beyond else (), len(days), chain(base, INNOCENT), beyond)


SPEED = Text(
    "{n} dari {of} jawaban selesai lebih cepat dari {floor} detik per unsur.",
    "{n} of {of} answers took less than {floor} seconds an item.",
)
SPEED_BASE = Text(
    "Separuh jawaban selesai dalam {middle} detik. Orang yang sering mengisi memang cepat.",
    "Half of the answers took {middle} seconds or less. People who answer often are quick.",
)
BURSTS = Text(
    "{n} jawaban datang berdesakan dalam {minutes} menit.",
    "{n} answers came crowded within {minutes} minutes.",
)
BURSTS_BASE = Text(
    "Biasanya {pace} jawaban per {minutes} menit; satu perangkat baru disebut mulai {device} (kios {kiosk}). Rombongan "
    "atau acara dapat menjadi sebab yang wajar.",
    "Usually {pace} answers come in {minutes} minutes; a device is named from {device} up (a kiosk from {kiosk}). A group of "
    "visitors or an event can be a good reason.",
)
HOURS = Text(
    "{n} dari {of} jawaban masuk saat loket tutup, {attended} di antaranya lewat cara yang perlu petugas.",
    "{n} of {of} answers came in while the counter was closed, {attended} of them in a way that needs staff.",
)
HOURS_BASE = Text(
    "Tautan dan kode QR wajar dibuka malam hari; yang perlu diperiksa adalah kios, tablet petugas dan kertas.",
    "Links and QR codes may well be opened at night; what needs a look are kiosks, officers' tablets and paper.",
)
DEADLINE = Text(
    "{n} jawaban masuk pada {days} hari terakhir.", "{n} answers came in on the last {days} days."
)
DEADLINE_BASE = Text("Dari laju sebelumnya diperkirakan {pace}.", "The pace before lets expect {pace}.")
INNOCENT = Text(
    "Pengingat menjelang penutupan juga menaikkan jumlah jawaban.",
    "A reminder before the close brings answers, too.",
)
