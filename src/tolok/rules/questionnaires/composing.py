"""A questionnaire put together from blocks, an office's own words and questions, and what kind of service it is for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from tolok.rules.questionnaires.blocks import block, compose, sources
from tolok.rules.questionnaires.label_linter import Finding, Wording, lint, lint_block
from tolok.rules.questionnaires.values import Block, Item, Own, Questionnaire
from tolok.rules.surveys.instruments import Scale
from tolok.rules.texts import Problem, ProblemsError, Text

#: What a free service does to the question of its cost: it stays and is marked the same for everybody, or is replaced.
CONSTANT, REPLACE, KEEP = "constant", "replace", "keep"


@dataclass(frozen=True, slots=True)
class Nature:
    """What of a service changes the questions: nobody may be asked to pay; no officer is met."""

    free: bool = False
    online: bool = False


#: Every nature a service can have, the plain one first.
NATURES = tuple(Nature(free, online) for online in (False, True) for free in (False, True))


@dataclass(frozen=True, slots=True)
class Rewording:
    """An item in an office's own words. `why` is wanted where the linter warned."""

    text: Text
    points: Mapping[int, Text]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What an office decided to ask, before it is known of which services.

    `free` is CONSTANT or REPLACE, `online` KEEP or REPLACE; `words` by item key; `others` as in Questionnaire.
    """

    title: Text
    blocks: tuple[str, ...]
    own: tuple[Own, ...] = ()
    comment: bool = True
    profile: bool = True
    free: str = CONSTANT
    online: str = KEEP
    words: Mapping[str, Rewording] = field(default_factory=dict)
    others: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def composed(recipe: Recipe, nature: Nature) -> Questionnaire:
    """What users of services of one nature are asked. Raises ProblemsError for blocks that do not go together."""
    blocks = [_worded(_fitting(key, recipe, nature), recipe.words) for key in recipe.blocks]
    made = compose(
        recipe.title, blocks, own=recipe.own, comment=recipe.comment, profile=recipe.profile, others={}
    )
    return replace(made, others=_spoken(made, recipe.others))


def _fitting(key: str, recipe: Recipe, nature: Nature) -> Block:
    source = sources().get(key)
    if source is None:
        raise ProblemsError([Problem(NO_BLOCK, key="blocks", found=key)])
    when = {"free"} if nature.free else set()
    when |= {"online"} if nature.online else set()
    asked = {one.element: one.when for one in source.replacements if one.when in when}
    choices = {"free": recipe.free, "online": recipe.online}
    replacing = {element for element, kind in asked.items() if choices[kind] == REPLACE}
    constant = {element for element, kind in asked.items() if kind == "free" and choices[kind] == CONSTANT}
    return block(key, constant=constant, replacing=replacing)


def _worded(made: Block, words: Mapping[str, Rewording]) -> Block:
    """The block in the office's words; an item that is replaced keeps the words of its replacement."""
    return replace(made, items=tuple(_reworded(item, words.get(item.key)) for item in made.items))


def _reworded(item: Item, words: Rewording | None) -> Item:
    if words is None or item.replaced:
        return item
    return replace(item, text=words.text, points=dict(words.points))


def _spoken(made: Questionnaire, others: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Further languages without what this questionnaire does not ask; a language without any word is left out.

    An item that is replaced has other words, so those of the item in its place are left out as well.
    """
    known = {key for key, (_block, item) in made.by_key.items() if not item.replaced}
    known |= {one.key for one in made.own}
    found = {
        language: {key: text for key, text in words.items() if key.split("=")[0] in known and text}
        for language, words in others.items()
    }
    return {language: words for language, words in found.items() if words}


def finding_of(made: Block, item: Item, words: Rewording) -> tuple[Finding, ...]:
    """What the linter finds in an item as it would be reworded."""
    return lint([Wording.asked(_reworded(item, words))], Scale(made.low, made.high))


def findings(questionnaire: Questionnaire) -> list[tuple[Item, Finding]]:
    """What the linter finds in a questionnaire, item by item."""
    return list(_found(questionnaire))


def _found(questionnaire: Questionnaire) -> Iterator[tuple[Item, Finding]]:
    for one in questionnaire.blocks:
        items = {item.key: item for item in one.items}
        for found in lint_block(one):
            yield items[found.key], found


NO_BLOCK = Text("Blok kuesioner ini tidak dikenal.", "No such block of questions is known.")
