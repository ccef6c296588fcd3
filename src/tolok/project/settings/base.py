"""What every installation shares. demo, production and test import this file and say what differs."""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from tolok.project.due import DUTIES
from tolok.project.settings.accounts import *  # noqa: F403
from tolok.project.settings.accounts import OIDC_ORIGIN
from tolok.project.settings.closed import *  # noqa: F403
from tolok.project.settings.evidence import *  # noqa: F403
from tolok.project.settings.evidence import TOLOK_FILES_HOST
from tolok.project.settings.mail import *  # noqa: F403

PACKAGE = Path(__file__).resolve().parents[2]

ROOT_URLCONF = "tolok.project.urls"
WSGI_APPLICATION = "tolok.project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "tolok.web",
    "tolok.apps.common",
    "tolok.apps.accounts",
    "tolok.apps.notices",
    "tolok.apps.organizations",
    "tolok.apps.calculation",
    "tolok.apps.evidence",
    "tolok.apps.commitments",
    "tolok.apps.standards",
    "tolok.apps.surveys",
    "tolok.apps.consultation",
    "tolok.apps.catalogue",
    "tolok.apps.evaluation",
    "tolok.apps.publication",
    "tolok.apps.demonstration",
    "tolok.api",
]

# Sessions are read only where somebody signs in, so no cookie is set by reading a public page.
MIDDLEWARE = [
    "tolok.apps.common.middleware.TraceMiddleware",
    "tolok.apps.evidence.middleware.FilesHostMiddleware",
    "tolok.api.middleware.JsonDoorMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tolok.apps.accounts.middleware.StaffDoorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tolok.web.middleware.RowNumbersMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "tolok.web.context.frame",
                "tolok.project.navigation.navigation",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "tolok.web.templatetags.actions",
                "tolok.web.templatetags.content",
                "tolok.web.templatetags.data",
                "tolok.web.templatetags.fields",
                "tolok.web.templatetags.frame",
            ],
        },
    }
]

# Indonesian is the source of every text; English is its translation, under /en/.
LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = ["tolok.web.formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "tolok.project.static.DigestedFiles"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *filter(None, [TOLOK_FILES_HOST])],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # Browsers hold a form's redirect against this too, and single sign-on starts with a form.
        "form-action": [SELF, *filter(None, [OIDC_ORIGIN])],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "tolok.web.errors.csrf_failure"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

TOLOK_DUTIES = DUTIES
# Minutes without a heartbeat after which the site counts as having been out of reach.
TOLOK_OUTAGE_MINUTES = int(os.environ.get("TOLOK_OUTAGE_MINUTES", "5"))

# Who runs this installation and where people get help; shown in the header and in the help block.
TOLOK_SIGNER = os.environ.get("TOLOK_SIGNER", "")
TOLOK_OFFICE = os.environ.get("TOLOK_OFFICE", "")
TOLOK_HELP_PHONE = os.environ.get("TOLOK_HELP_PHONE", "")
TOLOK_HELP_EMAIL = os.environ.get("TOLOK_HELP_EMAIL", "")
TOLOK_HELP_HOURS = os.environ.get("TOLOK_HELP_HOURS", "")
# The largest file that Hitung Indeks takes.
TOLOK_UPLOAD_MB = int(os.environ.get("TOLOK_UPLOAD_MB", "20"))
# Requests a minute that one token may make; 0: as many as it likes.
TOLOK_API_RATE = int(os.environ.get("TOLOK_API_RATE", "300"))
# A file of design tokens in place of our own (see src/tolok/web/theme/tolok.css).
TOLOK_THEME = os.environ.get("TOLOK_THEME", "")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"discreet": {"()": "tolok.project.logs.Discreet"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["discreet"]},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Django's own handler mails administrators and shows lines in DEBUG only; one stream is enough.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "tolok": {"level": os.environ.get("TOLOK_LOG_LEVEL", "INFO").upper()},
    },
}
