"""``tolok due``: the last day to act, counted in working days."""

import argparse
import re
from datetime import date
from typing import TYPE_CHECKING

from tolok.cli.errors import DONE, WRONG_DATA, WRONG_USE, fail
from tolok.cli.output import add_format, table, write
from tolok.rules.days import day_first
from tolok.rules.texts import Problem, Text

if TYPE_CHECKING:
    from tolok.rules.deadlines.clocks import Due

NAME = "due"
HELP = "hitung batas waktu dalam hari kerja / compute a deadline in working days"
EXAMPLE = "tolok due --from 21-11-2026 --working-days 10"
DATE_WANTED = Text("tanggal seperti 2026-11-21 atau 21-11-2026", "a date such as 2026-11-21 or 21-11-2026")
DAYS_WANTED = Text("bilangan bulat mulai dari 1", "a whole number from 1")
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
SKIPPED = {"date": "Tanggal", "name": "Hari yang tidak dihitung", "layer": "Lapis"}
LAYER_WORDS = {
    "national_holiday": "libur nasional",
    "collective_leave": "cuti bersama",
    "local_holiday": "libur daerah",
    "weekend": "akhir pekan",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument(
        "--from",
        dest="received",
        required=True,
        metavar="TANGGAL",
        help="hari terima, hari ke-0 / day of receipt",
    )
    parser.add_argument(
        "--working-days", required=True, metavar="N", help="jumlah hari kerja / number of working days"
    )
    parser.add_argument("--calendar", default="id", metavar="ID", help="kalender / calendar (id)")
    parser.add_argument(
        "--no-collective-leave",
        dest="collective_leave",
        action="store_false",
        help="cuti bersama tetap hari kerja / collective leave counts as work",
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the deadline; wrong dates, numbers and calendar names are wrong use, a missing year is wrong data."""
    from tolok.rules import calendars
    from tolok.rules.deadlines import clocks as deadlines

    received, days = parse_date(options.received), _whole(options.working_days)
    problems = []
    if received is None:
        problems.append(_wrong("--from", options.received, DATE_WANTED))
    if days is None:
        problems.append(_wrong("--working-days", options.working_days, DAYS_WANTED))
    if received is None or days is None:
        return fail(problems, WRONG_USE)
    try:
        calendar = calendars.calendar(options.calendar)
        found = deadlines.due(received, days, calendar, collective_leave=options.collective_leave)
    except deadlines.OutOfCalendarError as error:
        return fail(error.problems, WRONG_DATA)
    except (deadlines.DaysError, calendars.UnknownCalendarError) as error:
        return fail(error.problems, WRONG_USE)
    _print(found, options.format)
    return DONE


def parse_date(text: str) -> date | None:
    """An ISO date or a day-first one with ``-``, ``/`` or ``.`` between its parts; None for anything else."""
    text = text.strip()
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text, re.ASCII)
    first = re.fullmatch(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", text, re.ASCII)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        return date(int(first[4]), int(first[3]), int(first[1])) if first else None
    except ValueError:
        return None


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch(r"-?\d{1,9}", text.strip(), re.ASCII) else None


def _wrong(option: str, found: str, wanted: Text) -> Problem:
    fault = Text(f"Isi {option} tidak dapat dibaca.", f"The value of {option} cannot be read.")
    return Problem(fault, found=found, wanted=wanted)


def _print(found: "Due", form: str) -> None:
    if form == "table":
        print(_for_people(found))
        return
    skipped: object = [{"date": day.date, "name": day.name.id, "layer": day.layer} for day in found.skipped]
    if form == "csv":
        skipped = "; ".join(f"{day.date} {day.name.id} ({day.layer})" for day in found.skipped)
    row = {
        "due": found.due,
        "skipped": skipped,
        "calendar": found.calendar,
        "calendar_version": found.calendar_version,
        "confirmed": found.confirmed,
    }
    write([row], form, dict.fromkeys(row, ""), single=True)


def _for_people(found: "Due") -> str:
    sure = "pasti" if found.confirmed else "belum pasti: ada tanggal yang masih perkiraan"
    lines = [
        f"Batas waktu  {_weekday(found.due)}, {day_first(found.due)}",
        f"Dihitung     {found.working_days} hari kerja sesudah {_weekday(found.received)}, "
        f"{day_first(found.received)}",
        f"Kalender     {found.calendar}, versi {found.calendar_version} ({sure})",
        *(f"Dasar        {decree.title}" for decree in found.basis),
    ]
    rows = [{"date": day.date, "name": day.name.id, "layer": LAYER_WORDS[day.layer]} for day in found.skipped]
    return "\n".join([*lines, "", table(rows, SKIPPED)] if rows else lines)


def _weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]
