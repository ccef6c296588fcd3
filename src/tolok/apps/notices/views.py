"""My notices: read them, and say how they should reach me."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse, translate_url
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.apps.accounts.policies import signed_in
from tolok.apps.accounts.selectors import person, whoever
from tolok.apps.notices import actions, selectors
from tolok.apps.notices.forms import PreferenceForm
from tolok.apps.notices.models import Mailing, Notice, Zone
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.shapes import Link

ROWS_A_PAGE = 25


def own_notice(request: HttpRequest, **parts: Any) -> bool:
    """Whoever the notice is for; for others who are signed in it does not exist."""
    user = person(request)
    if user is None:
        return False
    if selectors.notice_of(user, parts["notice"]) is None:
        raise Http404
    return True


@policy(signed_in)
@require_safe
def notices(request: HttpRequest) -> HttpResponseBase:
    """Everything I was told, newest first, a page at a time."""
    me = whoever(request)
    page = Paginator(selectors.notices_of(me), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    english = (get_language() or "id").startswith("en")
    context = {
        "page": page,
        "notices": [(one, one.words_en if english else one.words_id) for one in page],
        "unread": selectors.unread_count(me),
        "mails": selectors.mail_is_set_up(),
        "crumbs": _crumbs(Link(_("Pemberitahuan"), current=True)),
    }
    return render(request, "notices/notices.html", context)


@policy(own_notice)
@require_safe
def follow(request: HttpRequest, notice: int) -> HttpResponseBase:
    """Go where a notice leads; having gone there counts as having read it."""
    found = _mine(request, notice)
    actions.read(notice=found, by=whoever(request), now=timezone.now())
    language = get_language() or "id"
    with override("id"):  # the language its address is kept in
        return HttpResponseRedirect(translate_url(found.path, language))


@policy(own_notice)
@require_POST
def read(request: HttpRequest, notice: int) -> HttpResponseBase:
    """Mark one as read."""
    actions.read(notice=_mine(request, notice), by=whoever(request), now=timezone.now())
    return HttpResponseRedirect(_back(request))


@policy(signed_in)
@require_POST
def read_all(request: HttpRequest) -> HttpResponseBase:
    """Mark all as read."""
    actions.read_all(by=whoever(request), now=timezone.now())
    return HttpResponseRedirect(reverse("notices"))


@policy(signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponseBase:
    """How notices should reach me."""
    me = whoever(request)
    names = ("mailing", "language", "zone", "quiet_from", "quiet_to")
    kept = selectors.preference_of(me)
    posted = request.POST if request.method == "POST" else None
    form = PreferenceForm(posted, initial={name: getattr(kept, name) for name in names})
    if form.is_valid():
        given = form.cleaned_data
        given |= {"mailing": Mailing(given["mailing"]), "zone": Zone(given["zone"])}
        try:
            actions.prefer(**given, by=me, now=timezone.now())
            return HttpResponseRedirect(f"{reverse('notices-preferences')}?tersimpan")
        except ProblemsError as error:
            form.refuse(error)
    context = {
        "form": form,
        "mails": selectors.mail_is_set_up(),
        "email": me.email,
        "saved": "tersimpan" in request.GET and posted is None,
        "crumbs": _crumbs(
            Link(_("Pemberitahuan"), reverse("notices")), Link(_("Cara memberi tahu"), current=True)
        ),
    }
    return render(request, "notices/preferences.html", context, status=422 if form.errors else 200)


def _crumbs(*links: Link) -> list[Link]:
    return [Link(_("Beranda"), reverse("home")), *links]


def _mine(request: HttpRequest, pk: int) -> Notice:
    found = selectors.notice_of(whoever(request), pk)
    if found is None:
        raise Http404
    return found


def _back(request: HttpRequest) -> str:
    page = request.POST.get("halaman", "")
    return f"{reverse('notices')}?halaman={page}" if page.isdigit() else reverse("notices")
