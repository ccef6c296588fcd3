"""The main doors in the header of every page: the one list that knows all rooms."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tolok.apps.accounts.selectors import whoever
from tolok.apps.demonstration.selectors import personas
from tolok.apps.notices.selectors import unread_count
from tolok.apps.organizations.policies import reads_any
from tolok.web.shapes import Link


def navigation(request: HttpRequest) -> dict[str, object]:
    """Context processor: the doors, the one we are behind marked as current."""
    doors = [
        (_("Hitung indeks"), reverse("calculation-choose")),
        (_("Instrumen"), reverse("publication-instruments")),
        (_("Hasil"), reverse("publication-results")),
    ]
    if settings.TOLOK_ACCOUNTS:
        own = _own_doors(request)
        # whoever is signed in came to work: on a telephone the public doors would push theirs out of sight
        doors = [*own, *doors] if len(own) > 1 else [*doors, *own]
    found: dict[str, object] = {
        "navigation": [Link(text, url, request.path.startswith(url)) for text, url in doors]
    }
    if request.resolver_match and request.resolver_match.url_name == "account_login":
        found["personas"] = personas()
    return found


def _own_doors(request: HttpRequest) -> list[tuple[str, str]]:
    # Without its cookie nobody is signed in, so public pages need not look into the session.
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        reads = reads_any(whoever(request), timezone.localdate())
        return [
            (_("Meja kerja"), reverse("cycles")),
            *([(_("Organisasi"), reverse("organizations"))] if reads else []),
            (_("Tindak lanjut"), reverse("commitments")),
            (_notices(unread_count(whoever(request))), reverse("notices")),
            (_("Akun saya"), reverse("accounts-mine")),
        ]
    return [(_("Masuk"), reverse("account_login"))]


def _notices(unread: int) -> str:
    return _("Pemberitahuan (%(n)s)") % {"n": unread} if unread else _("Pemberitahuan")
