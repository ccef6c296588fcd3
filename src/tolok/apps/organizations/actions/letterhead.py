"""What the papers of an office and of its units carry."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.forms.models import model_to_dict
from django.utils.timezone import localdate

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.organizations import refusals
from tolok.apps.organizations.models import Letterhead, Office, OrganizationUnit, UnitLetterhead
from tolok.apps.organizations.selectors import post_holder, unit_letterhead_of
from tolok.papers.letters.checks import kop_problems
from tolok.rules.texts import ProblemsError

KOP = ("lines", "place")


def set_letterhead(
    *, office: Office, values: dict[str, Any], by: User | None, why: str = "", now: datetime
) -> Letterhead:
    """Keep kop, paper, numbers and signer; `values` are fields of Letterhead. Raises ProblemsError.

    Where the head of a unit signs, no name is kept: it is read on the day of each letter.
    """
    pattern = str(values.get("number_pattern", ""))
    if pattern and "{nomor}" not in pattern:
        raise refusals.refused(refusals.NO_PLACES, "number_pattern")
    if values.get("signer_unit") is not None:
        values = {**values, "signer_name": "", "signer_nip": ""}
    elif named := str(values.get("signer_name", "")).strip():
        holder, _nip = post_holder(office.pk, str(values.get("signer_title", "")), localdate(now))
        if holder and holder != named:
            told = refusals.OTHER_HOLDER.format(post=values["signer_title"], holder=holder)
            raise refusals.refused(told, "signer_name")
    with transaction.atomic():
        Office.objects.select_for_update().get(pk=office.pk)
        kept = Letterhead.objects.filter(office=office).first() or Letterhead(office=office)
        before = model_to_dict(kept, exclude=("id", "office"))
        for name, value in values.items():
            setattr(kept, name, value)
        kept.save()
        after = model_to_dict(kept, exclude=("id", "office"))
        record(
            by=by,
            action="organizations.set_letterhead",
            target=kept,
            before=before,
            after=after,
            why=why,
            now=now,
        )
    return kept


def set_unit_letterhead(
    *, unit: OrganizationUnit, lines: str, place: str = "", since: date, by: User | None, now: datetime
) -> UnitLetterhead:
    """Keep the kop of a unit's own papers of `since` and later; without lines: as its office. Raises ProblemsError."""
    said = [line.strip() for line in lines.splitlines() if line.strip()]
    if said and (problems := kop_problems(said)):
        raise ProblemsError(problems)
    with transaction.atomic():
        OrganizationUnit.objects.select_for_update().get(pk=unit.pk)
        before = model_to_dict(unit_letterhead_of(unit, since), fields=KOP)
        kept, _made = UnitLetterhead.objects.update_or_create(
            unit=unit, since=since, defaults={"lines": "\n".join(said), "place": place.strip()}
        )
        record(
            by=by,
            action="organizations.set_unit_letterhead",
            target=unit,
            before=before,
            after=model_to_dict(kept, fields=KOP),
            now=now,
        )
    return kept
