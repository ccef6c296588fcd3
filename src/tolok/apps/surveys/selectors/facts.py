"""What the surveys of units say about their public service duties, as dated facts; and what users say themselves."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.urls import reverse

from tolok.apps.surveys.models import Survey, SurveyResult
from tolok.apps.surveys.selectors import item_means
from tolok.apps.surveys.selectors.facts_of_plans import of_plans, plan_facts
from tolok.apps.surveys.selectors.names import NAMED, OTHERS, period_of, survey_name
from tolok.apps.surveys.selectors.performance import SKM, Held, held_in, year_of
from tolok.apps.surveys.selectors.results import outcomes_of, standing, when, with_survey
from tolok.rules.gathered import Basis, Gathered, Offered, together
from tolok.rules.gathering.experience import Heard
from tolok.rules.instruments.conditions import Facts
from tolok.rules.surveys.performance import SurveyYear, facts_of, reading
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.texts import Text, join
from tolok.rules.wording import chain, fill, several


def offered(unit_ids: Iterable[int], day: date, year: int | None = None) -> Offered:
    """Facts about the surveys of a year that were over by `day`: of the cycle's year, else of that of the day; and about
    the plans after surveys of any year that ended within the year up to that day.

    Six statements for any number of units. A unit without a closed survey of that year here and without such a plan
    offers nothing: it may have them elsewhere.
    """
    of = day.year if year is None else year
    return {unit: tuple(_facts(unit, of, held)) for unit, held in held_in(unit_ids, of, day).items()}


def _facts(unit: int, year: int, held: Held) -> Iterable[Gathered]:
    known = year_of(held)
    facts: Facts = facts_of(known)
    if held.results:
        yield from _of_surveys(unit, year, held, facts)
    if held.results or held.plans.all:
        yield from plan_facts(held, known, facts)


def _of_surveys(unit: int, year: int, held: Held, facts: Facts) -> Iterable[Gathered]:
    known = year_of(held)
    address = reverse("surveys-performance", args=[unit, year])
    rows = [_basis(one) for one in reversed(held.results)]
    bases = tuple(together(rows, "surveys.surveys", fill(SURVEYS, n=len(rows), year=str(year)), address))
    since = max(one.day for one in rows if one.day)
    read = fill(YEAR, year=str(year))  # without the day: the same records say the same tomorrow
    for key, value in facts.items():
        if not of_plans(key):
            words = WORDS[key](held, known) if key in WORDS else Text("", "")
            yield Gathered(key, value, chain(words, read), since, bases)


def _basis(result: SurveyResult) -> Basis:
    survey = result.survey
    title = fill(RESULT, survey=survey_name(survey), n=result.n)
    if result.value is not None:
        title = fill(RESULT_WITH, survey=survey_name(survey), n=result.n, index=_index(result))
    page = reverse("surveys-result", args=[survey.pk])
    return Basis(title, f"surveys.survey:{survey.pk}", survey.period_end or survey.last_day, page)


def _index(result: SurveyResult) -> Text:
    """An index with its grade: it runs from 25 to 100 and is no percentage."""
    assert result.value is not None
    value = fill(PLAIN, value=Decimal(result.value))
    return fill(GRADED, value=value, grade=result.grade) if result.grade else value


def _named(results: Sequence[SurveyResult]) -> Text:
    names = [survey_name(one.survey) for one in results[:NAMED]]
    if len(results) > NAMED:
        names.append(fill(OTHERS, n=len(results) - NAMED))
    return join(names)


def _times(held: Held, known: SurveyYear) -> Text:
    times = fill(TIMES, periods=len(held.periods), named=_periods(held))
    total, more = len(held.results), len(held.results) - len(held.whole)
    if total == len(held.periods):
        return chain(times)
    return chain(times, fill(WITH_SERVICES if more else PER_SERVICE, surveys=total, more=more))


def _periods(held: Held) -> Text:
    names = [period_of(one.survey) for one in held.periods[:NAMED]]
    if len(held.periods) > NAMED:
        names.append(fill(OTHERS, n=len(held.periods) - NAMED))
    return several(names)


def _value(held: Held, known: SurveyYear) -> Text:
    last = held.published
    assert last is not None  # there is a value
    return fill(VALUE, index=_index(last), survey=survey_name(last.survey), n=last.n)


def _compliant(held: Held, known: SurveyYear) -> Text:
    """Which demand is not met by which survey; where all are met, what was looked at."""
    unmet = [one for one in reading().requirements if known.requirements.get(one.fact) is False]
    if not unmet:
        return fill(ALL_MET, n=len(held.results), asked=several(one.name for one in reading().requirements))
    return chain(*(fill(UNMET, what=one.name, surveys=_lacking(held, one.fact)) for one in unmet))


def _lacking(held: Held, fact: str) -> Text:
    """The surveys that lack something; all of them by their number."""
    rows = held.lacking(fact)
    return fill(ALL, n=len(rows)) if len(rows) == len(held.results) > NAMED else _named(rows)


def _media(held: Held, known: SurveyYear) -> Text:
    if not held.media:
        return NOT_TOLD
    named = [one.name for key, one in reading().media.items() if key in held.media]
    return fill(TOLD, named=several(named))


#: How each fact is known.
WORDS: Mapping[str, Callable[[Held, SurveyYear], Text]] = {
    "survey_done": _times,
    "survey_times": _times,
    "survey_value": _value,
    "survey_compliant": _compliant,
    "survey_published": _media,
    "survey_media": _media,
}


def heard(unit: int, year: int, f03: Survey | None) -> tuple[Mapping[str, Heard], Mapping[str, Heard]]:
    """What users say: statements of the users' form (F-03) and elements of the year's last survey (SKM).

    Nothing of what fewer people said than may be told. Three statements at most.
    """
    return (_statements(f03) if f03 else {}), _elements(unit, year)


def _statements(survey: Survey) -> dict[str, Heard]:
    """Told by name and period alone: its result is closed to the unit until results are out."""
    found, named = {}, fill(OF_USERS, period=period_of(survey))
    for one in item_means(survey):
        mean = one.mean.mean if one.mean else None
        if mean is not None:
            found[one.code] = Heard(one.code, one.text, one.n, mean, survey=named)
    return found


def heard_from(unit: int, year: int) -> Basis | None:
    """The survey whose elements `heard` tells. One statement."""
    last = _last(unit, year)
    return _basis(last) if last else None


def _last(unit: int, year: int) -> SurveyResult | None:
    """The result of the year's last survey (SKM) of the unit as a whole."""
    rows = standing(SurveyResult.objects.filter(survey__unit=unit, survey__kind=SKM, survey__service=None))
    return max(with_survey(rows.filter(survey__period_end__year=year)), key=when, default=None)


def _elements(unit: int, year: int) -> dict[str, Heard]:
    last = _last(unit, year)
    if last is None:
        return {}
    outcome = next((one for one in outcomes_of(last).values() if isinstance(one, SurveyOutcome)), None)
    if outcome is None:
        return {}
    named, basis = survey_name(last.survey), _basis(last)
    return {
        key: Heard(key, one.name, one.n, one.nrr, one.grade.letter if one.grade else "", named, basis)
        for key, one in outcome.elements.items()
        if one.n is not None and one.nrr is not None
    }


SURVEYS = Text("Survei kepuasan {year}: {n} survei", "Satisfaction surveys of {year}: {n}")
OF_USERS = Text("Survei pengguna (F-03), {period}", "Users' survey (F-03), {period}")
RESULT = Text("{survey}: {n} responden", "{survey}: {n} respondents")
RESULT_WITH = Text("{survey}: {n} responden, IKM {index}", "{survey}: {n} respondents, index {index}")
PLAIN = Text("{value}", "{value}")
GRADED = Text("{value} ({grade})", "{value} ({grade})")
YEAR = Text("Yang dibaca: survei tahun {year}.", "Read are the surveys of {year}.")
TIMES = Text("{periods} kali setahun: {named}.", "{periods} times a year: {named}.")
PER_SERVICE = Text(
    "Seluruhnya {surveys} survei; survei beberapa layanan tentang satu periode adalah satu kali.",
    "Surveys in all: {surveys}; those of several services about one period are one time.",
)
WITH_SERVICES = Text(
    "Seluruhnya {surveys} survei; {more} survei tentang satu layanan saja tidak menambah kali.",
    "Surveys in all: {surveys}; those of a single service add no time: {more}.",
)
ALL = Text("semua {n} survei", "all {n} surveys")
VALUE = Text(
    "IKM terakhir yang diumumkan {index}: {survey}, {n} responden.",
    "The last index made public is {index}: {survey}, {n} respondents.",
)
ALL_MET = Text("Pada {n} survei terpenuhi: {asked}.", "Met by all surveys ({n}): {asked}.")
UNMET = Text("Belum terpenuhi “{what}” pada {surveys}.", "Not met, “{what}”, by {surveys}.")
TOLD = Text("Hasil diumumkan lewat {named}.", "Results were told by {named}.")
NOT_TOLD = Text("Tidak ada pengumuman hasil yang dicatat.", "No place where results were told is recorded.")
