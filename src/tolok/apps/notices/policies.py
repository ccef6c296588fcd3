"""Who may see notices: whoever they are for, and nobody else."""

from tolok.apps.accounts.models import User
from tolok.apps.notices.models import Notice


def may_read(person: User, notice: Notice) -> bool:
    """Whether a notice is for this person."""
    return notice.user_id == person.pk
