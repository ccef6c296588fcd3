"""Signed addresses of files: whoever has one may open it, for ten minutes at most.

Whoever makes an address has asked the policies first. Addresses made within the same five minutes are alike, so
that a browser need not fetch a page it has.
"""

from datetime import datetime
from typing import Literal

from django.conf import settings
from django.core import signing
from django.urls import reverse

from tolok.apps.evidence.models import Preview, ProofVersion

SALT = "tolok.evidence.file"
#: Seconds: an address lives for one to two steps.
STEP = 300
What = Literal["file", "page", "thumbnail"]


def file_url(version: ProofVersion, *, now: datetime) -> str:
    """The address at which the file itself may be taken away; empty while it may not be opened."""
    return _address(version, "file", 0, now) if version.may_be_opened else ""


def page_url(version: ProofVersion, page: int, *, now: datetime) -> str:
    """The address of the picture of a page, counted from 1; empty when there is none."""
    known = _is_drawn(version) and 1 <= page <= version.pages_drawn
    return _address(version, "page", page, now) if known else ""


def thumbnail_url(version: ProofVersion, *, now: datetime) -> str:
    """The address of the small picture of the first page; empty when there is none."""
    return _address(version, "thumbnail", 0, now) if _is_drawn(version) else ""


def _is_drawn(version: ProofVersion) -> bool:
    return version.may_be_opened and version.preview == Preview.READY


def _address(version: ProofVersion, what: What, page: int, now: datetime) -> str:
    until = int(now.timestamp()) // STEP * STEP + 2 * STEP
    token = signing.Signer(salt=SALT).sign_object([version.pk, what, page, until])
    path = reverse("evidence-file", args=[token])
    return f"//{settings.TOLOK_FILES_HOST}{path}" if settings.TOLOK_FILES_HOST else path


def opened(token: str, *, now: datetime) -> tuple[int, What, int, int] | None:
    """Version, what of it, page and seconds left, if the address is ours and still holds."""
    try:
        pk, what, page, until = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    left = until - int(now.timestamp())
    return (pk, what, page, left) if left > 0 else None
