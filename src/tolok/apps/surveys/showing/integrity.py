"""The part of an integrity survey: IPKP and IPAK, the minima of WBK and WBBM, both conversions."""

from fractions import Fraction

from django.utils.translation import gettext as _

from tolok.apps.calculation.showing.pages import interval_words
from tolok.apps.calculation.showing.rulers import decimal_mark, texts
from tolok.apps.calculation.showing.trails import shown_trail
from tolok.apps.surveys.showing.satisfaction import with_levels
from tolok.apps.surveys.showing.shapes import WITHHELD, Face, Part, Sheet, plain
from tolok.charts.ruler import Mark, Ruler
from tolok.rules import packs
from tolok.rules.questionnaires.block_outcomes import part_of
from tolok.rules.questionnaires.few_rated import WITHHELD as WHY
from tolok.rules.questionnaires.values import Block
from tolok.rules.surveys.instruments import Integrity
from tolok.rules.surveys.integrity_results import IntegrityIndex, IntegrityOutcome, Verdict
from tolok.rules.surveys.tallies import Tally
from tolok.web.printing import printed, say, short
from tolok.web.shapes import Column, Fact, State, Table


def part(block: Block, outcome: IntegrityOutcome, tally: Tally, name: str, *, warned: bool = True) -> Part:
    """Everything shown of one block: its index, how far it is from each minimum, items, conversions.

    `warned`: whether it carries the warnings, which belong to both indices and are said once.
    """
    pack = packs.integrity(block.pack_id)
    index = outcome.indexes[part_of(block)]
    interval = interval_words(index.interval.low, index.interval.high, say(index.interval.method))
    return Part(
        block.key,
        say(block.title),
        [Face(_ruler(pack, index, name), interval, _facts(pack, outcome, index))],
        texts(outcome.warnings) if warned else [],
        [_minima(block, index), _conversions(block, pack, index), _items(block, tally, index)],
        [with_levels(index.trail, shown_trail(index.trail), tally, index.withheld)],
    )


def _ruler(pack: Integrity, index: IntegrityIndex, name: str) -> Ruler:
    low, high = pack.index_scale
    title = f"{say(index.name)}, {name}"
    if index.index is None or index.index_published is None:
        return Ruler(low, high, title, withheld=_("belum ada indeks"), decimal_mark=decimal_mark())
    value = printed(index.index, pack.decimals)
    sentence = _("%(value)s dari %(top)s.") % {"value": value, "top": short(high)}
    ends = index.interval.low, index.interval.high
    bounds = None
    if ends[0] is not None and ends[1] is not None:
        bounds = (_near(ends[0]), _near(ends[1]))
    return Ruler(
        low,
        high,
        title,
        sentence=sentence,
        value=Mark(min(max(Fraction(index.index_published), low), high), value),
        interval=bounds,
        target=_next(index),
        decimal_mark=decimal_mark(),
    )


def _near(value: float) -> Fraction:
    return Fraction(value).limit_denominator(100_000)


def _next(index: IntegrityIndex) -> Mark | None:
    """The lowest minimum that is not reached yet."""
    short_of = [one for one in index.verdicts if one.passed is False]
    if not short_of:
        return None
    one = min(short_of, key=lambda verdict: verdict.minimum_index)
    gap = printed(-(one.distance_index or Fraction(0)))
    return Mark(one.minimum_index, _("%(gap)s lagi ke %(name)s") % {"gap": gap, "name": say(one.name)})


def _facts(pack: Integrity, outcome: IntegrityOutcome, index: IntegrityIndex) -> list[Fact]:
    found = [
        Fact(_("Responden"), short(index.n or 0)),
        Fact(_("Konversi dari skala 1–6"), say(pack.conversions[outcome.conversion].name)),
    ]
    if index.mean is not None:
        found.append(Fact(_("Rata-rata pada skala 1–6"), printed(index.mean, 3)))
    if index.points is not None:
        found.append(Fact(_("Poin komponen hasil"), printed(index.points)))
    return found


def _minima(block: Block, index: IntegrityIndex) -> Sheet:
    rows = [
        (
            say(one.name),
            printed(one.minimum_index),
            printed(one.minimum),
            _verdict(one),
            "–" if one.distance_index is None else _signed(one.distance_index),
        )
        for one in index.verdicts
    ]
    kept = [
        {
            "predikat": one.predicate,
            "minimum indeks": plain(one.minimum_index),
            "minimum poin": plain(one.minimum),
            "tercapai": "" if one.passed is None else int(one.passed),
            "jarak indeks": plain(one.distance_index),
        }
        for one in index.verdicts
    ]
    columns = (
        Column(_("Predikat")),
        Column(_("Minimum indeks"), "number"),
        Column(_("Minimum poin"), "number"),
        Column(_("Keadaan"), "status"),
        Column(_("Jarak indeks"), "number"),
    )
    note = _("Minimum survei hanya sebagian syarat WBK dan WBBM; syarat lain tidak dijawab survei ini.")
    table = Table(_("Minimum WBK dan WBBM"), columns, rows, note=note)
    return Sheet(f"minimum-{block.key}", table, kept)


def _signed(value: Fraction) -> str:
    return f"+{printed(value)}" if value > 0 else printed(value)


def _verdict(one: Verdict) -> State:
    if one.passed is None:
        return State(_("tidak disimpulkan"), "neutral")
    return State(_("tercapai"), "good") if one.passed else State(_("belum tercapai"), "caution")


def _conversions(block: Block, pack: Integrity, index: IntegrityIndex) -> Sheet:
    rows = [
        (
            say(line.name),
            printed(index.alternatives[key], 3) if key in index.alternatives else "–",
            say(line.note),
        )
        for key, line in pack.conversions.items()
    ]
    kept = [
        {"konversi": key, "indeks": plain(index.alternatives.get(key)), "nama": line.name.id}
        for key, line in pack.conversions.items()
    ]
    columns = (Column(_("Cara konversi")), Column(_("Indeks"), "number"), Column(_("Keterangan")))
    table = Table(_("Nilai yang sama dengan kedua cara konversi"), columns, rows)
    return Sheet(f"konversi-{block.key}", table, kept)


def _items(block: Block, tally: Tally, index: IntegrityIndex) -> Sheet:
    rows, kept = [], []
    for place, key in enumerate(tally.keys):
        item = next(one for one in block.items if one.element == key)
        mean, n, held = tally.mean(place), tally.counts[place], key in index.withheld
        value = _("ditahan") if held else "–" if mean is None else printed(mean)
        rows.append((f"{item.code} {say(item.name)}", value, "–" if held else short(n)))
        counts = {"n": n, "rata-rata": plain(mean)}
        counts |= {f"jumlah nilai {at}": count for at, count in enumerate(tally.levels[place], tally.low)}
        told = dict.fromkeys(counts, WITHHELD) if held else counts
        kept.append({"butir": key, "nama": item.name.id, **told})
    columns = (Column(_("Butir")), Column(_("Rata-rata, 1–6"), "number"), Column(_("Jawaban"), "number"))
    words = [say(WHY)] if index.withheld else []
    return Sheet(f"butir-{block.key}", Table(_("Nilai setiap butir"), columns, rows), kept, words)
