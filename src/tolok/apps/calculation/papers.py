"""Reports of a calculation on paper."""

from datetime import date

from tolok.apps.calculation.models import Calculation


def make_paper(calculation: Calculation, place: int, language: str, printed_on: date) -> bytes:
    """The PDF of all units (`place` 0) or of one."""
    raise NotImplementedError
