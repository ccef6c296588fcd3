"""``tolok manage``: Django's own commands with Tolok's settings."""

import argparse
import os

NAME = "manage"
HELP = "perintah pengelolaan Django / Django's management commands"
EXAMPLE = "tolok manage check --deploy"
#: What follows goes to Django as it is.
PASSES_ON = True


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare nothing: Django reads its own options."""
    parser.add_argument("command", nargs="?", default="help", help="perintah Django / Django's command")


def run(options: argparse.Namespace) -> int:
    """Run a management command."""
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tolok.project.settings.demo")
    execute_from_command_line(["tolok manage", options.command, *options.rest])
    return 0
