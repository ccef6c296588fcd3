"""Pages for when something goes wrong: what happened, what is safe, what to do. Never a bare error."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)

# Shown when even the error page cannot be drawn.
_LAST_WORDS = """<!doctype html><html lang="id"><meta charset="utf-8"><title>Ada gangguan – Tolok</title>
<h1>Ada gangguan di pihak kami</h1><p>Data yang sudah Anda kirim tetap aman. Tunggu sebentar, lalu coba lagi.</p>
<p lang="en">Something went wrong on our side. What you already sent is safe. Wait a moment, then try again.</p></html>"""


def _page(request: HttpRequest, status: int, title: str, said: str, todo: str) -> HttpResponse:
    context = {"status": status, "title": title, "said": said, "todo": todo}
    return render(request, "web/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the browser sent what we cannot read."""
    return _page(
        request,
        400,
        _("Permintaan ini tidak dapat kami baca"),
        _("Alamat atau isian yang dikirim peramban Anda tidak lengkap atau rusak di jalan."),
        _("Kembali ke halaman sebelumnya, muat ulang, lalu kirim sekali lagi."),
    )


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the page exists, but not for this person."""
    return _page(
        request,
        403,
        _("Halaman ini bukan untuk Anda buka"),
        _("Halaman ini hanya dapat dibuka oleh petugas yang diberi tugas."),
        _("Jika ini tugas Anda, mintalah akses kepada pengelola di kantor Anda."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose proof of origin is missing or stale."""
    return _page(
        request,
        403,
        _("Formulir ini sudah kedaluwarsa"),
        _(
            "Demi keamanan, formulir hanya berlaku pada peramban yang membukanya. Tidak ada data yang tersimpan."
        ),
        _(
            "Kembali, muat ulang halaman formulir, lalu kirim sekali lagi. Pastikan peramban mengizinkan kuki situs ini."
        ),
    )


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing lives at this address, or no longer."""
    return _page(
        request,
        404,
        _("Halaman tidak ditemukan"),
        _("Alamatnya mungkin salah ketik, sudah pindah, atau masa simpannya sudah habis."),
        _("Periksa kembali alamatnya, atau mulai dari beranda."),
    )


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """429: the same thing was tried too often in a short time."""
    return _page(
        request,
        429,
        _("Terlalu banyak percobaan"),
        _("Demi keamanan, kami membatasi berapa kali hal ini dapat dicoba dalam waktu singkat."),
        _("Tunggu lima menit, lalu coba lagi."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. Falls back to fixed words when the page itself cannot be drawn."""
    try:
        return _page(
            request,
            500,
            _("Ada gangguan di pihak kami"),
            _("Bukan salah Anda. Gangguan ini sudah tercatat, dan data yang sudah Anda kirim tetap aman."),
            _("Tunggu sebentar, lalu coba lagi. Jika masih terjadi, hubungi bantuan di bawah ini."),
        )
    except Exception:
        logger.exception("the error page could not be drawn")
        return HttpResponse(_LAST_WORDS, status=500)
