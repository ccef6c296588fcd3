"""The example on the home page: an invented unit, said to be one, small enough to check by hand.

Weights of aspects and the 75/25 mix: pack pekppp-2022-luring.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tolok.charts.ruler import Band, Mark, Ruler
from tolok.web.shapes import Column, Fact, Table, Trail

USERS = Decimal("4.42")
LAST_YEAR = Decimal("4.11")
NEXT = Decimal("4.51")
INTERVAL = (Decimal("4.32"), Decimal("4.38"))
BOUNDS = (
    ("F", "0"), ("E", "1.01"), ("D", "1.51"), ("C-", "2.01"), ("C", "2.51"),
    ("B-", "3.01"), ("B", "3.51"), ("A-", "4.01"), ("A", "4.51"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Aspect:
    """An aspect of the example: its number, name, weight in per cent and value 0–5."""

    number: str
    name: str
    weight: int
    value: Decimal


def aspects() -> list[Aspect]:
    """Return the six aspects with the values of the invented unit."""
    return [
        Aspect("I", _("Kebijakan Pelayanan"), 24, Decimal("4.40")),
        Aspect("II", _("Profesionalisme SDM"), 25, Decimal("4.50")),
        Aspect("III", _("Sarana Prasarana"), 18, Decimal("4.20")),
        Aspect("IV", _("Sistem Informasi Pelayanan Publik"), 11, Decimal("4.00")),
        Aspect("V", _("Konsultasi dan Pengaduan"), 10, Decimal("4.60")),
        Aspect("VI", _("Inovasi"), 12, Decimal("4.10")),
    ]


def f02() -> Decimal:
    """The evaluators' part, unrounded: each aspect times its weight."""
    return sum((aspect.value * aspect.weight for aspect in aspects()), Decimal(0)) / 100


def ipp() -> Decimal:
    """The index, unrounded: three quarters evaluators, one quarter users."""
    return f02() * Decimal("0.75") + USERS * Decimal("0.25")


def printed(value: Decimal, places: int = 2) -> str:
    """Return the value rounded half-up, in the reader's number format: 4.35175 → "4,35"."""
    return str(number_format(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), places))


def example_ruler() -> Ruler:
    """The index of the invented unit on the ruler."""
    words = {"A": _("Pelayanan Prima"), "A-": _("Sangat Baik"), "B": _("Baik")}
    distance = NEXT - ipp().quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Ruler(
        low=0,
        high=5,
        title=_("Indeks Pelayanan Publik, unit contoh"),
        sentence=_(
            "%(ipp)s dari 5, kategori A- (Sangat Baik); rentang %(low)s sampai %(high)s; tahun lalu %(last)s."
        )
        % {
            "ipp": printed(ipp()),
            "low": printed(INTERVAL[0]),
            "high": printed(INTERVAL[1]),
            "last": printed(LAST_YEAR),
        },
        bands=tuple(Band(letter, Decimal(lower), words.get(letter, "")) for letter, lower in BOUNDS),
        value=Mark(ipp(), printed(ipp())),
        letter="A-",
        interval=INTERVAL,
        previous=Mark(LAST_YEAR, _("tahun lalu %(value)s") % {"value": printed(LAST_YEAR)}),
        target=Mark(NEXT, _("%(distance)s lagi ke A") % {"distance": printed(distance)}),
        decimal_mark="," if get_language() == "id" else ".",
    )


def _part(title: str, value: Decimal) -> Ruler:
    text = printed(value)
    said = _("%(value)s dari 5") % {"value": text}
    return Ruler(low=0, high=5, title=title, sentence=said, value=Mark(value, text))


def _times(weight: int, value: Decimal) -> str:
    result = printed(value * weight / 100, 4)
    return f"{weight} % × {printed(value)} = {result}"


def example_table() -> Table:
    """The parts of the example as a table."""
    rows = [
        (
            f"{aspect.number} · {aspect.name}",
            f"{aspect.weight} %",
            printed(aspect.value),
            _part(aspect.name, aspect.value),
        )
        for aspect in aspects()
    ]
    columns = (
        Column(_("Aspek")),
        Column(_("Bobot"), "number"),
        Column(_("Nilai 0–5"), "number"),
        Column(_("Pada mistar"), "ruler"),
    )
    return Table(_("Enam aspek yang membentuk nilai evaluator"), columns, rows)


def example_trail() -> Trail:
    """The index opened downwards: its two parts, then the six aspects."""
    parts = [
        Trail(
            anchor=f"contoh-aspek-{aspect.number.lower()}",
            label=_("Aspek %(number)s · %(name)s") % {"number": aspect.number, "name": aspect.name},
            value=printed(aspect.value),
            ruler=_part(aspect.name, aspect.value),
            weighs=_times(aspect.weight, aspect.value),
        )
        for aspect in aspects()
    ]
    evaluators = Trail(
        anchor="contoh-evaluator",
        label=_("Nilai evaluator (F‑02)"),
        value=printed(f02(), 4),
        ruler=_part(_("Nilai evaluator"), f02()),
        weighs=f"75 % × {printed(f02(), 4)}",
        parts=parts,
        parts_label=_("Enam aspek, masing-masing dikali bobotnya:"),
    )
    users = Trail(
        anchor="contoh-pengguna",
        label=_("Nilai pengguna (F‑03)"),
        value=printed(USERS),
        ruler=_part(_("Nilai pengguna"), USERS),
        weighs=f"25 % × {printed(USERS)}",
        facts=[
            Fact(
                _("Cara menghitung"),
                _("Rata-rata semua jawaban sah dari pengguna layanan, skala 0 sampai 5."),
            )
        ],
    )
    return Trail(
        anchor="contoh-ipp",
        label=_("Indeks Pelayanan Publik"),
        value=printed(ipp()),
        ruler=example_ruler(),
        weighs=_("dibulatkan satu kali, di akhir, dari %(exact)s") % {"exact": printed(ipp(), 5)},
        parts=(evaluators, users),
        parts_label=_("Dua bagian, masing-masing dikali bobotnya:"),
        open=True,
    )
