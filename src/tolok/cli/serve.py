"""``tolok serve``: database, demonstration data, web server and task worker with one word."""

import argparse
import errno
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from types import FrameType

from tolok.cli.errors import DONE, WRONG_DATA, WRONG_USE, fail
from tolok.rules.texts import Problem, Text

NAME = "serve"
HELP = "jalankan situs dan pekerja latar / run the site and its background worker"
EXAMPLE = "tolok serve --port 8000"
#: Seconds that server and worker get to finish what they are doing.
PATIENCE = 10
MINUTE = 60
#: Slow work of one minute must not keep the next minute's heartbeat waiting.
DUTIES_AT_ONCE = 3
DJANGO = (sys.executable, "-m", "django")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    port = os.environ.get("TOLOK_PORT", "8000")
    parser.add_argument(
        "--host", default=os.environ.get("TOLOK_HOST", "127.0.0.1"), help="alamat / address (127.0.0.1)"
    )
    parser.add_argument("--port", default=port, help="porta / port (TOLOK_PORT, 8000)")
    parser.add_argument("--workers", type=int, default=1, help="proses server / server processes (1)")


def run(options: argparse.Namespace) -> int:
    """Prepare, then run server and worker until one of them or the person stops."""
    if not str(options.port).isdigit() or not 0 < int(options.port) < 65536:
        return fail([Problem(PORT_WRONG, found=str(options.port), wanted=PORT_WANTED)], WRONG_USE)
    if not _free(options.host, int(options.port)):
        return fail([Problem(PORT_TAKEN, found=str(options.port), wanted=PORT_OTHER)], WRONG_DATA)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tolok.project.settings.demo")
    _prepare()
    return _supervise(options)


def _free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.errno != errno.EADDRINUSE
    return True


def _prepare() -> None:
    """Bring database and static files up to date; load the demonstration where the settings ask for it."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    from django.utils import timezone

    from tolok.apps.calculation import actions, demonstration, tasks

    actions.forget_expired(now=timezone.now())
    if getattr(settings, "TOLOK_DEMONSTRATION", False):
        demonstration.load(now=timezone.now())
        _begin_demonstration()
    tasks.resume()
    from tolok.apps.evaluation.tasks import records, results

    results.resume()
    records.resume()
    from tolok.apps.surveys import tasks as surveys

    surveys.resume()
    from tolok.apps.standards import tasks as standards

    standards.resume()
    from django.db import connections

    connections.close_all()


def _begin_demonstration() -> None:
    """Ask the worker for the invented province; the site answers meanwhile."""
    from tolok.apps.demonstration import tasks

    tasks.begin()


def _supervise(options: argparse.Namespace) -> int:
    """Run the children, and every minute what is due; end when one of them or the person stops."""
    server = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", options.host, "--port", str(options.port), "--workers", str(options.workers)),
        *("--blocking-threads", "4", "--log-level", "warning", "--no-ws"),
        "tolok.project.wsgi:application",
    ]
    worker = [*DJANGO, "db_worker", "--interval", "1", "--no-reload", "--no-startup-delay"]
    children = [subprocess.Popen(server), subprocess.Popen(worker)]  # noqa: S603 - our own commands
    stopping = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, stop)
    told, due = False, time.monotonic()
    duties: list[subprocess.Popen[bytes]] = []
    while not stopping and all(child.poll() is None for child in children):
        told = told or _tell(options)
        if told and time.monotonic() >= due:
            duties = [one for one in duties if one.poll() is None]
            if len(duties) < DUTIES_AT_ONCE:
                duties.append(subprocess.Popen([*DJANGO, "run_due"]))  # noqa: S603 - our own command
            due = time.monotonic() + MINUTE
        time.sleep(0.5 if told else 0.1)
    _end([*children, *duties])
    return DONE if stopping else WRONG_DATA


def _tell(options: argparse.Namespace) -> bool:
    """Print the address once somebody answers there."""
    if not _answers(options.host, int(options.port)):
        return False
    shown = "localhost" if options.host in ("127.0.0.1", "0.0.0.0", "::") else options.host  # noqa: S104
    print(
        f"Tolok berjalan di / runs at http://{shown}:{options.port}/  (Ctrl+C: berhenti / stop)", flush=True
    )
    return True


def _answers(host: str, port: int) -> bool:
    target = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104
    with suppress(OSError), socket.create_connection((target, port), timeout=0.2):
        return True
    return False


def _end(children: list["subprocess.Popen[bytes]"]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    until = time.monotonic() + PATIENCE
    for child in children:
        try:
            child.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


PORT_WRONG = Text("Nomor porta tidak sah.", "The port number is not valid.")
PORT_WANTED = Text("bilangan 1 sampai 65535", "a number from 1 to 65535")
PORT_TAKEN = Text("Porta ini sudah dipakai program lain.", "This port is already used by another program.")
PORT_OTHER = Text(
    "porta lain, misalnya TOLOK_PORT=8001 make run", "another port, such as TOLOK_PORT=8001 make run"
)
