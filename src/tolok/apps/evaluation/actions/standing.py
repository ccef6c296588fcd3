"""Keep what a list of units shows in step with what was answered and judged."""

from collections import Counter
from collections.abc import Sequence

from django.db import connection, transaction
from django.db.models import Count

from tolok.apps.evaluation.exactness import exact
from tolok.apps.evaluation.models import Claim, Locus
from tolok.apps.evaluation.selectors.standing import givens, settled_levels
from tolok.rules.index.weighted import evaluate
from tolok.rules.numbers import round_half_up

FIELDS = ["answered", "judged", "disputed", "index_now", "shown_now", "category_now"]


def refresh(loci: Sequence[Locus]) -> None:
    """Count and compute again what the rows of these units repeat. Constant statements for any number."""
    if not loci:
        return
    gap = loci[0].cycle.gap
    answered = dict(
        Claim.objects.filter(locus__in=loci).exclude(answers={}).values_list("locus").annotate(n=Count("pk"))
    )
    levels = settled_levels(loci, gap)
    given = givens(loci, gap, levels)
    for locus in loci:
        how = Counter(one.how for one in levels[locus.pk].values())
        outcome = evaluate(locus.form.instrument, given[locus.pk])
        decimals = locus.form.instrument.index.decimals
        locus.answered = answered.get(locus.pk, 0)
        locus.judged = len(levels[locus.pk]) - how["disputed"] - how["open"]
        locus.disputed = how["disputed"]
        locus.index_now = exact(outcome.index)
        locus.shown_now = None if outcome.index is None else round_half_up(outcome.index, decimals)
        locus.category_now = outcome.category.letter if outcome.category else ""
    _write(loci)


def _write(loci: Sequence[Locus]) -> None:
    """Keep the fields of many rows by one prepared statement; building a CASE over them took most of the time."""
    fields = [field for field in Locus._meta.concrete_fields if field.name in FIELDS]
    columns = ", ".join(f"{connection.ops.quote_name(str(field.column))} = %s" for field in fields)
    rows = [
        (*(field.get_db_prep_save(getattr(locus, field.attname), connection) for field in fields), locus.pk)
        for locus in loci
    ]
    table = connection.ops.quote_name(Locus._meta.db_table)
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {columns} WHERE id = %s", rows)  # noqa: S608 - our own names


def refresh_answered(locus: Locus) -> None:
    """Only the number of answered indicators: what an answer of the unit changes."""
    locus.answered = Claim.objects.filter(locus=locus).exclude(answers={}).count()
    locus.save(update_fields=["answered"])
