"""Comments as pages show them: masked, or that they are not masked yet. Nothing else may show one."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tolok.apps.surveys.models import Answer
from tolok.apps.surveys.selectors.comments import masked, with_words


def comments_of(answers: Sequence[Answer]) -> list[tuple[int, str]]:
    """The number of each answer that has a comment, and the comment as it may be read. Two statements."""
    found = masked(answers)
    return [(pk, found.get(pk) or _("sedang disamarkan")) for pk in with_words(answers)]
