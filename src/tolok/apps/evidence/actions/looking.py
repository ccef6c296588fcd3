"""What happens to a version after it was kept: the virus scanner looks at it, its content is compared with others, then
its pages are drawn."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from tolok.apps.common.actions import record, traced
from tolok.apps.evidence import refusals, scanner, selectors, store
from tolok.apps.evidence.actions.sketching import sketch
from tolok.apps.evidence.drawing import Drawn, draw, drawn_in
from tolok.apps.evidence.models import Preview, ProofVersion, State
from tolok.apps.evidence.selectors.comparing import clean_with, unsketched
from tolok.rules.texts import Text

log = logging.getLogger("tolok.evidence")

#: Versions that one round of catching up draws, and files it compares.
ROUND, COMPARED = 50, 200
#: Pictures of pages come after everything else the worker has to do.
LAST = -10


@task()
def look_later(pk: int) -> None:
    """`look`, by the worker; the pictures of the pages are left for when nothing else waits."""
    version = _version(pk)
    if version is not None:
        with traced("evidence.look"):
            _check(version, timezone.now())
        if _undrawn(version):
            draw_later.enqueue(pk)


@task(priority=LAST)
def draw_later(pk: int) -> None:
    """Draw the pages of a version, unless that was done meanwhile."""
    version = _version(pk)
    if version is not None and _undrawn(version):
        with traced("evidence.draw"):
            _draw(version)


def look(*, version: ProofVersion, now: datetime) -> None:
    """Scan what was not scanned, compare it, then draw what was not drawn. Doing it again does no harm."""
    _check(version, now)
    if _undrawn(version):
        _draw(version)


def look_again(*, now: datetime) -> int:
    """Catch up with what a dead scanner or a killed worker left; return how many versions were looked at.

    What is compared does not depend on what is drawn: a file without a fingerprint is read again until there is one,
    or a reason why there is none.
    """
    left = list(dict.fromkeys(unsketched().values_list("sha256", flat=True)[:COMPARED]))
    for version in clean_with(left):
        sketch(version=version, now=now)
    waiting = selectors.unfinished().select_related("proof__unit")
    if scanner.configured() and not scanner.answers():
        waiting = waiting.filter(state=State.CLEAN)
    found = list(waiting[:ROUND])
    for version in found:
        version.refresh_from_db(fields=["state", "preview"])
        look(version=version, now=now)
    return len(found)


def _version(pk: int) -> ProofVersion | None:
    return ProofVersion.objects.filter(pk=pk).select_related("proof__unit").first()


def _undrawn(version: ProofVersion) -> bool:
    return version.state == State.CLEAN and version.preview == Preview.WAITING


def _check(version: ProofVersion, now: datetime) -> None:
    if version.state in (State.WAITING, State.QUARANTINED):
        _scan(version, now)
    if version.state == State.CLEAN:
        sketch(version=version, now=now)


def _scan(version: ProofVersion, now: datetime) -> None:
    if not scanner.configured():
        _move(version, State.CLEAN)
        return
    try:
        virus = scanner.scan(store.kept_at(version.sha256))
    except scanner.ScannerDownError as error:
        log.warning("the virus scanner does not answer: %s", error)
        _move(version, State.QUARANTINED, refusals.SCANNER_DOWN)
    except FileNotFoundError:
        log.error("the file of version %s is not on the disk", version.pk)
        _move(version, State.REFUSED, refusals.BROKEN)
    else:
        if virus is None:
            _move(version, State.CLEAN)
        else:
            _refuse(version, virus, now)


def _refuse(version: ProofVersion, virus: str, now: datetime) -> None:
    """Refuse an infected file wherever it was kept, and remove it from the disk."""
    with transaction.atomic():
        for one in ProofVersion.objects.filter(sha256=version.sha256).select_related("proof__unit"):
            _move(one, State.REFUSED, refusals.INFECTED.format(name=virus[:100]))
            after = {"sha256": one.sha256, "found": virus}
            record(by=None, action="evidence.refuse_infected", target=one, after=after, now=now)
    version.state = State.REFUSED
    store.forget(version.sha256)


def _move(version: ProofVersion, state: State, said: Text | None = None) -> None:
    version.state, version.words = state, refusals.words(said) if said else {}
    version.save(update_fields=["state", "words"])


def _draw(version: ProofVersion) -> None:
    folder = store.drawn_at(version.sha256)
    kind = "pdf" if selectors.type_of(version).group == "document" else "picture"
    drawn = drawn_in(folder)
    try:
        if drawn is None or not drawn.whole:
            drawn = draw(store.kept_at(version.sha256), folder, kind)  # type: ignore[arg-type]
    except OSError:
        log.exception("pages of version %s could not be drawn", version.pk)
        drawn = None
    _show(version, drawn)


def _show(version: ProofVersion, drawn: Drawn | None) -> None:
    """Say on the row what was drawn."""
    version.preview = Preview.READY if drawn else Preview.FAILED
    version.page_count = drawn.pages if drawn else None
    version.pages_drawn = drawn.drawn if drawn else 0
    version.save(update_fields=["page_count", "pages_drawn", "preview"])
