"""The command door: ``tolok …``. Only the command that is asked for is loaded."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from tolok import __version__
from tolok.cli.parsers import Lines, Parser
from tolok.cli.streams import guarded

COMMANDS = (
    "evaluate",
    "survey",
    "national",
    "due",
    "sample",
    "packs",
    "cycle",
    "verify",
    "demo",
    "serve",
    "manage",
)
ABOUT = "Tolok: tolok ukur terbuka pelayanan publik / the open yardstick for public services"
EXAMPLES = """contoh / examples:
  tolok demo contoh
  tolok evaluate unit.xlsx --instrument pekppp-2022-luring --users f03.csv
  tolok evaluate --help"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit code 0: done; 1: the data is wrong; 2: wrong use."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    return guarded(lambda: _main(words))


def _main(words: Sequence[str]) -> int:
    if words and words[0] in COMMANDS:
        return _run(words[0], words[1:])
    parser = Parser("tolok", description=ABOUT, epilog=EXAMPLES, formatter_class=Lines)
    parser.add_argument("--version", action="version", version=f"tolok {__version__}", help=VERSION)
    parser.add_argument(
        "command", choices=COMMANDS, metavar="COMMAND", help=_list(words), nargs=None if words else "?"
    )
    parser.parse_args(words)
    parser.print_help(sys.stderr)
    return 2


VERSION = "cetak versi / print the version"


def _list(words: Sequence[str]) -> str:
    """What every command does; not looked up where only the version is asked for."""
    if "--version" in words:
        return ""
    return "\n".join(f"{name:<10}{_command(name).HELP}" for name in COMMANDS)


def _command(name: str) -> Any:
    return import_module(f"tolok.cli.{name}")


def _run(name: str, words: Sequence[str]) -> int:
    command = _command(name)
    parser = Parser(
        f"tolok {name}", description=command.HELP, epilog=f"contoh / example:\n  {command.EXAMPLE}"
    )
    command.arguments(parser)
    if getattr(command, "PASSES_ON", False):
        options, rest = parser.parse_known_args(words)
        options.rest = rest
    else:
        options = parser.parse_args(words)
    try:
        return int(command.run(options))
    except KeyboardInterrupt:
        print(
            "\nDihentikan; tidak ada yang ditulis setengah. / Stopped; nothing was left half-written.",
            file=sys.stderr,
        )
        return 2
