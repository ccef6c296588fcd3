"""The minutes of a forum, and how far their signatures are proved."""

from django.core.exceptions import ObjectDoesNotExist

from tolok.apps.consultation.models import Forum, Minutes, Signature


def minutes_of(forum: Forum) -> Minutes | None:
    """The minutes as far as they are written."""
    try:
        return forum.minutes
    except ObjectDoesNotExist:
        return None


def scanned(forum: Forum) -> bool:
    """Whether the scan of the signed paper is attached."""
    minutes = minutes_of(forum)
    return minutes is not None and minutes.scan_id is not None


def proved(forum: Forum, signature: Signature) -> bool:
    """Whether a signature rests on more than what somebody else typed."""
    return signature.own or scanned(forum)


def unproved(forum: Forum) -> bool:
    """Whether some signature of a `whole` forum rests on nothing but what was typed."""
    return any(not proved(forum, one) for one in forum.signatures.all())
