"""All groups of a survey as one number: every estimator by its name, and why one has no value or grade."""

from collections.abc import Mapping, Sequence

from tolok.papers.frame import Data
from tolok.papers.wording import MISSING, capital, shown
from tolok.rules.numbers import comma
from tolok.rules.surveys.aggregation import NAMES, Aggregate, Method
from tolok.rules.surveys.instruments import Satisfaction


def together_rows(pack: Satisfaction, found: Sequence[Aggregate]) -> list[Data]:
    """A row per estimator: name, value, letter and a sentence over how many groups; empty without any.

    Estimators that were not computed have a row too, with the reason. The simple mean never has a letter:
    grades belong to respondents, not to a mean of groups.
    """
    if not found:
        return []
    rest = [method for method in NAMES if method not in {one.method for one in found}]
    return [*(_row(pack, one) for one in found), *(_absent(method) for method in rest)]


def _row(pack: Satisfaction, one: Aggregate) -> Data:
    band = None if one.method == "unweighted" else one.grade
    return {
        "name": capital(one.name.id),
        "value": shown(one.value, pack.bands.decimals),
        "letter": band.letter if band else MISSING,
        "about": _about(pack, one),
    }


def _about(pack: Satisfaction, one: Aggregate) -> str:
    if one.value is None:
        return " ".join(warning.id for warning in one.warnings) or "Belum dihitung: ada unsur tanpa jawaban."
    sentences = [f"{OF[one.method]} {comma(one.parts)} dari {comma(one.parts)} kelompok."]
    if one.method == "unweighted":
        sentences.append("Rata-rata kelompok tidak diberi mutu.")
    elif one.grade is None:
        sentences.append(f"Mutu tidak diberikan: responden kurang dari {pack.minimum_respondents}.")
    return " ".join(sentences)


def _absent(method: Method) -> Data:
    return {
        "name": capital(NAMES[method].id),
        "value": MISSING,
        "letter": MISSING,
        "about": f"Tidak dihitung: {WHY[method]}",
    }


OF: Mapping[Method, str] = {
    "pooled": "Semua jawaban digabung,",
    "unweighted": "Setiap kelompok berbobot sama,",
    "population": "Setiap kelompok berbobot jumlah penggunanya,",
}
WHY: Mapping[Method, str] = {
    "pooled": "jawaban tiap responden tidak diketahui.",
    "unweighted": "tidak diminta.",
    "population": "jumlah pengguna setiap kelompok tidak diketahui.",
}
