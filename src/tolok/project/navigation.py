"""The doors in the header of every page: the one list that knows all rooms.

Those used most stand in the line, the others behind *Lainnya*; on a narrow window all are in one menu.
"""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.accounts.selectors import whoever
from tolok.apps.demonstration.progress import progress
from tolok.apps.demonstration.selectors import personas
from tolok.apps.notices.selectors import unread_count
from tolok.apps.organizations.policies import reads_any
from tolok.web.shapes import Link

#: Pages by which people come in: they tell when the demonstration is not ready.
ENTRANCES = frozenset({"home", "account_login", "cycles", "catalogue"})
#: How pages are called to which people come to work before they are signed in, or without ever being.
FOR_STAFF = ("account", "mfa_", "sso_", "calculation-")
#: The government's door for complaints of the public.
COMPLAINTS = "https://www.lapor.go.id/"
#: What a door is called and where it leads.
Door = tuple[str, str]


def navigation(request: HttpRequest) -> dict[str, object]:
    """Context processor: the doors, the one we are behind marked as current."""
    doors, more = _doors(request)
    found: dict[str, object] = {
        "navigation": _links(request, doors),
        "navigation_more": _links(request, more),
        "help_doors": [] if _at_work(request) else _help_doors(),
    }
    page = request.resolver_match.url_name if request.resolver_match else None
    if page == "account_login":
        found["personas"] = personas()
    if page in ENTRANCES:
        found["site_notice"] = progress()
    return found


def _links(request: HttpRequest, doors: list[Door]) -> list[Link]:
    return [Link(text, url, request.path.startswith(url)) for text, url in doors]


def _doors(request: HttpRequest) -> tuple[list[Door], list[Door]]:
    """The doors used most and the others; whoever is signed in came to work."""
    public = [
        (_("Layanan"), reverse("catalogue")),
        (_("Hitung indeks"), reverse("calculation-choose")),
        (_("Instrumen"), reverse("publication-instruments")),
        (_("Hasil"), reverse("publication-results")),
    ]
    if not settings.TOLOK_ACCOUNTS:
        return public, []
    if _signed_in(request):
        person = whoever(request)
        reads = reads_any(person, timezone.localdate())
        more = [(_("Survei antarinstansi"), reverse("surveys-nation"))] if reads else []
        return _own_doors(person, reads=reads), [(_("Akun saya"), reverse("accounts-mine")), *more, *public]
    return [*public, (_("Masuk"), reverse("account_login"))], []


def _signed_in(request: HttpRequest) -> bool:
    # Without its cookie nobody is signed in, so public pages need not look into the session.
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


def _at_work(request: HttpRequest) -> bool:
    """Whether staff of an office reads, who has the Biro to ask; everybody else is of the public."""
    page = request.resolver_match.url_name if request.resolver_match else None
    return (page or "").startswith(FOR_STAFF) or (settings.TOLOK_ACCOUNTS and _signed_in(request))


def _help_doors() -> list[Link]:
    """Where the public gets help: at the unit that serves them, and where complaints are heard."""
    return [
        Link(_("Cari layanan dan kontak unitnya"), reverse("catalogue")),
        Link(_("Adukan lewat SP4N-LAPOR!"), COMPLAINTS),
    ]


def _own_doors(person: User, *, reads: bool) -> list[Door]:
    return [
        (_("Meja kerja"), reverse("cycles")),
        *([(_("Organisasi"), reverse("organizations"))] if reads else []),
        (_("Tindak lanjut"), reverse("commitments")),
        (_notices(unread_count(person)), reverse("notices")),
    ]


def _notices(unread: int) -> str:
    return _("Pemberitahuan (%(n)s)") % {"n": unread} if unread else _("Pemberitahuan")
