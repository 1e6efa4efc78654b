"""Numbers as they are shown: grouped by thousands, percentages cut and never rounded up."""

from fractions import Fraction


def grouped(number):
    """Return an int, Decimal or float with commas between thousands: 1,234; 1,234.5."""
    return f"{number:,}"


def percent_cut(part, whole):
    """Return part × 100 / whole with two decimals, cut: 968 of 1019 is "94.99", never 95.00.

    Both are whole numbers ≥ 0. Raises ZeroDivisionError for a whole of 0, which has no
    percentage: whoever asks has to say something else instead.
    """
    hundredths = part * 10_000 // whole
    return f"{hundredths // 100}.{hundredths % 100:02}"


def ratio(value):
    """Return (part, whole) of a Fraction or of a pair."""
    if isinstance(value, Fraction):
        return value.numerator, value.denominator
    part, whole = value
    return part, whole
