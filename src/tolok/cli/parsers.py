"""Options of commands, with argparse's own words in both languages."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn


class Layout(argparse.RawDescriptionHelpFormatter):
    """Help with its own lines kept and a bilingual word for usage."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add the line of usage."""
        super().add_usage(usage, actions, groups, "cara pakai / usage: " if prefix is None else prefix)


class Lines(Layout, argparse.RawTextHelpFormatter):
    """The same with the lines of every option kept."""


class Parser(argparse.ArgumentParser):
    """A parser whose help and errors speak Indonesian and English; wrong use is exit code 2."""

    def __init__(self, prog: str | None = None, **options: Any) -> None:
        super().__init__(prog, **{"formatter_class": Layout, **options, "add_help": False})
        self._positionals.title, self._optionals.title = "masukan / arguments", "pilihan / options"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini / show this help")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in both languages and where help is; exit code 2."""
        from tolok.cli.errors import WRONG_USE, fail
        from tolok.rules.texts import Problem, Text

        option, fault, found, wanted = read(message)
        place = f"{self.prog} {option}".strip()
        asked = Text(wanted, wanted) if wanted else None
        fail([Problem(Text(*fault), file=place, found=found, wanted=asked)], WRONG_USE)
        self.exit(WRONG_USE, f"Bantuan / help: {self.prog} --help\n")


#: What argparse says, and how Tolok says it. Groups: option, found, wanted.
FAULTS = (
    (
        r"the following arguments are required: (?P<wanted>.+)",
        ("Ada isian wajib yang belum diberikan.", "Something required is missing."),
    ),
    (
        r"unrecognized arguments: (?P<found>.+)",
        ("Pilihan atau masukan ini tidak dikenal.", "This option or argument is not known."),
    ),
    (
        r"argument (?P<option>\S+): invalid choice: (?P<found>.+) \(choose from (?P<wanted>.+)\)",
        ("Isi ini tidak termasuk pilihan yang ada.", "This is not one of the choices."),
    ),
    (
        r"argument (?P<option>\S+): invalid \S+ value: (?P<found>.+)",
        ("Isi ini tidak dapat dibaca.", "This value cannot be read."),
    ),
    (
        r"argument (?P<option>\S+): expected .+",
        ("Isi pilihan ini belum diberikan.", "The value of this option is missing."),
    ),
    (
        r"argument (?P<option>\S+): ignored explicit argument (?P<found>.+)",
        ("Pilihan ini tidak memakai isi.", "This option takes no value."),
    ),
    (
        r"ambiguous option: (?P<found>\S+) could match (?P<wanted>.+)",
        ("Pilihan ini kurang lengkap, lebih dari satu cocok.", "This option is cut short, several fit."),
    ),
)


def read(message: str) -> tuple[str, tuple[str, str], str | None, str]:
    """An argparse message as option, fault in both languages, what was found and what is wanted."""
    for pattern, fault in FAULTS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            parts = match.groupdict()
            found, wanted = parts.get("found"), parts.get("wanted") or ""
            option = (parts.get("option") or "").replace("/", ", ")
            return option, fault, found and found.strip("'\""), wanted.replace("'", "")
    return "", ("Perintah ini tidak dapat dijalankan.", "This command cannot be run."), message, ""
