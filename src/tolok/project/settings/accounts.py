"""How people sign in: passwords, second factor, single sign-on, sessions. See docs/adr/0007-accounts.md."""

import os
from urllib.parse import urlsplit

#: Whether anybody may sign in here at all; off, every page of accounts answers "not found".
TOLOK_ACCOUNTS = os.environ.get("TOLOK_ACCOUNTS", "1") == "1"
#: Whether whoever signs in with a password must also have a code app (ASVS 5.0, 6.3.3).
TOLOK_SECOND_FACTOR = True

# The one identity provider of the office; without an issuer there is no single sign-on.
TOLOK_OIDC_ISSUER = os.environ.get("TOLOK_OIDC_ISSUER", "").rstrip("/")
#: Its host as a content security policy names it.
OIDC_ORIGIN = "{0.scheme}://{0.netloc}".format(urlsplit(TOLOK_OIDC_ISSUER)) if TOLOK_OIDC_ISSUER else ""
TOLOK_OIDC_CLIENT_ID = os.environ.get("TOLOK_OIDC_CLIENT_ID", "")
TOLOK_OIDC_SECRET = os.environ.get("TOLOK_OIDC_SECRET", "")
TOLOK_OIDC_NAME = os.environ.get("TOLOK_OIDC_NAME", "SSO")

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts-mine"

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
_COMMON: list[dict[str, object]] = [
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
]
# Two rule books that contradict each other: ASVS 5.0 forbids rules on characters and expiry (6.2.5, 6.2.10),
# BSSN 4/2021 asks for both.
PASSWORD_PROFILES: dict[str, list[dict[str, object]]] = {
    "asvs": [{"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 15}}, *_COMMON],
    "bssn": [
        {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
        {"NAME": "tolok.apps.accounts.passwords.FourClassesValidator"},
        *_COMMON,
    ],
}
#: Days after which a password must be changed, by profile; a profile not named here has no expiry.
PASSWORD_DAYS = {"bssn": 180}

TOLOK_PASSWORD_PROFILE = os.environ.get("TOLOK_PASSWORD_PROFILE", "asvs")
if TOLOK_PASSWORD_PROFILE not in PASSWORD_PROFILES:
    raise ValueError(f"TOLOK_PASSWORD_PROFILE is {TOLOK_PASSWORD_PROFILE!r}; use asvs or bssn")
AUTH_PASSWORD_VALIDATORS = PASSWORD_PROFILES[TOLOK_PASSWORD_PROFILE]

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = True
# Lax, because the way back from an identity provider starts at another site.
SESSION_COOKIE_SAMESITE = "Lax"
#: Seconds after which everybody signs in again; closing the browser ends a session sooner.
SESSION_COOKIE_AGE = 12 * 60 * 60

# Rate limits and used codes must be known to every process of the server, so they are kept in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cache",
        # Above this many, entries are thrown out at random: of counts of tokens, and of attempts to sign in.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}

ACCOUNT_ADAPTER = "tolok.apps.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = str
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation goes to the address, so using it is the proof
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_FORMS = {
    "login": "tolok.apps.accounts.forms.SignInForm",
    "reauthenticate": "tolok.apps.accounts.forms.PasswordAgainForm",
}
MFA_ADAPTER = "tolok.apps.accounts.adapters.SecondFactorAdapter"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Tolok"
MFA_TOTP_TOLERANCE = 1  # one step of 30 seconds either way, for phones whose clock is off
MFA_FORMS = {
    "authenticate": "tolok.apps.accounts.forms.CodeForm",
    "reauthenticate": "tolok.apps.accounts.forms.CodeAgainForm",
    "activate_totp": "tolok.apps.accounts.forms.FirstCodeForm",
}
SOCIALACCOUNT_ADAPTER = "tolok.apps.accounts.adapters.SsoAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
