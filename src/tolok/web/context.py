"""What the page frame needs on every page: the office, its help, the stylesheet, the other language."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

from tolok.web.stylesheet import stylesheet


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """A language, its own name for itself, and the address of this page in it."""

    code: str
    name: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Help:
    """Where people get help; empty parts are not shown."""

    phone: str
    email: str
    hours: str

    @property
    def dial(self) -> str:
        """The phone number as a link dials it: digits and a leading plus."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


def language_links(request: HttpRequest) -> list[LanguageLink]:
    """Return one link a language to the same page; a page with no address links to its language's home."""
    here = request.get_full_path()
    current = get_language()
    links = []
    for code, name in (("id", "Indonesia"), ("en", "English")):
        url = translate_url(here, code)
        if url == here and code != current:
            url = "/" if code == settings.LANGUAGE_CODE else f"/{code}/"
        links.append(LanguageLink(code, name, url, code == current))
    return links


def frame(request: HttpRequest) -> dict[str, object]:
    """Context processor of every page."""
    return {
        "office": settings.TOLOK_OFFICE,
        "help": Help(settings.TOLOK_HELP_PHONE, settings.TOLOK_HELP_EMAIL, settings.TOLOK_HELP_HOURS),
        "stylesheet_digest": stylesheet().digest,
        "languages": language_links(request),
    }
