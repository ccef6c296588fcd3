"""From a proposal to the records it rests on: for everybody who may read what the unit said, and for nothing else.

The pages of standards, forums and surveys are the office's own. What of them a kept proposal names is told here again.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from tolok.apps.catalogue.selectors import records as catalogue
from tolok.apps.common.models import Entry
from tolok.apps.common.selectors import changed_since
from tolok.apps.consultation.selectors import records as consultation
from tolok.apps.evaluation.models import Finding, Locus
from tolok.apps.evaluation.selectors.experience import rows_behind, year_of
from tolok.apps.evaluation.selectors.gathering import beside_of, facts_of
from tolok.apps.evaluation.selectors.judging_told import submission_at
from tolok.apps.standards.selectors import records as standards
from tolok.apps.surveys.selectors import records as surveys
from tolok.rules.gathered import Basis
from tolok.rules.records import Record, Watched

#: Who tells what a row says, and who makes its papers, by the app that its origin names.
TELLING: Mapping[str, Callable[[Collection[str], int, date], dict[str, Record]]] = {
    "catalogue": catalogue.records,
    "consultation": consultation.records,
    "standards": standards.records,
    "surveys": surveys.records,
}
MAKING: Mapping[str, Callable[[str, int, str, date], bytes | None]] = {
    "catalogue": catalogue.paper,
    "consultation": consultation.paper,
    "standards": standards.paper,
    "surveys": surveys.paper,
}


@dataclass(slots=True)
class Named:
    """Something that kept proposals of a unit name: as what, with which proofs, by which indicators, as of which day.

    What was measured and seen is named by none: it has no `codes`, and is read as it is now.
    """

    basis: Basis
    as_of: date
    codes: list[str] = field(default_factory=list)
    proofs: set[int] = field(default_factory=set)

    def there_on(self, day: date) -> bool:
        """Whether it speaks of what there was on a day: a kept proposal rests on nothing later, but what was measured
        and seen is read of the whole year."""
        return bool(self.codes) or self.basis.day is None or self.basis.day <= day

    @property
    def grouped(self) -> tuple[str, ...]:
        """The rows of a group, in their order; empty for a row that stands for itself."""
        found = dict.fromkeys(one.origin for one in self.basis.members)
        return () if self.basis.origin in found else tuple(found)


def named(locus: Locus) -> dict[str, Named]:
    """Everything the kept proposals of a unit rest on, and what was measured, seen and asked, by origin. Seven statements."""
    found: dict[str, Named] = {}
    for finding in Finding.objects.filter(locus=locus).order_by("pk"):
        for fact in (*facts_of(finding), *beside_of(finding)):
            for basis in fact.bases:
                _name(found, basis, finding)
    for origin, basis in rows_behind(locus).items():
        row = found.setdefault(origin, Named(basis, basis.day or year_of(locus.cycle)[1]))
        row.proofs.update(basis.proofs)
    return found


def _name(found: dict[str, Named], basis: Basis, finding: Finding) -> None:
    rows = [basis, *(Basis(basis.title, one.origin, proof=one.proof) for one in basis.members)]
    for row in rows:
        known = found.setdefault(row.origin, Named(row, finding.as_of))
        known.proofs.update(row.proofs)
        if finding.code not in known.codes:
            known.codes.append(finding.code)


def told(locus: Locus, origins: Iterable[str], day: date) -> dict[str, Record]:
    """What rows of the unit say, by origin; a row that is gone, or of another unit, is not in it."""
    by_app: dict[str, set[str]] = {}
    for origin in origins:
        by_app.setdefault(origin.partition(".")[0], set()).add(origin)
    found: dict[str, Record] = {}
    for app, wanted in by_app.items():
        if app in TELLING:
            found |= TELLING[app](wanted, locus.unit_id, day)
    return found


def paper(locus: Locus, record: Record, key: str, day: date) -> bytes | None:
    """A paper of a record, made now as of `day`; None for one it does not have."""
    if key not in {one.key for one in record.papers}:
        return None
    return MAKING[record.origin.partition(".")[0]](record.origin, locus.unit_id, key, day)


def since(locus: Locus) -> datetime | None:
    """The moment after which a change of a record is one that the unit's answers did not know: when it handed in.

    Of a unit that never did, the end of the day by which its records were read; None where nothing was kept.
    """
    submission = submission_at(locus)
    if submission is not None:
        return submission.at
    last = locus.findings.order_by("-as_of").values_list("as_of", flat=True).first()
    if last is None:
        return None
    return timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min))


def changes(records: Iterable[Record], after: datetime) -> dict[str, list[Entry]]:
    """What the audit knows of records after a moment, by origin, oldest first. One statement."""
    watching = {one.origin: (Watched(one.origin), *one.watched) for one in records}
    rows = changed_since({each.origin for found in watching.values() for each in found}, after)
    found: dict[str, list[Entry]] = {}
    for origin, watched in watching.items():
        app = origin.partition(".")[0]
        for one in watched:
            mine = [row for row in rows.get(one.origin, []) if row.action.startswith(f"{app}.")]
            found.setdefault(origin, []).extend(row for row in mine if one.action in ("", row.action))
    return {origin: sorted(entries, key=lambda row: row.pk) for origin, entries in found.items() if entries}
