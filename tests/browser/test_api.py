"""The page about the API: wide tables scroll in themselves, nothing of others is loaded."""

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.looking import sound


@pytest.mark.parametrize("path", ["/api/", "/en/api/"])
def test_the_page_of_the_api_is_sound(open_page: OpenPage, path: str) -> None:
    sound(open_page(320), path)
