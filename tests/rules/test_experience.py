"""A high claim beside what users say: named with its data, only from enough people, never for a low claim."""

from fractions import Fraction

from tolok.rules import packs
from tolok.rules.experience import Heard, contradictions, expectations
from tolok.rules.texts import Text

PACK, TOILETS = "pekppp-2022-luring", "17.c.As"
BAD = Heard("10.c.As", Text("Toilet bersih", "Clean toilet"), 12, Fraction(5, 2))
POOR = Heard("sarpras", Text("Sarana", "Facilities"), 40, Fraction(2), "D")


def test_it_names_what_users_say_against_a_high_claim() -> None:
    found = contradictions(PACK, TOILETS, 5, {"10.c.As": BAD}, {"sarpras": POOR})
    assert [one.heard.key for one in found] == ["10.c.As", "sarpras"]
    assert found[0].words.id == "12 pengguna menilai “Toilet bersih” rata-rata 2,50."


def test_it_says_nothing_of_a_low_claim_of_few_people_or_of_content_users() -> None:
    assert not contradictions(PACK, TOILETS, 3, {"10.c.As": BAD}, {})
    assert not contradictions(PACK, TOILETS, None, {"10.c.As": BAD}, {})
    few = Heard(BAD.key, BAD.text, expectations().minimum - 1, BAD.mean)
    good = Heard(BAD.key, BAD.text, 50, Fraction(3))
    for heard in (few, good):
        assert not contradictions(PACK, TOILETS, 5, {heard.key: heard}, {})


def test_every_pair_names_an_indicator_and_statements_that_exist() -> None:
    elements = set(packs.satisfaction("skm-2017").keys)
    for name, rows in expectations().pairs.items():
        instrument = packs.instrument(name)
        statements = {item.code for form in instrument.forms.values() for item in form.items}
        for code, row in rows.items():
            assert code in instrument.indicators, (name, code)
            assert set(row["f03"]) <= statements, (name, code)
            assert set(row["skm"]) <= elements, (name, code)
