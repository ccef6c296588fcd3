"""Whether answers come in fast enough to reach what is wanted by the close."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from math import ceil


@dataclass(frozen=True, slots=True)
class Pace:
    """`missing` answers until the target; `days` whole or begun days left; `each_day` answers a day, None at the end.

    `passed` is the share of the time that has gone by, 0 to 1; `due` what would be there by now at an even pace.
    """

    missing: int
    days: int
    each_day: int | None
    passed: Fraction
    due: int

    def behind(self, n: int) -> bool:
        """Whether fewer answers are there than an even pace would have brought."""
        return n < self.due


def pace(n: int, target: int, opens_at: datetime, ends_at: datetime, now: datetime) -> Pace:
    """The pace of a survey that is open from `opens_at` until `ends_at`, exact to the second."""
    whole = int((ends_at - opens_at).total_seconds())
    gone = min(max(int((now - opens_at).total_seconds()), 0), whole)
    passed = Fraction(gone, whole) if whole else Fraction(1)
    missing, days = max(target - n, 0), ceil(Fraction(whole - gone, 86_400))
    return Pace(missing, days, ceil(Fraction(missing, days)) if days else None, passed, int(target * passed))
