"""The services of the invented province: 120 of them, each with what a citizen really needs, and nothing out of place."""

import re
from datetime import date

import pytest

from tolok.apps.demonstration.invented import standards as texts
from tolok.apps.demonstration.invented.offers import Offer, offers_of
from tolok.apps.demonstration.invented.province import UNITS
from tolok.rules.catalogue import by_key, catalogue
from tolok.rules.standards.linter import ServiceFacts, findings
from tolok.rules.standards.words import lines

DESK = texts.Desk("Unit Contoh", "layanan@sagararaya.example", "(0999) 5500100")
OFFERS = [(unit.code, one) for unit in UNITS for one in offers_of(unit.code)]
DIFFERENT = {one.name: one for _code, one in OFFERS}


def _facts(one: Offer) -> ServiceFacts:
    names = tuple(unit.name for unit in UNITS)
    return ServiceFacts(
        day=date(2026, 11, 21), regions=("Provinsi Sagara Raya",), own=names, free_of_charge=one.free
    )


def test_it_has_120_services_of_units_that_exist() -> None:
    assert len(OFFERS) == 120
    assert len(DIFFERENT) > 70
    for code in {unit.code for unit in UNITS}:
        names = [one.name for one in offers_of(code)]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("name", DIFFERENT)
def test_it_promises_everything_and_the_check_has_little_to_say(name: str) -> None:
    one = DIFFERENT[name]
    standard = texts.whole(one, DESK, 2026)
    assert standard.complete
    assert [found.text.id for found in findings(standard, _facts(one)) if found.severity != "advice"] == []
    said = [line.id for code in ("A1", "A2", "A3", "A4", "A5") for line in lines(standard, code)]
    assert not [line for line in said if "bila bila" in line.casefold() or "bila untuk" in line]
    assert one.summary
    assert len(one.summary) < 150


@pytest.mark.parametrize("name", DIFFERENT)
def test_it_is_found_where_citizens_look(name: str) -> None:
    one, known = DIFFERENT[name], catalogue()
    assert one.field in by_key(known.fields)
    assert set(one.events) <= set(by_key(known.life_events))
    assert set(one.groups) <= set(by_key(known.user_groups))
    assert one.groups
    assert one.keywords


def test_nobody_who_lost_the_ktp_is_asked_for_the_ktp() -> None:
    lost = DIFFERENT["Penggantian KTP elektronik yang hilang atau rusak"]
    first = lost.standard.requirements[0]
    assert (first.name, first.when) == ("Surat keterangan hilang", "KTP hilang")
    assert lost.field == "civil_registration"
    assert lost.free
    birth = DIFFERENT["Pencatatan kelahiran"].standard.requirements
    assert any("keterangan lahir" in one.name for one in birth)
    business = DIFFERENT["Nomor Induk Berusaha"].standard.requirements
    assert not any(one.name.startswith("Nomor Induk") for one in business)


def test_requirements_differ_from_service_to_service() -> None:
    asked = [tuple(one.name for one in offer.standard.requirements) for offer in DIFFERENT.values()]
    assert len(set(asked)) == len(asked)


def test_the_public_asks_away_a_copy_and_some_time() -> None:
    one = DIFFERENT["Pencatatan kematian"]
    lacks = texts.Lacks((one.name,), (one.name,))
    before, after = texts.proposed(one, DESK, 2026, lacks), texts.whole(one, DESK, 2026)
    assert texts.NEEDLESS in before.requirements
    assert texts.NEEDLESS not in after.requirements
    assert before.limit is not None
    assert after.limit is not None
    assert before.limit.most > after.limit.most


#: Words of a place or a skill, and what alone they belong to.
BELONG = {
    "bengkel": ("Pelatihan", "Uji kompetensi"),
    "sidik jari": ("KTP",),
    "cek fisik": ("STNK", "Balik nama"),
    "oss": ("Izin", "Perizinan", "Konsultasi perizinan", "Nomor Induk", "Surat keterangan penelitian"),
    "buku braille": ("Peminjaman",),
    "pembaca layar": ("Ruang baca",),
    "alat kegawatdaruratan": ("Rawat jalan", "Gawat darurat"),
    "rontgen": ("radiologi",),
    "bk": ("konseling",),
}


@pytest.mark.parametrize("code", ["B8", "B9", "B13"])
def test_what_a_service_has_and_knows_is_its_own_or_of_one_house(code: str) -> None:
    units: dict[str, list[set[str]]] = {}
    for name, one in DIFFERENT.items():
        offered = {unit.partition(".")[0] for unit, other in OFFERS if other.name == name}
        units.setdefault(one.standard.texts[code], []).append(offered)
    for words, counters in units.items():
        assert set.intersection(*counters), f"no house offers all services with: {words}"


@pytest.mark.parametrize("name", DIFFERENT)
def test_no_word_of_another_service_is_in_what_it_has_and_knows(name: str) -> None:
    texts_of = DIFFERENT[name].standard.texts
    said = f" {texts_of['B8']} {texts_of['B9']} {texts_of['B13']} ".casefold()
    for word, whose in BELONG.items():
        assert not re.search(rf"\b{word}\b", said) or any(one in name for one in whose), word
