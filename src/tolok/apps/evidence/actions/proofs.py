"""Proofs: kept with a first version, given new ones, corrected, withdrawn."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record, record_read
from tolok.apps.evidence import refusals, scanner, selectors, store
from tolok.apps.evidence.actions.grouping import recount_of
from tolok.apps.evidence.actions.looking import look_later
from tolok.apps.evidence.actions.uploads import check_room, take
from tolok.apps.evidence.contents.types import TYPES
from tolok.apps.evidence.models import Kind, Origin, Preview, Proof, ProofVersion, State, Upload
from tolok.apps.organizations.models import OrganizationUnit
from tolok.rules.texts import Problem, ProblemsError


@dataclass(frozen=True, slots=True)
class Facts:
    """What a unit says about a proof."""

    title: str
    kind: Kind = Kind.OTHER
    proof_date: date | None = None
    place: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    personal_data: bool = False


def check_facts(facts: Facts, today: date) -> list[Problem]:
    """Everything that is wrong with the facts."""
    problems = []
    if not facts.title.strip():
        problems.append(Problem(refusals.NO_TITLE, key="title"))
    if facts.proof_date and facts.proof_date > today:
        problems.append(Problem(refusals.IN_FUTURE, key="proof_date"))
    if facts.valid_from and facts.valid_to and facts.valid_to < facts.valid_from:
        problems.append(Problem(refusals.BACKWARDS, key="valid_to"))
    return problems


def add_proof(
    *,
    unit: OrganizationUnit,
    facts: Facts,
    upload: Upload,
    by: User | None,
    today: date,
    now: datetime,
    origin: Origin = Origin.UPLOAD,
) -> ProofVersion:
    """Keep a finished upload as the first version of a new proof. The same upload twice is the same proof."""
    if problems := check_facts(facts, today):
        raise ProblemsError(problems)
    with store.room(), transaction.atomic():
        locked = _taken(upload, unit)
        if locked.version is not None:
            return locked.version
        proof = create_proof(unit, facts, origin, by, now)
        version = _append(proof, locked, by, now)
        after = {**asdict(facts), "origin": origin, "sha256": version.sha256, "name": version.name}
        record(by=by, action="evidence.add_proof", target=proof, after=after, now=now)
    return version


def add_version(
    *, proof: Proof, upload: Upload, by: User | None, now: datetime, source_url: str = ""
) -> ProofVersion:
    """Keep a finished upload as the next version of a proof; earlier ones stay what judgements saw."""
    with store.room(), transaction.atomic():
        Proof.objects.select_for_update().get(pk=proof.pk)
        proof.refresh_from_db(fields=["withdrawn_at"])
        if proof.withdrawn:
            raise refusals.refused(refusals.WITHDRAWN)
        locked = _taken(upload, proof.unit)
        if locked.version is not None:
            return locked.version
        version = _append(proof, locked, by, now, source_url)
        after = {"number": version.number, "sha256": version.sha256, "name": version.name}
        record(by=by, action="evidence.add_version", target=proof, after=after, now=now)
    return version


def create_proof(
    unit: OrganizationUnit, facts: Facts, origin: Origin, by: User | None, now: datetime
) -> Proof:
    """The row of a proof, still without a version."""
    values = tidied(facts)
    search = searched(facts)
    return Proof.objects.create(
        unit=unit, search=search, origin=origin, created_by=by, created_at=now, **values
    )


def tidied(facts: Facts) -> dict[str, object]:
    """The facts as fields, without needless spaces."""
    words = {"title": " ".join(facts.title.split())[:300], "place": " ".join(facts.place.split())[:200]}
    return {**asdict(facts), **words}


def searched(facts: Facts) -> str:
    """What a search looks through."""
    return " ".join(f"{facts.title} {facts.place}".split()).casefold()[:600]


def _taken(upload: Upload, unit: OrganizationUnit) -> Upload:
    """The upload, locked, if it may become a version of this unit's library."""
    locked = Upload.objects.select_for_update(of=("self",)).select_related("version").get(pk=upload.pk)
    if locked.unit_id != unit.pk or locked.finished_at is None:
        raise refusals.refused(refusals.NOT_WHOLE)
    if locked.version is None:
        held = selectors.held(unit, locked.sha256)
        if held is not None:
            raise refusals.refused(refusals.HELD_ALREADY.format(title=held.proof.title))
        check_room(unit, locked.kept_size)
    return locked


def _append(
    proof: Proof, upload: Upload, by: User | None, now: datetime, source_url: str = ""
) -> ProofVersion:
    """The next version from a finished upload; the worker looks at it once this is committed."""
    store.keep(store.checked_at(upload.token), upload.kept_sha256)
    last = proof.versions.order_by("-number").values_list("number", flat=True).first() or 0
    version = ProofVersion.objects.create(
        proof=proof,
        number=last + 1,
        sha256=upload.kept_sha256,
        sent_sha256=upload.sha256,
        size=upload.kept_size,
        mime=upload.mime,
        name=upload.name,
        source_url=source_url,
        uploaded_by=by,
        uploaded_at=now,
        state=State.WAITING if scanner.configured() else State.CLEAN,
        preview=Preview.WAITING if TYPES[upload.mime].drawn else Preview.NONE,
    )
    upload.version = version
    upload.save(update_fields=["version"])
    transaction.on_commit(partial(look_later.enqueue, version.pk))
    return version


def edit(*, proof: Proof, facts: Facts, by: User, today: date, now: datetime) -> None:
    """Correct what is said about a proof; its files stay."""
    if problems := check_facts(facts, today):
        raise ProblemsError(problems)
    with transaction.atomic():
        locked = Proof.objects.select_for_update().get(pk=proof.pk)
        if locked.withdrawn:
            raise refusals.refused(refusals.WITHDRAWN, "")
        after = tidied(facts)
        before = {name: getattr(locked, name) for name in after}
        if before == after:
            raise refusals.refused(refusals.NOTHING_CHANGED, "")
        for name, value in after.items():
            setattr(proof, name, value)
        proof.search = searched(facts)
        proof.save(update_fields=[*after, "search"])
        record(by=by, action="evidence.edit", target=proof, before=before, after=after, now=now)


def withdraw(*, proof: Proof, by: User, why: str, now: datetime) -> None:
    """Take a proof back: it is offered no more, but stays where it was cited."""
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        locked = Proof.objects.select_for_update().get(pk=proof.pk)
        if locked.withdrawn:
            raise refusals.refused(refusals.WITHDRAWN, "")
        proof.withdrawn_at, proof.withdrawn_by, proof.withdrawn_why = now, by, why.strip()
        proof.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
        recount_of(proof=proof.pk)
        after = {"withdrawn_at": now}
        record(by=by, action="evidence.withdraw", target=proof, after=after, why=why, now=now)


def opened(*, proof: Proof, by: User, now: datetime, why: str = "") -> None:
    """Log that somebody opened a proof with personal data; others are not logged."""
    if proof.personal_data:
        record_read(by=by, action="evidence.open_personal", target=proof, why=why, now=now)


def keep(
    *,
    unit: OrganizationUnit,
    name: str,
    content: bytes | Path,
    title: str,
    kind: Kind = Kind.OTHER,
    origin: Origin = Origin.GENERATED,
    by: User | None,
    today: date,
    now: datetime,
    proof_date: date | None = None,
    place: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
    personal_data: bool = False,
) -> ProofVersion:
    """Store a file that the system made or an evaluator brought home, in one call; return its version.

    Where the unit's library holds the very same file already, that version is returned. Raises ProblemsError
    as an upload does.
    """
    facts = Facts(title, kind, proof_date, place, valid_from, valid_to, personal_data)
    if isinstance(content, Path):
        with content.open("rb") as stream:
            begun = take(unit=unit, name=name, content=stream, size=content.stat().st_size, by=by, now=now)
    else:
        begun = take(unit=unit, name=name, content=BytesIO(content), size=len(content), by=by, now=now)
    if begun.held is not None:
        return begun.held
    assert begun.upload is not None
    return add_proof(unit=unit, facts=facts, upload=begun.upload, by=by, today=today, now=now, origin=origin)
