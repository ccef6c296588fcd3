"""A questionnaire composed for services of each nature."""

from dataclasses import replace

import pytest

from tolok.rules.questionnaires.composing import (
    KEEP,
    NATURES,
    REPLACE,
    Nature,
    Recipe,
    Rewording,
    composed,
    finding_of,
    findings,
)
from tolok.rules.questionnaires.values import Own
from tolok.rules.texts import ProblemsError, Text

TITLE = Text("Survei kepuasan", "Satisfaction survey")
PLAIN = Recipe(TITLE, ("skm9",))


def test_a_free_service_has_its_cost_marked_constant_and_a_paid_one_has_not() -> None:
    assert composed(PLAIN, Nature(free=True)).main.constant == ("biaya",)
    assert composed(PLAIN, Nature()).main.constant == ()


def test_a_replacement_is_asked_instead_and_carries_its_mark() -> None:
    made = composed(replace(PLAIN, free=REPLACE, online=REPLACE), Nature(free=True, online=True))
    replaced = {item.element: item.sure for item in made.items if item.replaced}
    assert set(replaced) == {"biaya", "kompetensi", "perilaku"}
    assert set(replaced.values()) == {"memory"}
    assert made.main.constant == ()


@pytest.mark.parametrize("nature", NATURES)
def test_an_online_service_keeps_its_questions_unless_they_are_replaced(nature: Nature) -> None:
    made = composed(replace(PLAIN, online=KEEP), nature)
    assert not any(item.replaced for item in made.items)
    assert len(made.items) == 9


def test_words_of_the_office_stand_on_the_form_but_not_on_a_replacement() -> None:
    words = {
        "biaya": Rewording(
            Text("Wajarkah?", "Fair?"), dict(composed(PLAIN, Nature()).by_key["biaya"][1].points)
        )
    }
    recipe = replace(PLAIN, words=words, free=REPLACE)
    assert composed(recipe, Nature()).by_key["biaya"][1].text.id == "Wajarkah?"
    assert "diminta membayar" in composed(recipe, Nature(free=True)).by_key["biaya"][1].text.id


def test_the_linter_sees_what_is_reworded() -> None:
    made = composed(PLAIN, Nature())
    block, item = made.by_key["persyaratan"]
    wrong = Rewording(item.text, {**item.points, 4: Text("Sangat mudah", "Very easy")})
    assert {one.severity for one in finding_of(block, item, wrong)} == {"error"}
    assert not [one for _item, one in findings(made) if one.severity == "error"]


def test_words_in_another_language_follow_what_is_asked() -> None:
    own = Own("own.1", "text", Text("Loket mana?", "Which counter?"), {})
    others = {
        "jv": {"waktu": "Cepet?", "waktu=4": "cepet banget", "own.1": "Loket endi?", "spkp.p1": "x"},
        "su": {},
    }
    made = composed(replace(PLAIN, own=(own,), others=others), Nature())
    assert made.others == {"jv": {"waktu": "Cepet?", "waktu=4": "cepet banget", "own.1": "Loket endi?"}}


def test_an_unknown_block_is_refused() -> None:
    with pytest.raises(ProblemsError, match="No such block"):
        composed(Recipe(TITLE, ("skm14",)), Nature())
