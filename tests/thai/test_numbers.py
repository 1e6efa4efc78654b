from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.numbers import grouped, percent_cut, ratio


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (968, 1019, "94.99"),
        (1019, 1019, "100.00"),
        (1018, 1019, "99.90"),
        (189, 199, "94.97"),
        (0, 5, "0.00"),
        (1, 3, "33.33"),
        (2, 3, "66.66"),
        (1, 20000, "0.00"),
        (29, 100, "29.00"),
        (57, 100, "57.00"),
    ],
)
def test_percent_is_cut_never_rounded(part, whole, shown):
    assert percent_cut(part, whole) == shown


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_percent_is_the_largest_two_decimals_not_above_the_share(part, whole):
    shown = Fraction(percent_cut(part, whole))
    share = Fraction(part * 100, whole)
    assert shown <= share < shown + Fraction(1, 100)


def test_percent_of_nothing_is_refused():
    with pytest.raises(ZeroDivisionError):
        percent_cut(0, 0)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0"),
        (999, "999"),
        (110755, "110,755"),
        (Decimal("1234.50"), "1,234.50"),
        (-1234, "-1,234"),
    ],
)
def test_grouped_puts_commas_between_thousands(number, shown):
    assert grouped(number) == shown


def test_ratio_takes_fractions_and_pairs():
    assert (ratio(Fraction(1, 2)), ratio((0, 0))) == ((1, 2), (0, 0))
