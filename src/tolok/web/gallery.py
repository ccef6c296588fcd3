"""The gallery: every component with example data, its source and when to use it."""

from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Specimen:
    """One component on show."""

    name: str
    title: str
    about: str
    source: str
    html: str


def specimens(request: HttpRequest) -> list[Specimen]:
    return []
