"""The part of a users' form (F-03): its pooled mean and every statement."""

from fractions import Fraction

from django.utils.translation import gettext as _

from tolok.apps.calculation.showing.pages import interval_words
from tolok.apps.calculation.showing.rulers import decimal_mark, plain_ruler
from tolok.apps.surveys.showing.shapes import WITHHELD, Face, Part, Sheet, ends, interval_text, plain
from tolok.charts.ruler import Mark, Ruler
from tolok.rules.questionnaires.few_rated import WITHHELD as WHY
from tolok.rules.questionnaires.values import Block
from tolok.rules.surveys.form_means import FormMean
from tolok.web.printing import printed, say, short
from tolok.web.shapes import Column, Fact, Table


def part(block: Block, outcome: FormMean, name: str) -> Part:
    """Everything shown of one form."""
    interval = interval_words(outcome.interval.low, outcome.interval.high, say(outcome.interval.method))
    facts = [Fact(_("Responden"), short(outcome.n)), Fact(_("Penilaian"), short(outcome.moments.c))]
    face = Face(_ruler(block, outcome, name), interval, facts)
    return Part(block.key, say(block.title), [face], sheets=[_statements(block, outcome)])


def _ruler(block: Block, outcome: FormMean, name: str) -> Ruler:
    title = f"{say(block.title)}, {name}"
    if outcome.mean is None:
        return Ruler(block.low, block.high, title, withheld=_("belum ada"), decimal_mark=decimal_mark())
    value = printed(outcome.mean)
    low, high = outcome.interval.low, outcome.interval.high
    return Ruler(
        block.low,
        block.high,
        title,
        sentence=_("%(value)s dari %(top)s.") % {"value": value, "top": block.high},
        value=Mark(outcome.mean, value),
        interval=None if low is None or high is None else (Fraction(low), Fraction(high)),
        decimal_mark=decimal_mark(),
    )


def _statements(block: Block, outcome: FormMean) -> Sheet:
    rows, kept = [], []
    for item in block.items:
        one = outcome.statements[item.element]
        held = one.key in outcome.withheld
        rows.append(
            (
                f"{item.number}. {say(item.text)}",
                plain_ruler(Fraction(block.low), Fraction(block.high), say(item.text), one.mean),
                _("ditahan") if held else "–" if one.mean is None else printed(one.mean),
                interval_text(one.interval),
                "–" if held else short(one.n),
            )
        )
        counts = {"n": one.n, "rata-rata": plain(one.mean)}
        told = dict.fromkeys(counts, WITHHELD) if held else counts
        kept.append({"pernyataan": item.key, **told, **ends(one.interval)})
    columns = (
        Column(_("Pernyataan")),
        Column(_("Pada mistar"), "ruler"),
        Column(_("Rata-rata"), "number"),
        Column(_("Selang 95 %")),
        Column(_("Jawaban"), "number"),
    )
    note = _("Pernyataan yang tidak dinilai seseorang tidak dihitung nol; ia tidak ikut dihitung.")
    table = Table(_("Rata-rata setiap pernyataan"), columns, rows, note=note)
    words = [say(WHY)] if outcome.withheld else []
    return Sheet(f"pernyataan-{block.key}", table, kept, words)
