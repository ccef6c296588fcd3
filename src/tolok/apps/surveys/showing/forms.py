"""The part of a users' form (F-03): its pooled mean and every statement."""

from fractions import Fraction

from django.utils.translation import gettext as _

from tolok.apps.calculation.showing.pages import interval_words
from tolok.apps.calculation.showing.rulers import decimal_mark, plain_ruler
from tolok.apps.surveys.showing.shapes import Face, Part, Sheet, ends, interval_text, plain
from tolok.charts.ruler import Mark, Ruler
from tolok.rules.form_means import FormMean
from tolok.rules.questionnaires import Block
from tolok.rules.suppression import SMALLEST
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
    """A statement that fewer than five rated is withheld."""
    rows, kept = [], []
    for item in block.items:
        one = outcome.statements[item.element]
        told = one.n >= SMALLEST
        mean = one.mean if told else None
        rows.append(
            (
                f"{item.number}. {say(item.text)}",
                plain_ruler(Fraction(block.low), Fraction(block.high), say(item.text), mean),
                "–" if mean is None else printed(mean),
                interval_text(one.interval) if told else _("ditahan: kurang dari lima penilaian"),
                short(one.n) if told else "–",
            )
        )
        held = ends(one.interval) if told else {}
        kept.append({"pernyataan": item.key, "n": one.n if told else "", "rata-rata": plain(mean), **held})
    columns = (
        Column(_("Pernyataan")),
        Column(_("Pada mistar"), "ruler"),
        Column(_("Rata-rata"), "number"),
        Column(_("Selang 95 %")),
        Column(_("Jawaban"), "number"),
    )
    note = _("Pernyataan yang tidak dinilai seseorang tidak dihitung nol; ia tidak ikut dihitung.")
    table = Table(_("Rata-rata setiap pernyataan"), columns, rows, note=note)
    return Sheet(f"pernyataan-{block.key}", table, kept)
