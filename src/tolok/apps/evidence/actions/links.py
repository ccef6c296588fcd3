"""Links: fetched in the background and kept as a version, or refused with the reason. A link alone proves nothing."""

import tempfile
from dataclasses import asdict
from datetime import date, datetime
from functools import partial
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record, traced
from tolok.apps.evidence import limits, refusals, selectors, store
from tolok.apps.evidence.actions.proofs import Facts, add_version, check_facts, create_proof
from tolok.apps.evidence.actions.uploads import Begun, plain_name, take
from tolok.apps.evidence.contents.sniffing import is_markup, type_of
from tolok.apps.evidence.contents.types import type_named
from tolok.apps.evidence.fetching import Fetched, checked, fetch
from tolok.apps.evidence.models import Fetch, FetchState, Origin, Proof
from tolok.apps.organizations.models import OrganizationUnit
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.rules.wording import fill


def add_link(
    *, unit: OrganizationUnit, facts: Facts, address: str, by: User, today: date, now: datetime
) -> Proof:
    """A proof whose file the worker will fetch from `address`. Raises ProblemsError for an address of no use."""
    problems = check_facts(facts, today)
    try:
        checked(address)
    except ProblemsError as error:
        problems += error.problems
    if len(address) > 2000:
        problems.append(Problem(refusals.LINK_SHAPE, key="address"))
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        proof = create_proof(unit, facts, Origin.LINK, by, now)
        _ask(proof, address.strip(), by, now)
        after = {**asdict(facts), "origin": Origin.LINK, "address": address.strip()}
        record(by=by, action="evidence.add_link", target=proof, after=after, now=now)
    return proof


def fetch_again(*, proof: Proof, by: User, now: datetime) -> None:
    """Ask for the newest link of a proof once more; what it gives now becomes the next version."""
    last = selectors.fetch_of(proof)
    if last is None or proof.withdrawn or last.state == FetchState.WAITING:
        raise refusals.refused(refusals.NOTHING_CHANGED, "")
    with transaction.atomic():
        _ask(proof, last.address, by, now)
        after = {"address": last.address}
        record(by=by, action="evidence.fetch_again", target=proof, after=after, now=now)


def _ask(proof: Proof, address: str, by: User, now: datetime) -> None:
    asked = Fetch.objects.create(proof=proof, address=address, by=by, asked_at=now)
    transaction.on_commit(partial(fetch_later.enqueue, asked.pk))


@task()
def fetch_later(pk: int) -> None:
    """`archive`, by the worker."""
    asked = Fetch.objects.filter(pk=pk).select_related("proof__unit", "by").first()
    if asked is not None:
        with traced("evidence.archive"):
            archive(asked=asked, now=timezone.now())


def archive(*, asked: Fetch, now: datetime) -> None:
    """Fetch a link and keep what it gives, or write down why not. Doing it again does no harm."""
    if asked.state != FetchState.WAITING:
        return
    with tempfile.TemporaryDirectory(dir=_desk()) as folder:
        try:
            _keep(asked, Path(folder) / "fetched", now)
        except ProblemsError as error:
            _finish(asked, FetchState.REFUSED, error.problems[0].text, now)
        except OSError:
            _finish(asked, FetchState.REFUSED, fill(refusals.LINK_DEAD, why=refusals.NOT_ANSWERING), now)


def fetch_waiting(*, now: datetime) -> int:
    """Take up links that a killed worker left; return how many."""
    found = list(selectors.unfetched().select_related("proof__unit", "by")[:10])
    for asked in found:
        archive(asked=asked, now=now)
    return len(found)


def _desk() -> Path:
    desk = store.folder() / "fetching"
    desk.mkdir(parents=True, exist_ok=True, mode=0o700)
    return desk


def _keep(asked: Fetch, path: Path, now: datetime) -> None:
    with store.room():
        got = fetch(asked.address, path)
    begun = _taken(asked, got, path, now)
    if begun.upload is None:
        held = begun.held
        assert held is not None
        raise refusals.refused(refusals.HELD_ALREADY.format(title=held.proof.title))
    version = add_version(
        proof=asked.proof, upload=begun.upload, by=asked.by, now=now, source_url=got.address[:2000]
    )
    asked.version = version
    _finish(asked, FetchState.KEPT, None, now)


def _taken(asked: Fetch, got: Fetched, path: Path, now: datetime) -> Begun:
    """The fetched file as an upload, under a name that ends as its content says: addresses often have none."""
    if path.stat().st_size == 0:
        raise refusals.refused(refusals.EMPTY)
    with path.open("rb") as stream:
        if is_markup(stream.read(1024)):
            raise refusals.refused(refusals.LINK_PAGE)
        found = type_of(path)
        name = plain_name(got.name)
        if type_named(name) != found:
            name = f"{(name.rpartition('.')[0] or name)[:180]}.{found.extensions[0]}"
        size = path.stat().st_size
        assert size <= limits.file_bytes()
        return take(unit=asked.proof.unit, name=name, content=stream, size=size, by=asked.by, now=now)


def _finish(asked: Fetch, state: FetchState, said: Text | None, now: datetime) -> None:
    asked.state, asked.done_at = state, now
    asked.words = refusals.words(said) if said else {}
    asked.save(update_fields=["state", "done_at", "words", "version"])
