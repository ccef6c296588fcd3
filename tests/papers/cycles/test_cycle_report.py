from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest

from tests.papers.closed_cycles import F4, FACTS, LETTERHEAD, a_cycle, a_unit
from tests.papers.reading import DAY, NASTY, elements, opened, words
from tolok.papers.cycles.minutes import minutes
from tolok.papers.cycles.report import consolidated_report
from tolok.rules.cycles.papers import CycleResults, RankRange


def report(values: CycleResults) -> str:
    return words(consolidated_report(values, LETTERHEAD, DAY))


@cache
def usual() -> str:
    """The words of the report on the usual cycle, read once."""
    return report(a_cycle())


def test_it_lists_units_by_group_with_their_mean() -> None:
    cycle, text = a_cycle(), usual()
    for unit in cycle.units:
        assert unit.name in text
    assert "2.1. Kesehatan Rata-rata" in text
    assert "dari 2 unit berkategori (seluruhnya 3 unit)" in text
    assert "Belum dihitung: penilaian pengguna layanan (F-03) belum ada." in text


def test_it_takes_means_from_unrounded_values() -> None:
    units = [a_unit("Satu", 0), a_unit("Dua", 2), a_unit("Tiga", 5)]
    mean = sum((unit.outcome.index or Fraction(0) for unit in units), Fraction(0)) / 3
    expected = f"{float(mean):.2f}".replace(".", ",")
    assert f"yang memiliki kategori: {expected}, dihitung dari nilai yang belum dibulatkan" in report(
        CycleResults(FACTS, units)
    )


def test_it_tells_three_problems_and_joins_indicators_of_both_forms() -> None:
    text = usual()
    assert "29.f.B / 28.f.B" in text
    assert "Jarak ke level tertinggi mengurangi rata-rata indeks" in text


def test_it_prints_places_as_ranges_and_what_they_do_not_mean() -> None:
    units = [a_unit("Satu", 0, rank=RankRange(1, 3, 4, "")), a_unit("Dua", 1, rank=RankRange(4, 4, 4, ""))]
    text = report(CycleResults(FACTS, units))
    assert " 1–3 " in text
    assert "Apa yang tidak dikatakan urutan" in text
    assert "rentangnya beririsan tidak dapat dikatakan lebih baik" in text


def test_it_keeps_units_of_one_name_and_without_codes_apart() -> None:
    units = [a_unit("Puskesmas", at, code="", rank=RankRange(at + 1, at + 1, 2, "")) for at in range(2)]
    text = report(CycleResults(FACTS, units))
    assert text.count("Puskesmas (A)") == 2
    values = {f"{float(unit.outcome.index or 0):.2f}".replace(".", ",") for unit in units}
    assert len(values) == 2
    assert all(value in text for value in values)


def test_it_names_every_pack_with_hash_and_notes() -> None:
    text = usual()
    for unit in a_cycle().units:
        assert unit.instrument.header.hash in text
        assert f"Paket {unit.instrument.id}:" in text


def test_it_prints_a_cycle_without_any_index() -> None:
    last = a_cycle(1)
    text = report(last)
    assert "Belum ada unit yang memiliki kategori." in text
    assert "Belum ada unit berkategori dari 1 unit" in text
    assert "Rata-rata sederhana" not in text


def test_it_refuses_a_cycle_without_units() -> None:
    empty = CycleResults(FACTS, ())
    with pytest.raises(ValueError, match="without units"):
        consolidated_report(empty, LETTERHEAD, DAY)
    with pytest.raises(ValueError, match="without units"):
        minutes(empty, LETTERHEAD, DAY)


@pytest.mark.parametrize("name", [NASTY, "Dinas " * 40, "漢字 😀"])
def test_it_takes_any_words(name: str) -> None:
    cycle = CycleResults(replace(FACTS, name=name, office=name), [a_unit(name, group=name)])
    assert opened(consolidated_report(cycle, LETTERHEAD, DAY)).pages
    assert opened(minutes(cycle, LETTERHEAD, DAY)).pages


@pytest.mark.parametrize("made", [consolidated_report, minutes])
def test_it_is_tagged_and_on_the_paper_of_the_office(made: object) -> None:
    assert callable(made)
    content = made(a_cycle(), replace(LETTERHEAD, **F4), DAY)
    assert content == made(a_cycle(), replace(LETTERHEAD, **F4), DAY)
    reader = opened(content)
    assert reader.metadata is not None
    assert "PEKPPP Mandiri 2026" in str(reader.metadata.title)
    assert round(float(reader.pages[0].mediabox.height) / 72 * 25.4) == 330
    assert all(figure["/Alt"] for figure in elements(content, "/Figure"))
    assert elements(content, "/TH")


def test_it_writes_minutes_with_a_row_for_every_signature_and_every_unit() -> None:
    text = words(minutes(a_cycle(), LETTERHEAD, DAY))
    assert "Pada hari ini, Sabtu, 21 November 2026, bertempat di Kencanapura" in text
    assert "6 dari 7 unit memiliki nilai dan kategori" in text
    for one in FACTS.panel:
        assert one.name in text
    for unit in a_cycle().units:
        assert unit.name in text
        assert unit.instrument.header.hash in text
    assert "3. ....." in text
