"""Indonesian addresses of this app's pages, as notices and bases of facts keep them."""

from django.urls import reverse
from django.utils.translation import override


def address(name: str, *parts: int) -> str:
    """An address within the site."""
    with override("id"):
        return reverse(name, args=parts)
