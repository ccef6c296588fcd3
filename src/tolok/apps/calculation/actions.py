"""Writes of *Hitung Indeks*: take a file, compute it, keep the result for its days, forget it."""

import json
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tolok.apps.calculation import selectors
from tolok.apps.calculation.downloads import result_workbook
from tolok.apps.calculation.kinds import File, compute
from tolok.apps.calculation.models import Calculation, Form, Paper, State, UnitResult, Upload
from tolok.apps.calculation.papers import make_paper
from tolok.apps.calculation.units import Computed, Unit
from tolok.rules import packs
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.books import Limits

log = logging.getLogger("tolok.calculation")

#: How long a result lives at its address.
LIFE = timedelta(days=30)
#: Units written with one statement.
BATCH = 500
#: Problems that are kept; the rest are counted.
MOST_PROBLEMS = 2_000


def start(
    instrument: str, files: Sequence[File], choices: Mapping[str, object] | None = None, *, now: datetime
) -> Calculation:
    """Keep the upload under a new address; `run` computes it. The expired ones go at the same time.

    `choices` for surveys: ``order`` (rule or form), ``by`` (a column), ``population`` (users of the period).
    """
    forget_expired(now=now)
    with transaction.atomic():
        calculation = Calculation.objects.create(
            instrument=instrument,
            kind=packs.header(instrument).kind,
            choices=dict(choices or {}),
            file_name=files[0].name[-200:],
            users_name=files[1].name[-200:] if len(files) > 1 else "",
            created_at=now,
            expires_at=now + LIFE,
        )
        users = files[1].content if len(files) > 1 else b""
        Upload.objects.create(calculation=calculation, content=files[0].content, users=users)
    return calculation


def run(calculation: Calculation) -> None:
    """Compute an upload from its beginning: a run that was cut off before is simply done again.

    Ends as done, refused (with every problem of the file) or failed; the upload itself is then forgotten.
    """
    upload = Upload.objects.filter(calculation=calculation).first()
    if upload is None:
        return
    _move(calculation, State.RUNNING)
    UnitResult.objects.filter(calculation=calculation).delete()
    files = [File(calculation.file_name, bytes(upload.content))]
    if calculation.users_name:
        files.append(File(calculation.users_name, bytes(upload.users)))
    try:
        computed = compute(calculation.instrument, files, calculation.choices, limits())
        _keep(calculation, computed)
        _finish(calculation, State.DONE)
    except ProblemsError as error:
        _refuse(calculation, error.problems)
    except Exception:
        log.exception("calculation %s failed", calculation.pk)
        _refuse(calculation, [Problem(BROKEN)], State.FAILED)


def limits() -> Limits:
    """How large a file the web door takes."""
    return Limits(size=settings.TOLOK_UPLOAD_MB * 2**20)


def _keep(calculation: Calculation, computed: Computed) -> None:
    calculation.pack_hash = computed.pack_hash
    calculation.total = computed.total
    calculation.reading = computed.reading
    calculation.save(update_fields=["pack_hash", "total", "reading"])
    place = 0
    for units in _batches(computed.units(), BATCH):
        UnitResult.objects.bulk_create(
            _result(calculation, place + at, unit) for at, unit in enumerate(units, 1)
        )
        place += len(units)
        Calculation.objects.filter(pk=calculation.pk).update(done=place)


def _batches(units: Iterable[Unit], size: int) -> Iterator[list[Unit]]:
    rest = iter(units)
    while taken := list(islice(rest, size)):
        yield taken


def _result(calculation: Calculation, place: int, unit: Unit) -> UnitResult:
    return UnitResult(
        calculation=calculation,
        place=place,
        name=unit.name[:300],
        search=unit.name[:300].casefold(),
        published=unit.published,
        letter=unit.letter,
        row_text=json.dumps(unit.row, ensure_ascii=False),
        inputs=unit.inputs,
    )


def _move(calculation: Calculation, state: State) -> None:
    calculation.state = state
    calculation.save(update_fields=["state"])


def _finish(calculation: Calculation, state: State) -> None:
    with transaction.atomic():
        _move(calculation, state)
        Upload.objects.filter(calculation=calculation).delete()


def _refuse(calculation: Calculation, problems: Sequence[Problem], state: State = State.REFUSED) -> None:
    calculation.total = len(problems)
    calculation.problems = [problem_data(problem) for problem in problems[:MOST_PROBLEMS]]
    calculation.save(update_fields=["total", "problems"])
    UnitResult.objects.filter(calculation=calculation).delete()
    _finish(calculation, state)


def problem_data(problem: Problem) -> dict[str, object]:
    """A problem as plain data, in both languages."""
    return {
        "file": problem.file,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "found": problem.found,
        "text": {"id": problem.text.id, "en": problem.text.en},
        "wanted": {"id": problem.wanted.id, "en": problem.wanted.en} if problem.wanted else None,
    }


def forget_expired(*, now: datetime) -> None:
    """Delete every calculation whose days are over, with all that hangs on it."""
    Calculation.objects.filter(expires_at__lte=now).delete()


def forget(calculation: Calculation) -> None:
    """Delete a calculation before its days are over, with all that hangs on it."""
    calculation.delete()


def request_paper(calculation: Calculation, place: int, form: Form, *, again: bool) -> Paper:
    """The paper of a unit (`place` 0: of all), existing or newly waiting; with `again` a failed one waits anew."""
    paper, _ = Paper.objects.get_or_create(calculation=calculation, place=place, form=form)
    if again and paper.state == State.FAILED:
        paper.state = State.WAITING
        paper.save(update_fields=["state"])
    return paper


def write_paper(paper: Paper) -> None:
    """Make a waiting paper. One that was cut off or failed is made again."""
    if paper.state == State.DONE:
        return
    printed_on = timezone.localdate(paper.calculation.created_at)
    try:
        if paper.form == Form.XLSX:
            rows = (json.loads(row) for row in selectors.rows_of(paper.calculation))
            paper.content = result_workbook(paper.calculation, list(rows))
        else:
            paper.content = make_paper(paper.calculation, paper.place, printed_on, settings.TOLOK_OFFICE)
        paper.state = State.DONE
    except Exception:
        log.exception("paper %s of calculation %s failed", paper.place, paper.calculation_id)
        paper.state = State.FAILED
    paper.save(update_fields=["content", "state"])


BROKEN = Text(
    "Perhitungan terhenti karena kesalahan di pihak kami; berkas Anda tidak salah. Coba unggah sekali lagi.",
    "The calculation stopped because of an error on our side; your file is not at fault. Please upload it once more.",
)
