from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from tests.papers.closed_cycles import F4, FACTS, LETTERHEAD, a_proof, a_unit, values
from tests.papers.reading import DAY, NASTY, elements, opened, words
from tolok.papers.cycles.lhe import LheValues, lhe
from tolok.papers.letters.letterhead import Letterhead, Signatory
from tolok.rules.cycles.papers import CycleFacts, EarlierResult, JudgedUnit, Judgement, Respondents
from tolok.rules.index.certainty import Certainty
from tolok.rules.index.weighted import Given, evaluate
from tolok.rules.results import Interval
from tolok.rules.texts import ProblemsError, Text


def printed(unit: JudgedUnit | None = None, **changes: Any) -> bytes:
    return lhe(values(unit), replace(LETTERHEAD, **changes), DAY)


@cache
def usual() -> str:
    """The words of the report on the usual unit, read once."""
    return words(printed())


def ends(page: Any) -> list[float]:
    """Where the pieces of text on a page stand, in points from the left."""
    found: list[float] = []
    page.extract_text(visitor_text=lambda text, _cm, tm, _font, _size: found.append(tm[4]))
    return found


def bare(given: Given | None = None) -> JudgedUnit:
    """A unit about which as little is known as can be."""
    full = a_unit()
    given = given or Given(full.name, full.given.levels)
    outcome = evaluate(full.instrument, given)
    return JudgedUnit(
        *("", full.name, "", "", full.instrument, given, outcome),
        certainty=Certainty(outcome.interval, {}, outcome.interval.method),
        respondents=Respondents(None),
    )


def test_it_is_a_letter_with_number_subject_addressee_signatory_and_copies() -> None:
    first = opened(printed()).pages[0].extract_text()
    for said in (
        "PEMERINTAH PROVINSI NUSA KENCANA",
        "000.8.3.4/001/LHE-PEKPPP/1.06.01/2026",
        "Kencanapura, 21 November 2026",
        "Yth. Kepala Dinas Sosial",
        "Dr. Gusti Ayu Pramesti, M.Si.",
        "NIP 197205181998032001",
        "Inspektur Provinsi Nusa Kencana",
    ):
        assert said in first


def test_it_leaves_room_for_a_name_that_is_not_set() -> None:
    first = opened(printed(signatory=Signatory("Kepala Biro Organisasi"), signature_mark="#")).pages[0]
    assert "…………" in first.extract_text()
    assert "NIP" not in first.extract_text()
    assert "\n#\n" in first.extract_text()


def test_it_says_result_certainty_change_and_place_on_one_page() -> None:
    page = " ".join(opened(printed()).pages[1].extract_text().split())
    for said in (
        "Indeks Pelayanan Publik Dinas Sosial adalah 3,57 pada skala 0 sampai 5, kategori B (Baik).",
        "Responden: 12 (minimum 10, sasaran 20).",
        "Peluang kategori sebenarnya: A 19 %, B 81 %.",
        "Naik 0,36 dari hasil 2025 (3,21, kategori B-).",
        "urutan 2 sampai 5 dari 11 unit dalam kelompok layanan sosial",
        "Tiga yang terkuat",
        "Penciptaan inovasi (29.f.B): level 2",
    ):
        assert said in page


def test_it_prints_every_indicator_with_claim_reason_proof_and_recommendation() -> None:
    text = usual()
    for code in a_unit().instrument.indicators:
        assert code in text
    assert "Penetapan: Diputus setelah sanggah" in text
    assert "Daftar hadir bulan Mei dan Juni tidak ada." in text
    assert "Bukti: B1 hlm. 1; B2 seluruh berkas" in text
    assert "Penanggung jawab: Sekretaris Dinas. Tenggat: 31 Maret 2027." in text
    assert "Rekomendasi untuk unit secara keseluruhan" in text


def test_it_lists_each_proof_once_with_its_hash_and_what_it_is_cited_for() -> None:
    text = usual()
    photo = a_proof("Foto ruang tunggu dan loket prioritas")
    assert text.count(photo.sha256) == 1
    assert "1.a.Ak, hlm. 1; 2.a.P, hlm. 2; 3.a.T, hlm. 3" in text


def test_it_tells_versions_of_one_proof_apart() -> None:
    codes = list(a_unit().instrument.indicators)
    judgements = {
        codes[at]: Judgement(proofs=(a_proof("SK Tim", version, 1),)) for at, version in ((0, 1), (1, 2))
    }
    text = words(printed(a_unit(judgements=judgements)))
    assert a_proof("SK Tim", 1).sha256 in text
    assert a_proof("SK Tim", 2).sha256 in text


def test_it_tells_what_became_of_last_years_recommendations() -> None:
    text = usual()
    assert "Selesai. Bukti: foto loket, 12 Maret 2026" in text
    assert "Berjalan, belum berdampak." in text


def test_it_prefers_what_evaluators_wrote_about_an_aspect() -> None:
    text = words(
        printed(a_unit(aspect_reasons={"II": "Pelatihan petugas baru dimulai pada triwulan ketiga."}))
    )
    assert "Pelatihan petugas baru dimulai pada triwulan ketiga." in text
    assert "Tertinggi level 5 (2.a.P, 6.a.B)" in text


def test_it_prints_what_is_missing_as_missing() -> None:
    text = words(lhe(LheValues(CycleFacts("PEKPPP", 2026, ""), bare()), LETTERHEAD, DAY))
    assert "Yang belum ada tidak dihitung nol" in text
    assert "Tidak ada hasil siklus sebelumnya" in text
    assert "Tidak ada rekomendasi yang dicatat." in text
    assert "Tidak ada bukti yang dikutip" in text
    assert "/LHE-PEKPPP//2026" in text
    assert "None" not in text
    assert "QR" not in text


def test_it_prints_an_unjudged_indicator_with_words() -> None:
    text = words(printed(bare(Given("Dinas Sosial", {}))))
    assert "Belum dinilai" in text
    assert "belum dapat dihitung" in text


def test_it_says_why_there_is_no_probability() -> None:
    why = Text("Belum ada penilai kedua.", "No second scores.")
    sure = Certainty(Interval(None, None, Text("Tanpa selang.", "None.")), {}, why)
    text = words(printed(a_unit(certainty=sure)))
    assert "Tanpa selang." in text
    assert "Belum ada penilai kedua." in text
    same = words(printed(a_unit(certainty=Certainty(Interval(None, None, why), {}, why))))
    assert same.count("Belum ada penilai kedua.") == 1


@pytest.mark.parametrize(
    ("before", "said"),
    [("3.568", "Sama dengan hasil 2025 (3,57)"), ("4", "Turun 0,43 dari hasil 2025 (4,00)")],
)
def test_it_compares_published_numbers(before: str, said: str) -> None:
    earlier = EarlierResult(
        "2025", Fraction(before), caution=Text("Instrumennya lain.", "Another instrument.")
    )
    text = words(printed(a_unit(earlier=earlier)))
    assert said in text
    assert "Instrumennya lain." in text


@pytest.mark.parametrize(("changes", "size"), [({}, (210, 297)), (F4, (215, 330))])
def test_it_prints_on_the_paper_of_the_office(changes: dict[str, Any], size: tuple[int, int]) -> None:
    for page in opened(printed(**changes)).pages:
        box = page.mediabox
        assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == size


@pytest.mark.parametrize("changes", [{}, F4])
def test_it_is_pdf_ua_with_title_language_tags_and_words_for_pictures(changes: dict[str, Any]) -> None:
    content = printed(**changes)
    reader = opened(content)
    root: Any = reader.root_object
    assert reader.metadata is not None
    assert reader.metadata.title == "Laporan Hasil Evaluasi: Dinas Sosial"
    assert root["/Lang"] == "id"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert len(elements(content, "/H1")) == 8
    assert len(elements(content, "/TH")) > 30
    figures = elements(content, "/Figure")
    assert len(figures) == 1 + 2 + 6 + 1  # the index, its parts, the aspects, the code
    assert all(figure["/Alt"] for figure in figures)


def test_it_is_small_and_the_same_every_time() -> None:
    content = printed()
    assert content == printed()
    assert len(content) < 1_000_000
    assert content != lhe(values(), LETTERHEAD, date(2026, 11, 22))


@pytest.mark.parametrize("name", [NASTY, "Dinas " * 40, "a" * 200, "漢字 😀"])
def test_it_takes_any_words(name: str) -> None:
    code = next(iter(a_unit().instrument.indicators))
    long = Judgement(reason=f"{name} " * 8, proofs=(a_proof(name),))
    unit = a_unit(name, judgements={code: long}, head=name, kind=name)
    cycle = replace(FACTS, name=name, office=name)
    heads = Letterhead((name, name, name), name, Signatory(name, name, name, name), copies=(name,))
    content = lhe(LheValues(cycle, unit), heads, DAY)
    for page in opened(content).pages:
        assert max(ends(page)) < page.mediabox.right


def test_it_prints_a_reason_that_is_longer_than_a_page() -> None:
    code = next(iter(a_unit().instrument.indicators))
    reason = " ".join(f"alasan{at}" for at in range(1500))
    text = words(printed(a_unit(judgements={code: Judgement(reason=reason)})))
    assert "alasan0 " in text
    assert "alasan1499" in text


def test_it_refuses_a_number_pattern_it_cannot_fill() -> None:
    with pytest.raises(ProblemsError, match="unknown placeholder"):
        printed(number_pattern="{nomor}/LHE")
