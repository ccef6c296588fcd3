"""Which details of respondents may stand in open answers: so few that nobody is alone with theirs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from tolok.rules.texts import Text

#: The fewest people that must share one combination of details (surveys, 6.8: k-anonymity).
FEWEST = 5


def kept_parts(
    rows: Sequence[Mapping[str, str]], parts: Sequence[str], fewest: int = FEWEST
) -> tuple[str, ...]:
    """The most of `parts` that may be published together: every combination of their values occurs `fewest` times.

    A value that was not said counts as one. Of equally many the earlier parts are kept. Parts nobody filled are
    dropped.
    """
    said = [part for part in parts if any(row.get(part) for row in rows)]
    for count in range(len(said), 0, -1):
        for some in combinations(said, count):
            groups = Counter(tuple(row.get(part, "") for part in some) for row in rows)
            if min(groups.values()) >= fewest:
                return some
    return ()


def withheld(parts: Sequence[str], kept: Sequence[str], fewest: int = FEWEST) -> list[tuple[str, Text]]:
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
