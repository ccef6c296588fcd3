"""What was made public, where and when; what was taken down; and the dated updates of public channels."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import (
    ContentUpdate,
    Maklumat,
    MaklumatState,
    Medium,
    Publication,
    StandardVersion,
    Subject,
)
from tolok.apps.standards.refusals import dates
from tolok.apps.standards.refusals import keeping as refusals
from tolok.rules.standards.components import published as shown_to_the_public
from tolok.rules.standards.publication_media import media
from tolok.rules.texts import Problem, ProblemsError, Text


@dataclass(frozen=True, slots=True)
class Showing:
    """Where something is shown: the medium, its place or address, from which day, and the picture of it."""

    medium: str
    published_on: date
    place: str = ""
    address: str = ""
    proof: ProofVersion | None = None


def publish(
    *,
    unit: OrganizationUnit,
    subject: str,
    version: StandardVersion | None = None,
    maklumat: Maklumat | None = None,
    medium: str,
    place: str = "",
    address: str = "",
    components: Sequence[str] = (),
    published_on: date,
    proof: ProofVersion | None = None,
    by: User | None,
    now: datetime,
) -> Publication:
    """Note that a standard (its `components`, of A1 to A6) or a maklumat is shown somewhere from a day on."""
    showing = Showing(medium, published_on, place, address, proof)
    if subject == Subject.MAKLUMAT:
        if maklumat is None:
            raise ProblemsError([Problem(refusals.NOTHING_PUBLISHED)])
        return publish_maklumat(unit=unit, maklumat=maklumat, showing=showing, by=by, now=now)
    versions = [] if version is None else [version]
    return publish_standards(
        unit=unit, versions=versions, components=components, showing=showing, by=by, now=now
    )[0]


def publish_standards(
    *,
    unit: OrganizationUnit,
    versions: Sequence[StandardVersion],
    components: Sequence[str],
    showing: Showing,
    by: User | None,
    now: datetime,
) -> list[Publication]:
    """The same for several standards that one board, leaflet or page shows; as many statements for ten as for one."""
    known = [one.code for one in shown_to_the_public()]
    codes = [code for code in known if code in components]
    faults = _faults(unit, showing, now)
    if not versions:
        faults.append(Problem(refusals.NOTHING_PUBLISHED, key="versions"))
    if any(one.effective_from is None for one in versions):
        faults.append(Problem(refusals.NOT_IN_FORCE, key="versions"))
    faults += _early([(one.effective_from, one.service.called) for one in versions], showing.published_on)
    if any(one.service.unit_id != unit.pk for one in versions):
        faults.append(Problem(refusals.NOT_OF_THE_UNIT, key="versions"))
    if not codes or len(codes) != len(frozenset(components)):
        faults.append(Problem(refusals.NO_COMPONENTS, key="components"))
    _refuse(faults)
    rows = [
        _row(unit, showing, by, now, subject=Subject.STANDARD, version=one, components=codes)
        for one in versions
    ]
    with transaction.atomic():
        Publication.objects.bulk_create(rows)
        after = _kept(showing) | {"versions": [one.pk for one in versions], "components": codes}
        target = rows[0] if len(rows) == 1 else unit
        record(by=by, action="standards.publish_standard", target=target, after=after, now=now)
    return rows


def publish_maklumat(
    *, unit: OrganizationUnit, maklumat: Maklumat, showing: Showing, by: User | None, now: datetime
) -> Publication:
    """Note that a maklumat that was set is shown somewhere from a day on."""
    faults = _faults(unit, showing, now)
    if maklumat.unit_id != unit.pk:
        faults.append(Problem(refusals.NOT_OF_THE_UNIT, key="maklumat"))
    if maklumat.state == MaklumatState.DRAFT:
        faults.append(Problem(refusals.MAKLUMAT_NOT_SET, key="maklumat"))
    faults += _early([(maklumat.set_on, f"Maklumat {maklumat.number}")], showing.published_on)
    _refuse(faults)
    row = _row(unit, showing, by, now, subject=Subject.MAKLUMAT, maklumat=maklumat)
    with transaction.atomic():
        row.save()
        after = _kept(showing) | {"maklumat": maklumat.number}
        record(by=by, action="standards.publish_maklumat", target=row, after=after, now=now)
    return row


def show_proof(
    *, publication: Publication, proof: ProofVersion | None, by: User | None, now: datetime
) -> None:
    """Add the picture of a publication that has none; one that is there stays."""
    with transaction.atomic():
        row = Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
        faults = [
            (proof is None, refusals.NO_PROOF, "proof"),
            (row.proof_id is not None, refusals.HAS_PROOF, ""),
            (proof is not None and proof.proof.unit_id != row.unit_id, refusals.PROOF_ELSEWHERE, "proof"),
        ]
        _refuse([Problem(text, key=key) for wrong, text, key in faults if wrong])
        row.proof = proof
        row.save(update_fields=["proof"])
        after = {"proof": row.proof_id}
        record(by=by, action="standards.show_proof", target=row, after=after, now=now)


def take_down(
    *, publication: Publication, withdrawn_on: date, by: User | None, why: str = "", now: datetime
) -> None:
    """Note the last day on which it could be read there."""
    with transaction.atomic():
        row = Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
        faults = [
            (row.withdrawn_on is not None, refusals.DOWN_ALREADY, ""),
            (
                withdrawn_on < row.published_on,
                dates.down_before_up(withdrawn_on, row.published_on),
                "withdrawn_on",
            ),
            (withdrawn_on > timezone.localdate(now), refusals.IN_FUTURE, "withdrawn_on"),
        ]
        _refuse([Problem(text, key=key) for wrong, text, key in faults if wrong])
        row.withdrawn_on = withdrawn_on
        row.save(update_fields=["withdrawn_on"])
        after = {"withdrawn_on": withdrawn_on}
        record(by=by, action="standards.take_down", target=row, after=after, why=why, now=now)


def note_update(
    *,
    unit: OrganizationUnit,
    title: str,
    medium: str,
    address: str = "",
    published_on: date,
    proof: ProofVersion | None = None,
    by: User | None,
    now: datetime,
) -> ContentUpdate:
    """Note a dated update of a public channel; the clock of freshness counts from the newest."""
    showing = Showing(medium, published_on, "", address, proof)
    faults = _faults(unit, showing, now, update=True)
    if not title.strip():
        faults.append(Problem(refusals.NO_TITLE, key="title"))
    if medium in media() and not media()[medium].channel:
        faults.append(Problem(refusals.NO_CHANNEL, key="medium"))
    _refuse(faults)
    with transaction.atomic():
        row = ContentUpdate.objects.create(
            unit=unit,
            title=" ".join(title.split())[:300],
            medium=medium,
            address=address.strip(),
            published_on=published_on,
            proof=proof,
            by=by,
            at=now,
        )
        after = _kept(showing) | {"title": row.title}
        record(by=by, action="standards.note_update", target=row, after=after, now=now)
    return row


def _faults(
    unit: OrganizationUnit, showing: Showing, now: datetime, *, update: bool = False
) -> list[Problem]:
    medium = media().get(showing.medium)
    wants_place = medium is not None and not medium.channel
    faults = [
        (medium is None, refusals.NO_MEDIUM, "medium"),
        (showing.medium == Medium.SIPPN and not update, refusals.IN_REGISTER, "medium"),
        (wants_place and not showing.place.strip(), refusals.NO_PLACE, "place"),
        (
            medium is not None and medium.channel and not showing.address.strip(),
            refusals.NO_ADDRESS,
            "address",
        ),
        (showing.published_on > timezone.localdate(now), refusals.IN_FUTURE, "published_on"),
        (
            showing.proof is not None and showing.proof.proof.unit_id != unit.pk,
            refusals.PROOF_ELSEWHERE,
            "proof",
        ),
    ]
    return [Problem(text, key=key) for wrong, text, key in faults if wrong]


def _early(things: Sequence[tuple[date | None, str]], day: date) -> list[Problem]:
    """What did not hold yet on the day from which it is said to be shown, each by its name."""
    return [
        Problem(dates.shown_before_it_holds(day, first, Text(name, name)), key="published_on")
        for first, name in things
        if first is not None and day < first
    ]


def _row(
    unit: OrganizationUnit, showing: Showing, by: User | None, now: datetime, **what: Any
) -> Publication:
    return Publication(
        unit=unit,
        medium=showing.medium,
        place=" ".join(showing.place.split())[:300],
        address=showing.address.strip(),
        published_on=showing.published_on,
        proof=showing.proof,
        by=by,
        at=now,
        **what,
    )


def _kept(showing: Showing) -> dict[str, Any]:
    return {
        "medium": showing.medium,
        "place": showing.place,
        "address": showing.address,
        "published_on": showing.published_on,
        "proof": showing.proof.pk if showing.proof else None,
    }


def _refuse(faults: list[Problem]) -> None:
    if faults:
        raise ProblemsError(faults)
