"""Which items a follow-up plan takes first."""

from tolok.rules.questionnaires.block_lowest import order_of
from tolok.rules.questionnaires.blocks import block
from tolok.rules.questionnaires.follow_up_drafts import DRAFTS, GENERAL, draft_for
from tolok.rules.surveys.tallies import Tally

SKM = block("skm9")
KEYS = [item.element for item in SKM.items]


def tally(*rows: tuple[int | None, ...]) -> Tally:
    return Tally.of(KEYS, rows)


def test_the_three_lowest_come_first_with_every_one_that_is_as_low() -> None:
    order = order_of(SKM, tally(*[(1, 2, 3, 3, 3, 4, 4, 4, 4)] * 60))
    assert [one.item.element for one in order.first] == [KEYS[at] for at in (0, 1, 2, 3, 4)]
    assert [one.item.element for one in order.best] == [KEYS[at] for at in (8, 7, 6)]
    assert "nilainya sama persis" in order.words.id


def test_nothing_is_a_strength_and_a_weakness() -> None:
    order = order_of(SKM, tally(*[(3,) * 9] * 10))
    assert len(order.first) == 9
    assert order.best == ()


def test_items_few_rated_and_items_that_cannot_vary_stand_in_no_plan() -> None:
    free = block("skm9", constant=["biaya"])
    rows = [(3, 3, 3, 1, 3, 3, 3, 3, None)] * 10 + [(3, 3, 3, 1, 3, 3, 3, 3, 1)] * 4
    found = {one.item.element for one in order_of(free, tally(*rows)).first}
    assert "biaya" not in found
    assert KEYS[8] not in found


def test_without_answers_there_is_no_order() -> None:
    assert order_of(SKM, tally()).first == ()


def test_every_element_of_the_rule_has_a_draft_and_any_other_item_a_general_one() -> None:
    assert set(DRAFTS) == set(KEYS)
    other = draft_for(block("spak5").items[0])
    assert other.measure == GENERAL.measure
    assert "{" not in other.title.id
