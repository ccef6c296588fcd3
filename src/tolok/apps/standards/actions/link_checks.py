"""The nightly look at every address that units give."""

from datetime import datetime


def check_due(*, now: datetime) -> int:
    """Look at a batch of addresses; return how many."""
    return 0
