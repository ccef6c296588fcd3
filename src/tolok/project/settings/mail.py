"""Where e-mails go out, read from one address. Without it no e-mail is sent."""

import os
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

#: `smtp://` turns to TLS before anything is said, `smtps://` speaks it from the start, `smtp+plain://` never does.
PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}


@dataclass(frozen=True, slots=True)
class MailServer:
    """A server that takes e-mails; without a host there is none."""

    scheme: str = ""
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""


def mail_server(address: str) -> MailServer:
    """Return the server at an address such as ``smtp://user:secret@host:587``; an empty address is no server.

    Raises ValueError for any other address; the message repeats no part of it, for it may hold a password.
    """
    if not address:
        return MailServer()
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        parts, host, port = urlsplit(""), "", None
    if parts.scheme not in PORTS or not host:
        raise ValueError(
            "TOLOK_SMTP_URL is not an address like smtp://user:secret@host:587 (or smtps://, smtp+plain://)"
        )
    secret = unquote(parts.password or "")
    return MailServer(parts.scheme, host, port or PORTS[parts.scheme], unquote(parts.username or ""), secret)


_server = mail_server(os.environ.get("TOLOK_SMTP_URL", ""))
TOLOK_MAIL = bool(_server.host)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if TOLOK_MAIL else 'dummy'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _server.host, _server.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _server.user, _server.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _server.scheme == "smtp", _server.scheme == "smtps"
#: Seconds until a server that does not answer is given up.
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("TOLOK_MAIL_FROM", "") or "tolok@localhost"
#: The public address of the site, for links in e-mails; without a slash at the end.
TOLOK_ADDRESS = os.environ.get("TOLOK_ADDRESS", "").rstrip("/")
