"""Answers as they are read from any file, and an identifier that is the same each time the file is read."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from tolok.rules.texts import Problem, Text

#: The files that are told apart.
Format = Literal["google", "limesurvey", "kobo", "raw", "recap", "tolok", "unsent"]


@dataclass(frozen=True, slots=True)
class ImportedAnswer:
    """One respondent. `row` counts from 1 as the file does; what was not answered is in neither mapping.

    `source` is what tells this answer from all others of the same collection; it may quote the answer, so that it is
    hashed and never kept. `own` is an identifier of version 7 that the file brings. `survey` is set where every answer
    says which survey it was given to.
    """

    row: int
    source: str
    values: Mapping[str, int]
    extra: Mapping[str, str] = field(default_factory=dict)
    comment: str = ""
    profile: Mapping[str, str] = field(default_factory=dict)
    given_at: datetime | None = None
    seconds: int | None = None
    mode: str = ""
    service: str = ""
    survey: str = ""
    own: UUID | None = None

    def identifier(self, survey: str) -> UUID:
        """The identifier within `survey` (its code), of version 7, equal each time the same answer is read.

        Without one of its own the time part is 0: a corrected mapping of times must not make another answer of it.
        """
        if self.own is not None:
            return self.own
        digest = hashlib.sha256(f"tolok-import\0{survey}\0{self.source}".encode()).digest()
        noise = int.from_bytes(digest[:10], "big") >> 6
        return UUID(int=7 << 76 | (noise >> 62) << 64 | 2 << 62 | noise & (1 << 62) - 1)


@dataclass(frozen=True, slots=True)
class ImportedAnswers:
    """What a file holds. With `problems` nothing of it may be kept; `warnings` say what was left out and where."""

    file: str
    format: Format
    answers: tuple[ImportedAnswer, ...]
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    notes: tuple[Text, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether the answers may be kept."""
        return not self.problems and bool(self.answers)
