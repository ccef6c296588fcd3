"""The linter finds the defects seen in real standards, and says how bad each is."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.apps.standards.standards_cast import WHOLE
from tolok.rules.standards.legal_status import revoked, revoked_as
from tolok.rules.standards.linter import RULES, Finding, ServiceFacts, findings
from tolok.rules.standards.merging import ATTRIBUTES
from tolok.rules.standards.values import (
    Channel,
    Cost,
    LegalBasis,
    Requirement,
    Standard,
    Step,
    TimeLimit,
    Unit,
)

DAY = date(2026, 11, 22)
FACTS = ServiceFacts(day=DAY, regions=("Kabupaten Tolok", "Kalimantan Timur"))


def of(rule: str, standard: Standard, facts: ServiceFacts = FACTS) -> list[Finding]:
    return [one for one in findings(standard, facts) if one.rule == rule]


def words(code: str, text: str) -> Standard:
    return replace(WHOLE, texts={**WHOLE.texts, code: text})


def said_only(code: str, text: str) -> Standard:
    """The component in words alone, without rows."""
    empty: dict[str, Any] = {ATTRIBUTES[code]: ()}
    return replace(words(code, text), **empty)


def with_laws(*laws: LegalBasis) -> Standard:
    return replace(WHOLE, legal=laws)


def steps(*actions: str) -> Standard:
    return replace(WHOLE, steps=tuple(Step("official", one) for one in actions))


def timed(*times: tuple[int | Fraction, Unit], most: tuple[int | Fraction, Unit]) -> Standard:
    """Steps with these times, one without, and the limit of the whole."""
    given = tuple(
        Step("official", f"langkah {n}", "", Fraction(time), unit) for n, (time, unit) in enumerate(times)
    )
    limit = TimeLimit(Fraction(most[0]), most[1])
    return replace(WHOLE, steps=(Step("applicant", "datang"), *given), limit=limit)


def channels(*given: Channel) -> Standard:
    return replace(WHOLE, channels=given)


def costs(*given: Cost) -> Standard:
    return replace(WHOLE, costs=given)


MOBILE = "0812-5550-1122"
OWN = replace(FACTS, own=("Dinas Kependudukan",))
PERDA = LegalBasis("Perda", "3", 2019, "retribusi", "in_force")

DEFECTS: list[tuple[str, str, str, Standard, ServiceFacts]] = [
    ("other-region", "warning", "B7", with_laws(replace(PERDA, region="Kota Medan")), FACTS),
    ("other-region", "warning", "B7", with_laws(replace(PERDA, kind="Peraturan Daerah Kota Medan")), FACTS),
    ("other-region", "warning", "B7", words("B7", "Perda Kota Medan Nomor 8 Tahun 2017"), FACTS),
    ("revoked-law", "warning", "B7", with_laws(LegalBasis("Perpres", "25", 2008, "pendaftaran")), FACTS),
    ("revoked-law", "warning", "B7", words("B7", "Peraturan Presiden Nomor 25 Tahun 2008"), FACTS),
    ("revoked-law", "error", "B7", with_laws(replace(PERDA, status="revoked")), FACTS),
    ("revoked-law", "warning", "B7", with_laws(replace(PERDA, about="A; Perpres 25/2008 tentang B")), FACTS),
    ("other-region", "warning", "B7", with_laws(replace(PERDA, about="A; Perda Kota Medan 8/2017")), FACTS),
    ("unstructured-law", "warning", "B7", said_only("B7", "Menurut peraturan yang ada"), FACTS),
    ("unstructured-law", "warning", "B7", words("B7", "Keputusan Camat Nomor 7 Tahun 2020"), FACTS),
    ("unstructured-law", "warning", "B7", with_laws(replace(PERDA, about="A; UU 25/2009 tentang B")), FACTS),
    ("unknown-status", "advice", "B7", with_laws(replace(PERDA, status="unknown")), FACTS),
    ("hours-in-time", "error", "A3", words("A3", "Senin–Jumat, 08.00–15.00"), FACTS),
    (
        "hours-in-time",
        "error",
        "A3",
        replace(WHOLE, limit=TimeLimit(Fraction(1), "working_days", exceptions="08.00 s.d. 15.30 WITA")),
        FACTS,
    ),
    (
        "unmeasured-time",
        "warning",
        "A3",
        replace(WHOLE, limit=None, texts={**WHOLE.texts, "A3": "secepatnya"}),
        FACTS,
    ),
    ("no-response-time", "error", "A6", channels(Channel("email", "a@b.example")), FACTS),
    ("no-response-time", "warning", "A6", channels(*WHOLE.channels, Channel("box", "ruang tunggu")), FACTS),
    (
        "one-mobile",
        "warning",
        "A6",
        channels(Channel("phone", MOBILE, hours=8), Channel("whatsapp", "+62 812 5550 1122", hours=8)),
        FACTS,
    ),
    ("one-mobile", "warning", "A6", said_only("A6", f"Telp/WA {MOBILE}, dijawab 8 jam kerja"), FACTS),
    (
        "one-mobile",
        "warning",
        "A6",
        channels(Channel("box", f", telepon {MOBILE}, WhatsApp {MOBILE}", hours=8)),
        FACTS,
    ),
    ("no-response-time", "warning", "A6", said_only("A6", "Kotak saran dan telepon 0541-551234"), FACTS),
    (
        "free-and-price",
        "warning",
        "A4",
        said_only("A4", "Gratis, kecuali meterai Rp 10.000 (Perda 3/2020)"),
        FACTS,
    ),
    ("price-without-basis", "warning", "A4", said_only("A4", "Dewasa Rp10.000, anak Rp5.000"), FACTS),
    ("free-and-price", "error", "A4", costs(Cost(free=True, amount=Fraction(5000), basis="x")), FACTS),
    (
        "free-and-price",
        "error",
        "A4",
        costs(Cost(amount=Fraction(5000), basis="x")),
        replace(FACTS, free_of_charge=True),
    ),
    (
        "free-and-price",
        "error",
        "A4",
        replace(costs(Cost(formula="2 %", basis="x")), texts={**WHOLE.texts, "A4": "Gratis"}),
        FACTS,
    ),
    ("price-without-basis", "error", "A4", costs(Cost(amount=Fraction(5000))), FACTS),
    (
        "price-ended",
        "warning",
        "A4",
        costs(Cost(amount=Fraction(1), basis="x", valid_to=date(2025, 1, 1))),
        FACTS,
    ),
    (
        "many-signatures",
        "advice",
        "A2",
        steps("memeriksa", "paraf Kasi", "paraf Sekcam", "menandatangani"),
        FACTS,
    ),
    (
        "many-signatures",
        "advice",
        "A2",
        steps(
            "petugas memeriksa berkas", "Kasi memaraf surat", "Sekcam memaraf surat", "Camat menandatangani"
        ),
        FACTS,
    ),
    (
        "many-signatures",
        "advice",
        "A2",
        said_only(
            "A2",
            "Pemohon mengisi formulir\nPetugas memeriksa berkas\nKasi memaraf\nSekcam memaraf\nCamat menandatangani",
        ),
        FACTS,
    ),
    ("steps-over-limit", "warning", "A2", timed((20, "minutes"), (1, "hours"), most=(1, "hours")), FACTS),
    ("steps-over-limit", "warning", "A2", timed((2, "working_days"), most=(1, "working_days")), FACTS),
    (
        "once-only",
        "advice",
        "A1",
        replace(WHOLE, requirements=(Requirement("Surat pengantar dari Dinas Kependudukan", "unsaid"),)),
        OWN,
    ),
    (
        "once-only",
        "advice",
        "A1",
        replace(WHOLE, requirements=(Requirement("NIB", own_government=True),)),
        FACTS,
    ),
    (
        "once-only",
        "advice",
        "A1",
        replace(WHOLE, requirements=(Requirement("KK", issuer="dinas  kependudukan"),)),
        OWN,
    ),
    ("boilerplate", "warning", "B12", WHOLE, replace(FACTS, guarantees=(WHOLE.texts["B12"] + "!",) * 2)),
    ("no-compensation", "advice", "B12", words("B12", "Dilayani sesuai standar."), FACTS),
    ("shown-inside", "advice", "", WHOLE, replace(FACTS, shown=("A1", "B9", "B11"))),
    ("shown-inside", "advice", "A2", words("A2", "Dilayani 4 (empat) orang petugas."), FACTS),
    ("image-only", "warning", "", WHOLE, replace(FACTS, image_only=True)),
]


@pytest.mark.parametrize(("rule", "severity", "code", "standard", "facts"), DEFECTS)
def test_it_finds_the_defect_at_its_component(
    rule: str, severity: str, code: str, standard: Standard, facts: ServiceFacts
) -> None:
    found = of(rule, standard, facts)
    assert [(one.severity, one.code) for one in found] == [(severity, code)]
    assert all((found[0].text.id, found[0].text.en))
    assert len(found[0].about) == 64


def test_a_time_of_response_in_the_words_counts_for_every_channel() -> None:
    silent = channels(Channel("box"), Channel("email", "a@b.example"))
    assert (
        of(
            "no-response-time",
            replace(silent, texts={**WHOLE.texts, "A6": "Dijawab paling lama 1 x 24 jam."}),
        )
        == []
    )


def test_it_finds_nothing_in_a_good_standard() -> None:
    assert findings(WHOLE, FACTS) == ()
    assert findings(Standard(), FACTS) == ()


def test_every_rule_of_the_table_has_a_defect_here() -> None:
    known = {one for one, *_ in DEFECTS}
    assert len(RULES) == 17
    assert {"other-region", "revoked-law", "hours-in-time", "no-response-time", "one-mobile"} <= known
    assert {"free-and-price", "price-without-basis", "many-signatures", "shown-inside"} <= known
    assert {"once-only", "boilerplate", "image-only", "steps-over-limit"} <= known


@pytest.mark.parametrize(
    "standard",
    [
        with_laws(replace(PERDA, region="Kabupaten Tolok")),
        with_laws(replace(PERDA, kind="Pergub", region="Provinsi Kalimantan Timur")),
        with_laws(PERDA),
        with_laws(LegalBasis("UU", "7", 2011, "Mata Uang Kota Contoh", "in_force", region="")),
    ],
)
def test_it_lets_laws_of_its_own_region_and_of_the_nation_stand(standard: Standard) -> None:
    assert of("other-region", standard) == []


SAGARA = replace(FACTS, regions=("Kota Sagara", "Provinsi Sagara Raya"))
PROVINCIAL = replace(PERDA, kind="Peraturan Daerah Provinsi Sagara Raya")


@pytest.mark.parametrize(
    "law",
    [
        replace(PROVINCIAL, about="Retribusi Perizinan Tertentu"),
        replace(PROVINCIAL, kind="PERATURAN DAERAH PROVINSI SAGARA RAYA NOMOR 3 TENTANG RETRIBUSI"),
        replace(PROVINCIAL, about="Kerja Sama dengan Provinsi Bali"),
        replace(PERDA, region="Provinsi Sagara Raya Retribusi"),
        replace(PERDA, region="Kota Sagara, Provinsi Sagara Raya"),
        replace(PERDA, about="Penanaman Modal di Provinsi Sagara Raya Tahun 2019-2024"),
        replace(PERDA, about="Pajak Kota Sagara Retribusi Pasar"),
        replace(PERDA, about="Kota Layak Anak"),
        replace(PERDA, about="Penyelenggaraan Kota Cerdas Tahun 2020"),
    ],
)
def test_it_takes_no_words_of_a_title_for_the_name_of_a_region(law: LegalBasis) -> None:
    assert of("other-region", with_laws(law), SAGARA) == []


@pytest.mark.parametrize(
    ("law", "name"),
    [
        (replace(PERDA, kind="Peraturan Daerah Kota Medan", about="Retribusi Pasar"), "Kota Medan"),
        (replace(PERDA, kind="Perda Kota Medan Nomor 8 Tahun 2017 Tentang Pasar"), "Kota Medan"),
        (replace(PERDA, kind="Perda Kota Medan", about="Kerja Sama dengan Kota Sagara"), "Kota Medan"),
        (replace(PERDA, about="Pajak Provinsi Papua Barat Retribusi Tertentu"), "Provinsi Papua Barat"),
        (
            replace(PERDA, about="Pajak Provinsi Daerah Istimewa Yogyakarta"),
            "Provinsi Daerah Istimewa Yogyakarta",
        ),
        (replace(PERDA, region="Kota Sagara Selatan"), "Kota Sagara Selatan"),
        (replace(PERDA, region="Kota Sagaranten"), "Kota Sagaranten"),
        (replace(PERDA, region="Kota Medan Tahun 2017"), "Kota Medan"),
    ],
)
def test_it_names_the_other_region_without_words_of_the_title(law: LegalBasis, name: str) -> None:
    (found,) = of("other-region", with_laws(law), SAGARA)
    assert f"adalah peraturan {name}, sedangkan unit ini di Kota Sagara." in found.text.id


def test_a_province_is_not_its_neighbour() -> None:
    papua = replace(FACTS, regions=("Papua",))
    assert of("other-region", with_laws(replace(PERDA, about="Pajak Provinsi Papua")), papua) == []
    assert of("other-region", with_laws(replace(PERDA, about="Pajak Provinsi Papua Barat Daya")), papua)


@pytest.mark.parametrize(
    "standard",
    [
        timed((30, "minutes"), (Fraction(1, 2), "hours"), most=(1, "hours")),
        timed((3, "working_days"), (10, "minutes"), most=(2, "working_days")),
        timed((900, "minutes"), most=(1, "working_days")),
        timed((40, "calendar_days"), most=(1, "months")),
        replace(timed((9, "hours"), most=(1, "hours")), limit=None),
        timed(most=(1, "hours")),
    ],
)
def test_it_adds_up_no_steps_that_fit_or_cannot_be_compared(standard: Standard) -> None:
    assert of("steps-over-limit", standard) == []


def test_it_says_what_the_steps_add_up_to() -> None:
    mixed = of("steps-over-limit", timed((20, "minutes"), (1, "hours"), most=(1, "hours")))[0]
    assert "paling lama 80 menit, lebih dari jangka waktu 1 jam." in mixed.text.id
    alike = of("steps-over-limit", timed((Fraction(3, 2), "hours"), most=(45, "minutes")))[0]
    assert "paling lama 1,5 jam, lebih dari jangka waktu 45 menit." in alike.text.id
    longer = of("steps-over-limit", timed((Fraction(3, 2), "hours"), most=(50, "minutes")))[0]
    assert alike.about != longer.about


def test_it_says_nothing_about_regions_where_it_knows_none() -> None:
    assert of("other-region", with_laws(replace(PERDA, region="Kota Medan")), ServiceFacts(DAY)) == []


@pytest.mark.parametrize(
    "given",
    [
        (
            Cost(free=True, what="warga setempat"),
            Cost(amount=Fraction(5000), what="lainnya", basis="Perda 1"),
        ),
        (Cost(free=True),),
        (Cost(amount=Fraction(0)),),
    ],
)
def test_it_lets_a_price_beside_a_named_exemption_stand(given: tuple[Cost, ...]) -> None:
    assert of("free-and-price", costs(*given)) == of("price-without-basis", costs(*given)) == []


def test_it_says_which_entries_of_the_list_come_from_memory() -> None:
    told = of("revoked-law", with_laws(LegalBasis("Undang-Undang", "32", 2004, "")))[0].text
    sure = of("revoked-law", with_laws(LegalBasis("Perpres", "25", 2008, "")))[0].text
    assert "UU 23/2014" in told.en
    assert "rests on" in told.en
    assert "rests on" not in sure.en
    assert revoked_as(LegalBasis("UU", "25", 2009, "")) is None
    assert all(one.sure in ("verified", "memory") for one in revoked().values())


@pytest.mark.parametrize(
    "change",
    [
        lambda one: replace(one, costs=(Cost(amount=Fraction(7000)),)),
        lambda one: replace(one, costs=(Cost(amount=Fraction(6000), what="legalisir"),)),
    ],
)
def test_an_answer_holds_for_the_very_words(change: Callable[[Standard], Standard]) -> None:
    first = of("price-without-basis", costs(Cost(amount=Fraction(6000))))[0]
    again = of("price-without-basis", words_of_other_component())[0]
    other = of("price-without-basis", change(WHOLE))[0]
    assert first.about == again.about != other.about


def words_of_other_component() -> Standard:
    return replace(costs(Cost(amount=Fraction(6000))), staff=99)


def test_the_reference_names_every_rule_with_its_severity() -> None:
    page = (Path(__file__).parents[3] / "docs" / "reference" / "service-standards.md").read_text("utf-8")
    told = dict(re.findall(r"^\| `([a-z-]+)` \| ([a-z, ]+) \| (?:A|B|any|the)", page, re.MULTILINE))
    known: dict[str, set[str]] = {}
    for rule, severity, *_ in DEFECTS:
        known.setdefault(rule, set()).add(severity)
    assert {rule: set(words.split(", ")) for rule, words in told.items()} == known
