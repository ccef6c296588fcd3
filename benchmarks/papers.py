"""Seconds of a unit report after the first, of the overview of a thousand units, and of forty LHE."""

from datetime import date
from itertools import pairwise
from statistics import median
from time import perf_counter

from benchmarks.lines import Line
from tolok.papers.calculation.overview import overview_report
from tolok.papers.calculation.unit_report import unit_report
from tolok.papers.cycles.lhe import LheValues, lhe
from tolok.papers.cycles.word import lhe_docx
from tolok.papers.letters.letterhead import Letterhead, Signatory
from tolok.rules import packs
from tolok.rules.cycles.papers import CitedProof, CycleFacts, JudgedUnit, Judgement, Respondents
from tolok.rules.index.certainty import Certainty
from tolok.rules.index.weighted import Given, evaluate
from tolok.rules.instruments.values import Instrument
from tolok.rules.statistics.moments import Moments

PACK = "pekppp-2022-luring"
DAY = date(2026, 11, 21)
#: What a unit report may take, in seconds, once the compiler is warm.
BUDGET = 0.3
REPORTS, UNITS = 20, 1000
#: The LHE of a province, and seconds in which all of them must be there as PDF and Word.
LETTERS, LETTERS_BUDGET = 40, 300


def units(instrument: Instrument, count: int) -> list[Given]:
    """`count` units, none like another: a compiler that remembers the last paper gains nothing."""
    codes = list(instrument.indicators)
    return [
        Given(
            f"Unit {place}",
            {code: (place * 7 + at * 3) % 6 for at, code in enumerate(codes)},
            answers={"f03": Moments.of(((place + one) % 43 + 28, 14) for one in range(20))},
        )
        for place in range(count)
    ]


def seconds_each(count: int = REPORTS) -> list[float]:
    """Seconds of the first unit report in this process, and of each of the `count` after it."""
    instrument = packs.instrument(PACK)
    started = [perf_counter()]
    for given in units(instrument, count + 1):
        unit_report(instrument, given, evaluate(instrument, given), printed_on=DAY)
        started.append(perf_counter())
    return [after - before for before, after in pairwise(started)]


def seconds_of_overview(count: int = UNITS) -> float:
    """Seconds of the overview of `count` units that are already evaluated."""
    instrument = packs.instrument(PACK)
    outcomes = [evaluate(instrument, given) for given in units(instrument, count)]
    started = perf_counter()
    overview_report(instrument, outcomes, printed_on=DAY)
    return perf_counter() - started


def seconds_of_letters(count: int = LETTERS) -> float:
    """Seconds of `count` LHE as PDF and as Word, every indicator with a reason and a cited proof."""
    instrument, facts = packs.instrument(PACK), CycleFacts("PEKPPP Mandiri 2026", 2026, "Kantor")
    head = Letterhead(("Kantor", "Biro"), "Kota", Signatory("Kepala Biro"))
    started = perf_counter()
    for given in units(instrument, count):
        outcome = evaluate(instrument, given)
        judgements = {
            code: Judgement(
                3,
                reason=f"Alasan {given.unit} untuk {code}. " * 4,
                proofs=(CitedProof(code, 1, "0" * 64, 2),),
            )
            for code in instrument.indicators
        }
        unit = JudgedUnit(
            *(given.unit, given.unit, "Dinas", "A", instrument, given, outcome),
            certainty=Certainty(outcome.interval, {}, outcome.interval.method),
            respondents=Respondents(20),
            judgements=judgements,
        )
        lhe(LheValues(facts, unit), head, DAY)
        lhe_docx(LheValues(facts, unit), head, DAY)
    return perf_counter() - started


def lines() -> list[Line]:
    """The lines of the papers."""
    first, *after = seconds_each()
    return [
        Line(
            f"Unit report as PDF, median of {len(after)} after the first",
            median(after),
            "s",
            f"the slowest: {max(after):.2f} s; the first: {first:.2f} s",
            BUDGET,
        ),
        Line(f"Overview of {UNITS:,} units as PDF", seconds_of_overview(), "s"),
        Line(f"{LETTERS} LHE as PDF and Word", seconds_of_letters(), "s", "", LETTERS_BUDGET),
    ]
