"""What a reader must know beside an integrity index, in words."""

from collections.abc import Iterator, Mapping

from tolok.rules.numbers import comma
from tolok.rules.surveys.integrity_results import IntegrityIndex, Lines
from tolok.rules.texts import Text


def of(rules: Lines, indexes: Mapping[str, IntegrityIndex]) -> Iterator[Text]:
    """All warnings about the indices of one group."""
    pack = rules.pack
    for found in indexes.values():
        name = found.name
        if found.index is None:
            yield Text(
                f"{name.id} tidak dihitung: ada butir tanpa jawaban.",
                f"{name.en} is not computed: some item has no answer.",
            )
            continue
        if found.n is None:
            yield Text(
                f"Jumlah responden {name.id} tidak disebut, jadi minimum {pack.minimum_respondents} tidak dapat diperiksa.",
                f"The number of respondents of {name.en} is not given, so the minimum of {pack.minimum_respondents} cannot be checked.",
            )
        elif found.n < pack.minimum_respondents:
            yield Text(
                f"Responden {name.id} hanya {found.n}, minimum {pack.minimum_respondents}: tidak ada kesimpulan lulus atau tidak.",
                f"Only {found.n} respondents of {name.en}, the minimum is {pack.minimum_respondents}: no verdict is given.",
            )
        yield from _close_calls(rules, found)


def _close_calls(rules: Lines, found: IntegrityIndex) -> Iterator[Text]:
    for verdict in found.verdicts:
        if verdict.passed is None:
            continue
        shown = comma(verdict.minimum_index, 2)
        others = [rules.points.of(value) >= verdict.minimum for value in found.alternatives.values()]
        if len(set(others)) > 1:
            yield Text(
                f"{found.name.id} terhadap minimum {verdict.name.id} ({shown}) bergantung pada konversi 6→4 yang dipakai ({rules.conversion.name.id}); panduan resminya belum dibaca.",
                f"{found.name.en} against the minimum of {verdict.name.en} ({shown.replace(',', '.')}) depends on the 6→4 conversion used ({rules.conversion.name.en}); the official guide was not read.",
            )
        low, high = found.interval.low, found.interval.high
        if low is not None and high is not None and low < verdict.minimum_index <= high:
            yield Text(
                f"Selang {found.name.id} memuat minimum {verdict.name.id} ({shown}).",
                f"The interval of {found.name.en} contains the minimum of {verdict.name.en} ({shown.replace(',', '.')}).",
            )
