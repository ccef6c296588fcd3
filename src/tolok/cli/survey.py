"""``tolok survey``: answers or a recap in, an index per group out."""

import argparse
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tolok.cli.errors import DONE, WRONG_DATA, WRONG_USE, fail, missing_files, remark
from tolok.cli.output import add_format, write
from tolok.rules.texts import Problem, ProblemsError, Text

if TYPE_CHECKING:
    from tolok.cli.survey_files import Read
    from tolok.cli.survey_groups import Chosen
    from tolok.rules.surveys.instruments import Integrity, Satisfaction

NAME = "survey"
HELP = "hitung indeks survei dari jawaban atau rekap / compute a survey index from answers or a recap"
EXAMPLE = "tolok survey jawaban.xlsx --instrument skm-2017 --by layanan"

#: Groups that a message lists.
MOST_GROUPS = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV, XLSX, Parquet: jawaban / answers")
    parser.add_argument("--instrument", required=True, metavar="ID", help="paket survei / survey pack")
    parser.add_argument(
        "--by", metavar="COLUMN", help="satu hasil untuk setiap isi kolom ini / one result per value"
    )
    parser.add_argument(
        "--order",
        choices=("rule", "form"),
        help="urutan kode U8 dan U9: peraturan atau formulir / which order the codes follow",
    )
    parser.add_argument(
        "--population",
        action="append",
        default=[],
        metavar="N",
        help="jumlah pengguna; KELOMPOK=N untuk satu kelompok / number of users; GROUP=N for one group",
    )
    parser.add_argument(
        "--weight", default="exact", metavar="exact|0.111|0.11", help="bobot unsur / element weight (exact)"
    )
    parser.add_argument(
        "--bootstrap", metavar="B", help="selang dari B undian ulang / interval by B resamples"
    )
    parser.add_argument(
        "--without", action="append", default=[], metavar="KEY", help="keluarkan unsur / leave an element out"
    )
    parser.add_argument(
        "--conversion", metavar="NAME", help="konversi 6→4 survei integritas / the 6→4 conversion"
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Compute every group; wrong data is told whole."""
    from tolok.cli.survey_files import Asked, read
    from tolok.sheets.answers.tables import OrderNeededError, UnknownColumnError

    try:
        pack = _pack(options.instrument)
        chosen = _chosen(options, pack)
    except ProblemsError as error:
        return fail(error.problems, WRONG_USE)
    if absent := missing_files(options.file):
        return fail(absent, WRONG_USE)
    asked = Asked(options.order, options.by, options.without, vectors=chosen.draws is not None)
    try:
        found = read(options.file, pack, asked)
        if unused := list(_unused(pack, found, chosen, options.by is not None)):
            return fail(unused, WRONG_USE)
        rows = _rows(pack, found, chosen, options.by is not None)
    except (OrderNeededError, UnknownColumnError) as error:
        return fail(error.problems, WRONG_USE)
    except ProblemsError as error:
        return fail(error.problems, WRONG_DATA)
    _print(options.format, pack, rows, found.notes)
    return DONE


def _pack(pack_id: str) -> "Satisfaction | Integrity":
    from tolok.rules import packs

    kind = packs.header(pack_id).kind
    if kind == "weighted":
        command = f"tolok evaluate FILE --instrument {pack_id}"
        wanted = Text(command, command)
        raise ProblemsError([Problem(NO_SURVEY, found=pack_id, wanted=wanted)])
    return packs.integrity(pack_id) if kind == "integrity" else packs.satisfaction(pack_id)


def _chosen(options: argparse.Namespace, pack: "Satisfaction | Integrity") -> "Chosen":
    """The options as the rules take them; ProblemsError with everything that does not fit."""
    from tolok.cli.survey_groups import Chosen
    from tolok.rules.surveys.instruments import Satisfaction
    from tolok.sheets.cells import name_key

    problems: list[Problem] = []
    draws = _whole("--bootstrap", options.bootstrap, 100, problems) if options.bootstrap else None
    population: int | None = None
    users: dict[str, int] = {}
    for said in options.population:
        group, equals, count = said.rpartition("=")
        number = _whole("--population", count, 1, problems)
        if equals:
            users[name_key(group)] = number
        else:
            population = number
    weight = options.weight.replace(",", ".")
    if isinstance(pack, Satisfaction):
        problems += _satisfaction_problems(options, pack, weight)
    else:
        problems += _integrity_problems(options, pack)
    if problems:
        raise ProblemsError(problems)
    without = tuple(dict.fromkeys(options.without))
    return Chosen(weight, draws, without, options.conversion, population, users)


def _satisfaction_problems(
    options: argparse.Namespace, pack: "Satisfaction", weight: str
) -> Iterable[Problem]:
    from tolok.rules.surveys.skm import EXACT, OLD_WEIGHT_WITHOUT

    if options.conversion:
        yield Problem(ONLY_INTEGRITY, found="--conversion")
    if weight not in (EXACT, *pack.legacy_weights):
        yield _one_of("--weight", options.weight, (EXACT, *pack.legacy_weights))
    elif weight != EXACT and options.without:
        yield Problem(OLD_WEIGHT_WITHOUT, found=f"--weight {options.weight} --without")
    for key in options.without:
        if key not in pack.keys:
            yield _one_of("--without", key, pack.keys)


def _integrity_problems(options: argparse.Namespace, pack: "Integrity") -> Iterable[Problem]:
    if options.weight != "exact":
        yield Problem(ONLY_SATISFACTION, found="--weight")
    if options.without:
        yield Problem(ONLY_SATISFACTION, found="--without")
    if options.conversion is not None and options.conversion not in pack.conversions:
        yield _one_of("--conversion", options.conversion, tuple(pack.conversions))


def _one_of(option: str, found: str, known: Iterable[str]) -> Problem:
    listed = ", ".join(known)
    text = Text(f"Isi {option} tidak dikenal.", f"The value of {option} is not known.")
    return Problem(text, found=found, wanted=Text(f"salah satu dari {listed}", f"one of {listed}"))


def _whole(option: str, found: str, least: int, problems: list[Problem]) -> int:
    if re.fullmatch(r"\d{1,12}", found, re.ASCII) and int(found) >= least:
        return int(found)
    text = Text(f"Isi {option} tidak dapat dipakai.", f"The value of {option} cannot be used.")
    wanted = Text(f"bilangan bulat mulai dari {least}", f"a whole number from {least}")
    problems.append(Problem(text, found=found, wanted=wanted))
    return least


def _rows(
    pack: "Satisfaction | Integrity", found: "Read", chosen: "Chosen", grouped: bool
) -> list[dict[str, Any]]:
    from tolok.cli.survey_groups import integrity_rows, recap_rows, satisfaction_rows
    from tolok.rules.surveys.instruments import Satisfaction

    if not isinstance(pack, Satisfaction):
        return integrity_rows(pack, found.groups, chosen)
    if found.recap is not None:
        return recap_rows(pack, found.recap, chosen)
    return satisfaction_rows(pack, found.groups, chosen, grouped)


def _unused(
    pack: "Satisfaction | Integrity", found: "Read", chosen: "Chosen", grouped: bool
) -> Iterable[Problem]:
    """Options that this file gives no use for: nothing is ignored in silence."""
    from tolok.rules.surveys.instruments import Integrity
    from tolok.sheets.cells import name_key

    groups = list(found.groups) if found.recap is None else [row.unit for row in found.recap.rows]
    known = {name_key(group) for group in groups}
    for group in chosen.users:
        if group not in known:
            yield _one_of("--population", group, (f"{one}=N" for one in groups[:MOST_GROUPS]))
    if found.recap is not None:
        if chosen.draws is not None:
            yield Problem(ONLY_ANSWERS, found="--bootstrap")
        if chosen.population is not None:
            yield Problem(EACH_GROUP, found="--population", wanted=ONE_GROUP)
    elif isinstance(pack, Integrity) and grouped and len(groups) > 1 and chosen.population is not None:
        yield Problem(EACH_GROUP, found="--population", wanted=ONE_GROUP)


def _print(
    form: str, pack: "Satisfaction | Integrity", rows: list[dict[str, Any]], notes: Sequence[Text]
) -> None:
    from tolok.cli.survey_tables import show
    from tolok.sheets.exports.outcomes import survey_flat

    if form == "table":
        show(pack, rows)
        said = (f"{row['group']}: {line}" for row in rows for line in _remarks(row))
        remark([*(note.id for note in notes), *_missing(rows[0]), *said])
        return
    for row in rows:
        row["warnings"] = [*(note.id for note in notes), *row["warnings"]]
        row["warnings_en"] = [*(note.en for note in notes), *row["warnings_en"]]
    if form == "json":
        write(rows, "json", {})
    else:
        flats = [survey_flat(row) for row in rows]
        write(flats, "csv", dict.fromkeys((key for flat in flats for key in flat), ""))


def _missing(row: Mapping[str, Any]) -> Iterable[str]:
    """Why a method gives no index for all groups together."""
    for one in row.get("aggregates", {}).values():
        if one["ikm_published"] is None:
            yield from (f"{one['name']}: {line}" for line in one["warnings"])


def _remarks(row: Mapping[str, Any]) -> Iterable[str]:
    yield from row["warnings"]
    yield from (one["text"] for one in row.get("disagreements", ()))


ONLY_ANSWERS = Text(
    "Pilihan ini hanya untuk jawaban tiap responden; berkas ini rekap rata-rata.",
    "This option is for the answers of respondents only; this file is a recap of means.",
)
EACH_GROUP = Text(
    "Berkas ini berisi beberapa kelompok, masing-masing dengan jumlah penggunanya sendiri.",
    "This file holds several groups, each with its own number of users.",
)
ONE_GROUP = Text("KELOMPOK=N", "GROUP=N")
NO_SURVEY = Text("Paket ini bukan survei.", "This pack is not a survey.")
ONLY_INTEGRITY = Text(
    "Pilihan ini hanya untuk survei integritas.", "This option is for integrity surveys only."
)
ONLY_SATISFACTION = Text(
    "Pilihan ini hanya untuk survei kepuasan.", "This option is for satisfaction surveys only."
)
