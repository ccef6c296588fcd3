"""What must be said beside the result of a weighted instrument."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from tolok.rules.instruments.values import SURENESS, Form, Instrument, Sureness
from tolok.rules.results import Interval
from tolok.rules.texts import Text, join


def of_levels(form: Form, missing: Sequence[str], refused: Sequence[str], empty: Sequence[str]) -> list[Text]:
    """Why a form of levels has no value: unknown aspects, indicators that may not be left out, unanswered ones."""
    warnings = []
    name = Text(form.name.id[:1].upper() + form.name.id[1:], form.name.en[:1].upper() + form.name.en[1:])
    unknown = [aspect.key for aspect in form.aspects if not aspect.known]
    if unknown:
        listed = ", ".join(unknown)
        warnings.append(
            Text(
                f"{name.id} tidak dihitung: lembar aspek {listed} versi ini belum pernah terlihat, hanya aspek lain yang sah.",
                f"{name.en} is not computed: the sheet of aspects {listed} of this version was never seen; "
                "only the other aspects stand.",
            )
        )
    if refused:
        listed = ", ".join(refused)
        warnings.append(
            Text(
                f"Indikator {listed} ditandai tidak berlaku; tidak ada aturan resmi untuk itu, jadi dianggap belum dinilai.",
                f"Indicators {listed} are marked as not applicable; no official rule allows that, so they count as unanswered.",
            )
        )
    warnings += [
        Text(
            f"{name.id} tidak dihitung karena seluruh aspek {key} ditandai tidak berlaku.",
            f"{name.en} is not computed because the whole of aspect {key} is marked as not applicable.",
        )
        for key in empty
    ]
    if missing:
        listed = ", ".join(missing)
        warnings.append(
            Text(
                f"{name.id} tidak dihitung karena {len(missing)} indikator belum dinilai: {listed}.",
                f"{name.en} is not computed because {len(missing)} indicators are unanswered: {listed}.",
            )
        )
    return warnings


def of_parts(
    instrument: Instrument, forms: Mapping[str, Fraction | None], respondents: Mapping[str, int | None]
) -> list[Text]:
    """Why the index or its category is missing: a form without a value, too few or uncounted respondents."""
    warnings = []
    index = instrument.index.key.upper()
    for term in instrument.index.terms:
        form = instrument.forms[term.form]
        count = respondents.get(form.key)
        if form.kind != "levels" and forms[form.key] is None:
            warnings.append(
                Text(
                    f"{index} tidak dihitung karena {form.name.id} belum ada. Nilai bagian lain tetap berlaku.",
                    f"{index} is not computed because {form.name.en} is missing. The other part stands.",
                )
            )
        elif form.kind == "answers" and count is None:
            warnings.append(
                Text(
                    f"Jumlah responden {form.name.id} tidak disebut, jadi batas minimum tidak dapat diperiksa.",
                    f"The number of respondents of {form.name.en} is not given, so the minimum cannot be checked.",
                )
            )
        elif form.kind == "answers" and count is not None and count < form.minimum_respondents:
            warnings.append(
                Text(
                    f"Responden {form.name.id} hanya {count}, minimum {form.minimum_respondents}: kategori tidak diberikan.",
                    f"Only {count} respondents of {form.name.en}, the minimum is {form.minimum_respondents}: "
                    "no category is given.",
                )
            )
    return warnings


def doubts(
    instrument: Instrument, aspects: Mapping[str, Fraction | None], index: Fraction | None
) -> tuple[Text, ...]:
    """One sentence on the parts of what was computed that rest on no official text; none when all do."""
    found = list(_indicators_unsure(instrument, aspects))
    if index is not None:
        found += _terms_unsure(instrument)
    if not found:
        return ()
    parts = join(found)
    return (Text(f"Belum resmi dalam hasil ini: {parts.id}.", f"Not official in this result: {parts.en}."),)


def _unsure(sure: Sureness, what: Text) -> Text:
    return Text(f"{what.id} ({SURENESS[sure].id})", f"{what.en} ({SURENESS[sure].en})")


def _indicators_unsure(instrument: Instrument, aspects: Mapping[str, Fraction | None]) -> Iterator[Text]:
    computed = [
        aspect for form in instrument.judged for aspect in form.aspects if aspects.get(aspect.key) is not None
    ]
    for mark in UNOFFICIAL:
        count = sum(row.sure == mark for aspect in computed for row in aspect.indicators)
        if count:
            what = Text(f"{count} indikator atau bobotnya", f"{count} indicators or their weights")
            yield _unsure(mark, what)
        if keys := ", ".join(aspect.key for aspect in computed if aspect.sure == mark):
            yield _unsure(mark, Text(f"bobot aspek {keys}", f"the weights of aspects {keys}"))


def _terms_unsure(instrument: Instrument) -> Iterator[Text]:
    index = instrument.index
    for mark in UNOFFICIAL:
        names = [term.form.upper() for term in index.terms if term.sure == mark]
        if names:
            here, there = " dan ".join(names), " and ".join(names)
            key = index.key.upper()
            yield _unsure(mark, Text(f"bobot {here} dalam {key}", f"the weights of {there} in {key}"))


def of_index(instrument: Instrument, index: Fraction, interval: Interval) -> list[Text]:
    """What must be said beside an index with a category: close to a bound, or an interval that crosses one."""
    bands, found = instrument.index.bands, []
    if near := bands.near(index):
        found.append(NEAR.format(letter=near.letter))
    if interval.low is None or interval.high is None:
        return found
    first, last = bands.of(Fraction(interval.low)), bands.of(Fraction(interval.high))
    if first is not last:
        found.append(CROSSES.format(first=first.letter, last=last.letter))
    return found


#: Marks of what rests on no text that was read.
UNOFFICIAL: tuple[Sureness, ...] = ("assumed", "inferred", "memory", "local")
NEAR = Text(
    "Nilai sebelum dibulatkan sangat dekat dengan batas {letter}.",
    "The unrounded value lies very close to the bound of {letter}.",
)
CROSSES = Text(
    "Selang melewati batas kategori: dari {first} sampai {last}.",
    "The interval crosses a category bound: from {first} to {last}.",
)
