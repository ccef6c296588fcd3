"""The command door: ``tolok …``. Only the command that is asked for is loaded."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from tolok import __version__

COMMANDS = ("evaluate", "survey", "due", "sample", "packs", "demo", "serve", "manage")
ABOUT = "Tolok: tolok ukur terbuka pelayanan publik / the open yardstick for public services"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit code 0: done; 1: the data is wrong; 2: wrong use."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and words[0] in COMMANDS:
        return _run(words[0], words[1:])
    parser = argparse.ArgumentParser(
        "tolok", description=ABOUT, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"tolok {__version__}")
    parser.add_argument("command", choices=COMMANDS, help=_list(words))
    parser.parse_args(words)
    parser.print_help(sys.stderr)
    return 2


def _list(words: Sequence[str]) -> str:
    if "--version" in words:
        return ""
    return "\n".join(f"{name:<10}{_command(name).HELP}" for name in COMMANDS)


def _command(name: str) -> Any:
    return import_module(f"tolok.cli.{name}")


def _run(name: str, words: Sequence[str]) -> int:
    command = _command(name)
    parser = argparse.ArgumentParser(
        f"tolok {name}",
        description=command.HELP,
        epilog=f"contoh / example:\n  {command.EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
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
    except BrokenPipeError:
        sys.stderr.close()
        return 0
