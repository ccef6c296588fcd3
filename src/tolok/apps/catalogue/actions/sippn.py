"""Writes about the national portal: a sheet made ready, carried there, seen there."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.catalogue import refusals
from tolok.apps.catalogue.models import SippnSync, SippnUpload
from tolok.apps.catalogue.selectors.portal import newest, standing_on
from tolok.apps.catalogue.selectors.sippn import carried
from tolok.apps.common.actions import record
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import Service
from tolok.rules.texts import Text, refuse_all, refused
from tolok.rules.wording import fill


def prepare(*, unit: OrganizationUnit, day: date, by: User | None, now: datetime) -> list[SippnSync]:
    """Make ready the line of every public service with a standard in force; what the portal has stays noted.

    Raises ProblemsError where there is none. The statements do not grow with the services.
    """
    template, found = carried(unit, day)
    wanted = [one for one in found if one.version is not None]
    if not wanted:
        raise refused(refusals.NOTHING_TO_PREPARE)
    with transaction.atomic():
        made = SippnSync.objects.bulk_create(
            (
                SippnSync(
                    service=one.service,
                    version_id=one.version,
                    template=template.key,
                    ready=one.line,
                    ready_digest=one.digest,
                    prepared_on=day,
                    by=by,
                    at=now,
                )
                for one in wanted
            ),
            update_conflicts=True,
            unique_fields=["service"],
            update_fields=["version", "template", "ready", "ready_digest", "prepared_on", "by", "at"],
        )
        after = {"services": [one.service.code for one in wanted], "template": template.key}
        record(by=by, action="catalogue.prepare_sippn", target=unit, after=after, now=now)
    return made


def note_upload(
    *,
    unit: OrganizationUnit,
    services: Sequence[int],
    uploaded_on: date,
    today: date,
    by: User | None,
    now: datetime,
) -> list[SippnUpload]:
    """Note that the lines made ready were carried to the portal. Raises ProblemsError.

    The address of the page of an earlier upload stays: only what stands there changed.
    """
    with transaction.atomic():
        mine = SippnSync.objects.select_for_update(of=("self",)).filter(service__unit=unit)
        rows = list(mine.filter(service__in=list(services)).select_related("service"))
        _check_upload(rows, services, uploaded_on, today)
        before = {
            one.service_id: one.address for one in newest(standing_on(today).filter(service__in=services))
        }
        made = [
            SippnUpload(
                service=row.service,
                version_id=row.version_id,
                template=row.template,
                sent=row.ready,
                digest=row.ready_digest,
                uploaded_on=uploaded_on,
                address=before.get(row.service_id, ""),
                by=by,
                at=now,
            )
            for row in rows
        ]
        SippnUpload.objects.bulk_create(made)
        after = {"services": [row.service.code for row in rows], "uploaded_on": uploaded_on}
        record(by=by, action="catalogue.upload_sippn", target=unit, after=after, now=now)
    return made


def note_seen(
    *,
    service: Service,
    address: str,
    verified_on: date,
    today: date,
    by: User | None,
    now: datetime,
    proof: ProofVersion | None = None,
    note: str = "",
) -> SippnUpload:
    """Note where and when somebody saw the service in the portal; without a screenshot it stays marked as unproved.

    Raises ProblemsError.
    """
    with transaction.atomic():
        row = _standing(service, today)
        faults = [
            (not address.strip(), refusals.NO_ADDRESS, "address"),
            (verified_on > today, refusals.LATER_THAN_TODAY, "verified_on"),
            (verified_on < row.uploaded_on, _on(refusals.BEFORE_UPLOADED, row.uploaded_on), "verified_on"),
            (proof is not None and proof.proof.unit_id != service.unit_id, refusals.STRANGE_PROOF, "proof"),
        ]
        refuse_all(faults)
        before = {"address": row.address, "verified_on": row.verified_on}
        row.address, row.verified_on, row.note = address.strip(), verified_on, note.strip()
        row.proof, row.by, row.at = proof or row.proof, by, now
        row.save()
        after = {"address": row.address, "verified_on": verified_on, "proof": row.proof_id}
        record(by=by, action="catalogue.see_sippn", target=row.service, before=before, after=after, now=now)
    return row


def note_gone(
    *, service: Service, gone_on: date, today: date, by: User | None, why: str, now: datetime
) -> SippnUpload:
    """Note that the service stands in the portal no more, or never did: what was noted stays in its history.

    Raises ProblemsError.
    """
    with transaction.atomic():
        row = _standing(service, today)
        faults = [
            (not why.strip(), refusals.NO_REASON, "why"),
            (gone_on > today, refusals.LATER_THAN_TODAY, "gone_on"),
            (gone_on < row.uploaded_on, _on(refusals.BEFORE_UPLOADED, row.uploaded_on), "gone_on"),
        ]
        refuse_all(faults)
        SippnUpload.objects.filter(service=service, gone_on__isnull=True).update(gone_on=gone_on)
        row.gone_on = gone_on
        after = {"gone_on": gone_on}
        record(by=by, action="catalogue.lose_sippn", target=service, after=after, why=why.strip(), now=now)
    return row


def _standing(service: Service, today: date) -> SippnUpload:
    rows = standing_on(today).select_for_update(of=("self",)).filter(service=service)
    row = rows.select_related("service__unit").first()
    if row is None:
        raise refused(refusals.NOT_UPLOADED)
    return row


def _check_upload(rows: Sequence[SippnSync], services: Sequence[int], uploaded_on: date, today: date) -> None:
    last = max((row.prepared_on for row in rows), default=uploaded_on)
    refuse_all(
        [
            (not services, refusals.NONE_CHOSEN, "services"),
            (len(rows) != len(set(services)), refusals.NOT_PREPARED, "services"),
            (uploaded_on > today, refusals.LATER_THAN_TODAY, "uploaded_on"),
            (uploaded_on < last, _on(refusals.BEFORE_PREPARED, last), "uploaded_on"),
        ]
    )


def _on(text: Text, day: date) -> Text:
    return fill(text, day=f"{day:%d/%m/%Y}")
