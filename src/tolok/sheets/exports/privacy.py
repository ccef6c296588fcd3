"""What is left out of open answers, and why."""

from collections.abc import Sequence

from tolok.rules.surveys.suppression import SMALLEST
from tolok.rules.texts import Text


def withheld(parts: Sequence[str], kept: Sequence[str], fewest: int = SMALLEST) -> list[tuple[str, Text]]:
    """What is left out of open answers, with the reason."""
    return [
        *((part, TOO_FEW.format(fewest=fewest)) for part in parts if part not in kept),
        ("answer_id", IDENTIFIER),
        ("given_at", MONTH),
        ("comment", COMMENTS),
    ]


TOO_FEW = Text(
    "Bersama keterangan lain, sebagian responden akan tinggal kurang dari {fewest} orang, atau tidak ada yang mengisi.",
    "With the other details some respondents would be fewer than {fewest} people, or nobody filled it.",
)
IDENTIFIER = Text(
    "Tanda pengenal jawaban memuat jam mengirimnya.",
    "The identifier of an answer tells the hour it was sent.",
)
MONTH = Text("Hanya bulannya yang diumumkan.", "Only the month is published.")
COMMENTS = Text("Komentar dapat menyebut orang.", "Comments may name people.")
