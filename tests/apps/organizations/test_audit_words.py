"""Words of the audit: the reader's own language, looked up once a language and not once an entry."""

from unittest.mock import patch

from django.utils import translation

from tolok.apps.organizations.views import audit_words


def test_each_reader_is_told_in_their_own_language() -> None:
    told = {}
    for language in ("id", "en", "id"):
        with translation.override(language):
            told[language] = (
                audit_words.action_word("organizations.rename"),
                audit_words.field_word("name"),
            )
    assert told["id"] == ("mengganti nama unit", "nama")
    assert told["en"] != told["id"]


def test_the_words_are_gathered_once() -> None:
    audit_words.field_word("name")
    with patch.object(audit_words, "_said", side_effect=AssertionError("gathered again")):
        assert audit_words.field_word("code") == "kode"
