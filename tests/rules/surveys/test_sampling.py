"""Sample sizes: the printed table, the formula between its rows, and the mean."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.numbers import digits, round_half_up
from tolok.rules.surveys.sampling import SampleError, krejcie_morgan, mean_based

#: Krejcie and Morgan (1970), population:sample.
PRINTED = """
10:10 15:14 20:19 25:24 30:28 35:32 40:36 45:40 50:44 55:48 60:52 65:56 70:59 75:63 80:66 85:70 90:73 95:76
100:80 110:86 120:92 130:97 140:103 150:108 160:113 170:118 180:123 190:127 200:132 210:136 220:140 230:144
240:148 250:152 260:155 270:159 280:162 290:165 300:169 320:175 340:181 360:186 380:191 400:196 420:201
440:205 460:210 480:214 500:217 550:226 600:234 650:242 700:248 750:254 800:260 850:265 900:269 950:274
1000:278 1100:285 1200:291 1300:297 1400:302 1500:306 1600:310 1700:313 1800:317 1900:320 2000:322 2200:327
2400:331 2600:335 2800:338 3000:341 3500:346 4000:351 4500:354 5000:357 6000:361 7000:364 8000:367 9000:368
10000:370 15000:375 20000:377 30000:379 40000:380 50000:381 75000:382 1000000:384
"""
TABLE = [tuple(int(part) for part in row.split(":")) for row in PRINTED.split()]
MEAN_TABLE = {
    ("6.10", 1): 143,
    ("6.10", 2): 36,
    ("6.10", 3): 16,
    ("6.10", 5): 6,
    ("8.65", 1): 288,
    ("8.65", 2): 72,
    ("8.65", 3): 32,
    ("8.65", 5): 12,
    ("9.75", 1): 366,
    ("9.75", 2): 92,
    ("9.75", 3): 41,
    ("9.75", 5): 15,
    ("0.7", Fraction(5, 100)): 753,
}
POPULATIONS = st.integers(1, 10**9)
ERRORS = st.fractions(Fraction(1, 1000), Fraction(999, 1000), max_denominator=1000)
POSITIVE = st.fractions(Fraction(1, 100), 100, max_denominator=1000)


def test_it_holds_every_row_of_the_printed_table() -> None:
    assert [krejcie_morgan(population).n for population, _ in TABLE] == [n for _, n in TABLE]


def test_it_rounds_to_the_nearest_where_rounding_up_would_miss_45_rows() -> None:
    exacts = [krejcie_morgan(population).exact for population, _ in TABLE]
    up = [-(-size.numerator // size.denominator) for size in exacts]
    assert sum(found != n for found, (_, n) in zip(up, TABLE, strict=True)) == 45


def test_it_gives_383_at_100000_and_says_why_copies_print_384() -> None:
    found = krejcie_morgan(100_000)
    assert (found.n, round_half_up(found.exact, 2)) == (383, round_half_up(Fraction("382.63"), 2))
    assert any("384" in note.id and "384" in note.en for note in found.notes)
    assert not any("384" in note.id for note in krejcie_morgan(1_000_000).notes)


def test_it_gives_the_example_of_2940_users() -> None:
    assert krejcie_morgan(2940).n == 340


@pytest.mark.parametrize(("confidence", "expected"), [(90, "2.706"), (95, "3.841"), (99, "6.635")])
def test_it_takes_the_chi_square_of_the_confidence(confidence: int, expected: str) -> None:
    found = krejcie_morgan(2000, confidence=confidence)
    assert digits(found.factor) == expected
    assert found.unlimited == Fraction(expected) / 4 / Fraction("0.0025")


def test_it_explains_itself_in_both_languages() -> None:
    found = krejcie_morgan(2000)
    assert found.explanation.id.startswith("3,841 × 2.000 × 0,25 ÷ (0,05² × 1.999 + 3,841 × 0,25) = 322,")
    assert found.explanation.en.endswith("rounded to the nearest: 322 respondents.")
    assert "PermenPANRB 14/2017" in found.basis.title
    assert found.basis.sure == "memory"


def test_it_says_that_the_table_is_for_a_share() -> None:
    assert "rata-rata" in krejcie_morgan(2000).notes[0].id


def test_it_remarks_on_an_unusual_error() -> None:
    assert len(krejcie_morgan(2000, error="0.1").notes) == 1
    assert len(krejcie_morgan(2000, error="0.03").notes) == 2


@pytest.mark.parametrize(("given_", "expected"), MEAN_TABLE.items())
def test_it_holds_the_table_for_means(given_: tuple[str, int | Fraction], expected: int) -> None:
    sd, within = given_
    assert mean_based(None, within=within, sd=sd).n == expected


def test_it_corrects_a_mean_for_a_finite_population() -> None:
    found = mean_based(100, within=1, sd="8.65")
    assert found.unlimited == (Fraction("1.96") * Fraction("8.65")) ** 2
    assert found.exact == found.unlimited / (1 + found.unlimited / 100)
    assert (found.n, found.rounding) == (75, "up")
    assert found.explanation.id.endswith("dibulatkan ke atas: 75 responden.")
    assert found.explanation.en.endswith("rounded up: 75 respondents.")


def test_it_tells_everything_that_does_not_fit_at_once() -> None:
    with pytest.raises(SampleError) as caught:
        krejcie_morgan(0, error="5", confidence=80)
    assert [problem.found for problem in caught.value.problems] == ["0", "80", "5"]


@pytest.mark.parametrize("error", ["0", "1", "-0.05", "lima", "1/0"])
def test_it_refuses_an_error_that_is_no_share(error: str) -> None:
    with pytest.raises(SampleError):
        krejcie_morgan(100, error=error)


@pytest.mark.parametrize(("within", "sd"), [("0", "8"), ("2", "0"), ("-2", "8"), ("2", "delapan")])
def test_it_refuses_a_mean_without_precision_or_spread(within: str, sd: str) -> None:
    with pytest.raises(SampleError):
        mean_based(100, within=within, sd=sd)


def test_it_refuses_a_mean_of_nobody() -> None:
    with pytest.raises(SampleError):
        mean_based(0, within=2, sd=8)


@given(POPULATIONS, ERRORS)
def test_it_never_asks_more_than_there_are(population: int, error: Fraction) -> None:
    found = krejcie_morgan(population, error=error)
    assert 0 < found.exact <= population
    assert found.n <= population
    assert found.exact <= max(found.unlimited, Fraction(1))


@given(POPULATIONS, ERRORS, st.integers(1, 1000))
def test_it_asks_more_of_a_larger_population(population: int, error: Fraction, more: int) -> None:
    assert krejcie_morgan(population, error=error).n <= krejcie_morgan(population + more, error=error).n


@given(POPULATIONS, ERRORS, ERRORS)
def test_it_asks_more_for_a_smaller_error(population: int, one: Fraction, other: Fraction) -> None:
    small, large = sorted((one, other))
    assert krejcie_morgan(population, error=small).n >= krejcie_morgan(population, error=large).n


@given(POPULATIONS, POSITIVE, POSITIVE)
def test_it_never_asks_more_for_a_mean_than_there_are(
    population: int, within: Fraction, sd: Fraction
) -> None:
    found = mean_based(population, within=within, sd=sd)
    assert 1 <= found.n <= population
    assert found.n <= mean_based(None, within=within, sd=sd).n


@given(POPULATIONS, POSITIVE, POSITIVE)
def test_it_asks_more_for_a_closer_mean(population: int, within: Fraction, sd: Fraction) -> None:
    assert (
        mean_based(population, within=within / 2, sd=sd).n >= mean_based(population, within=within, sd=sd).n
    )
