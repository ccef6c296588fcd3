"""The part of a satisfaction survey: index with and without what cannot vary, elements, priorities, quality."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from django.utils.translation import gettext as _

from tolok.apps.calculation.showing.pages import interval_words
from tolok.apps.calculation.showing.rulers import plain_ruler, survey_ruler, texts
from tolok.apps.calculation.showing.trails import shown_trail
from tolok.apps.surveys.showing.quality import Kept, clustering, quality
from tolok.apps.surveys.showing.shapes import (
    WITHHELD,
    Face,
    Part,
    Sheet,
    ends,
    interval_text,
    plain,
)
from tolok.charts.ruler import Mark, Ruler
from tolok.rules import packs
from tolok.rules.questionnaires.few_rated import WITHHELD as WHY
from tolok.rules.questionnaires.values import Block
from tolok.rules.results import Step
from tolok.rules.surveys.constant_elements import TwoWays, with_and_without
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.priorities import Priorities, Ranked, priorities
from tolok.rules.surveys.results import ElementOutcome, SurveyOutcome
from tolok.rules.surveys.tallies import Tally
from tolok.web.printing import printed, say, short
from tolok.web.shapes import Column, Fact, Table, Trail


def part(
    block: Block,
    outcome: SurveyOutcome,
    tally: Tally,
    name: str,
    previous: Mark | None = None,
    sureness: Kept | None = None,
) -> Part:
    """Everything shown of one satisfaction block; `previous` is the comparable index of the period before, `sureness`
    what the result keeps of clusters and late respondents."""
    pack = packs.satisfaction(block.pack_id)
    order = priorities(pack, tally, population=outcome.population, without=outcome.withheld)
    facts = [*_facts(outcome), *clustering(sureness or {})]
    faces = [Face(_ruler(pack, outcome, name, previous), _interval(outcome), facts)]
    warnings = [*texts(outcome.warnings)]
    if block.constant and not set(block.constant) & set(outcome.withheld):
        ways = with_and_without(pack, tally, block.constant, population=outcome.population)
        faces.append(_varying(pack, ways, outcome, name))
    return Part(
        block.key,
        say(block.title),
        faces,
        warnings,
        [
            _elements(block, outcome, order),
            quality(pack, outcome, tally, block.constant, sureness or {}),
        ],
        [with_levels(outcome.trail, shown_trail(outcome.trail), tally, outcome.withheld)],
    )


def _ruler(pack: Satisfaction, outcome: SurveyOutcome, name: str, previous: Mark | None) -> Ruler:
    """The index; without a grade its value is drawn all the same and the bands stay empty."""
    if outcome.grade is not None or outcome.ikm_published is None:
        return replace(survey_ruler(pack, outcome, name), previous=previous)
    low, high = Fraction(pack.scale.low) * pack.factor, Fraction(pack.scale.high) * pack.factor
    ruler = plain_ruler(low, high, f"{say(pack.name)}, {name}", Fraction(outcome.ikm_published))
    bounds = outcome.interval.low, outcome.interval.high
    sentence = _("%(value)s dari 100; mutu tidak diberikan.") % {"value": printed(outcome.ikm_published)}
    held = None if None in bounds else (_near(bounds[0]), _near(bounds[1]))
    return replace(ruler, sentence=sentence, previous=previous, interval=held)


def _near(value: float | None) -> Fraction:
    return Fraction(value or 0).limit_denominator(100_000)


def _interval(outcome: SurveyOutcome) -> str:
    return interval_words(outcome.interval.low, outcome.interval.high, say(outcome.interval.method))


def _facts(outcome: SurveyOutcome) -> list[Fact]:
    grade = outcome.grade
    found = [
        Fact(_("Mutu"), f"{grade.letter} ({say(grade.word)})" if grade else _("tidak diberikan")),
        Fact(_("Responden"), short(outcome.n or 0)),
    ]
    if outcome.n_min is not None and outcome.n_min != outcome.n_max:
        span = f"{short(outcome.n_min)}–{short(outcome.n_max or 0)}"
        found.append(Fact(_("Jawaban per unsur"), span))
    if outcome.population:
        found.append(Fact(_("Pengguna layanan pada periode sebelumnya"), short(outcome.population)))
    if outcome.index is not None:
        found.append(Fact(_("Nilai indeks 1 sampai 4"), printed(outcome.index, 4)))
    if grade and outcome.letter_probability is not None:
        likely = Fraction(outcome.letter_probability) * 100
        share = _("lebih dari 99 %") if likely >= 99 else f"{printed(likely, 0)} %"
        found.append(Fact(_("Peluang mutunya memang %(letter)s") % {"letter": grade.letter}, share))
    return found


def _varying(pack: Satisfaction, ways: TwoWays, whole: SurveyOutcome, name: str) -> Face:
    """The index without the elements that are the same for everybody by design."""
    least = whole.grade is not None
    varying = ways.varying if least else replace(ways.varying, grade=None)
    titled = _("%(name)s, tanpa unsur yang nilainya tetap") % {"name": name}
    facts = [Fact(_("Dengan dan tanpa"), say(ways.words))]
    if ways.difference is not None:
        facts.append(Fact(_("Selisih"), _("%(points)s poin") % {"points": printed(ways.difference)}))
    heading = _("Tanpa unsur yang nilainya tetap karena rancangan layanan")
    return Face(_ruler(pack, varying, titled, None), _interval(varying), facts, heading)


def _elements(block: Block, outcome: SurveyOutcome, order: Priorities) -> Sheet:
    places = {one.key: one for one in order.elements}
    items = {item.element: item for item in block.items}
    low, high = Fraction(block.low), Fraction(block.high)
    points = range(block.low, block.high + 1)
    rows, kept = [], []
    for key, one in outcome.elements.items():
        item, place = items[key], places.get(key)
        note, held = _mark(item.constant, item.replaced), key in outcome.withheld
        rows.append(
            (
                f"{item.code} {say(one.name)}{note}",
                plain_ruler(low, high, say(one.name), one.nrr),
                _("ditahan") if held else "–" if one.nrr is None else printed(one.nrr),
                interval_text(one.interval),
                one.grade.letter if one.grade else "–",
                _place(place, one),
                "–" if one.n is None else short(one.n),
            )
        )
        levels = one.levels or [WITHHELD] * len(points)
        kept.append(
            {
                "unsur": key,
                "kode": item.code,
                "nama": one.name.id,
                "n": WITHHELD if held else one.n,
                "nrr": WITHHELD if held else plain(one.nrr),
                **ends(one.interval),
                "mutu": one.grade.letter if one.grade else "",
                "urutan": one.rank,
                "urutan terbaik": place.best if place else "",
                "urutan terburuk": place.worst if place else "",
                **{f"jumlah nilai {point}": count for point, count in zip(points, levels, strict=True)},
                "tetap karena rancangan": int(item.constant),
                "pengganti": int(item.replaced),
            }
        )
    columns = (
        Column(_("Unsur")),
        Column(_("Pada mistar 1 sampai 4"), "ruler"),
        Column(_("NRR"), "number"),
        Column(_("Selang 95 %")),
        Column(_("Mutu")),
        Column(_("Urutan dan selangnya")),
        Column(_("Jawaban"), "number"),
    )
    words = [say(order.words), say(order.method)]
    if any(item.replaced for item in block.items):
        words.append(
            _("Unsur bertanda “pengganti” ditanyakan dengan butir lain; bunyinya belum terverifikasi.")
        )
    note = say(WHY) if outcome.withheld else ""
    table = Table(_("Nilai setiap unsur, skala 1 sampai 4"), columns, rows, note=note, caption_hidden=True)
    return Sheet("unsur", table, kept, words)


def _mark(constant: bool, replaced: bool) -> str:
    marks = [
        *([_("tetap karena rancangan layanan")] if constant else []),
        *([_("pengganti, belum terverifikasi")] if replaced else []),
    ]
    return f" ({'; '.join(marks)})" if marks else ""


def _place(place: Ranked | None, one: ElementOutcome) -> str:
    if place is None or one.rank is None:
        return "–"
    span = str(place.best) if place.best == place.worst else f"{place.best}–{place.worst}"
    return _("%(rank)s (antara %(span)s)") % {"rank": one.rank, "span": span}


def with_levels(step: Step, shown: Trail, tally: Tally, withheld: Sequence[str] = ()) -> Trail:
    """The trail with how many gave which rating, at every element but those withheld."""
    facts: Sequence[Fact] = shown.facts
    if step.key in tally.keys and step.key not in withheld:
        levels = tally.levels[tally.keys.index(step.key)]
        counts = (
            _("nilai %(point)s: %(n)s orang") % {"point": point, "n": short(count)}
            for point, count in enumerate(levels, tally.low)
        )
        facts = (*facts, Fact(_("Banyaknya jawaban"), "; ".join(counts)))
    parts = [with_levels(a, b, tally, withheld) for a, b in zip(step.parts, shown.parts, strict=True)]
    return replace(shown, facts=facts, parts=parts)
