"""Numbers as readers see them."""

from fractions import Fraction

from django.utils.translation import override

from tolok.web.printing import percent, printed, short


def test_it_writes_a_minus_sign_and_no_hyphen() -> None:
    with override("id"):
        assert (printed(Fraction(-19431, 1000)), short(Fraction(-1, 20))) == ("−19,43", "−0,05")
        assert percent(Fraction(-1, 4)) == "−25 %"
    with override("en"):
        assert printed(-1234) == "−1,234.00"


def test_it_writes_no_sign_before_a_zero() -> None:
    with override("id"):
        assert printed(Fraction(-1, 1000)) == "0,00"
