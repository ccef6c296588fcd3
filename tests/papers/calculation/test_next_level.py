from tests.papers.reading import pekppp, unit
from tolok.papers.calculation.next_level import LISTED, ahead, never
from tolok.rules import packs
from tolok.rules.index.weighted import Given, evaluate


def told(given: Given) -> tuple[str, list[dict[str, str]]]:
    found = ahead(pekppp(), given, evaluate(pekppp(), given))
    assert found is not None
    sentences, steps = found["sentences"], found["steps"]
    assert isinstance(sentences, list)
    assert isinstance(steps, list)
    return " ".join(sentences), steps


def test_it_lists_the_largest_gains_with_the_words_of_the_next_level() -> None:
    _, steps = told(unit("Dinas Sosial"))
    gains = [step["gain"] for step in steps]
    assert len(steps) == LISTED
    assert gains == sorted(gains, reverse=True)
    assert steps[0]["code"] == "14.b.K"  # 25 % × 30 % × 75 %
    assert steps[0]["gain"] == "+0,0563"
    assert steps[0]["levels"] == "4 → 5"
    level = pekppp().indicators["14.b.K"].level(5)
    assert level is not None
    assert steps[0]["text"] == level.text.id


def test_it_says_how_few_levels_are_enough() -> None:
    sentences, _ = told(unit("Dinas Sosial"))
    assert "Paling sedikit 1 kenaikan level sudah cukup" in sentences
    assert "14.b.K 4\u00a0→\u00a05. Nilainya lalu 4,06, kategori\u00a0A-." in sentences


def test_it_says_when_levels_alone_cannot_do_it() -> None:
    # users at 1,0: even with every level at 5 the index stays at 4,00
    sentences, _ = told(unit("Dinas Sosial", level=5, answer=1))
    assert "0,01 lagi ke A-" in sentences
    assert "sudah di level tertinggi" in sentences
    nearly = {**unit("x", level=5).levels, "1.a.Ak": 4}
    sentences, _ = told(Given("Dinas Sosial", nearly, answers=unit("x", answer=1).answers))
    assert "belum cukup" in sentences


def test_it_names_no_distance_where_there_is_no_category() -> None:
    assert "tidak disebut" in told(unit("Dinas Sosial", respondents=3))[0]
    assert "belum dihitung" in told(unit("Dinas Sosial", respondents=0))[0]
    assert "lagi ke" not in told(unit("Dinas Sosial", respondents=3))[0]


def test_it_still_lists_steps_of_an_unfinished_unit() -> None:
    _, steps = told(unit("Dinas Sosial", without=("14.b.K",)))
    assert len(steps) == LISTED
    assert "14.b.K" not in {step["code"] for step in steps}


def test_it_leads_nowhere_where_no_unit_can_have_an_index() -> None:
    pack = packs.instrument("pekppp-2017")
    given = Given("Dinas Sosial", dict.fromkeys(pack.indicators, 3))
    assert ahead(pack, given, evaluate(pack, given)) is None
    assert "lembar aspek III, aspek IV, aspek V, aspek VI belum pernah terlihat" in never(pack)
    assert never(pekppp()) == ""
