"""``tolok demo``: example files of every kind, and the commands that use them."""

import argparse
import shlex
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tolok.cli.errors import DONE, WRONG_DATA, fail
from tolok.cli.output import add_format, write
from tolok.rules.texts import Problem, Text

if TYPE_CHECKING:
    from tolok.sheets.answers.templates import Answers

NAME = "demo"
HELP = "tulis berkas contoh dan perintah yang memakainya / write example files and the commands for them"
EXAMPLE = "tolok demo contoh"
INSTRUMENT = "pekppp-2022-luring"
SURVEY = "skm-2017"
INTEGRITY = "spkp-spak-2021"
COLUMNS = {"file": "Berkas", "about": "Isi", "command": "Perintah"}


@dataclass(frozen=True, slots=True)
class Example:
    """One example file: its name, what it holds, how to make it, and the command for it (``{}`` = the file)."""

    name: str
    about: Text
    make: Callable[[], bytes]
    command: str


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("dir", type=Path, metavar="DIR", help="map tujuan / folder to write to")
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Write every example and say what can be done with it."""
    from tolok.cli.files import replace_file

    rows = []
    try:
        options.dir.mkdir(parents=True, exist_ok=True)
        for example in examples():
            path = options.dir / example.name
            replace_file(path, example.make())
            command = example.command.format(shlex.quote(str(path)), dir=shlex.quote(str(options.dir)))
            rows.append({"file": str(path), "about": example.about, "command": f"tolok {command}"})
            if options.format == "table":
                print(f"# {example.about.id}\ntolok {command}\n")
    except OSError as error:
        text = Text("Berkas contoh tidak dapat ditulis.", "The example files cannot be written.")
        return fail([Problem(text, file=str(options.dir), found=error.strerror)], WRONG_DATA)
    if options.format != "table":
        write(rows, options.format, COLUMNS)
    return DONE


def examples() -> Iterator[Example]:
    """Every example, in the order in which somebody would try them."""
    yield from _judged()
    yield from _surveys()


def _judged() -> Iterator[Example]:
    from tolok.rules import packs
    from tolok.sheets.invented import files
    from tolok.sheets.invented.demonstration import demonstration_workbook

    instrument = packs.instrument(INSTRUMENT)
    evaluate = f"evaluate {{}} --instrument {INSTRUMENT}"
    yield Example(
        "contoh-pekppp.xlsx",
        Text("42 unit dengan level dan jawaban pengguna", "42 units with levels and users' answers"),
        lambda: demonstration_workbook(instrument),
        evaluate,
    )
    yield Example(
        "contoh-f03.csv",
        Text(
            "jawaban mentah pengguna, satu baris satu responden", "raw answers of users, a row a respondent"
        ),
        lambda: files.users_csv(instrument).encode(),
        f"evaluate {{dir}}/contoh-level.csv --instrument {INSTRUMENT} --users {{}}",
    )
    yield Example(
        "contoh-level.csv",
        Text(
            "level saja; tanpa jawaban pengguna tidak ada IPP", "levels only; no IPP without users' answers"
        ),
        lambda: files.levels_csv(instrument).encode(),
        evaluate,
    )
    yield Example(
        "contoh-level-titik-koma.csv",
        Text(
            "level dan rata-rata F-03, titik koma dan koma desimal",
            "levels and means, semicolon, decimal comma",
        ),
        lambda: files.levels_with_means_csv(instrument).encode("utf-8-sig"),
        evaluate,
    )
    yield Example(
        "contoh-salah.csv",
        Text("berkas dengan banyak kesalahan; semuanya disebut", "a file with many mistakes; all are told"),
        lambda: files.mistaken_csv(instrument).encode(),
        evaluate,
    )


def _surveys() -> Iterator[Example]:
    from tolok.rules import packs
    from tolok.sheets.invented.files import answers_csv
    from tolok.sheets.invented.surveys import demonstration_responses, raw_sheet, recap_workbook

    pack, zone = packs.satisfaction(SURVEY), packs.integrity(INTEGRITY)
    survey = f"survey {{}} --instrument {SURVEY}"
    yield Example(
        "contoh-skm.csv",
        Text("jawaban SKM, satu hasil untuk setiap layanan", "SKM answers, one result per service"),
        lambda: answers_csv(pack, demonstration_responses(pack)).encode(),
        f"{survey} --by layanan --population 900",
    )
    yield Example(
        "contoh-skm-olah-data.xlsx",
        Text("lembar olah data dengan U1–U9 dan baris jumlah", "a raw sheet with U1–U9 and footer rows"),
        lambda: raw_sheet(pack, demonstration_responses(pack), "form"),
        f"{survey} --order form",
    )
    yield Example(
        "contoh-skm-rekap.xlsx",
        Text(
            "rekap kabupaten; dihitung ulang dan diperiksa", "a regency's recap; computed again and checked"
        ),
        lambda: recap_workbook(pack, "form"),
        f"{survey} --order form",
    )
    yield Example(
        "contoh-skm-besar.parquet",
        Text("20.000 responden dalam kolom", "20,000 respondents as columns"),
        lambda: _parquet(pack.keys, demonstration_responses(pack, 20_000)),
        f"{survey} --by layanan --bootstrap 500",
    )
    yield Example(
        "contoh-spkp-spak.csv",
        Text("survei zona integritas, skala 1–6", "surveys of the integrity zone, scale 1–6"),
        lambda: answers_csv(zone, demonstration_responses(zone, 60)).encode(),
        f"survey {{}} --instrument {INTEGRITY}",
    )


def _parquet(keys: tuple[str, ...], rows: Sequence[tuple[str, "Answers"]]) -> bytes:
    import io

    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {"layanan": pa.array([service for service, _ in rows])}
    for place, key in enumerate(keys):
        columns[key] = pa.array([answers[place] for _, answers in rows], pa.int8())
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()
