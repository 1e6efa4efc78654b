"""What tests number never reads as a year."""

from support.common_era import YEAR
from support.numbering import not_a_year


def test_numbers_never_read_as_a_year_and_stay_apart():
    given = [not_a_year(number) for number in range(1, 5000)]
    assert len(set(given)) == len(given)
    assert [number for number in given if YEAR.search(f"สมมุติ {number}")] == []
