"""``tolok sample``: how many respondents a survey needs."""

import argparse
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tolok.cli.errors import DONE, WRONG_USE, fail
from tolok.cli.output import add_format, write
from tolok.rules.texts import Problem, Text

if TYPE_CHECKING:
    from tolok.rules.surveys.sampling import SampleSize

NAME = "sample"
HELP = "hitung jumlah responden minimum / compute the smallest number of respondents"
EXAMPLE = "tolok sample --population 2000 --error 0.05"
COLUMNS = {
    "population": "Populasi",
    "n": "Responden",
    "method": "Metode",
    "error": "Galat",
    "within": "Ketelitian (poin)",
    "sd": "Simpangan baku",
    "confidence": "Kepercayaan (%)",
    "exact": "Nilai sebelum dibulatkan",
    "source": "Sumber",
}
NUMBER = re.compile(r"[+-]?\d{1,15}([.,]\d{1,15})?", re.ASCII)
PERCENT = re.compile(r"([+-]?\d{1,15}(?:[.,]\d{1,15})?) ?%", re.ASCII)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument(
        "--population",
        required=True,
        metavar="N",
        help="pengguna layanan pada periode lalu / users in the period before",
    )
    parser.add_argument("--error", metavar="GALAT", help="galat, 0.05 atau 5%% / error, 0.05 or 5%% (0.05)")
    parser.add_argument(
        "--within", metavar="POIN", help="ketelitian rata-rata dalam poin / precision of the mean in points"
    )
    parser.add_argument(
        "--sd",
        metavar="SD",
        help="simpangan baku nilai responden / standard deviation of respondents' values",
    )
    parser.add_argument(
        "--confidence",
        choices=("90", "95", "99"),
        default="95",
        metavar="90|95|99",
        help="tingkat kepercayaan dalam persen / confidence in per cent (95)",
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the sample size; options that do not go together or are no numbers are wrong use."""
    from tolok.rules.surveys import sampling

    problems = [*_together(options), *_numbers(options)]
    if problems:
        return fail(problems, WRONG_USE)
    population, confidence = int(options.population), int(options.confidence)
    try:
        if options.within is None:
            error = _plain(options.error or "0.05")
            found = sampling.krejcie_morgan(population, error=error, confidence=confidence)
        else:
            within, sd = _plain(options.within), _plain(options.sd)
            found = sampling.mean_based(population, within=within, sd=sd, confidence=confidence)
    except sampling.SampleError as wrong:
        return fail(wrong.problems, WRONG_USE)
    _print(found, options.format)
    return DONE


def _together(options: argparse.Namespace) -> Iterable[Problem]:
    if (options.within is None) != (options.sd is None):
        yield Problem(
            Text("--within dan --sd harus diberikan berdua.", "--within and --sd must be given together.")
        )
    if options.error is not None and options.within is not None:
        yield Problem(
            Text(
                "Pilih satu: --error (proporsi) atau --within dengan --sd (rata-rata).",
                "Choose one: --error (a share) or --within with --sd (a mean).",
            )
        )


def _numbers(options: argparse.Namespace) -> Iterable[Problem]:
    if not re.fullmatch(r"-?\d{1,15}", options.population, re.ASCII):
        whole = Text(
            "bilangan bulat tanpa titik, misalnya 2000", "a whole number without points, such as 2000"
        )
        yield _wrong("--population", options.population, whole)
    number = Text("angka seperti 2 atau 0.05", "a number such as 2 or 0.05")
    for name in ("error", "within", "sd"):
        found = getattr(options, name)
        fits = found is None or NUMBER.fullmatch(found) or (name == "error" and PERCENT.fullmatch(found))
        if not fits:
            yield _wrong(f"--{name}", found, number)


def _wrong(option: str, found: str, wanted: Text) -> Problem:
    fault = Text(f"Isi {option} tidak dapat dibaca.", f"The value of {option} cannot be read.")
    return Problem(fault, found=found, wanted=wanted)


def _plain(text: str) -> str:
    """``0,05`` and ``5%`` as ``0.05`` and ``5/100``: what the rules read as an exact number."""
    percent = PERCENT.fullmatch(text)
    if percent:
        whole, _, rest = percent[1].replace(",", ".").partition(".")
        return f"{whole}{rest}/{10 ** (2 + len(rest))}"
    return text.replace(",", ".")


def _print(found: "SampleSize", form: str) -> None:
    row: dict[str, object] = {"population": found.population, "n": found.n, "method": found.method}
    if found.method == "mean":
        row |= {"within": found.within, "sd": found.sd}
    else:
        row |= {"error": found.error}
    row |= {"confidence": found.confidence, "exact": found.exact, "source": found.basis.title}
    if form == "json":
        row |= {
            "rounding": found.rounding,
            "explanation": found.explanation,
            "source_sure": found.basis.sure,
            "notes": list(found.notes),
        }
    shown = {key: heading for key, heading in COLUMNS.items() if key in row}
    if form == "table":
        shown.pop("source")
    write([row], form, shown, single=True)
    if form == "table":
        print("", found.explanation.id, *(note.id for note in found.notes), sep="\n")
        print(f"Sumber: {found.basis.title}")
