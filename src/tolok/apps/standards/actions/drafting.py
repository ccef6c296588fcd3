"""Writes while a version is made: begin, write, team, the public's part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.standards.actions.hearing import declared_faults
from tolok.apps.standards.models import (
    IN_WORK,
    Participation,
    Service,
    StandardVersion,
    State,
    TeamMember,
    TeamRole,
)
from tolok.apps.standards.refusals import dates
from tolok.apps.standards.refusals import versions as refusals
from tolok.rules.standards.components import components
from tolok.rules.standards.contents import content_of, digest_of
from tolok.rules.standards.states import WRITABLE
from tolok.rules.standards.values import Standard
from tolok.rules.standards.words import lines
from tolok.rules.texts import refuse_all, refuse_rows

#: States in which the public's part may be noted.
HEARING = (State.CONSULTATION, State.REVISION)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the team that drafts; `role` is a TeamRole."""

    name: str
    role: str
    post: str = ""


def begin(*, service: Service, why: str, by: User | None, now: datetime) -> StandardVersion:
    """Start the next version of a service's standard with the words of the newest; the first one starts empty.

    Raises ProblemsError while another version is in work, for an ended service, and without a reason from the second on.
    """
    with transaction.atomic():
        row = Service.objects.select_for_update(of=("self",)).select_related("unit").get(pk=service.pk)
        newest = row.versions.order_by(F("effective_from").desc(nulls_first=True), "-number").first()
        refuse_all(
            [
                (row.until is not None, refusals.ENDED, ""),
                (
                    newest is not None and row.versions.filter(state__in=IN_WORK).exists(),
                    refusals.IN_WORK,
                    "",
                ),
                (newest is not None and not why.strip(), refusals.NO_REASON, "why"),
            ]
        )
        content = newest.content if newest else {}
        made = StandardVersion.objects.create(
            service=row,
            number=_next(row),
            content=content,
            digest=digest_of(content),
            complete=bool(newest and newest.complete),
            why=why.strip(),
            edited_by=by,
            edited_at=now,
            created_at=now,
        )
        after = {"number": made.number, "state": made.state}
        record(by=by, action="standards.begin_version", target=made, after=after, why=why.strip(), now=now)
    return made


def write(
    *, version: StandardVersion, standard: Standard, edition: int, by: User | None, now: datetime
) -> StandardVersion:
    """Keep new words of a version that is being written; `edition` is the one the writer read.

    Raises ProblemsError when somebody wrote meanwhile, and unless the version is a draft or in revision. Words that
    are the same already are not kept again.
    """
    content = content_of(standard)
    with transaction.atomic():
        row = locked(version)
        refuse_all(
            [
                (row.state not in WRITABLE, refusals.NOT_WRITABLE, ""),
                (row.edition != edition, refusals.EDITED_MEANWHILE, ""),
            ]
        )
        if (digest := digest_of(content)) != row.digest:
            changed = _changed(row.standard, standard)
            row.content, row.digest, row.complete = content, digest, standard.complete
            row.edition += 1
            row.edited_by, row.edited_at = by, now
            row.save(update_fields=["content", "digest", "complete", "edition", "edited_by", "edited_at"])
            after = {"edition": row.edition, "components": changed, "digest": digest}
            record(by=by, action="standards.write_version", target=row, after=after, now=now)
    return mirrored(version, row)


def set_team(*, version: StandardVersion, members: Sequence[Member], by: User | None, now: datetime) -> None:
    """Name everybody of the drafting team anew. Raises ProblemsError for a member without name or with an unknown role."""
    kept = [one for one in members if one.name.strip() or one.post.strip()]
    refuse_rows(
        [(at, "name", refusals.NO_MEMBER_NAME) for at, one in enumerate(kept, 1) if not one.name.strip()]
        + [
            (at, "role", refusals.NO_ROLE)
            for at, one in enumerate(kept, 1)
            if one.role not in TeamRole.values
        ]
    )
    with transaction.atomic():
        row = locked(version)
        refuse_all([(row.state not in IN_WORK, refusals.NOT_WRITABLE, "")])
        row.team.all().delete()
        TeamMember.objects.bulk_create(
            TeamMember(version=row, name=one.name.strip(), post=one.post.strip(), role=one.role)
            for one in kept
        )
        after = {"team": [one.role for one in kept]}
        record(by=by, action="standards.set_team", target=row, after=after, now=now)


def say_drafted(
    *, version: StandardVersion, drafted_from: date, why: str, by: User | None, now: datetime
) -> StandardVersion:
    """Say since when the draft was at work before it was written here, and how one can tell.

    Raises ProblemsError once the version is decided, for a day after its first words here or after the day on which the
    public discussed it, and without a reason that says something.
    """
    with transaction.atomic():
        row = locked(version)
        begun = timezone.localdate(row.created_at)
        heard = row.consulted_on
        refuse_all(
            [
                (row.state not in IN_WORK, refusals.NOT_WRITABLE, ""),
                (drafted_from > begun, dates.drafted_after_begun(drafted_from, begun), "drafted_from"),
                (
                    heard is not None and heard < drafted_from <= begun,
                    dates.drafted_after_hearing(drafted_from, heard or drafted_from),
                    "drafted_from",
                ),
                (len(why.split()) < 2, refusals.THIN_DRAFT, "why"),
            ]
        )
        row.drafted_from, row.drafted_why = drafted_from, why.strip()
        row.save(update_fields=["drafted_from", "drafted_why"])
        after = {"drafted_from": drafted_from.isoformat()}
        record(by=by, action="standards.say_drafted", target=row, after=after, why=why.strip(), now=now)
    return mirrored(version, row)


def note_participation(
    *,
    version: StandardVersion,
    kind: str,
    elements: Sequence[str],
    consulted_on: date,
    consultation: str = "",
    why: str = "",
    proof: ProofVersion | None = None,
    surely: bool = False,
    by: User | None,
    now: datetime,
) -> StandardVersion:
    """Note how the public took part: an FKP, or another form with the reason why it was no FKP.

    A forum held elsewhere has no page here, so its minutes are named in `why` and lie in the library as `proof`; one
    that is called something else is taken only when it is said that it `surely` is minutes.
    """
    with transaction.atomic():
        row = locked(version)
        refuse_all(
            [
                (row.state not in HEARING, refusals.NOT_HEARING, ""),
                (kind not in (Participation.FKP, Participation.OTHER), refusals.NO_KIND, "kind"),
                (kind == Participation.OTHER and not why.strip(), refusals.NO_REASON, "why"),
                (
                    kind == Participation.FKP and not consultation and not why.strip(),
                    refusals.NO_MINUTES,
                    "why",
                ),
                (
                    kind == Participation.FKP and not consultation and proof is None,
                    refusals.NO_MINUTES_PROOF,
                    "proof",
                ),
                (
                    proof is not None and proof.proof.unit_id != row.service.unit_id,
                    refusals.PROOF_ELSEWHERE,
                    "proof",
                ),
                (not elements, refusals.NO_ELEMENTS, "elements"),
                (consulted_on > timezone.localdate(now), refusals.DAY_TO_COME, "consulted_on"),
                *(
                    []
                    if consultation
                    else declared_faults(row, kind, consulted_on, why, proof, surely=surely)
                ),
            ]
        )
        after = {
            "participation": kind,
            "elements": list(dict.fromkeys(elements)),
            "consulted_on": consulted_on,
            "consultation": consultation,
            "participation_why": why.strip(),
        }
        for name, value in after.items():
            setattr(row, name, value)
        row.participation_proof = proof
        row.save(update_fields=[*after, "participation_proof"])
        after |= {"proof": proof.pk if proof else None}
        record(by=by, action="standards.note_participation", target=row, after=after, now=now)
    return mirrored(version, row)


def locked(version: StandardVersion) -> StandardVersion:
    """The row as it is now, held until the transaction ends."""
    rows = StandardVersion.objects.select_for_update(of=("self",)).select_related("service__unit__office")
    return rows.get(pk=version.pk)


def mirrored(version: StandardVersion, row: StandardVersion) -> StandardVersion:
    """The caller's object with what is kept now."""
    for one in StandardVersion._meta.concrete_fields:
        setattr(version, one.attname, getattr(row, one.attname))
    return version


def _next(service: Service) -> int:
    return (service.versions.aggregate(last=Max("number"))["last"] or 0) + 1


def _changed(old: Standard, new: Standard) -> list[str]:
    """Codes of the components whose words differ."""
    return [
        one.code
        for one in components()
        if lines(old, one.code) != lines(new, one.code) or _others(old, one.code) != _others(new, one.code)
    ]


def _others(standard: Standard, code: str) -> dict[str, str]:
    return {language: words[code] for language, words in standard.others.items() if words.get(code)}
