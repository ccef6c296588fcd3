"""``tolok cycle``: closed cycles of the database as a package, and as the workbook that ``tolok evaluate`` reads."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tolok.cli.errors import DONE, WRONG_DATA, WRONG_USE, fail
from tolok.cli.output import add_format, write
from tolok.rules.texts import Problem, Text

if TYPE_CHECKING:
    from tolok.rules.cycles.values import CycleRecord

NAME = "cycle"
HELP = "siklus di basis data: daftar, paket, level / cycles in the database: list, package, levels"
EXAMPLE = "tolok cycle export 7 --to siklus-2025.zip"
COLUMNS = {
    "id": "Nomor",
    "office": "Instansi",
    "name": "Siklus",
    "year": "Tahun",
    "state": "Tahap",
    "units": "Unit",
    "results": "Hasil terkunci",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare list, export and levels."""
    actions = parser.add_subparsers(dest="action", required=True)
    listing = actions.add_parser(
        "list", help="semua siklus / all cycles", epilog="contoh / example: tolok cycle list"
    )
    add_format(listing)
    export = actions.add_parser(
        "export",
        help="tulis paket hasil terkunci / write the package of a locked result",
        epilog=f"contoh / example: {EXAMPLE}",
    )
    levels = actions.add_parser(
        "levels",
        help="tulis level akhir untuk ‘tolok evaluate’ / write the final levels for ‘tolok evaluate’",
        epilog="contoh / example: tolok cycle levels 7 --to level.xlsx",
    )
    for action, name in ((export, "FILE.zip"), (levels, "FILE.xlsx")):
        action.add_argument(
            "cycle", type=number, metavar="CYCLE_ID", help="nomor siklus / number of the cycle"
        )
        action.add_argument(
            "--to", type=Path, required=True, metavar=name, help="berkas tujuan / file to write"
        )
        action.add_argument(
            "--result",
            type=number,
            metavar="N",
            help="nomor hasil, bawaan yang terakhir / number of the result (the last)",
        )
    levels.add_argument(
        "--instrument", metavar="ID", help="bila siklus memakai beberapa / where the cycle has several"
    )


def number(text: str) -> int:
    """A number that a database can hold. Raises ValueError."""
    found = int(text)
    if not 0 <= found < 2**31:
        raise ValueError(text)
    return found


def run(options: argparse.Namespace) -> int:
    """Set Django up and do what was asked; 1 where the database has no answer."""
    import django
    from django.db import DatabaseError

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tolok.project.settings.demo")
    django.setup()
    try:
        return _answer(options)
    except DatabaseError as error:
        # the first line says what is wrong; the rest is for people who program
        said = str(error).partition("\n")[0]
        return fail([Problem(NO_DATABASE, found=said)], WRONG_DATA)


def _answer(options: argparse.Namespace) -> int:
    if options.action == "list":
        from tolok.apps.evaluation.selectors.package import listed

        write(listed(), options.format, COLUMNS)
        return DONE
    record = _record(options)
    if record is None:
        return fail([Problem(NO_RESULT, found=str(options.cycle), wanted=LISTED)], WRONG_USE)
    return _export(options, record) if options.action == "export" else _levels(options, record)


def _record(options: argparse.Namespace) -> "CycleRecord | None":
    from tolok.apps.evaluation.selectors.package import locked_result, record_of

    result: Any = locked_result(options.cycle, options.result)
    return None if result is None else record_of(result)


def _export(options: argparse.Namespace, record: "CycleRecord") -> int:
    from tolok.cli.files import write_whole
    from tolok.sheets.cycles.package import fingerprint, package_files, write_package

    code = write_whole(options.to, write_package(record))
    if code == DONE:
        print(
            f"{options.to}: {len(record.units)} unit, sidik / fingerprint {fingerprint(package_files(record))}"
        )
    return code


def _levels(options: argparse.Namespace, record: "CycleRecord") -> int:
    from tolok.cli.files import write_whole
    from tolok.rules.frozen import thaw
    from tolok.sheets.instruments.exported_levels import exported_levels

    judged = {unit.pack for unit in record.units}
    used = {pack.id: pack for pack in record.packs if pack.id in judged}
    wanted = options.instrument or next(iter(used), "")
    if wanted not in used or (options.instrument is None and len(used) > 1):
        listed = ", ".join(used)
        return fail([Problem(WHICH, found=options.instrument, wanted=Text(listed, listed))], WRONG_USE)
    pack = used[wanted]
    return write_whole(options.to, exported_levels(record, thaw(pack.files, pack.id, pack.hash)))


NO_DATABASE = Text(
    "Basis data tidak menjawab atau belum disiapkan. Jalankan ‘tolok serve’ sekali, atau periksa alamatnya.",
    "The database does not answer or is not set up. Run ‘tolok serve’ once, or check its address.",
)
NO_RESULT = Text(
    "Siklus ini tidak ada, atau hasil itu belum dikunci.",
    "There is no such cycle, or that result is not locked yet.",
)
LISTED = Text("nomor dari ‘tolok cycle list’", "a number from ‘tolok cycle list’")
WHICH = Text(
    "Siklus ini memakai beberapa instrumen. Sebut satu dengan --instrument.",
    "This cycle has several instruments. Name one with --instrument.",
)
