"""The lists of the catalogue, as rows and forms use them."""

import pytest

from tolok.rules.catalogue import by_key, catalogue


@pytest.mark.parametrize("name", ["fields", "life_events", "user_groups", "accessibility"])
def test_it_names_every_entry_once_in_both_languages(name: str) -> None:
    """A key is unique in its list and no name is empty."""
    entries = getattr(catalogue(), name)
    assert len(by_key(entries)) == len(entries) > 10
    assert all(one.name.id and one.name.en for one in entries)


def test_it_says_each_phrase_under_one_meaning_only() -> None:
    """A phrase in two lines of synonyms would join two meanings."""
    phrases = [phrase for line in catalogue().synonyms for phrase in line]
    assert sorted(phrases) == sorted(set(phrases))
    assert all(len(line) > 1 for line in catalogue().synonyms)


def test_it_keeps_silent_words_out_of_the_meanings() -> None:
    """A word that is ignored cannot lead anywhere."""
    words = {phrase for line in catalogue().synonyms for phrase in line}
    assert not words & catalogue().silent
