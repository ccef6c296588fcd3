"""``tolok national``: the index of any grouping of closed answers, on this machine or on a cluster."""

import argparse
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tolok.cli.errors import DONE, WRONG_DATA, WRONG_USE, fail
from tolok.cli.output import add_format, write
from tolok.rules.texts import Problem, ProblemsError, Text

if TYPE_CHECKING:
    from tolok.analytics.asking import Asked
    from tolok.rules.surveys.instruments import Satisfaction

NAME = "national"
HELP = "indeks dari jawaban survei yang sudah ditutup / the index from closed answers"
EXAMPLE = "tolok national answers --instrument skm-2017 --by province --by year"
#: What stands side by side of every year.
SIDE = ("n", "ikm_published", "grade")
FIGURES = {"n": "Responden", "ikm_published": "IKM", "grade": "Mutu", "low": "Bawah", "high": "Atas"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument(
        "root", metavar="ROOT", help="map atau alamat jawaban tertutup / where the closed answers are"
    )
    parser.add_argument("--instrument", required=True, metavar="ID", help="paket survei / survey pack")
    parser.add_argument(
        "--by", action="append", default=[], metavar="COLUMN", help="satu baris per isi / one row per value"
    )
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="COLUMN=VALUE",
        help="hanya yang berisi ini / only those with this value",
    )
    parser.add_argument(
        "--intervals",
        action="store_true",
        help="dengan selang dan peluang mutu / with intervals and the probability of the grade",
    )
    parser.add_argument(
        "--years",
        action="store_true",
        help="tahun berdampingan, satu baris per kelompok / years side by side, one row per group",
    )
    parser.add_argument(
        "--engine",
        default=os.environ.get("TOLOK_SPARK_URL", ""),
        metavar="sc://HOST:15002",
        help="klaster Spark; tanpa ini DuckDB di mesin ini / a Spark cluster; without it DuckDB here",
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Compute every group; what does not exist is told before anything is read."""
    try:
        pack = _pack(options.instrument)
        asked = _asked(pack, options)
        rows = _rows(pack, asked, options)
    except ProblemsError as error:
        return fail(error.problems, WRONG_USE)
    except RuntimeError as error:
        return fail([Problem(NO_CLUSTER, file=options.engine, found=_first_line(error))], WRONG_USE)
    except Exception as error:  # noqa: BLE001 — engines raise what they like: a broken file, a lost cluster
        return fail([Problem(UNREADABLE, file=options.root, found=_first_line(error))], WRONG_DATA)
    columns = {**{name: name for name in asked.by}, **FIGURES}
    if options.years:
        rows, columns = _beside(rows, asked, tuple(FIGURES) if options.intervals else SIDE)
    elif not options.intervals:
        columns = {name: heading for name, heading in columns.items() if name not in ("low", "high")}
    write(rows, options.format, columns)
    return DONE


def _beside(
    rows: list[Mapping[str, Any]], asked: "Asked", figures: tuple[str, ...]
) -> tuple[list[Mapping[str, Any]], dict[str, str]]:
    """One row a group with the figures of every year, and the headings of its columns."""
    import pyarrow as pa

    from tolok.analytics.years import side_by_side

    by = [name for name in asked.by if name != "year"]
    if not rows:
        return [], {name: name for name in by}
    wanted = [*asked.by, *figures]
    found = side_by_side(
        pa.Table.from_pylist([{name: row[name] for name in wanted} for row in rows]), by, figures=figures
    )
    years = sorted({row["year"] for row in rows})
    heads = {f"{name}_{year}": f"{FIGURES[name]} {year}" for year in years for name in figures}
    return found.to_pylist(), {**{name: name for name in by}, **heads}


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)


def _pack(pack_id: str) -> "Satisfaction":
    from tolok.rules import packs

    if packs.header(pack_id).kind != "satisfaction":
        raise ProblemsError([Problem(NO_SATISFACTION, found=pack_id)])
    return packs.satisfaction(pack_id)


def _asked(pack: "Satisfaction", options: argparse.Namespace) -> "Asked":
    """The options as a question; ProblemsError for columns that do not exist."""
    from tolok.analytics.asking import BY
    from tolok.analytics.national import asked_of

    # nodes of a tree need a list of members, which only an app has
    known = tuple(name for name in BY if name != "node")
    only: dict[str, list[str]] = {}
    problems = []
    for said in options.only:
        name, equals, value = said.partition("=")
        only.setdefault(name, []).append(value)
        if not equals:
            problems.append(Problem(NO_VALUE, file="--only", found=said))
    listed = ", ".join(known)
    wanted = Text(f"salah satu dari {listed}", f"one of {listed}")
    by = tuple(dict.fromkeys([*options.by, *(["year"] if options.years else [])]))
    problems += [Problem(NO_COLUMN, found=name, wanted=wanted) for name in (*by, *only) if name not in known]
    if problems:
        raise ProblemsError(problems)
    return asked_of(pack, by, only)


def _rows(pack: "Satisfaction", asked: "Asked", options: argparse.Namespace) -> list[Mapping[str, Any]]:
    from tolok.analytics.engines import engine_at
    from tolok.analytics.national import exact_values, indexes_of, intervals_of, open_answers

    _check_place(options)
    with engine_at(options.engine) as engine:
        open_answers(engine, options.root, pack)
        found = (intervals_of if options.intervals else indexes_of)(engine, pack, asked)
    exact = exact_values(found, pack)
    return [{**row, "ikm": ikm} for row, ikm in zip(found.to_pylist(), exact, strict=True) if row["n"]]


def _check_place(options: argparse.Namespace) -> None:
    """ProblemsError for an engine that is none, and for a folder that is not on this machine."""
    from pathlib import Path

    if options.engine and not options.engine.startswith("sc://"):
        raise ProblemsError([Problem(NO_ENGINE, file="--engine", found=options.engine, wanted=AN_ENGINE)])
    if not options.engine and not Path(options.root).is_dir():
        raise ProblemsError([Problem(NO_FOLDER, file=options.root)])


NO_SATISFACTION = Text(
    "Paket ini bukan survei kepuasan dengan satu indeks.",
    "This pack is no satisfaction survey with one index.",
)
NO_COLUMN = Text("Kolom ini tidak dikenal.", "This column is not known.")
NO_VALUE = Text("Tulis KOLOM=ISI.", "Write COLUMN=VALUE.")
NO_FOLDER = Text("Ini bukan map.", "This is no folder.")
NO_ENGINE = Text("Alamat ini bukan klaster Spark.", "This address is no Spark cluster.")
AN_ENGINE = Text("sc://mesin:15002", "sc://host:15002")
NO_CLUSTER = Text("Klaster tidak dapat dipakai.", "The cluster cannot be used.")
UNREADABLE = Text("Jawaban di sini tidak dapat dibaca.", "The answers here cannot be read.")
