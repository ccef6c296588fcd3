"""Decrees (*surat keputusan*): entered with their scan, corrected with a reason, and what they decide put in force."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import Decree
from tolok.apps.standards.refusals import dates
from tolok.apps.standards.refusals import keeping as refusals
from tolok.apps.standards.selectors.used import cited_otherwise
from tolok.rules.texts import Problem, ProblemsError, Text, refuse_all
from tolok.rules.wording import fill

FIELDS = ("number", "about", "signed_on", "signer", "signer_post")


def enter(
    *,
    unit: OrganizationUnit,
    number: str,
    about: str,
    signed_on: date,
    signer: str,
    signer_post: str = "",
    scan: ProofVersion | None = None,
    repeals: Sequence[Decree] = (),
    by: User | None,
    now: datetime,
) -> Decree:
    """Enter a decree that was signed. Raises ProblemsError with everything that is wrong.

    What it repeals stays in force until another version takes its place: dates decide that, not this list.
    """
    given = _tidied(number, about, signed_on, signer, signer_post)
    with transaction.atomic():
        OrganizationUnit.objects.select_for_update().get(pk=unit.pk)
        taken = Decree.objects.filter(unit=unit, number=given["number"])
        _check(unit, given, scan, repeals, now, taken=taken.exists())
        decree = Decree.objects.create(unit=unit, scan=scan, created_at=now, **given)
        decree.repeals.set(repeals)
        record(by=by, action="standards.enter_decree", target=decree, after=_kept(decree, repeals), now=now)
    return decree


def correct(
    *,
    decree: Decree,
    number: str,
    about: str,
    signed_on: date,
    signer: str,
    signer_post: str = "",
    scan: ProofVersion | None = None,
    repeals: Sequence[Decree] = (),
    by: User | None,
    why: str,
    now: datetime,
) -> None:
    """Correct what was entered wrongly. What the decree decided keeps its days, so its own must fit them."""
    if not why.strip():
        raise ProblemsError([Problem(refusals.NO_REASON, key="why")])
    given = _tidied(number, about, signed_on, signer, signer_post)
    with transaction.atomic():
        row = Decree.objects.select_for_update(of=("self",)).select_related("unit").get(pk=decree.pk)
        old = list(row.repeals.all())
        before = _kept(row, old)
        taken = Decree.objects.filter(unit=row.unit, number=given["number"]).exclude(pk=row.pk)
        _check(row.unit, given, scan, repeals, now, taken=taken.exists(), this=row)
        refuse_all(_out_of_order(row, given["signed_on"]))
        for key, value in given.items():
            setattr(row, key, value)
        row.scan = scan
        row.save(update_fields=[*given, "scan"])
        row.repeals.set(repeals)
        after = _kept(row, repeals)
        record(
            by=by,
            action="standards.correct_decree",
            target=row,
            before=before,
            after=after,
            why=why,
            now=now,
        )


def _tidied(number: str, about: str, signed_on: date, signer: str, signer_post: str) -> dict[str, Any]:
    words = {"number": number, "about": about, "signer": signer, "signer_post": signer_post}
    return {key: " ".join(said.split()) for key, said in words.items()} | {"signed_on": signed_on}


def _check(
    unit: OrganizationUnit,
    given: dict[str, Any],
    scan: ProofVersion | None,
    repeals: Sequence[Decree],
    now: datetime,
    *,
    taken: bool,
    this: Decree | None = None,
) -> None:
    other = cited_otherwise(scan) if scan is not None and (this is None or this.scan != scan) else None
    faults = [
        (not given["number"], refusals.NO_NUMBER, "number"),
        (taken, refusals.NUMBER_TAKEN, "number"),
        (not given["about"], refusals.NO_ABOUT, "about"),
        (not given["signer"], refusals.NO_SIGNER, "signer"),
        (given["signed_on"] > timezone.localdate(now), refusals.IN_FUTURE, "signed_on"),
        (scan is not None and scan.proof.unit_id != unit.pk, refusals.PROOF_ELSEWHERE, "scan"),
        (other is not None, fill(refusals.SCAN_OF_ANOTHER_THING, other=other or ""), "scan"),
        (any(one.unit_id != unit.pk for one in repeals), refusals.REPEALS_ELSEWHERE, "repeals"),
        (
            any(one == this or one.signed_on > given["signed_on"] for one in repeals),
            refusals.REPEALS_LATER,
            "repeals",
        ),
    ]
    if problems := [Problem(text, key=key) for wrong, text, key in faults if wrong]:
        raise ProblemsError(problems)


def _out_of_order(decree: Decree, signed: date) -> Iterator[tuple[bool, Text, str]]:
    """Days of what the decree decided that another day of signing would contradict."""
    for one in decree.versions.defer("content"):
        first, heard, begun = one.effective_from, one.consulted_on, timezone.localdate(one.created_at)
        if first is not None and signed > first:
            yield True, dates.holds_before_decree(first, signed), "signed_on"
        if heard is not None and signed < heard:
            yield True, dates.decree_before_hearing(signed, heard), "signed_on"
        elif one.consulted_content is not None and signed < begun:
            yield True, dates.decree_before_draft(signed, begun), "signed_on"
    for set_on in decree.maklumats.values_list("set_on", flat=True):
        if set_on is not None and signed > set_on:
            yield True, dates.set_before_decree(set_on, signed), "signed_on"


def _kept(decree: Decree, repeals: Sequence[Decree]) -> dict[str, Any]:
    found = {key: getattr(decree, key) for key in FIELDS}
    return found | {"scan": decree.scan_id, "repeals": [one.number for one in repeals]}
