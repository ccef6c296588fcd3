"""``tolok verify``: a package of a closed cycle computed again, without server or database."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tolok.cli.errors import DONE, WRONG_DATA, WRONG_USE, fail, missing_files, remark
from tolok.cli.lines import plain
from tolok.cli.output import add_format, write
from tolok.rules.texts import Problem, ProblemsError, Text

if TYPE_CHECKING:
    from tolok.rules.differences import Difference
    from tolok.sheets.cycles.reading import Package

NAME = "verify"
HELP = "hitung ulang paket siklus yang sudah ditutup / compute the package of a closed cycle again"
EXAMPLE = "tolok verify siklus-2025.zip --files bukti"
COLUMNS = {"unit": "Unit", "part": "Bagian", "found": "Tertulis", "wanted": "Seharusnya", "text": "Masalah"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument(
        "package", type=Path, metavar="PACKAGE", help="paket siklus, ZIP / package of a cycle"
    )
    parser.add_argument(
        "--files",
        type=Path,
        metavar="DIR",
        help="bandingkan berkas bukti di map ini dengan sidiknya / compare proof in this folder with its hashes",
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Compute everything again; 0 where all of it is the same, 1 where something differs or cannot be read."""
    from tolok.rules.cycles.checks import verify
    from tolok.sheets.cycles.proofs import check_files
    from tolok.sheets.cycles.reading import read_package

    if absent := missing_files(options.package, options.files) or _no_folder(options.files):
        return fail(absent, WRONG_USE)
    try:
        package = read_package(options.package)
        differences = [*package.changed, *verify(package.record)]
        if options.files:
            differences += check_files(package.record, options.files)
    except ProblemsError as error:
        return fail(error.problems, WRONG_DATA)
    except OSError as error:
        return fail([Problem(UNREADABLE, file=str(error.filename), found=error.strerror)], WRONG_DATA)
    _print(options, package, differences)
    return WRONG_DATA if differences else DONE


def _no_folder(path: Path | None) -> list[Problem]:
    return [] if path is None or path.is_dir() else [Problem(NO_FOLDER, file=str(path))]


def _print(options: argparse.Namespace, package: "Package", differences: list["Difference"]) -> None:
    rows = [
        {"unit": one.unit, "part": one.part, "found": one.found, "wanted": one.wanted, "text": one.text}
        for one in differences
    ]
    if options.format == "json":
        write([{**_about(package), "equal": not rows, "differences": rows}], "json", {}, single=True)
        return
    if options.format == "csv":
        flat = [
            {**row, "text": one.text.id, "text_en": one.text.en}
            for row, one in zip(rows, differences, strict=True)
        ]
        write(flat, "csv", {**COLUMNS, "text_en": ""})
        return
    record = package.record
    heading = f"{record.office}: {record.name} ({record.year})"
    print(plain(f"{heading}, hasil nomor {record.number} / result no. {record.number}"))
    print(f"Sidik / fingerprint {package.fingerprint}")
    if rows:
        write([{**row, "unit": row["unit"] or None} for row in rows], "table", COLUMNS)
        remark([f"{len(rows)} perbedaan. / {len(rows)} differences.", *_english(differences)])
    else:
        print(SAME.format(units=len(record.units)).id)
        print(SAME.format(units=len(record.units)).en)


def _english(differences: list["Difference"]) -> list[str]:
    """What the table says in Indonesian, each sentence once."""
    return list(dict.fromkeys(f"{one.text.id} = {one.text.en}" for one in differences))


def _about(package: "Package") -> dict[str, Any]:
    record = package.record
    return {
        "fingerprint": package.fingerprint,
        "office": record.office,
        "cycle": record.name,
        "year": record.year,
        "number": record.number,
        "corrects": record.corrects,
        "instruments": {pack.id: pack.hash for pack in record.packs},
        "units": len(record.units),
        "levels": sum(len(unit.levels) for unit in record.units),
        "proofs": sum(len(unit.proofs) for unit in record.units),
    }


SAME = Text(
    "Sama: level, indeks, kategori, selang dan peringkat {units} unit dihitung ulang tanpa perbedaan.",
    "Equal: levels, index, category, interval and places of {units} units were computed again without a difference.",
)
NO_FOLDER = Text("Ini bukan map.", "This is no folder.")
UNREADABLE = Text("Berkas ini tidak dapat dibaca.", "This file cannot be read.")
