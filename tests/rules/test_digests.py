"""The one way in which content is hashed; a hash that was given out must not change."""

from datetime import date

from tolok.rules.digests import canonical, digest


def test_it_writes_sorted_keys_without_spaces_in_utf_8() -> None:
    assert canonical({"b": [1, None], "a": "é“"}) == '{"a":"é“","b":[1,null]}'.encode()


def test_it_gives_the_hash_it_always_gave() -> None:
    assert digest({"b": 1, "a": "é"}) == "aa58fba8483623bed37c1b02edfccbdd9a53123837c20bfa4cb4049993a2872e"


def test_it_writes_what_json_does_not_know_as_it_is_told() -> None:
    assert canonical({"day": date(2026, 11, 21)}, date.isoformat) == b'{"day":"2026-11-21"}'
