"""Every address says who may open it: a policy by name, or public."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tolok.web.access import access_of


def addresses(patterns: list[URLPattern | URLResolver], stem: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        path = f"{stem}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, path)
        else:
            yield path, pattern


ALL = dict(addresses(get_resolver().url_patterns))


def test_there_are_addresses_to_ask() -> None:
    assert len(ALL) >= 3


@pytest.mark.parametrize("path", sorted(ALL))
def test_an_address_says_who_may_open_it(path: str) -> None:
    assert access_of(ALL[path].callback), (
        f"{path}: mark the view with @public or @policy(…) of tolok.web.access"
    )


@pytest.mark.parametrize("path", sorted(ALL))
def test_an_address_has_a_name(path: str) -> None:
    assert ALL[path].name, f"{path}: give the path a name, so that nothing else writes the address down"
