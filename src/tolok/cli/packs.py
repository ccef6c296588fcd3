"""``tolok packs``: which instruments there are, what they say, whether they hold, and workbooks to fill."""

import argparse
from pathlib import Path

from tolok.cli.errors import DONE, WRONG_DATA, WRONG_USE, fail
from tolok.cli.output import add_format, write
from tolok.rules.texts import Problem, ProblemsError, Text

NAME = "packs"
HELP = "daftar, isi, pemeriksaan dan templat instrumen / list, show, check instruments and make templates"
EXAMPLE = "tolok packs template pekppp-2022-luring -o isian.xlsx"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare list, show, check and template."""
    actions = parser.add_subparsers(dest="action", required=True)
    listing = actions.add_parser(
        "list", help="semua paket / all packs", epilog="contoh / example: tolok packs list"
    )
    show = actions.add_parser(
        "show", help="isi satu paket / one pack", epilog="contoh / example: tolok packs show skm-2017"
    )
    show.add_argument("id", metavar="ID")
    check = actions.add_parser(
        "check", help="periksa paket / check packs", epilog="contoh / example: tolok packs check paket-saya"
    )
    check.add_argument(
        "dir", nargs="?", type=Path, metavar="DIR", help="map berisi paket / folder of packs, or one pack"
    )
    template = actions.add_parser(
        "template", help="buku kerja kosong / empty workbook", epilog=f"contoh / example: {EXAMPLE}"
    )
    template.add_argument("id", metavar="ID")
    template.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.xlsx")
    template.add_argument(
        "--force",
        action="store_true",
        help="timpa berkas yang sudah berisi / overwrite a file that holds work",
    )
    for action in (listing, show, check, template):
        add_format(action)


def run(options: argparse.Namespace) -> int:
    """Run the chosen action."""
    try:
        return {"list": _list, "show": _show, "check": _check, "template": _template}[options.action](options)
    except ProblemsError as error:
        return fail(error.problems, WRONG_USE)


def _list(options: argparse.Namespace) -> int:
    from tolok.rules import packs

    rows = []
    for pack_id in packs.ids():
        header = packs.header(pack_id)
        rows.append(
            {
                "id": header.id,
                "title": header.title.id,
                "kind": header.kind,
                "valid_from": header.valid_from,
                "valid_to": header.valid_to,
                "checker": header.review.checker or None,
                "next_review": header.review.next_review,
                "hash": header.hash if options.format != "table" else header.hash[:12],
            }
        )
    heads = ("Paket", "Judul", "Jenis", "Berlaku dari", "Sampai", "Pemeriksa", "Ditinjau lagi", "Sidik isi")
    write(rows, options.format, dict(zip(rows[0], heads, strict=True)))
    return DONE


def _show(options: argparse.Namespace) -> int:
    from tolok.cli.pack_views import describe

    return describe(options.id, options.format)


def _check(options: argparse.Namespace) -> int:
    from tolok.rules import packs

    folders = _folders(options.dir) if options.dir else [packs.find(pack_id) for pack_id in packs.ids()]
    if not folders:
        text = Text("Tidak ada paket di map ini.", "There is no pack in this folder.")
        return fail(
            [
                Problem(
                    text,
                    file=str(options.dir),
                    wanted=Text("map berisi pack.toml", "a folder with pack.toml"),
                )
            ],
            WRONG_USE,
        )
    found = {folder.name: packs.check(folder) for folder in folders}
    problems = [problem for listed in found.values() for problem in listed]
    rows: list[dict[str, object]] = [{"id": name, "problems": len(told)} for name, told in found.items()]
    if options.format == "json":
        rows = [
            {
                "id": name,
                "problems": [problem.say("id") for problem in told],
                "problems_en": [problem.say("en") for problem in told],
            }
            for name, told in found.items()
        ]
    write(rows, options.format, {"id": "Paket", "problems": "Masalah"})
    return fail(problems, WRONG_DATA) if problems else DONE


def _folders(root: Path) -> list[Path]:
    if (root / "pack.toml").is_file():
        return [root]
    return (
        sorted(folder for folder in root.iterdir() if (folder / "pack.toml").is_file())
        if root.is_dir()
        else []
    )


def _template(options: argparse.Namespace) -> int:
    from tolok.cli.files import holds_work, write_whole
    from tolok.rules import packs

    if not options.force and holds_work(options.output):
        return fail([Problem(THERE, file=str(options.output), wanted=OTHER_NAME)], WRONG_USE)
    if packs.header(options.id).kind == "weighted":
        from tolok.sheets.instruments.templates import levels_template

        content = levels_template(packs.instrument(options.id))
    else:
        from tolok.sheets.answers.templates import survey_template

        content = survey_template(options.id)
    code = write_whole(options.output, content)
    if code == DONE and options.format == "table":
        print(options.output)
    elif code == DONE:
        row = {"file": str(options.output), "instrument": options.id}
        write([row], options.format, dict.fromkeys(row, ""), single=True)
    return code


THERE = Text(
    "Berkas ini sudah ada dan sudah berisi; tidak ditimpa.",
    "This file is there and holds work; it was not overwritten.",
)
OTHER_NAME = Text("nama lain, atau --force untuk menimpanya", "another name, or --force to overwrite it")
