"""The list of regions an office loads: below the provinces Tolok ships no names."""

from datetime import datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.organizations.actions.book import BATCH
from tolok.apps.organizations.models import BEGINNING, Region
from tolok.sheets.books import Book
from tolok.sheets.offices.regions import read_regions


def load_regions(*, book: Book, by: User | None, why: str, now: datetime) -> int:
    """Add the regions of a table and correct those of the same code and first day; return how many it holds.

    What the table does not name stays: a region that ended is given its last day, never deleted. Raises
    ProblemsError with every problem of the table.
    """
    rows = read_regions(book)
    regions = [
        Region(
            code=row.code.text, name=row.name, valid_from=row.valid_from or BEGINNING, valid_to=row.valid_to
        )
        for row in rows
    ]
    with transaction.atomic():
        Region.objects.bulk_create(
            regions,
            BATCH,
            update_conflicts=True,
            unique_fields=["code", "valid_from"],
            update_fields=["name", "valid_to"],
        )
        if regions:
            first = Region.objects.get(code=regions[0].code, valid_from=regions[0].valid_from)
            after = {"file": book.file, "regions": len(regions)}
            record(by=by, action="organizations.load_regions", target=first, after=after, why=why, now=now)
    return len(regions)
