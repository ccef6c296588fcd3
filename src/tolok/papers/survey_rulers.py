"""Satisfaction indices and their elements on the ruler."""

from fractions import Fraction

from tolok.charts.ruler import Mark, Ruler
from tolok.papers.rulers import Previous, before, ends, zones
from tolok.papers.wording import brief, capital, shown, span
from tolok.rules.numbers import comma, round_half_up
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.results import ElementOutcome, SurveyOutcome


def survey_ruler(
    pack: Satisfaction, outcome: SurveyOutcome, named: str, previous: Previous | None = None
) -> Ruler:
    """The converted index (25–100). Without a grade there is no marker: the bands would name one."""
    low, high = (Fraction(point * pack.factor) for point in (pack.scale.low, pack.scale.high))
    places, title = pack.bands.decimals, f"{capital(pack.name.id)} {named}"
    stage, past = zones(pack.bands, low), before(previous, places)
    value, grade = outcome.ikm, outcome.grade
    if value is None or grade is None:
        reason = no_grade(pack, outcome)
        return Ruler(low, high, title, f"{reason}.", stage, withheld=reason, previous=past)
    words = comma(value, places)
    parts = [f"{words} pada skala {brief(low)} sampai {brief(high)}, mutu {grade.letter} ({grade.word.id})"]
    if outcome.interval.low is not None:
        parts.append(f"selang 95 % {span(outcome.interval, places)}")
    up = pack.bands.next_up(value)
    target = None
    if up is not None:
        gap = comma(Fraction(up.lower) - Fraction(round_half_up(value, places)), places)
        target = Mark(up.lower, f"{gap} lagi ke {up.letter}")
        parts.append(target.text)
    return Ruler(
        low=low,
        high=high,
        title=title,
        sentence=f"{'; '.join(parts)}.",
        bands=stage,
        value=Mark(round_half_up(value, places), words),
        letter=grade.letter,
        interval=ends(outcome.interval),
        previous=past,
        target=target,
    )


def no_grade(pack: Satisfaction, outcome: SurveyOutcome) -> str:
    """In a few words, why a survey has no grade, or no index at all."""
    if outcome.ikm is None:
        empty = [row.name.id for row in outcome.elements.values() if row.nrr is None]
        return f"Belum dihitung: tidak ada jawaban untuk {', '.join(empty)}"
    return f"Mutu tidak diberikan: responden {outcome.n}, minimum {pack.minimum_respondents}"


def element_ruler(pack: Satisfaction, row: ElementOutcome, places: int) -> Ruler:
    """An element's mean on the scale of the answers; drawn empty where too few answered for a grade."""
    low, high = Fraction(pack.scale.low), Fraction(pack.scale.high)
    title, words = capital(row.name.id), shown(row.nrr, places)
    if row.nrr is None:
        return Ruler(low, high, title, "Tidak ada jawaban.", withheld="tidak ada jawaban")
    if row.grade is None:
        few = f"Jawaban terlalu sedikit untuk digambar: {row.n}, minimum {pack.minimum_respondents}."
        return Ruler(low, high, title, few, withheld="jawaban terlalu sedikit")
    sentence = f"{words} pada skala {pack.scale.low} sampai {pack.scale.high}, mutu {row.grade.letter}."
    mark = Mark(round_half_up(row.nrr, places), words)
    return Ruler(low, high, title, sentence, value=mark, interval=ends(row.interval))
