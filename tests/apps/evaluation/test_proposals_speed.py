"""Proposals from everything that a unit keeps take few statements, however much it keeps and however many units there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.records_kept import SERVICES, keep_records
from tests.apps.evaluation.cast import a_cast, locus_of
from tests.apps.evaluation.filling import a_cycle_today
from tests.apps.standards.keeping_cast import a_standard, monitored, reviewed, shown
from tolok.apps.evaluation.actions import records
from tolok.apps.evaluation.models import Finding, Locus
from tolok.apps.evaluation.selectors.gathering import findings_now
from tolok.apps.standards.models import Service

pytestmark = pytest.mark.django_db

#: For the 31 indicators of one unit.
MOST = 40


def a_locus_with_records() -> Locus:
    """One of three units that keep everything."""
    cast = a_cast(3)
    cycle = a_cycle_today(cast)
    keep_records(cast.units, cast.admin, timezone.now())
    return locus_of(cycle, cast.units[0])


def statements(locus: Locus) -> int:
    """How many a page needs for the proposals of a unit that was just read."""
    fresh = Locus.objects.select_related("form", "cycle__office", "unit").get(pk=locus.pk)
    with CaptureQueriesContext(connection) as asked:
        findings_now(fresh, timezone.localdate())
    return len(asked)


def test_it_proposes_for_one_unit_in_few_statements_however_much_is_kept() -> None:
    locus = a_locus_with_records()
    few = statements(locus)
    assert few <= MOST
    for at in range(6):
        version = a_standard(locus.unit, f"9{at}")
        reviewed(version)
        monitored(version)
        shown(version, "website")
    assert Service.objects.filter(unit=locus.unit).count() == SERVICES + 6
    assert statements(locus) == few


def test_it_renews_a_batch_of_units_in_as_few() -> None:
    locus = a_locus_with_records()
    day, now = timezone.localdate(), timezone.now()
    counts = []
    for units in (1, 3):
        loci = list(locus.cycle.loci.select_related("form", "unit").order_by("pk")[:units])
        for one in loci:
            one.cycle, one.form = locus.cycle, loci[0].form
        Finding.objects.all().delete()
        with CaptureQueriesContext(connection) as asked:
            records.refresh(loci=loci, day=day, now=now)
        counts.append(len(asked))
    assert max(counts) <= MOST
    assert counts[0] == counts[1]
    assert Finding.objects.exclude(level=None).count() >= 3 * 9
