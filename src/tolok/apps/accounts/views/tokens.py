"""My tokens: keys with which programs act for me."""

from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.apps.accounts import actions, selectors
from tolok.apps.accounts.forms import TokenForm
from tolok.apps.accounts.models import Token, TokenScope
from tolok.apps.accounts.policies import signed_in
from tolok.web.access import policy
from tolok.web.shapes import Link, State


@policy(signed_in)
@require_safe
def tokens(request: HttpRequest) -> HttpResponseBase:
    """Every token I made, the ended ones too."""
    now = timezone.now()
    rows = [_row(token, now) for token in selectors.tokens_of(selectors.whoever(request))]
    return render(request, "accounts/tokens.html", {"tokens": rows, "crumbs": _crumbs()})


@policy(signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
def new_token(request: HttpRequest) -> HttpResponseBase:
    """Make a token; its secret is on the page that answers, and nowhere else."""
    me, now = selectors.whoever(request), timezone.now()
    form = TokenForm(request.POST if request.method == "POST" else None)
    crumbs = _crumbs(Link(_("Token baru"), current=True))
    if form.is_valid():
        given = form.cleaned_data
        token, secret = actions.create_token(
            person=me,
            name=given["name"],
            scopes=given["scopes"],
            expires_at=now + timedelta(days=given["days"]),
            now=now,
        )
        context = {"token": token, "secret": secret, "crumbs": crumbs}
        return render(request, "accounts/token_made.html", context)
    context = {
        "form": form,
        "over": _("Akun saya"),
        "title": _("Buat token"),
        "lead": _("Dengan token, sebuah program membaca atau mengirim data atas nama Anda."),
        "send": _("Buat token"),
        "crumbs": crumbs,
    }
    return render(request, "accounts/form.html", context, status=422 if form.is_bound else 200)


@policy(signed_in)
@require_POST
def revoke(request: HttpRequest, token: int) -> HttpResponseBase:
    """End one of my tokens."""
    me = selectors.whoever(request)
    found = selectors.token_of(me, token)
    if found is None:
        raise Http404
    actions.revoke_token(token=found, by=me, now=timezone.now())
    return HttpResponseRedirect(reverse("accounts-tokens"))


def _crumbs(*more: Link) -> list[Link]:
    mine = Link(_("Akun saya"), reverse("accounts-mine"))
    here = Link(_("Token"), reverse("accounts-tokens"), current=not more)
    return [Link(_("Beranda"), reverse("home")), mine, here, *more]


def _row(token: Token, now: datetime) -> dict[str, object]:
    used = token.last_used_at
    return {
        "pk": token.pk,
        "name": token.name,
        "scopes": ", ".join(scope_word(scope) for scope in token.scopes),
        "until": date_format(timezone.localtime(token.expires_at)),
        "used": date_format(timezone.localtime(used), "j F Y, H.i") if used else "",
        "state": _state(token, now),
        "open": token.revoked_at is None and token.expires_at > now,
    }


def _state(token: Token, now: datetime) -> State:
    if token.revoked_at is not None:
        return State(_("dicabut"), "neutral")
    return State(_("berlaku"), "good") if token.expires_at > now else State(_("berakhir"), "neutral")


def scope_word(scope: str) -> str:
    """What a scope lets a program do."""
    words = {
        TokenScope.READ: _("membaca"),
        TokenScope.IMPORT: _("mengimpor data"),
        TokenScope.EXPORT: _("mengekspor hasil"),
    }
    return words.get(TokenScope(scope), scope)
