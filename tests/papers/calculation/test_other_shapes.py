"""The unit report knows no particular instrument: four components, half of the index a survey on 25–100."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.papers.reading import DAY, words
from tolok.papers.calculation.overview import overview_report
from tolok.papers.calculation.unit_report import unit_report
from tolok.rules.bands import Band, Bands
from tolok.rules.index.weighted import Given, evaluate
from tolok.rules.instruments.values import (
    Aspect,
    Basis,
    Form,
    Header,
    Index,
    Indicator,
    Instrument,
    Level,
    Review,
    Term,
)
from tolok.rules.texts import Text


def text(words_: str) -> Text:
    return Text(words_, words_)


def instrument() -> Instrument:
    levels = tuple(Level(value, text(f"tingkat {value}")) for value in range(1, 5))
    aspects = tuple(
        Aspect(
            key,
            text(f"Komponen {key}"),
            Fraction(25),
            (Indicator(f"{key}1", 1, Fraction(100), text(f"Butir {key}"), levels),),
        )
        for key in "ABCD"
    )
    terms = (
        Term("komponen", Fraction(1, 2), Fraction(1), "assumed"),
        Term("ikm", Fraction(1, 2), Fraction(1, 20), "assumed"),
    )
    bands = Bands(
        (Band("T", text("tinggi"), Decimal("3.001")), Band("R", text("rendah"), Decimal("1.000"))), 3
    )
    header = Header(
        "uji-2026",
        "weighted",
        text("Instrumen uji"),
        date(2026, 1, 1),
        date(2026, 12, 31),
        (Basis("UU 1/2026", text("uji"), "memory"),),
        Review("A", "B", date(2026, 2, 3), date(2027, 1, 1)),
        (),
        "f" * 64,
    )
    return Instrument(
        header,
        {
            "komponen": Form("komponen", "levels", text("komponen"), Fraction(1), Fraction(4), aspects),
            "ikm": Form("ikm", "index", text("kepuasan"), Fraction(25), Fraction(100)),
        },
        Index("indeks", text("Indeks uji"), Fraction(1), Fraction(5), 3, bands, terms),
    )


def test_it_prints_an_instrument_of_another_shape() -> None:
    given = Given("Unit X", {"A1": 4, "B1": 3, "C1": 2, "D1": 2}, values={"ikm": Fraction("87.28")})
    pack = instrument()
    printed = words(unit_report(pack, given, evaluate(pack, given), printed_on=DAY))
    assert "adalah 3,557 pada skala 1 sampai 5, kategori T (tinggi)" in printed
    assert "komponen 2,750 (bobot 50 %); kepuasan 87,280 (bobot 50 %)" in printed
    assert "berlaku sejak 1 Januari 2026 sampai 31 Desember 2026" in printed
    assert "diperiksa B pada 3 Februari 2026" in printed
    assert "Diketahui dari praktik, teks belum dibaca" in printed


def test_it_prints_all_units_of_another_shape() -> None:
    pack = instrument()
    given = Given("Unit X", {"A1": 4, "B1": 3, "C1": 2, "D1": 2}, values={"ikm": Fraction(80)})
    printed = words(overview_report(pack, [evaluate(pack, given)], printed_on=DAY))
    assert "1 unit memiliki kategori, dengan nilai 3,375 sampai 3,375" in printed
    assert "mulai 3,001" in printed
