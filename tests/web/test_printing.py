"""Numbers as readers see them."""

from datetime import datetime
from fractions import Fraction

from django.utils.timezone import get_current_timezone
from django.utils.translation import override

from tolok.web.printing import percent, printed, short, until


def test_it_writes_a_minus_sign_and_no_hyphen() -> None:
    with override("id"):
        assert (printed(Fraction(-19431, 1000)), short(Fraction(-1, 20))) == ("−19,43", "−0,05")
        assert percent(Fraction(-1, 4)) == "−25 %"
    with override("en"):
        assert printed(-1234) == "−1,234.00"


def test_it_writes_no_sign_before_a_zero() -> None:
    with override("id"):
        assert printed(Fraction(-1, 1000)) == "0,00"


def test_it_names_the_last_day_of_what_ends_at_midnight() -> None:
    midnight = datetime(2027, 1, 1, tzinfo=get_current_timezone())
    with override("id"):
        assert until(midnight) == "31 Desember 2026"
        assert until(midnight.replace(hour=16, minute=30)) == "1 Januari 2027, 16.30"
