"""How often a token may ask: a fixed window of a minute, counted in the cache that all processes share.

Two requests at the same instant may be counted as one. That is enough to stop a loop that runs wild, and costs no lock.
"""

from datetime import datetime

from django.conf import settings
from django.core.cache import cache

from tolok.api.errors import KINDS, RefusedError
from tolok.apps.accounts.models import Token

WINDOW = 60


def spend(token: Token, now: datetime) -> None:
    """Count one request. Raises RefusedError, with the seconds to wait, above the limit; a limit of 0 is none."""
    limit = settings.TOLOK_API_RATE
    if not limit:
        return
    window, passed = divmod(int(now.timestamp()), WINDOW)
    key = f"api-{token.pk}-{window}"
    used = cache.get(key, 0)
    if used >= limit:
        raise RefusedError(429, KINDS[429][1], KINDS[429][0], Retry_After=str(WINDOW - passed))
    cache.set(key, used + 1, timeout=2 * WINDOW)
