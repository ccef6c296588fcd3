"""Maklumat pelayanan: drafted, written statement by statement, set by the head, replaced by the next one."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import Decree, Maklumat, MaklumatState
from tolok.apps.standards.refusals import dates
from tolok.apps.standards.refusals import keeping as refusals
from tolok.rules.standards import maklumat as rule
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.rules.wording import fill

WORDS = ("ability", "improvement", "sanction", "signer", "signer_post")


def draft(*, unit: OrganizationUnit, by: User | None, now: datetime) -> Maklumat:
    """Begin the next maklumat with the words of the one that holds. A draft that is there comes back unchanged."""
    with transaction.atomic():
        OrganizationUnit.objects.select_for_update().get(pk=unit.pk)
        rows = list(Maklumat.objects.filter(unit=unit).order_by("-number"))
        if found := next((one for one in rows if one.state == MaklumatState.DRAFT), None):
            return found
        last = next((one for one in rows if one.state == MaklumatState.SET), None)
        made = Maklumat.objects.create(
            unit=unit,
            number=max((one.number for one in rows), default=0) + 1,
            created_at=now,
            **({key: getattr(last, key) for key in WORDS} if last else {}),
        )
        record(by=by, action="standards.draft_maklumat", target=made, after={"number": made.number}, now=now)
    return made


def write(
    *,
    maklumat: Maklumat,
    ability: str,
    improvement: str,
    sanction: str,
    signer: str = "",
    signer_post: str = "",
    by: User | None,
    now: datetime,
) -> None:
    """Write its words while it is a draft; what is missing may be added later. Refused once it is set."""
    given = {"ability": ability, "improvement": improvement, "sanction": sanction}
    names = {"signer": signer, "signer_post": signer_post}
    after = {key: said.strip() for key, said in given.items()}
    after |= {key: " ".join(said.split()) for key, said in names.items()}
    with transaction.atomic():
        row = _draft_of(maklumat)
        before = {key: getattr(row, key) for key in WORDS}
        for key, said in after.items():
            setattr(row, key, said)
        row.save(update_fields=list(after))
        record(by=by, action="standards.write_maklumat", target=row, before=before, after=after, now=now)


def set(  # noqa: A001 - the law's word: a maklumat is set
    *,
    maklumat: Maklumat,
    set_on: date,
    decree: Decree | None = None,
    by: User | None,
    why: str = "",
    surely: bool = False,
    now: datetime,
) -> None:
    """Set a draft; the one that held until then ends the day before and is replaced.

    With a decree or without, which is kept. A decree whose title names no maklumat is taken only when it is said that
    it `surely` sets one. One that lacks a statement or its signer needs the reason `why`: papers
    that were signed so are entered as they are, and the check keeps saying what is missing.
    """
    with transaction.atomic():
        row = _draft_of(maklumat)
        old = Maklumat.objects.select_for_update().filter(unit=row.unit, state=MaklumatState.SET).first()
        _check(row, old, set_on, decree, why, now, surely=surely)
        if old is not None:
            old.state, old.until = MaklumatState.REPLACED, set_on - timedelta(days=1)
            old.save(update_fields=["state", "until"])
        row.state, row.set_on, row.decree = MaklumatState.SET, set_on, decree
        row.save(update_fields=["state", "set_on", "decree"])
        after = {
            "set_on": set_on,
            "decree": decree.number if decree else None,
            "replaces": old.number if old else None,
        }
        record(by=by, action="standards.set_maklumat", target=row, after=after, why=why, now=now)
    maklumat.refresh_from_db()


def _check(
    row: Maklumat,
    old: Maklumat | None,
    set_on: date,
    decree: Decree | None,
    why: str,
    now: datetime,
    *,
    surely: bool,
) -> None:
    lacks = rule.missing(row.ability, row.improvement, row.sanction, row.signer, set_on)
    said = bool(row.ability or row.improvement or row.sanction)
    faults: list[tuple[bool, Text, str]] = [
        (not said, refusals.MAKLUMAT_EMPTY, ""),
        (said and bool(lacks) and not why.strip(), refusals.MAKLUMAT_LACKS, "why"),
        (set_on > timezone.localdate(now), refusals.IN_FUTURE, "set_on"),
        (bool(old and old.set_on and old.set_on >= set_on), refusals.MAKLUMAT_LATER, "set_on"),
        (decree is not None and decree.unit_id != row.unit_id, refusals.DECREE_ELSEWHERE, "decree"),
        *_decree_faults(decree, set_on, surely=surely),
    ]
    if problems := [Problem(text, key=key) for wrong, text, key in faults if wrong]:
        raise ProblemsError(problems)


def _decree_faults(decree: Decree | None, set_on: date, *, surely: bool) -> list[tuple[bool, Text, str]]:
    """What speaks against a decree: its day, and a title that is about something else."""
    if decree is None:
        return []
    about = fill(dates.DECREE_OF_ANOTHER_SUBJECT, about=decree.about)
    return [
        (decree.signed_on > set_on, dates.set_before_decree(set_on, decree.signed_on), "set_on"),
        (not surely and not names_maklumat(decree), about, "decree"),
    ]


def names_maklumat(decree: Decree) -> bool:
    """Whether the title of a decree says that it sets a maklumat."""
    return "maklumat" in decree.about.casefold()


def _draft_of(maklumat: Maklumat) -> Maklumat:
    row = Maklumat.objects.select_for_update(of=("self",)).select_related("unit").get(pk=maklumat.pk)
    if row.state != MaklumatState.DRAFT:
        raise ProblemsError([Problem(refusals.MAKLUMAT_SET)])
    return row
