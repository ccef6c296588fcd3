"""A public address behind HTTPS. `TOLOK_HOSTS` must be given; PostgreSQL by `TOLOK_DATABASE_URL`."""

import os

from django.core.exceptions import ImproperlyConfigured

from tolok.project.settings.served import *  # noqa: F403
from tolok.project.settings.served import listed

if os.environ.get("TOLOK_DEMONSTRATION"):
    raise ImproperlyConfigured(
        "TOLOK_DEMONSTRATION is set, but these are production settings: whoever opens the sign-in page could be "
        "anybody. Take it away, or use tolok.project.settings.demo"
    )

DEBUG = False
ALLOWED_HOSTS = listed("TOLOK_HOSTS")
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "TOLOK_HOSTS is empty. Give the public host names, comma-separated, for example "
        "TOLOK_HOSTS=pelayanan.example.go.id"
    )

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_SECURE = True
# Browsers take a cookie of this prefix only over HTTPS, for this host alone and the whole site.
CSRF_COOKIE_NAME = "__Host-csrf"
SESSION_COOKIE_NAME = "__Host-session"

# Only behind a proxy that removes this header from what visitors send; otherwise anyone could claim HTTPS.
if os.environ.get("TOLOK_BEHIND_PROXY") == "1":
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
