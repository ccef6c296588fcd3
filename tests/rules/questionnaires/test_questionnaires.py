"""Questionnaires made of blocks."""

import pytest

from tolok.rules import packs
from tolok.rules.questionnaires.blocks import block, block_of_form, compose, sources
from tolok.rules.questionnaires.contents import content_of, digest_of, questionnaire_of
from tolok.rules.questionnaires.values import Own, Questionnaire
from tolok.rules.texts import ProblemsError, Text

TITLE = Text("SKM", "SKM")


def a_questionnaire(**more: list[str]) -> Questionnaire:
    own = Own(
        "own.1",
        "choice",
        Text("Datang dengan apa?", "How did you come?"),
        {"jalan": Text("Jalan", "On foot")},
    )
    made: Questionnaire = compose(TITLE, [block("skm9", **more), block("spak5")], own=[own])
    return made


@pytest.mark.parametrize("key", list(sources()))
def test_every_block_asks_what_its_pack_asks(key: str) -> None:
    made = block(key)
    assert made.items
    assert made.pack_hash == packs.header(made.pack_id).hash
    assert all(list(item.points) == list(range(made.low, made.high + 1)) for item in made.items)


def test_a_questionnaire_survives_being_written_down() -> None:
    made = a_questionnaire(constant=["biaya"])
    assert questionnaire_of(content_of(made)) == made
    assert digest_of(content_of(made)) == digest_of(content_of(questionnaire_of(content_of(made))))


def test_another_word_is_another_questionnaire() -> None:
    free, paid = a_questionnaire(replacing=["biaya"]), a_questionnaire()
    assert digest_of(content_of(free)) != digest_of(content_of(paid))
    (asked,) = (item for item in free.main.items if item.element == "biaya")
    assert (asked.replaced, asked.sure) == (True, "memory")


def test_items_of_two_blocks_keep_apart() -> None:
    made = compose(TITLE, [block("skm9"), block("spkp8")])
    assert {"persyaratan", "spkp.persyaratan"} <= set(made.by_key)
    assert made.of(made.blocks[1], {"persyaratan": 1, "spkp.persyaratan": 6}) == {"persyaratan": 6}


def test_it_says_everything_wrong_with_an_answer_at_once() -> None:
    found = a_questionnaire().faults(
        {"waktu": 5, "lain": 1, "spak.diskriminasi": True}, {"own.1": "kuda", "own.2": ""}
    )
    assert {problem.key for problem in found} >= {"waktu", "lain", "own.1", "own.2"}
    assert a_questionnaire().faults({}, {"own.1": "jalan"})
    assert not a_questionnaire().faults({"waktu": 4}, {"own.1": "jalan"})


@pytest.mark.parametrize(
    "wrong", [{"constant": ["cuaca"]}, {"replacing": ["waktu"]}, {"replacing": ["cuaca"]}]
)
def test_it_refuses_elements_that_are_not_there(wrong: dict[str, list[str]]) -> None:
    with pytest.raises(ProblemsError):
        block("skm9", **wrong)


def test_it_refuses_what_cannot_be_asked() -> None:
    for make in (
        lambda: block("skm8"),
        lambda: block_of_form("pekppp-2017", "f03"),
        lambda: compose(TITLE, []),
    ):
        with pytest.raises(ProblemsError):
            make()
    with pytest.raises(ProblemsError, match="used twice"):
        compose(TITLE, [block("skm9"), block("skm9")])
