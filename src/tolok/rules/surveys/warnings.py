"""What a reader must know beside a survey index, in words."""

from collections.abc import Iterator
from fractions import Fraction

from tolok.rules.numbers import comma
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.intervals import Bootstrap, crossed
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.texts import Text

FORMULA = Text(
    "Selang 95 % dari keragaman jawaban responden (rumus, dengan linearisasi bila ada jawaban kosong).",
    "95 % interval from the spread of respondents' answers (formula, linearised where answers are missing).",
)
TOO_FEW = Text(
    "Tidak ada selang: kurang dari dua responden.", "No interval: there are fewer than two respondents."
)
ONLY_MEANS = Text(
    "Tidak ada selang: hanya rata-rata unsur yang diketahui, bukan jawaban tiap responden.",
    "No interval: only the elements' means are known, not the answers of single respondents.",
)
NO_INDEX = Text("Tanpa indeks tidak ada selang.", "Without an index there is no interval.")


def resampled(found: Bootstrap) -> Text:
    """How a bootstrap interval was made."""
    unused = found.draws - found.used
    note = Text("", "")
    if unused:
        note = Text(
            f" {unused} undian tanpa jawaban pada sebuah unsur tidak dipakai.",
            f" {unused} draws without an answer to some element were not used.",
        )
    return Text(
        f"Selang 95 % dari {found.draws} undian ulang responden (bootstrap persentil, benih {found.seed}).{note.id}",
        f"95 % interval from {found.draws} resamples of respondents (percentile bootstrap, seed {found.seed}).{note.en}",
    )


def not_resampled(n: int) -> Text:
    """Why the formula stands where a bootstrap was asked for."""
    return Text(
        f"{FORMULA.id} Bootstrap tidak dijalankan: jawaban tiap responden tidak disimpan atau {comma(n, 0)} responden terlalu banyak.",
        f"{FORMULA.en} The bootstrap was not run: single rows were not kept, or {n:,} respondents are too many.",
    )


def of(pack: Satisfaction, found: SurveyOutcome, *, seen: bool) -> tuple[Text, ...]:
    """All warnings of one outcome; `seen` is whether single respondents were counted."""
    return (
        *_choices(pack, found),
        *_missing(pack, found),
        *_few(pack, found),
        *_data(found, seen),
        *_bounds(pack, found),
    )


def _names(pack: Satisfaction, keys: tuple[str, ...]) -> Text:
    names = [pack.by_key[key].name for key in keys]
    return Text(", ".join(name.id for name in names), ", ".join(name.en for name in names))


def _choices(pack: Satisfaction, found: SurveyOutcome) -> Iterator[Text]:
    if found.weight in pack.legacy_weights:
        top = pack.legacy_weights[found.weight].value * len(found.elements) * pack.factor * pack.scale.high
        yield Text(
            f"Bobot lama {found.weight.replace('.', ',')} dipakai atas permintaan: nilai tertinggi hanya {comma(top)}. Jangan dibandingkan dengan hasil berbobot pasti.",
            f"The old weight {found.weight} was used on request: the highest possible value is {comma(top).replace(',', '.')}. Do not compare with results of exact weight.",
        )
    if found.without:
        names = _names(pack, found.without)
        yield Text(
            f"Unsur yang dikeluarkan atas permintaan: {names.id}. Hasil ini tidak sebanding dengan hasil lengkap.",
            f"Elements left out on request: {names.en}. This result does not compare with a complete one.",
        )


def _missing(pack: Satisfaction, found: SurveyOutcome) -> Iterator[Text]:
    empty = tuple(key for key, element in found.elements.items() if element.nrr is None)
    if empty:
        names = _names(pack, empty)
        yield Text(
            f"Indeks tidak dihitung: tidak ada jawaban untuk {names.id}. Keluarkan unsur itu dengan sengaja bila memang tidak berlaku.",
            f"The index is not computed: there is no answer to {names.en}. Leave the element out on purpose if it does not apply.",
        )


def _few(pack: Satisfaction, found: SurveyOutcome) -> Iterator[Text]:
    minimum = pack.minimum_respondents
    if found.n is None:
        yield Text(
            f"Jumlah responden tidak disebut, jadi minimum {minimum} tidak dapat diperiksa.",
            f"The number of respondents is not given, so the minimum of {minimum} cannot be checked.",
        )
    elif found.n < minimum:
        yield Text(
            f"Responden hanya {found.n}, minimum {minimum}: mutu tidak diberikan.",
            f"Only {found.n} respondents, the minimum is {minimum}: no grade is given.",
        )
    else:
        thin = tuple(k for k, e in found.elements.items() if e.n is not None and 0 < e.n < minimum)
        if thin:
            names = _names(pack, thin)
            yield Text(
                f"Kurang dari {minimum} jawaban untuk {names.id}: mutu unsur itu tidak diberikan.",
                f"Fewer than {minimum} answers to {names.en}: no grade for that element.",
            )


def unusable(outside: int, blank: int) -> Iterator[Text]:
    """Answers that are no point of the scale, and rows without any answer."""
    if outside:
        yield Text(
            f"{comma(outside, 0)} jawaban di luar skala dihitung sebagai kosong, bukan nol.",
            f"{outside:,} answers off the scale count as missing, not as zero.",
        )
    if blank:
        yield Text(
            f"{comma(blank, 0)} baris tanpa satu jawaban pun tidak dihitung sebagai responden.",
            f"{blank:,} rows without a single answer do not count as respondents.",
        )


def _data(found: SurveyOutcome, seen: bool) -> Iterator[Text]:
    outside = sum(element.outside for element in found.elements.values())
    yield from unusable(outside, found.blank)
    if seen and found.n_min != found.n_max:
        yield Text(
            f"Jumlah jawaban per unsur berbeda ({found.n_min}–{found.n_max}); rata-rata tiap unsur memakai jawaban yang ada.",
            f"The number of answers differs between elements ({found.n_min}–{found.n_max}); each mean uses the answers there are.",
        )
    if found.population is not None and found.n is not None and found.population < found.n:
        yield Text(
            f"Populasi {comma(found.population, 0)} lebih kecil dari jumlah responden {comma(found.n, 0)}: koreksi populasi tidak dipakai.",
            f"The population {found.population:,} is smaller than the number of respondents {found.n:,}: no correction was applied.",
        )


def _bounds(pack: Satisfaction, found: SurveyOutcome) -> Iterator[Text]:
    if found.ikm is None:
        return
    near = pack.bands.near(found.ikm)
    if near is not None:
        shown = comma(found.ikm, 5)
        yield Text(
            f"Nilai sebelum dibulatkan, {shown}, berjarak paling jauh setengah angka terakhir dari batas {near.letter}; tidak ada aturan pembulatan resmi.",
            f"The unrounded value, {shown.replace(',', '.')}, lies within half a last digit of the bound of {near.letter}; there is no official rounding rule.",
        )
    across = crossed(found.interval, pack.bands)
    if across is not None:
        low, high = across
        certain = "" if found.letter_probability is None else _percent(found.letter_probability)
        yield Text(
            f"Selang melewati batas mutu, dari {low.letter} sampai {high.letter}"
            + (f"; peluang huruf yang sama kira-kira {certain}." if certain else "."),
            f"The interval crosses a grade bound, from {low.letter} to {high.letter}"
            + (f"; the chance of the same letter is about {certain}." if certain else "."),
        )


def _percent(share: float) -> str:
    return f"{int(Fraction(share) * 100 + Fraction(1, 2))} %"
