"""A file on its way: begun with its hash, sent in chunks that may be sent twice, finished when the hash is right."""

import re
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256 as hashing
from pathlib import Path
from typing import IO

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.evidence import limits, refusals, selectors, store
from tolok.apps.evidence.contents.checking import check, check_name
from tolok.apps.evidence.models import ProofVersion, Upload
from tolok.apps.organizations.models import OrganizationUnit
from tolok.rules.texts import ProblemsError

#: How long an upload waits to be continued, or to become a proof.
LIFE = timedelta(days=1)
_SHA256 = re.compile(r"[0-9a-f]{64}")


class WrongOffsetError(Exception):
    """A chunk does not follow what is here; `received` bytes are."""

    def __init__(self, received: int) -> None:
        self.received = received
        super().__init__(f"{received} bytes are here")


@dataclass(frozen=True, slots=True)
class Begun:
    """Where to send the file, or the version the library already holds, for which nothing need be sent."""

    upload: Upload | None
    held: ProofVersion | None = None


def begin(
    *, unit: OrganizationUnit, name: str, size: int, sha256: str, by: User | None, now: datetime
) -> Begun:
    """Begin an upload, or go on with the same person's unfinished one of the same file.

    Raises ProblemsError when the file would not be taken. Other units' libraries are never looked into.
    """
    sha256, name = sha256.lower(), plain_name(name)
    _check_declared(name, size, sha256)
    held = selectors.held(unit, sha256)
    if held is not None:
        return Begun(None, held)
    mine = Upload.objects.filter(by=by, version=None, touched_at__gt=now - LIFE)
    same = mine.filter(unit=unit, sha256=sha256, size=size).first()
    if same is not None:
        return Begun(same)
    check_room(unit, size)
    if by is not None and mine.count() >= limits.OPEN_UPLOADS:
        raise refusals.refused(refusals.TOO_MANY_UPLOADS)
    with store.room():
        upload = Upload.objects.create(
            unit=unit, by=by, sha256=sha256, size=size, name=name, started_at=now, touched_at=now
        )
    return Begun(upload)


def plain_name(name: str) -> str:
    """A file name without folders and without letters that deceive or break a header, its end kept."""
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(sign for sign in last if sign.isprintable()).strip()
    return kept[-200:]


def _check_declared(name: str, size: int, sha256: str) -> None:
    if not _SHA256.fullmatch(sha256) or not name or size < 0:
        raise refusals.refused(refusals.DECLARED_BADLY)
    if size == 0:
        raise refusals.refused(refusals.EMPTY)
    check_name(name)
    if size > limits.file_bytes():
        limit = limits.file_bytes() // limits.MB
        raise refusals.refused(refusals.TOO_LARGE.format(size=-(-size // limits.MB), limit=limit))


def check_room(unit: OrganizationUnit, size: int) -> None:
    """Refuse what the library of a unit has no room for."""
    has = selectors.library(unit)
    if has.files >= limits.unit_files():
        raise refusals.refused(refusals.LIBRARY_FULL.format(limit=limits.unit_files()))
    if has.size + size > limits.unit_bytes():
        limit = f"{limits.unit_bytes() // limits.MB} MB"
        raise refusals.refused(refusals.LIBRARY_FULL.format(limit=limit))


def receive(*, upload: Upload, offset: int, content: bytes, now: datetime) -> int:
    """Add a chunk at `offset`; return how many bytes are here. A chunk that is here already changes nothing.

    Raises WrongOffsetError with the right offset, ProblemsError when the disk is full; then nothing is added.
    """
    with store.room(), transaction.atomic():
        found = Upload.objects.select_for_update().get(pk=upload.pk)
        end = offset + len(content)
        if end <= found.received:
            return found.received
        if offset != found.received or end > found.size:
            raise WrongOffsetError(found.received)
        store.write_at(store.arriving_at(found.token), offset, content)
        Upload.objects.filter(pk=found.pk).update(received=end, touched_at=now)
    return end


def finish(*, upload: Upload, now: datetime) -> Upload:
    """Hold the file against its hash and look into it. Finishing twice does no harm.

    Raises ProblemsError: an incomplete file stays as it is; one that is refused is forgotten with its upload.
    """
    upload.refresh_from_db()
    if upload.finished_at is not None:
        return upload
    if not upload.complete:
        raise refusals.refused(refusals.NOT_WHOLE)
    path, target = store.arriving_at(upload.token), store.checked_at(upload.token)
    try:
        if not path.exists() or store.hash_of(path) != upload.sha256:
            raise refusals.refused(refusals.HASH_DIFFERS)
        with store.room():
            found = check(path, upload.name, target)
    except ProblemsError as error:
        if all(problem.text is not refusals.DISK_FULL for problem in error.problems):
            forget(upload)
        raise
    with store.room():
        upload.kept_sha256, upload.kept_size = store.hash_of(target), target.stat().st_size
        upload.mime, upload.finished_at, upload.touched_at = found.mime, now, now
        upload.save(update_fields=["kept_sha256", "kept_size", "mime", "finished_at", "touched_at"])
    path.unlink(missing_ok=True)
    return upload


def take(
    *, unit: OrganizationUnit, name: str, content: IO[bytes], size: int, by: User | None, now: datetime
) -> Begun:
    """A whole file at once, as a plain form sends it: begun, received and finished by the same rules."""
    digest = hashing()
    content.seek(0)
    while piece := content.read(store.PIECE):
        digest.update(piece)
    begun = begin(unit=unit, name=name, size=size, sha256=digest.hexdigest(), by=by, now=now)
    upload = begun.upload
    if upload is None:
        return begun
    if upload.finished_at is None:
        content.seek(upload.received)
        while upload.received < upload.size and (piece := content.read(store.PIECE)):
            upload.received = receive(upload=upload, offset=upload.received, content=piece, now=now)
        upload = finish(upload=upload, now=now)
    return Begun(upload)


def forget(upload: Upload) -> None:
    """Remove an upload that did not become a proof, with what arrived of it."""
    Upload.objects.filter(pk=upload.pk, version=None).delete()
    for path in (store.arriving_at(upload.token), store.checked_at(upload.token)):
        path.unlink(missing_ok=True)


def forget_unfinished(*, now: datetime) -> int:
    """Forget uploads that nobody went on with for a day; return how many. Files that no row names go too."""
    old = list(Upload.objects.filter(version=None, touched_at__lte=now - LIFE))
    for upload in old:
        forget(upload)
    Upload.objects.exclude(version=None).filter(touched_at__lte=now - LIFE).delete()
    known = {token.hex for token in Upload.objects.values_list("token", flat=True)}
    for path in _left("arriving", now):
        if path.stem not in known:
            path.unlink(missing_ok=True)
    for path in _left("fetching", now):
        shutil.rmtree(path, ignore_errors=True)
    return len(old)


def _left(name: str, now: datetime) -> list[Path]:
    """What lies in a folder since longer than LIFE: a killed process left it."""
    folder = store.folder() / name
    found = list(folder.iterdir()) if folder.exists() else []
    return [path for path in found if path.stat().st_mtime <= (now - LIFE).timestamp()]
