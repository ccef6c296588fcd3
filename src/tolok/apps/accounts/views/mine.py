"""My account: what is kept about me, my password, where I am signed in."""

from datetime import datetime

from allauth.decorators import rate_limit
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.apps.accounts import actions, selectors
from tolok.apps.accounts.browsers import words_for
from tolok.apps.accounts.forms import ChangePasswordForm, DetailsForm
from tolok.apps.accounts.models import User
from tolok.apps.accounts.nip import doubts_about
from tolok.apps.accounts.passwords import is_expired
from tolok.apps.accounts.policies import own_session, signed_in
from tolok.web.access import policy
from tolok.web.shapes import Fact, Link


def _me(request: HttpRequest) -> User:
    person = selectors.person(request)
    assert person is not None, "the policy lets nobody else in"
    return person


@policy(signed_in)
@require_safe
def account(request: HttpRequest) -> HttpResponseBase:
    """Everything about my account on one page."""
    me, now = _me(request), timezone.now()
    context = {
        "facts": _facts(me),
        "doubts": doubts_about(me.nip, today=timezone.localdate(now)),
        "sessions": _sessions(request, me, now),
        "crumbs": [Link(_("Beranda"), reverse("home")), Link(_("Akun saya"), current=True)],
    }
    return render(request, "accounts/mine.html", context)


def _facts(me: User) -> list[Fact]:
    details = Link(_("Perbaiki"), reverse("accounts-details"))
    facts = [
        Fact(_("Nama"), me.name, details),
        Fact(_("Surel"), me.email),
        Fact(_("NIP atau NI PPPK"), me.nip or _("tidak ada"), details),
    ]
    if me.has_usable_password():
        facts.append(
            Fact(
                _("Kata sandi"), _("tersimpan sebagai sidik"), Link(_("Ganti"), reverse("accounts-password"))
            )
        )
    if selectors.has_second_factor(me):
        codes = Link(_("Buat yang baru"), reverse("mfa_generate_recovery_codes"))
        facts.append(Fact(_("Aplikasi kode"), _("aktif"), Link(_("Ganti"), reverse("mfa_deactivate_totp"))))
        facts.append(Fact(_("Kode cadangan"), _("untuk saat telepon Anda tidak ada"), codes))
    return facts


def _sessions(request: HttpRequest, me: User, now: datetime) -> list[dict[str, object]]:
    return [
        {
            "pk": one.pk,
            "current": one.key == request.session.session_key,
            "since": date_format(timezone.localtime(one.since), "j F Y, H.i"),
            "address": one.address,
            "browser": words_for(one.browser),
        }
        for one in selectors.sessions_of(me, now=now)
    ]


@policy(signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest) -> HttpResponseBase:
    """Correct my name and employee number."""
    me = _me(request)
    form = DetailsForm(request.POST or None, initial={"name": me.name, "nip": me.nip})
    if form.is_valid():
        actions.correct(person=me, by=me, now=timezone.now(), **form.cleaned_data)
        return HttpResponseRedirect(reverse("accounts-mine"))
    context = {
        "form": form,
        "over": _("Akun saya"),
        "title": _("Perbaiki data saya"),
        "lead": _("Hanya nama dan nomor pegawai. Surel diganti lewat undangan baru dari pengelola."),
        "send": _("Simpan"),
    }
    return render(request, "accounts/form.html", context, status=422 if form.is_bound else 200)


@policy(signed_in)
@sensitive_post_parameters("old", "password")
@rate_limit(action="change_password")  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponseBase:
    """Change my password; every other browser is signed out."""
    me, now = _me(request), timezone.now()
    expired = is_expired(me, now=now)
    form = ChangePasswordForm(request.POST or None, person=me)
    if form.is_valid():
        key = request.session.session_key or ""
        actions.change_password(person=me, password=form.cleaned_data["password"], keep=key, now=now)
        update_session_auth_hash(request, me)
        return HttpResponseRedirect(reverse("accounts-mine"))
    context = {
        "form": form,
        "over": _("Akun saya"),
        "title": _("Kata sandi Anda sudah terlalu lama dipakai") if expired else _("Ganti kata sandi"),
        "lead": _("Peramban lain yang sedang masuk dengan akun Anda akan dikeluarkan."),
        "send": _("Ganti kata sandi"),
    }
    return render(request, "accounts/form.html", context, status=422 if form.is_bound else 200)


@policy(own_session)
@require_POST
def end_session(request: HttpRequest, session: int) -> HttpResponseBase:
    """Sign out one of my browsers."""
    me = _me(request)
    found = selectors.session_of(me, session)
    if found is not None:
        actions.end_session(session=found, by=me, now=timezone.now())
    return HttpResponseRedirect(reverse("accounts-mine"))
