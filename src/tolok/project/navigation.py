"""The main doors in the header of every page: the one list that knows all rooms."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.web.shapes import Link


def navigation(request: HttpRequest) -> dict[str, object]:
    """Context processor: the doors, the one we are behind marked as current."""
    doors = (
        (_("Hitung indeks"), reverse("calculation-choose")),
        (_("Instrumen"), reverse("publication-instruments")),
    )
    return {"navigation": [Link(text, url, request.path.startswith(url)) for text, url in doors]}
