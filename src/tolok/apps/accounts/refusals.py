"""What people read who cannot be let in: what happened and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.web.shapes import Link


def _said(request: HttpRequest, title: str, lead: str, todo: str) -> HttpResponse:
    link = Link(_("Ke halaman masuk"), reverse("account_login"))
    context = {"title": title, "lead": lead, "todo": todo, "link": link}
    return render(request, "accounts/said.html", context, status=403)


def say_inactive(request: HttpRequest) -> HttpResponse:
    """The account is closed."""
    return _said(
        request,
        _("Akun ini sudah ditutup"),
        _("Surel dan kata sandi Anda benar, tetapi akun ini tidak dapat dipakai lagi."),
        _("Jika Anda masih bertugas, mintalah pengelola di kantor Anda membukanya kembali."),
    )


def say_not_invited(request: HttpRequest) -> HttpResponse:
    """The invitation is used, expired or was never there; which of these is not told."""
    return _said(
        request,
        _("Undangan ini tidak berlaku"),
        _("Undangan hanya dapat dipakai sekali, dalam tujuh hari. Mungkin alamatnya juga terpotong."),
        _("Salin alamat undangan sampai huruf terakhir, atau mintalah undangan baru kepada pengelola."),
    )


def say_sso_unknown(request: HttpRequest) -> HttpResponse:
    """The provider knows the person, we do not."""
    return _said(
        request,
        _("Anda belum diundang ke sini"),
        _("Kami menerima jawaban dari penyedia akun Anda, tetapi belum ada undangan untuk Anda."),
        _(
            "Mintalah pengelola mengundang alamat surel yang Anda pakai pada penyedia itu, lalu masuk sekali lagi."
        ),
    )


def say_sso_failed(request: HttpRequest) -> HttpResponse:
    """It was cancelled, or what the provider said was not proven."""
    return _said(
        request,
        _("Masuk lewat penyedia akun tidak berhasil"),
        _("Anda membatalkannya, atau jawaban penyedia akun tidak dapat kami pastikan."),
        _("Coba sekali lagi. Jika tetap gagal, masuklah dengan surel dan kata sandi atau hubungi pengelola."),
    )
