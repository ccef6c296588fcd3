"""One block of a survey on paper: its index on the ruler, its items, how often each point was given."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from fractions import Fraction

from tolok.charts.ruler import Mark, Ruler
from tolok.papers.frame import Data
from tolok.papers.rulers import column, ends, hero
from tolok.papers.survey_rulers import survey_ruler
from tolok.papers.wording import MISSING, brief, capital, shown, span
from tolok.rules import packs
from tolok.rules.bands import Band, Bands
from tolok.rules.numbers import comma, round_half_up
from tolok.rules.questionnaires.block_outcomes import Outcome, part_of
from tolok.rules.questionnaires.few_rated import WITHHELD, withheld_items
from tolok.rules.questionnaires.values import Block, Item
from tolok.rules.results import Interval
from tolok.rules.surveys.form_means import FormMean
from tolok.rules.surveys.integrity_results import IntegrityOutcome
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.tallies import Tally

#: Places of an item's mean: the bands of elements are printed with three.
MEAN_PLACES = 3


@dataclass(frozen=True, slots=True)
class Index:
    """The index of one block: exact value on its own scale, the places it is printed with, its grade."""

    name: str
    low: Fraction
    high: Fraction
    value: Fraction | None
    places: int
    interval: Interval
    bands: Bands | None = None
    grade: Band | None = None

    @property
    def printed(self) -> str:
        """The value with its places, a dash without one."""
        return shown(self.value, self.places)


def index_of(block: Block, outcome: Outcome) -> Index:
    """The index a block yields: IKM, IPKP or IPAK, or the mean of a form."""
    if isinstance(outcome, SurveyOutcome):
        pack = packs.satisfaction(block.pack_id)
        low, high = (Fraction(point * pack.factor) for point in (pack.scale.low, pack.scale.high))
        bands, name = pack.bands, capital(pack.name.id)
        return Index(name, low, high, outcome.ikm, bands.decimals, outcome.interval, bands, outcome.grade)
    if isinstance(outcome, IntegrityOutcome):
        found, pack_ = outcome.indexes[part_of(block)], packs.integrity(block.pack_id)
        low, high = pack_.index_scale
        return Index(
            capital(found.name.id), Fraction(low), Fraction(high), found.index, pack_.decimals, found.interval
        )
    return Index(
        capital(block.title.id), Fraction(block.low), Fraction(block.high), outcome.mean, 2, outcome.interval
    )


def block_data(block: Block, outcome: Outcome, tally: Tally, named: str, minimum: int) -> Data:
    """Everything a paper prints of one block."""
    index, hidden = index_of(block, outcome), withheld_items(block, tally)
    cautions = [one.id for one in outcome.warnings] if not isinstance(outcome, FormMean) else []
    if hidden and not isinstance(outcome, SurveyOutcome):
        cautions.append(WITHHELD.id)
    return {
        "title": capital(block.title.id),
        "hero": hero(block_ruler(block, outcome, named)),
        "summary": _summary(outcome, index, named, minimum, tally.n),
        "cautions": cautions,
        "rows": [_item(block, item, outcome, tally, hidden) for item in block.items],
        "points": [str(point) for point in range(block.low, block.high + 1)],
        "levels": [_levels(item, tally, hidden) for item in block.items],
        "verdicts": _verdicts(block, outcome),
        "graded": index.grade is not None,
    }


def block_ruler(block: Block, outcome: Outcome, named: str) -> Ruler:
    """The index of a block, large; without a grade its value is drawn all the same and the bands stay empty."""
    index = index_of(block, outcome)
    if isinstance(outcome, SurveyOutcome) and (outcome.grade or outcome.ikm is None):
        return survey_ruler(packs.satisfaction(block.pack_id), outcome, named)
    title = f"{index.name} {named}"
    if index.value is None:
        return Ruler(index.low, index.high, title, "Belum ada nilai.", withheld="belum ada nilai")
    scale = f"pada skala {brief(index.low)} sampai {brief(index.high)}"
    value = round_half_up(index.value, index.places)
    plain = Ruler(
        index.low,
        index.high,
        title,
        f"{index.printed} {scale}.",
        value=Mark(value if value >= index.low else index.low, index.printed),
        interval=ends(index.interval),
    )
    if not isinstance(outcome, SurveyOutcome):
        return plain
    return replace(plain, sentence=f"{index.printed} {scale}; mutu tidak diberikan.")


def _summary(outcome: Outcome, index: Index, named: str, minimum: int, n: int) -> list[str]:
    if index.value is None:
        return [f"{index.name} {named} belum dapat dihitung. Yang tanpa jawaban tidak dihitung nol."]
    scale = f"pada skala {brief(index.low)} sampai {brief(index.high)}"
    first = f"{index.name} {named} adalah {index.printed} {scale}"
    if index.grade:
        first += f", mutu {index.grade.letter} ({index.grade.word.id})"
    found = [f"{first}, dari {comma(n)} responden."]
    if isinstance(outcome, SurveyOutcome):
        found.append(
            f"Nilai indeks sebelum dikonversi: {shown(outcome.index, MEAN_PLACES)} pada skala 1 sampai 4."
        )
        if not index.grade:
            found.append(f"Mutu tidak diberikan: responden {comma(n)}, minimum {comma(minimum)}.")
    return [*found, _sureness(outcome, index)]


def _sureness(outcome: Outcome, index: Index) -> str:
    if index.interval.low is None:
        return index.interval.method.id
    words = f"Ketidakpastian: {span(index.interval, index.places)}. {index.interval.method.id}"
    if isinstance(outcome, SurveyOutcome) and outcome.letter_probability is not None and outcome.grade:
        chance = round_half_up(Fraction(outcome.letter_probability) * 100, 0)
        said = f"kira-kira {chance} %" if chance < 100 else "lebih dari 99 %"
        words += f" Peluang mutu sebenarnya juga {outcome.grade.letter} {said}."
    return words


def _item(block: Block, item: Item, outcome: Outcome, tally: Tally, hidden: Collection[str]) -> Data:
    place = tally.keys.index(item.element)
    mean, n = tally.mean(place), tally.counts[place]
    held = item.element in hidden
    told = bool(n) and not held
    low, high = Fraction(block.low), Fraction(block.high)
    name, interval, letter = item.name.id, Interval(None, None, item.name), MISSING
    if isinstance(outcome, SurveyOutcome):
        one = outcome.elements[item.element]
        interval, letter = one.interval, one.grade.letter if one.grade else MISSING
    elif isinstance(outcome, FormMean):
        name, interval = item.text.id, outcome.statements[item.element].interval
    why = [] if told else ["ditahan" if held else "tidak ada jawaban"]
    why += ["tetap karena rancangan layanan"] * item.constant + [
        "pengganti, belum terverifikasi"
    ] * item.replaced
    words = shown(mean, MEAN_PLACES)
    mark = None if mean is None or not told else Mark(round_half_up(mean, MEAN_PLACES), words)
    ruler = Ruler(
        low,
        high,
        capital(name),
        f"{words} pada skala {block.low} sampai {block.high}." if mark else "Tidak ditampilkan.",
        value=mark,
        withheld="" if mark else "tidak ditampilkan",
        interval=ends(interval) if mark else None,
    )
    return {
        "code": item.code,
        "name": capital(name),
        "why": "; ".join(why),
        "ruler": column(ruler),
        "mean": words if told else MISSING,
        "interval": span(interval, 2) if told else MISSING,
        "n": MISSING if held else comma(n),
        "grade": letter if told else MISSING,
    }


def _levels(item: Item, tally: Tally, hidden: Collection[str]) -> Data:
    place = tally.keys.index(item.element)
    held = item.element in hidden
    return {
        "name": f"{item.code} {capital(item.name.id)}",
        "counts": [MISSING if held else comma(count) for count in tally.levels[place]],
        "n": MISSING if held else comma(tally.counts[place]),
    }


def _verdicts(block: Block, outcome: Outcome) -> list[list[str]]:
    """The minima of WBK and WBBM, and whether they are reached."""
    if not isinstance(outcome, IntegrityOutcome):
        return []
    words = {True: "tercapai", False: "belum tercapai", None: "tidak disimpulkan"}
    return [
        [one.name.id, shown(one.minimum_index, 2), words[one.passed]]
        for one in outcome.indexes[part_of(block)].verdicts
    ]
