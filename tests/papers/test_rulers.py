from decimal import Decimal
from fractions import Fraction
from xml.etree import ElementTree as ET

from tests.papers.reading import pekppp, unit
from tolok.papers.rulers import Previous, column, hero, index_ruler, step_ruler, withheld, zones
from tolok.rules.index.trail import trail
from tolok.rules.index.weighted import evaluate


def test_it_draws_value_category_interval_flag_and_the_earlier_result() -> None:
    outcome = evaluate(pekppp(), unit("Dinas Sosial"))
    ruler = index_ruler(pekppp(), outcome, Previous("2025", Fraction("3.905")))
    assert ruler.value is not None
    assert (ruler.value.value, ruler.value.text, ruler.letter) == (Decimal("4.00"), "4,00", "B")
    assert ruler.interval == (Fraction(4), Fraction(4))
    assert ruler.target is not None
    assert (ruler.target.value, ruler.target.text) == (Decimal("4.01"), "0,01 lagi ke A-")
    assert ruler.previous is not None
    assert ruler.previous.text == "2025: 3,91"
    assert "selang 95 % 4,00–4,00; 0,01 lagi ke A-; hasil 2025: 3,91" in ruler.sentence


def test_it_stays_empty_with_words_where_no_category_may_be_given() -> None:
    for given, words in (
        (unit("x", respondents=3), "Kategori tidak diberikan: responden 3, minimum 10"),
        (unit("x", respondents=0), "Belum dihitung: penilaian pengguna layanan (F-03) belum ada"),
        (unit("x", without=("1.a.Ak",)), "Belum dihitung: 1 indikator belum dinilai"),
    ):
        outcome = evaluate(pekppp(), given)
        ruler = index_ruler(pekppp(), outcome)
        assert ruler.value is None
        assert ruler.withheld == withheld(pekppp(), outcome) == words


def test_it_starts_the_lowest_category_where_the_scale_starts() -> None:
    found = zones(pekppp().index.bands, Fraction(0))
    assert [zone.letter for zone in found] == ["F", "E", "D", "C-", "C", "B-", "B", "A-", "A"]
    assert found[0].lower == 0
    assert found[-1].lower == Decimal("4.51")


def test_it_draws_a_missing_part_empty_and_says_why() -> None:
    given = unit("x", without=("1.a.Ak",))
    step = trail(pekppp(), given, evaluate(pekppp(), given)).find("I")
    assert step is not None
    ruler = step_ruler(step, 2)
    assert ruler.value is None
    assert ruler.sentence == "belum dapat dihitung: ada indikator tanpa level."


def test_it_gives_every_drawing_its_alternative_text() -> None:
    ruler = index_ruler(pekppp(), evaluate(pekppp(), unit("Dinas <&> Sosial")))
    for drawing in (hero(ruler), column(ruler)):
        ET.fromstring(drawing["svg"])
        assert drawing["alt"].startswith("Indeks Pelayanan Publik Dinas <&> Sosial. 4,00 pada skala")
