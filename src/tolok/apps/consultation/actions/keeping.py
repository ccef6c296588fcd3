"""After the minutes are signed: papers go into the library of evidence, reviews are noted with the paper as proof."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.consultation.models import Forum, Subject
from tolok.apps.consultation.selectors import whole
from tolok.apps.consultation.selectors.agreed import reviews
from tolok.apps.consultation.selectors.papers import attendance_pdf, minutes_pdf, report_pdf
from tolok.apps.consultation.selectors.standing import minutes_of
from tolok.apps.evidence.actions import keep
from tolok.apps.evidence.models import Kind, ProofVersion
from tolok.apps.standards.actions import reviewing
from tolok.rules.texts import ProblemsError

logger = logging.getLogger(__name__)

#: Field of the minutes → how its paper is made, what kind of proof it is, whether it names people.
PAPERS = (
    ("paper", minutes_pdf, Kind.MINUTES, "Berita acara FKP", "berita-acara-fkp", True),
    ("attendance", attendance_pdf, Kind.ATTENDANCE, "Daftar hadir FKP", "daftar-hadir-fkp", True),
    ("report", report_pdf, Kind.REPORT, "Laporan FKP", "laporan-fkp", False),
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
    for field, made, kind, title, name, names in PAPERS:
        if getattr(minutes, f"{field}_id") is not None:
            continue
        try:
            version = keep(
                unit=found.unit,
                name=f"{name}-{found.number}.pdf",
                content=made(found, today),
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
