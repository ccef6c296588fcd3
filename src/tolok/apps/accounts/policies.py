"""Who may do what with accounts. Whom to invite is decided above, where offices and roles are known."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.http import HttpRequest


def signed_in(request: HttpRequest, **_parts: Any) -> bool:
    """Anybody who is signed in."""
    return request.user.is_authenticated


def own_session(request: HttpRequest, **parts: Any) -> bool:
    """The person whose session it is; one that is not there is refused the same way."""
    mine = UserSession.objects.filter(user_id=request.user.pk, pk=parts["session"])
    return request.user.is_authenticated and bool(mine.exists())
