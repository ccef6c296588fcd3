"""What a consultation demands of a standard before it goes to decision."""

from tolok.apps.consultation.selectors import unanswered_of, waiting_of
from tolok.apps.standards.models import StandardVersion
from tolok.rules.texts import Problem, Text


def inputs_answered(version: StandardVersion) -> list[Problem]:
    """Every input of the forums a version went through has an answer with its reason, and every comment was read."""
    asked = [(unanswered_of(version).count(), UNANSWERED), (waiting_of(version).count(), WAITING)]
    return [Problem(text.format(n=n)) for n, text in asked if n]


UNANSWERED = Text(
    "{n} masukan dari forum konsultasi publik belum dijawab. Jawab dulu di halaman forum.",
    "{n} inputs of the consultation are not answered. Answer them first on the page of the forum.",
)
WAITING = Text(
    "{n} komentar daring dari konsultasi publik belum dibaca. Tampilkan atau sembunyikan dulu di halaman forum.",
    "{n} online comments of the consultation are not read. Show or hide them first on the page of the forum.",
)
