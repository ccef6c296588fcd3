"""Words that read as the kept standard prints bring back what is kept, structure and all."""

from dataclasses import replace

from tests.apps.standards.standards_cast import WHOLE
from tolok.rules.standards.merging import restored, same_words
from tolok.rules.standards.values import Requirement, Standard


def test_it_knows_its_own_words_numbered_or_not() -> None:
    known = replace(WHOLE, requirements=(Requirement("KTP"), Requirement("KK", "shown")))
    assert same_words(known, {"A1": "1. KTP (salinan)\n2. KK (cukup ditunjukkan)"}) == ("A1",)
    assert same_words(known, {"A1": "KTP (salinan)\nKK (cukup ditunjukkan)"}) == ("A1",)
    assert same_words(known, {"A1": "KTP (salinan)", "A2": ""}) == ()


def test_it_brings_back_structure_and_languages_of_these_components_alone() -> None:
    known = replace(WHOLE, others={"en": {"A1": "Card", "A3": "Soon"}})
    made = restored(Standard(texts={"A1": "Kartu", "A3": "lama"}), known, ["A1"])
    assert (made.requirements, made.limit) == (WHOLE.requirements, None)
    assert made.texts == {"A3": "lama"}
    assert made.others == {"en": {"A1": "Card"}}
