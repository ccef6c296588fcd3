"""The path from the answers to the index, step by step, in words."""

from collections.abc import Mapping
from fractions import Fraction

from tolok.rules.numbers import comma
from tolok.rules.results import Step
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.results import ElementOutcome
from tolok.rules.texts import Text

SUM = Text("jumlah semua jawaban", "sum of all answers")
COUNT = Text("banyak jawaban yang dapat dipakai", "number of usable answers")
MEAN = Text(
    "NRR = jumlah jawaban ÷ banyak jawaban unsur ini", "NRR = sum of answers ÷ answers to this element"
)
GIVEN = Text("NRR diambil dari berkas", "NRR taken from the file")
UNANSWERED = Text("tidak ada jawaban, jadi tidak dihitung", "no answer, so not computed")
STOPPED = Text(
    "tidak dihitung karena ada unsur tanpa jawaban", "not computed because an element has no answer"
)


def trail(
    pack: Satisfaction,
    elements: Mapping[str, ElementOutcome],
    index: Fraction | None,
    ikm: Fraction | None,
    weight: str,
    without: tuple[str, ...],
) -> Step:
    """IKM ← NI ← NRR × weight ← sum and count, with exact values and the pack's legal basis."""
    low, high = Fraction(pack.scale.low), Fraction(pack.scale.high)
    basis = tuple(f"{item.title} {item.article}".strip() for item in pack.header.basis)
    mean = Step(
        key="index",
        label=Text("Nilai indeks", "Index value"),
        value=index,
        rule=STOPPED if index is None else _mean_rule(weight, len(elements)),
        weight=Fraction(pack.factor),
        low=low,
        high=high,
        parts=tuple(_element(pack, element) for element in elements.values()),
        notes=tuple(
            Text(f"tanpa {name.id}", f"without {name.en}")
            for name in (pack.by_key[key].name for key in without)
        ),
    )
    rule = Text(
        f"{pack.name.id} = nilai indeks × {pack.factor}, dibulatkan sekali (setengah ke atas) ke {pack.bands.decimals} desimal",
        f"{pack.name.en} = index value × {pack.factor}, rounded once (half up) to {pack.bands.decimals} decimals",
    )
    return Step(
        key="ikm",
        label=pack.name,
        value=ikm,
        rule=STOPPED if ikm is None else rule,
        low=low * pack.factor,
        high=high * pack.factor,
        parts=(mean,),
        basis=basis,
    )


def _mean_rule(weight: str, k: int) -> Text:
    if weight == "exact":
        return Text(f"jumlah NRR × 1/{k} (bobot sama, pasti)", f"sum of NRR × 1/{k} (equal weights, exact)")
    shown = comma(Fraction(weight))
    return Text(
        f"jumlah NRR × {shown} (bobot cetak lama, atas permintaan)",
        f"sum of NRR × {weight} (old printed weight, on request)",
    )


def _element(pack: Satisfaction, element: ElementOutcome) -> Step:
    parts: tuple[Step, ...] = ()
    if element.n is not None and element.total is not None:
        top = Fraction(element.n)
        parts = (
            Step(
                f"{element.key}.total",
                SUM,
                Fraction(element.total),
                SUM,
                low=Fraction(element.n * pack.scale.low),
                high=Fraction(element.n * pack.scale.high),
            ),
            Step(f"{element.key}.n", COUNT, top, COUNT, high=top),
        )
    return Step(
        key=element.key,
        label=element.name,
        value=element.nrr,
        rule=UNANSWERED if element.nrr is None else MEAN if parts else GIVEN,
        weight=element.weight,
        low=Fraction(pack.scale.low),
        high=Fraction(pack.scale.high),
        parts=parts,
        notes=pack.by_key[element.key].notes,
    )
