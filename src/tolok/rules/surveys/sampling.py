"""How many respondents a survey needs: for a share (Krejcie and Morgan) or for the mean of an index."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Literal

from tolok.rules.instruments.values import Basis
from tolok.rules.numbers import comma, digits, exact, round_half_up
from tolok.rules.texts import Problem, ProblemsError, Text

Number = str | int | Fraction

#: Chi-square with one degree of freedom, as printed in the 1970 paper and, for 95 %, in the rule's annex.
CHI_SQUARE = {90: exact("2.706"), 95: exact("3.841"), 99: exact("6.635")}
#: The normal quantile, for the mean.
Z = {90: exact("1.645"), 95: exact("1.96"), 99: exact("2.576")}
#: The share that makes the sample largest.
HALF = Fraction(1, 2)
#: The errors that the annex of PermenPANRB 14/2017 is said to name.
USUAL_ERRORS = (Fraction(1, 100), Fraction(5, 100), Fraction(10, 100))
DEFAULT_ERROR = Fraction(5, 100)

KREJCIE_MORGAN = Basis(
    title="Krejcie dan Morgan (1970), tabel dalam lampiran PermenPANRB 14/2017",
    about=Text(
        "Ukuran sampel minimum untuk menaksir sebuah proporsi; dipakai sebagai syarat SKM.",
        "The smallest sample for estimating a share; used as the requirement of the SKM.",
    ),
    sure="memory",
)
MEAN = Basis(
    title="Rumus ukuran sampel untuk rata-rata dengan koreksi populasi terhingga",
    about=Text(
        "Ukuran sampel untuk menaksir rata-rata indeks; bukan syarat peraturan.",
        "The sample for estimating the mean of an index; no rule asks for it.",
    ),
    sure="verified",
)


class SampleError(ProblemsError):
    """A sample size that cannot be computed from what was given."""


@dataclass(frozen=True, slots=True)
class SampleSize:
    """A sample size with what it was computed from.

    `n` is respondents; `exact` is the unrounded size; `error` is a share (0–1) for Krejcie–Morgan and None for
    the mean; `within` and `sd` are in points of the index and None for Krejcie–Morgan; `factor` is the
    chi-square value or z; `unlimited` is the unrounded size for an endless population (n₀).
    """

    n: int
    exact: Fraction
    unlimited: Fraction
    method: Literal["krejcie-morgan", "mean"]
    population: int | None
    confidence: int
    factor: Fraction
    rounding: Literal["half-up", "up"]
    error: Fraction | None
    within: Fraction | None
    sd: Fraction | None
    basis: Basis
    explanation: Text
    notes: tuple[Text, ...] = ()


def krejcie_morgan(population: int, *, error: Number = DEFAULT_ERROR, confidence: int = 95) -> SampleSize:
    """The Krejcie–Morgan sample for `population` users of the same service in the period before.

    ``S = chi2·N·P·(1−P) / (d²·(N−1) + chi2·P·(1−P))`` with P = 0.5; `error` is d, a share between 0 and 1.
    Rounded half-up, as the printed table is. Raises SampleError with everything that does not fit.
    """
    problems = [
        *_population(population),
        *_confidence(confidence),
        *_positive("error", error, below_one=True),
    ]
    if problems:
        raise SampleError(problems)
    d, chi = exact(error), CHI_SQUARE[confidence]
    spread = chi * HALF * (1 - HALF)
    size = spread * population / (d**2 * (population - 1) + spread)
    n = int(round_half_up(size, 0))
    return SampleSize(
        n=n,
        exact=size,
        unlimited=spread / d**2,
        method="krejcie-morgan",
        population=population,
        confidence=confidence,
        factor=chi,
        rounding="half-up",
        error=d,
        within=None,
        sd=None,
        basis=KREJCIE_MORGAN,
        explanation=_share_explained(population, d, chi, size, n),
        notes=_share_notes(population, d, confidence),
    )


def mean_based(population: int | None, *, within: Number, sd: Number, confidence: int = 95) -> SampleSize:
    """The sample that puts the mean of an index within ± `within` points, given its standard deviation `sd`.

    ``n0 = (z·sd/within)²``, ``n = n0 / (1 + n0/N)``; `population` None means unknown or very large (n = n0).
    Rounded up, so that the precision asked for is reached; `sd` is that of the respondents' own values, on
    the same scale as `within`. Raises SampleError with everything that does not fit.
    """
    problems = [*_confidence(confidence), *_positive("within", within), *_positive("sd", sd)]
    if population is not None:
        problems = [*_population(population), *problems]
    if problems:
        raise SampleError(problems)
    e, spread, z = exact(within), exact(sd), Z[confidence]
    unlimited = (z * spread / e) ** 2
    size = unlimited if population is None else unlimited / (1 + unlimited / population)
    return SampleSize(
        n=ceil(size),
        exact=size,
        unlimited=unlimited,
        method="mean",
        population=population,
        confidence=confidence,
        factor=z,
        rounding="up",
        error=None,
        within=e,
        sd=spread,
        basis=MEAN,
        explanation=_mean_explained(population, e, spread, z, unlimited, size),
    )


def _share_explained(population: int, d: Fraction, chi: Fraction, size: Fraction, n: int) -> Text:
    id_words = (
        f"{comma(chi)} × {comma(population, 0)} × 0,25 ÷ ({comma(d)}² × {comma(population - 1, 0)} + {comma(chi)} × 0,25)"
        f" = {comma(size, 4)}, dibulatkan ke bilangan terdekat: {comma(n, 0)} responden."
    )
    en_words = (
        f"{digits(chi)} × {population:,} × 0.25 ÷ ({digits(d)}² × {population - 1:,} + {digits(chi)} × 0.25)"
        f" = {round_half_up(size, 4)}, rounded to the nearest: {n:,} respondents."
    )
    return Text(id_words, en_words)


def _mean_explained(
    population: int | None, e: Fraction, sd: Fraction, z: Fraction, unlimited: Fraction, size: Fraction
) -> Text:
    id_words = f"n₀ = ({comma(z)} × {comma(sd)} ÷ {comma(e)})² = {comma(unlimited, 4)}; "
    en_words = f"n₀ = ({digits(z)} × {digits(sd)} ÷ {digits(e)})² = {round_half_up(unlimited, 4)}; "
    if population is not None:
        id_words += f"n = n₀ ÷ (1 + n₀ ÷ {comma(population, 0)}) = {comma(size, 4)}; "
        en_words += f"n = n₀ ÷ (1 + n₀ ÷ {population:,}) = {round_half_up(size, 4)}; "
    id_words += f"dibulatkan ke atas: {comma(ceil(size), 0)} responden."
    en_words += f"rounded up: {ceil(size):,} respondents."
    return Text(id_words, en_words)


def _share_notes(population: int, d: Fraction, confidence: int) -> tuple[Text, ...]:
    notes = [
        Text(
            "Tabel ini untuk proporsi, sedangkan IKM adalah rata-rata; pakai rumus rata-rata untuk ketelitian IKM.",
            "This table is for a share, while the IKM is a mean; use the mean's formula for the IKM's precision.",
        )
    ]
    if d not in USUAL_ERRORS:
        notes.append(
            Text(
                "Galat yang lazim dalam SKM adalah 1, 5 atau 10 persen.",
                "The usual errors in the SKM are 1, 5 or 10 per cent.",
            )
        )
    if population == 100_000 and d == DEFAULT_ERROR and confidence == 95:
        notes.append(
            Text(
                "Banyak salinan tabel mencetak 384 untuk 100.000; rumusnya memberi 383 (382,63). "
                "Angka 384 baru berlaku untuk 1.000.000.",
                "Many copies of the table print 384 for 100,000; the formula gives 383 (382.63). "
                "384 belongs to 1,000,000.",
            )
        )
    return tuple(notes)


def _population(found: int) -> list[Problem]:
    if found >= 1:
        return []
    wanted = Text("bilangan bulat mulai dari 1", "a whole number from 1")
    return [
        Problem(Text("Jumlah populasi tidak sah.", "Invalid population."), found=str(found), wanted=wanted)
    ]


def _confidence(found: int) -> list[Problem]:
    if found in CHI_SQUARE:
        return []
    wanted = Text("90, 95 atau 99", "90, 95 or 99")
    fault = Text("Tingkat kepercayaan tidak dikenal.", "Unknown confidence level.")
    return [Problem(fault, found=str(found), wanted=wanted)]


def _positive(name: str, found: Number, *, below_one: bool = False) -> list[Problem]:
    wanted = Text("angka lebih dari 0", "a number above 0")
    if below_one:
        wanted = Text("angka antara 0 dan 1, misalnya 0.05", "a number between 0 and 1, such as 0.05")
    try:
        value = exact(found)
    except (ValueError, ZeroDivisionError):
        value = Fraction(0)
    if value > 0 and not (below_one and value >= 1):
        return []
    fault = Text("Angka ini tidak dapat dipakai.", "This number cannot be used.")
    return [Problem(fault, key=name, found=str(found), wanted=wanted)]
