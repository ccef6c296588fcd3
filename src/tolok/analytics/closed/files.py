"""Writing the answers of closed surveys: whole files or none, the same survey once."""

import fcntl
import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tolok.analytics.closed.schema import ELEMENT, PERIOD, PROVINCE, VERSION, schema

#: The one file of a period and province.
FILE = "answers.parquet"
#: Keys of a file's own metadata.
VERSION_KEY, SURVEYS_KEY = b"tolok.closed.version", b"tolok.closed.surveys"
#: Rows copied at a time.
BATCH = 100_000


@dataclass(frozen=True, slots=True)
class Written:
    """What a call did: the file, and the survey codes that were new, there already, or put in another's place."""

    path: Path
    added: tuple[str, ...]
    known: tuple[str, ...]
    replaced: tuple[str, ...]


class ChangedError(Exception):
    """A survey is there with other answers. `codes` → the content hash that stands in the file."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        self.codes = dict(codes)
        super().__init__(f"closed already with other answers: {', '.join(sorted(codes))}")


def path_of(folder: Path, period: str, province: str) -> Path:
    """The file of a period (such as ``2026-S1``) and a province (two digits). ValueError for other words."""
    if not PERIOD.fullmatch(period) or not PROVINCE.fullmatch(province):
        raise ValueError(f"{period!r} is no period or {province!r} no province")
    return folder / f"period={period}" / f"province={province}" / FILE


def surveys_in(path: Path) -> dict[str, str]:
    """Survey code → content hash of everything in a file; empty when there is none. ValueError for another version."""
    if not path.exists():
        return {}
    found = pq.read_schema(path).metadata or {}
    if found.get(VERSION_KEY) != str(VERSION).encode():
        raise ValueError(f"{path.name} is not of version {VERSION} of closed answers")
    return dict(json.loads(found[SURVEYS_KEY]))


def write_closed(
    rows: pa.Table | Iterable[Mapping[str, object]],
    folder: Path,
    *,
    period: str,
    province: str,
    keys: tuple[str, ...],
    replaces: Mapping[str, str] | None = None,
) -> Written:
    """Add whole closed surveys to the file of their period and province below `folder`.

    `rows` are answers with the columns of `tolok.analytics.closed.schema.schema(keys)`, as an Arrow table or as
    mappings; a column that may be NULL can be absent, and `year` is that of `starts` then. All answers of a survey
    come in one call. A survey that is there with the same answers, in whatever order, is left alone; with others it
    is `ChangedError`, unless `replaces` names the content hash that it stands with (a correction). The file is
    replaced whole, under a lock, or not at all. Raises ValueError for rows that do not fit.
    """
    path = path_of(folder, period, province)
    parts = _surveys(_table(rows, keys))
    hashes = {code: content_hash(part) for code, part in parts.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    with _locked(path):
        there = surveys_in(path)
        known = {code for code, found in hashes.items() if there.get(code) == found}
        other = {code: there[code] for code in hashes if code in there and code not in known}
        allowed = replaces or {}
        if refused := {code: found for code, found in other.items() if allowed.get(code) != found}:
            raise ChangedError(refused)
        new = {code: part for code, part in parts.items() if code not in known}
        if new:
            _rewrite(path, new, {**there, **hashes}, leave_out=set(other))
    return Written(path, *(tuple(sorted(codes)) for codes in (new.keys() - other.keys(), known, other)))


def content_hash(part: pa.Table) -> str:
    """SHA-256 of a survey's answers: the same for the same answers, in whatever order they come."""
    # elements that nobody was asked do not tell two files apart
    kept = [
        name
        for name in part.column_names
        if not name.startswith(ELEMENT) or part[name].null_count < len(part)
    ]
    lines = sorted(json.dumps(row, default=str, sort_keys=True) for row in part.select(kept).to_pylist())
    return sha256("\n".join(lines).encode()).hexdigest()


def _table(rows: pa.Table | Iterable[Mapping[str, object]], keys: tuple[str, ...]) -> pa.Table:
    wanted = schema(keys)
    if not isinstance(rows, pa.Table):
        dated = [{**row, "year": row.get("year") or getattr(row.get("starts"), "year", None)} for row in rows]
        _check_known({name for row in dated for name in row}, wanted)
        rows = pa.Table.from_pylist(dated, schema=_open(wanted))
    given = set(rows.column_names)
    lost = [one.name for one in wanted if one.name not in given and not one.nullable]
    _check_known(given, wanted)
    if lost == ["year"]:
        rows, lost = rows.append_column("year", pc.year(rows["starts"])), []
    if lost:
        raise ValueError(f"missing columns: {lost}")
    columns = [
        rows[one.name].cast(one.type) if one.name in given | {"year"} else pa.nulls(len(rows), one.type)
        for one in wanted
    ]
    empty = [
        one.name for one, found in zip(wanted, columns, strict=True) if not one.nullable and found.null_count
    ]
    if empty:
        raise ValueError(f"columns with nothing in some rows: {empty}")
    return pa.table(columns, schema=wanted)


def _check_known(names: Collection[str], wanted: pa.Schema) -> None:
    if strange := set(names) - set(wanted.names):
        raise ValueError(f"unknown columns: {sorted(strange)}")


def _open(wanted: pa.Schema) -> pa.Schema:
    return pa.schema([one.with_nullable(True) for one in wanted])


def _surveys(table: pa.Table) -> dict[str, pa.Table]:
    codes = sorted(pc.unique(table["survey"]).to_pylist())
    order = [("office", "ascending"), ("unit", "ascending"), ("day", "ascending")]
    return {code: table.filter(pc.equal(table["survey"], code)).sort_by(order) for code in codes}


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One writer at a time; the lock lies beside the file, because the file itself is replaced."""
    with path.with_name(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _rewrite(path: Path, new: Mapping[str, pa.Table], hashes: Mapping[str, str], leave_out: set[str]) -> None:
    """The file with `new` behind what was there; readers see the old one or the new one."""
    old = pq.read_schema(path) if path.exists() else None
    columns = _both(old, next(iter(new.values())).schema)
    columns = columns.with_metadata(
        {VERSION_KEY: str(VERSION), SURVEYS_KEY: json.dumps(hashes, sort_keys=True)}
    )
    with NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
        fresh = Path(file.name)
        try:
            _fill(file, columns, path if old is not None else None, new, leave_out)
            file.flush()
            os.fsync(file.fileno())
            fresh.chmod(0o640)
            fresh.replace(path)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise


def _fill(
    file: IO[bytes], columns: pa.Schema, old: Path | None, new: Mapping[str, pa.Table], leave_out: set[str]
) -> None:
    with pq.ParquetWriter(file, columns, compression="zstd") as out:
        if old is not None:
            gone = pa.array(sorted(leave_out), pa.string())
            for batch in pq.ParquetFile(old).iter_batches(BATCH):
                kept = pa.table(batch).filter(pc.invert(pc.is_in(batch["survey"], gone)))
                if len(kept):
                    out.write_table(_as(kept, columns))
        out.write_table(pa.concat_tables([_as(part, columns) for part in new.values()]))


def _both(old: pa.Schema | None, new: pa.Schema) -> pa.Schema:
    if old is None:
        return new
    return pa.schema([*old, *(one for one in new if one.name not in old.names)])


def _as(part: pa.Table, columns: pa.Schema) -> pa.Table:
    arrays = [
        part[one.name] if one.name in part.column_names else pa.nulls(len(part), one.type) for one in columns
    ]
    return pa.table(arrays, schema=columns)
