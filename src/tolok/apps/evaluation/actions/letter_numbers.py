"""The running numbers of letters of an office: one row for all kinds, so that no two letters bear the same."""

from django.db.models import Max

from tolok.apps.evaluation.models import DutyLetter, LetterNumber
from tolok.apps.organizations.models import Office


def last_number(office: int) -> int:
    """The highest number an office has given, 0 before the first; nobody else numbers until the transaction ends.

    It never begins anew: not every pattern names the year or the kind of letter. Three statements.
    """
    Office.objects.select_for_update().get(pk=office)
    given = [
        kind.objects.filter(cycle__office=office).aggregate(last=Max("number"))["last"] or 0
        for kind in (LetterNumber, DutyLetter)
    ]
    return max(given)
