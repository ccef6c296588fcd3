"""Whom a visitor of the demonstration can be."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from tolok.apps.accounts.selectors import person_with_email
from tolok.apps.demonstration.invented.people import PERSONAS
from tolok.web.printing import say


@dataclass(frozen=True, slots=True)
class Offered:
    """A persona on the sign-in page: who, what they do, and the address that makes a visitor them."""

    name: str
    role: str
    errand: str
    url: str


def personas() -> list[Offered]:
    """The personas, or nobody outside the demonstration and before it is loaded."""
    if not getattr(settings, "TOLOK_DEMONSTRATION", False) or not settings.TOLOK_ACCOUNTS:
        return []
    return [
        Offered(one.name, say(one.role), say(one.errand), reverse("demonstration-become", args=[one.key]))
        for one in PERSONAS
        if person_with_email(one.email) is not None
    ]
