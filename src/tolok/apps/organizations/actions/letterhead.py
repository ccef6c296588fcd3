"""What the papers of an office carry."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.forms.models import model_to_dict

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.organizations import refusals
from tolok.apps.organizations.models import Letterhead, Office


def set_letterhead(
    *, office: Office, values: dict[str, Any], by: User | None, why: str = "", now: datetime
) -> Letterhead:
    """Keep kop, paper, numbers and signer; `values` are fields of Letterhead. Raises ProblemsError."""
    pattern = str(values.get("number_pattern", ""))
    if pattern and "{nomor}" not in pattern:
        raise refusals.refused(refusals.NO_PLACES, "number_pattern")
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
