"""The words of existing standards, read where that is safe. The defects are those real documents have, in our words."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.standards import component_doubts as doubts
from tolok.rules.standards.component_reading import assembled, read
from tolok.rules.standards.laws_cited import law_in, laws_in, laws_named
from tolok.rules.standards.values import (
    Channel,
    Cost,
    LegalBasis,
    Requirement,
    StaffRole,
    Standard,
    Step,
    TimeLimit,
)
from tolok.rules.texts import Text


def limit(most: str, unit: str = "working_days", start: str = "complete") -> TimeLimit:
    return TimeLimit(Fraction(most), unit, start)  # type: ignore[arg-type]


def stays(code: str, words: str) -> tuple[Text, ...]:
    """What is doubted about words that stay as they are."""
    one = read(code, words)
    assert one.parts == {}
    assert one.words == words
    return one.doubts


def test_a_numbered_list_becomes_requirements_with_the_form_that_is_said() -> None:
    found = read("A1", "1. Fotokopi KTP;\n2. Kartu keluarga asli\n3. Surat pengantar RT").parts
    assert found == {
        "requirements": (
            Requirement("Fotokopi KTP", "copy"),
            Requirement("Kartu keluarga asli", "original"),
            Requirement("Surat pengantar RT", "unsaid"),
        )
    }


@pytest.mark.parametrize(
    "words", ["1. KTP 2. KK 3. Formulir", "- KTP\n- KK\n- Formulir", "1)KTP\n2)KK\n3)Formulir"]
)
def test_lists_are_written_in_many_ways(words: str) -> None:
    found = read("A1", words).parts["requirements"]
    assert [one.name for one in found] == ["KTP", "KK", "Formulir"]


def test_a_list_within_a_list_and_a_sentence_stay_words() -> None:
    assert stays("A1", "Bagi warga baru:\na. KTP\nb. KK") == (doubts.NESTED,)
    assert stays("A1", "1. Umum\na. KTP\nb. KK") == (doubts.NESTED,)
    assert stays("A1", "KTP, KK, dan surat pengantar") == ()


def test_steps_have_their_actor_and_their_time() -> None:
    found = read(
        "A2",
        "1. Pemohon mengambil nomor antrean (5 menit)\n2. Petugas loket memeriksa berkas\n3. Camat menandatangani",
    )
    assert found.parts["steps"] == (
        Step("applicant", "mengambil nomor antrean", most=Fraction(5)),
        Step("front_office", "Petugas loket memeriksa berkas"),
        Step("official", "Camat menandatangani"),
    )


def test_a_step_of_nobody_keeps_the_whole_procedure_in_words() -> None:
    (doubt,) = stays("A2", "1. Pemohon datang\n2. Berkas diproses")
    assert "Berkas diproses" in doubt.id


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("3 (tiga) hari kerja sejak berkas lengkap", limit("3")),
        ("Paling lama 15 menit", limit("15", "minutes")),
        ("maksimal 1,5 jam setelah persyaratan dinyatakan lengkap.", limit("1.5", "hours")),
        ("lima hari kerja sejak pembayaran", limit("5", start="paid")),
        ("1 (satu) minggu", limit("7", "calendar_days")),
        ("2 bulan", limit("2", "months")),
        ("1 jam 30 menit", limit("90", "minutes")),
        ("1 x 24 jam sejak berkas lengkap", limit("24", "hours")),
    ],
)
def test_one_time_is_a_limit(words: str, found: TimeLimit) -> None:
    assert read("A3", words).parts == {"limit": found}


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("3 hari", doubts.KIND_OF_DAYS),
        ("Senin–Kamis 08.00–15.00 WIB", doubts.HOURS_IN_LIMIT),
        ("2 hari kerja untuk baru, 1 hari kerja untuk ulang", doubts.SEVERAL_TIMES),
        ("± 3 (tiga) hari kerja setelah berkas lengkap", doubts.ABOUT_TIME),
        ("kurang lebih 15 menit", doubts.ABOUT_TIME),
        ("2-3 hari kerja", doubts.TIME_UNREAD),
        ("3 hari kerja sejak bulan purnama", doubts.TIME_UNREAD),
    ],
)
def test_a_time_that_is_not_one_stays_words(words: str, doubt: Text) -> None:
    assert stays("A3", words) == (doubt,)


def test_it_says_when_the_start_was_not_said() -> None:
    assert read("A3", "3 hari kerja").doubts == (doubts.NO_START,)
    assert read("A3", "3 hari kerja sejak pendaftaran").doubts == ()


@pytest.mark.parametrize(
    "words",
    ["Gratis", "Tidak dipungut biaya (Rp 0,-)", "Gratis / tidak dipungut biaya.", "Rp. 0,-", "1. Gratis"],
)
def test_free_is_free_however_it_is_said(words: str) -> None:
    assert read("A4", words).parts == {"costs": (Cost(free=True),)}


def test_amounts_are_exact_with_what_they_are_for_and_their_basis() -> None:
    found = read("A4", "Dewasa: Rp10.000,-\nAnak: Rp 5.000 (Perda 3/2020)")
    adult, child = Cost(amount=Fraction(10_000), what="Dewasa"), Cost(amount=Fraction(5_000), what="Anak")
    assert found.parts["costs"][0] == adult
    assert found.parts["costs"][1].amount == child.amount
    assert found.parts["costs"][1].basis == "Perda 3/2020"
    assert found.doubts == (doubts.NO_BASIS,)


@pytest.mark.parametrize(
    ("words", "amount", "what", "basis"),
    [
        (
            "Rp. 50.000,- (lima puluh ribu rupiah) sesuai Perda No. 1 Tahun 2024",
            50_000,
            "",
            "Perda No. 1 Tahun 2024",
        ),
        ("Rp50.000,00 per dokumen", 50_000, "per dokumen", ""),
        ("Legalisir: Rp 10.000/lembar (Perda 1/2024)", 10_000, "Legalisir, per lembar", "Perda 1/2024"),
    ],
)
def test_a_price_may_say_for_each_what_and_by_which_law(
    words: str, amount: int, what: str, basis: str
) -> None:
    assert read("A4", words).parts == {"costs": (Cost(amount=Fraction(amount), what=what, basis=basis),)}


@pytest.mark.parametrize("words", ["Rp 50.000 sesuai ketentuan", "Rp 50.000 sesuai kesepakatan tahun 2024"])
def test_a_price_by_no_law_stays_words(words: str) -> None:
    assert stays("A4", words) == (doubts.PRICE_UNREAD,)


@pytest.mark.parametrize(
    "words", ["Gratis, materai Rp 10.000", "Gratis\nPercepatan: Rp 50.000 (Perda 3/2020)"]
)
def test_free_together_with_a_price_is_left_to_a_person(words: str) -> None:
    assert stays("A4", words) == (doubts.FREE_AND_PRICE,)


def test_channels_are_read_a_line_each() -> None:
    found = read("A6", "Kotak saran\nTelepon: 0541-123456\nSurel: aduan@kec.example").parts["channels"]
    assert found == (
        Channel("box", ""),
        Channel("phone", "0541-123456"),
        Channel("email", "aduan@kec.example"),
    )


@pytest.mark.parametrize(
    ("words", "law"),
    [
        ("UU No. 25 Tahun 2009 tentang Pelayanan Publik;", LegalBasis("UU", "25", 2009, "Pelayanan Publik")),
        ("Undang-Undang Republik Indonesia Nomor 25 Tahun 2009", LegalBasis("UU", "25", 2009, "")),
        ("Perpres 96/2018", LegalBasis("Perpres", "96", 2018, "")),
        ("Permen PAN dan RB No. 15 Thn 2014", LegalBasis("PermenPANRB", "15", 2014, "")),
        ("PERMENPAN & RB 15/2014", LegalBasis("PermenPANRB", "15", 2014, "")),
        (
            "Permenkes RI No. 43 Tahun 2019 tentang Puskesmas",
            LegalBasis("Permenkes", "43", 2019, "Puskesmas"),
        ),
        (
            "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Republik Indonesia Nomor 15 Tahun "
            "2014 tentang Pedoman Standar Pelayanan",
            LegalBasis("PermenPANRB", "15", 2014, "Pedoman Standar Pelayanan"),
        ),
        (
            "Peraturan Daerah Kota Medan Nomor 3 Tahun 2012 tentang Kependudukan",
            LegalBasis("Perda", "3", 2012, "Kependudukan", region="Kota Medan"),
        ),
        ("Undang-Undang Nomor 23 Tahun 2006 sebagaimana diubah dengan UU 24/2013", None),
        ("Surat edaran bupati", None),
        ("UU Kota Medan Nomor 3 Tahun 2012", None),
    ],
)
def test_a_citation_is_a_law(words: str, law: LegalBasis | None) -> None:
    assert law_in(words) == law


@pytest.mark.parametrize(
    ("words", "numbers", "left"),
    [
        ("UU 25/2009 tentang Pelayanan Publik dan PP 96/2012 tentang Pelaksanaannya", ["25", "96"], ()),
        ("UU 25/2009 PP 96/2012", ["25", "96"], ()),
        (
            "PP 96/2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
            ["96"],
            (),
        ),
        ("UU 24/2013 tentang Perubahan atas UU 23/2006 tentang Administrasi Kependudukan", ["24"], ()),
        (
            "Perppu 2/2022 tentang A; Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2020",
            ["2", "1"],
            (),
        ),
        (
            "UU 25/2009 tentang Pelayanan Publik; Peraturan Menteri Sosial Nomor 5 Tahun 2019 tentang Data",
            ["25"],
            ("Peraturan Menteri Sosial Nomor 5 Tahun 2019 tentang Data",),
        ),
        (
            "UU 25/2009 tentang Pelayanan Publik, Keputusan Camat Nomor 7 Tahun 2020",
            ["25"],
            ("Keputusan Camat Nomor 7 Tahun 2020",),
        ),
        (
            "UU 25/2009 tentang Pelayanan Publik Perpres 25/2008 tentang Penduduk",
            [],
            ("UU 25/2009 tentang Pelayanan Publik Perpres 25/2008 tentang Penduduk",),
        ),
        (
            "Perda 9/2020 tentang Pencabutan Perda 3/2010 dan Perda 4/2011",
            [],
            ("Perda 9/2020 tentang Pencabutan Perda 3/2010 dan Perda 4/2011",),
        ),
    ],
)
def test_a_new_law_begins_where_one_is_separated_and_none_within_a_title(
    words: str, numbers: list[str], left: tuple[str, ...]
) -> None:
    laws, rest = laws_in(words)
    assert ([one.number for one in laws], rest) == (numbers, left)


def test_it_finds_every_law_that_words_name_however_they_are_written() -> None:
    words = "menurut Perda Kota Medan\nNo. 3 Th. 2010 sebagaimana diubah dengan Perda Kota Medan 4/2012 (jo. UU 9/2015)"
    assert [(one.kind, one.number, one.region) for one in laws_named(words)] == [
        ("Perda", "3", "Kota Medan"),
        ("Perda", "4", "Kota Medan"),
        ("UU", "9", ""),
    ]
    assert laws_named("Semua peraturan dapat dibaca di JDIH") == ()


def test_items_with_letters_on_one_line_are_items() -> None:
    found = read("A1", "a. KTP b. KK c. Surat pengantar").parts["requirements"]
    assert [one.name for one in found] == ["KTP", "KK", "Surat pengantar"]
    assert stays("A1", "a.n. Camat, b. KTP") == ()


def test_a_line_that_is_no_law_stays_beside_the_laws() -> None:
    found = read("B7", "1. UU 25/2009\n2. Surat edaran bupati")
    assert len(found.parts["legal"]) == 1
    assert found.words == "Surat edaran bupati"
    assert len(found.doubts) == 1


@pytest.mark.parametrize(("words", "n"), [("5 orang", 5), ("5 (lima) orang", 5), ("12", 12)])
def test_a_number_of_people_is_a_number(words: str, n: int) -> None:
    assert read("B11", words).parts == {"staff": n}


def test_people_by_role_are_roles_and_their_sum() -> None:
    roles = (StaffRole("Petugas loket", 2), StaffRole("verifikator", 3))
    for words in (
        "Petugas loket: 2 (dua) orang\n3 orang verifikator",
        "1. Petugas loket 2 orang\n2. verifikator - 3 orang;",
    ):
        assert read("B11", words).parts == {"roles": roles, "staff": 5}
    assert read("B11", "Petugas loket: 2 orang\nverifikator: 3 orang\nJumlah: 5 orang").parts["staff"] == 5
    stays("B11", "Petugas loket: 2 orang\nJumlah: 5 orang")
    assert stays("B11", "2 orang loket, 3 orang verifikator") == ()


def test_a_standard_is_put_together_and_says_what_stayed_words() -> None:
    words = {"A1": "1. KTP\n2. KK", "A3": "3 hari", "B9": "Mampu mengetik"}
    standard, readings = assembled(words)
    assert len(standard.requirements) == 2
    assert standard.texts == {"A3": "3 hari", "B9": "Mampu mengetik"}
    assert {code for code, one in readings.items() if one.structured} == {"A1"}


def test_words_asked_to_stay_stay_and_stand_beside_structure_that_is_given() -> None:
    words = {"A1": "1. KTP\n2. KK", "A4": "Gratis"}
    given_already = Standard(costs=(Cost(free=True, valid_from=date(2026, 1, 1)),))
    standard, _ = assembled(words, verbatim={"A1"}, given=given_already)
    assert standard.requirements == ()
    assert standard.texts == words
    assert standard.costs == given_already.costs


@given(code=st.sampled_from(["A1", "A2", "A3", "A4", "A6", "B7", "B11", "B12"]), words=st.text(max_size=200))
def test_it_never_fails_and_never_loses_all_words(code: str, words: str) -> None:
    one = read(code, words)
    assert bool(words.strip()) == bool(one.parts or one.words)
