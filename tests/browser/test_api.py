"""The page about the API: wide tables scroll in themselves, nothing of others is loaded."""

import pytest

from tests.browser.conftest import OpenPage, Scheme
from tests.browser.looking import axe, scrolls_sideways, visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["/api/", "/en/api/"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_the_api_is_sound(open_page: OpenPage, path: str, width: int, scheme: Scheme) -> None:
    page = open_page(width, scheme)
    visit(page, path)
    assert not scrolls_sideways(page)
    axe(page)
