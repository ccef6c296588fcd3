"""After the minutes are signed: papers go into the library of evidence, reviews are noted with the paper as proof."""

import logging
from datetime import datetime
from io import BytesIO

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.consultation.models import Forum, Subject
from tolok.apps.consultation.selectors import whole
from tolok.apps.consultation.selectors.agreed import reviews
from tolok.apps.consultation.selectors.minutes import minutes_of
from tolok.apps.consultation.selectors.papers import paper_made
from tolok.apps.evidence.actions import add_version, keep, take
from tolok.apps.evidence.models import Kind, ProofVersion
from tolok.apps.standards.actions import reviewing
from tolok.rules.texts import ProblemsError

logger = logging.getLogger(__name__)

#: Field of the minutes, key of its paper, what kind of proof it is, its title, whether it names people.
PAPERS = (
    ("paper", "berita-acara", Kind.MINUTES, "Berita acara FKP", True),
    ("attendance", "daftar-hadir", Kind.ATTENDANCE, "Daftar hadir FKP", True),
    ("report", "laporan", Kind.REPORT, "Laporan FKP", False),
)


def finish_signing(*, forum: Forum, by: User | None, now: datetime) -> bool:
    """Keep the papers that are not kept yet and note the reviews that are not noted. Whether all is done.

    What fails, such as a full library, leaves the minutes signed; calling it again goes on.
    """
    done = _keep_papers(forum, by, now)
    found = whole(forum.pk)
    assert found is not None
    for subject in found.subjects.all():
        if subject.noted_on is None and reviews(found, subject):
            _note_review(found, subject, by, now)
    return done


def _keep_papers(forum: Forum, by: User | None, now: datetime) -> bool:
    found = whole(forum.pk)
    assert found is not None
    minutes, today = minutes_of(found), timezone.localdate(now)
    assert minutes is not None  # it is signed
    whole_set = True
    for field, key, kind, title, names in PAPERS:
        if getattr(minutes, f"{field}_id") is not None:
            continue
        try:
            version = keep(
                unit=found.unit,
                name=f"{key}-fkp-{found.number}.pdf",
                content=paper_made(found, key, "pdf", today),
                title=f"{title}: {found.topic}"[:300],
                kind=kind,
                by=by,
                today=today,
                now=now,
                proof_date=found.held_on,
                place=found.place[:200],
                personal_data=names,
            )
        except ProblemsError as error:
            logger.warning("%s of forum %s was not kept: %s", field, found.pk, error)
            whole_set = False
            continue
        _set(found, field, version, by, now)
        setattr(minutes, field, version)
    return whole_set


def keep_report(*, forum: Forum, by: User | None, now: datetime) -> None:
    """The report as it is told today becomes the newest version of the one in the library; one that fails to be kept
    leaves the older one."""
    found = whole(forum.pk)
    assert found is not None
    minutes = minutes_of(found)
    if minutes is None or minutes.report is None:
        return
    made = paper_made(found, "laporan", "pdf", timezone.localdate(now))
    name = f"laporan-fkp-{found.number}.pdf"
    try:
        begun = take(unit=found.unit, name=name, content=BytesIO(made), size=len(made), by=by, now=now)
        version = begun.held
        if begun.upload is not None:
            version = add_version(proof=minutes.report.proof, upload=begun.upload, by=by, now=now)
    except ProblemsError as error:
        logger.warning("the report of forum %s was not kept anew: %s", found.pk, error)
        return
    assert version is not None  # held already, or added a moment ago
    _set(found, "report", version, by, now)


def _set(found: Forum, field: str, version: ProofVersion, by: User | None, now: datetime) -> None:
    minutes = minutes_of(found)
    assert minutes is not None
    with transaction.atomic():
        setattr(minutes, field, version)
        minutes.save(update_fields=[field])
        after = {field: version.pk, "sha256": version.sha256}
        record(by=by, action="consultation.keep_paper", target=found, after=after, now=now)


def _note_review(found: Forum, subject: Subject, by: User | None, now: datetime) -> None:
    """The forum was the review of a version in force."""
    minutes = minutes_of(found)
    assert minutes is not None  # it is signed
    assert found.held_on is not None
    reviewing.review(
        version=subject.version,
        reviewed_on=found.held_on,
        method="Forum Konsultasi Publik",
        findings=subject.findings,
        change=bool(subject.change),
        partial=subject.partial,
        consultation=found.origin,
        proof=minutes.scan or minutes.paper,
        by=by,
        now=now,
    )
    subject.noted_on = timezone.localdate(now)
    subject.save(update_fields=["noted_on"])
