"""What a consultation demands of a standard before it goes to decision."""

from tolok.apps.consultation.selectors import unanswered_of
from tolok.apps.standards.models import StandardVersion
from tolok.rules.texts import Problem, Text


def inputs_answered(version: StandardVersion) -> list[Problem]:
    """Every input of the forums a version went through has an answer with its reason."""
    if n := unanswered_of(version).count():
        return [Problem(UNANSWERED.format(n=n))]
    return []


UNANSWERED = Text(
    "{n} masukan dari forum konsultasi publik belum dijawab. Jawab dulu di halaman forum.",
    "{n} inputs of the consultation are not answered. Answer them first on the page of the forum.",
)
