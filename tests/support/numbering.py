"""Numbers for what tests make."""

import itertools


def not_a_year(number):
    """The number, past those that read as a year of the Common Era.

    Thousands of tests count on in one process, and pages in Thai are searched for such years.
    """
    return number if number < 1900 else number + 200


def count_up():
    """1, 2, 3 and so on, without the years."""
    return map(not_a_year, itertools.count(1))
