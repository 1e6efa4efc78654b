"""No count from 1 to 4 is shown or can be worked out."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.domain.statistics.suppression import hidden_cells
from evidence.domain.statistics.table import (
    COUNTRY,
    FIGURES,
    FOUND,
    NOT_FOUND,
    NOT_RETURNED,
    RETURNED,
    TOTAL,
    add_up,
    adds_up,
)


def figures(returned, not_returned, not_found):
    found = returned + not_returned
    return dict(
        zip(FIGURES, [found + not_found, found, returned, not_returned, not_found], strict=True)
    )


def make_table(provinces):
    """From {(region, province): (returned, not returned, not found)}."""
    return add_up({area: figures(*parts) for area, parts in provinces.items()})


def assert_safe(table, ranges):
    """No small count is shown, no zero hidden, and every hidden count can be five values."""
    hidden = hidden_cells(table)
    assert [cell for cell, count in table.items() if 1 <= count <= 4 and cell not in hidden] == []
    assert [cell for cell in hidden if table[cell] == 0] == []
    narrow = {
        cell: (low, high)
        for cell, (low, high) in ranges(table, hidden, enough=4).items()
        if high - low < 4
    }
    assert narrow == {}
    return hidden


def test_nothing_is_hidden_where_nothing_is_small():
    table = make_table({(1, 1): (20, 9, 5), (1, 2): (8, 0, 7), (2, 3): (0, 0, 0)})
    assert hidden_cells(table) == frozenset()


def test_a_small_count_takes_another_province_and_the_totals_with_it(ranges):
    table = make_table(
        {(1, 1): (20, 9, 3), (1, 2): (80, 10, 7), (1, 3): (300, 90, 40), (2, 4): (50, 60, 70)}
    )
    assert assert_safe(table, ranges) == {
        ((1, 1), NOT_FOUND),
        ((1, 1), TOTAL),
        ((1, 2), NOT_FOUND),
        ((1, 2), TOTAL),
    }


def test_a_small_part_of_the_found_is_not_left_to_subtraction(ranges):
    table = make_table({(1, 1): (20, 3, 9), (1, 2): (80, 10, 7), (2, 4): (50, 60, 70)})
    assert assert_safe(table, ranges) == {
        ((1, 1), RETURNED),
        ((1, 1), NOT_RETURNED),
        ((1, 2), RETURNED),
        ((1, 2), NOT_RETURNED),
    }


def test_two_counts_of_one_do_not_protect_each_other(ranges):
    """Their sum is 2, so each would be 1."""
    table = make_table({(1, 1): (20, 9, 1), (1, 2): (80, 10, 1), (2, 3): (50, 60, 70)})
    hidden = assert_safe(table, ranges)
    assert ((1,), NOT_FOUND) in hidden


def test_a_region_of_one_province_is_protected_by_other_regions(ranges):
    table = make_table({(1, 1): (20, 9, 2), (2, 2): (80, 10, 9), (2, 3): (60, 10, 8)})
    hidden = assert_safe(table, ranges)
    assert {((1, 1), NOT_FOUND), ((1,), NOT_FOUND), ((2,), NOT_FOUND)} <= hidden


def test_a_small_country_shows_no_more_than_its_zeros(ranges):
    table = make_table({(1, 1): (2, 0, 0)})
    assert assert_safe(table, ranges) == {
        (area, figure) for area in [COUNTRY, (1,), (1, 1)] for figure in [TOTAL, FOUND, RETURNED]
    }


def test_found_of_a_region_is_safe_where_its_total_and_not_found_are_hidden(ranges):
    """The sum of two hidden cells that move together would stand still."""
    assert_safe(
        make_table(
            {
                (1, 100): (0, 0, 5),
                (2, 202): (0, 0, 2),
                (2, 203): (4, 0, 2),
                (2, 205): (4, 1, 0),
                (3, 301): (0, 0, 2),
            }
        ),
        ranges,
    )


def test_a_zero_is_shown():
    table = make_table({(1, 1): (20, 9, 0), (1, 2): (80, 10, 3), (1, 3): (70, 10, 6)})
    assert ((1, 1), NOT_FOUND) not in hidden_cells(table)


def test_the_same_table_hides_the_same_cells_in_any_order():
    provinces = {(1, n): (n * 7 % 30, n * 5 % 11, n * 3 % 7) for n in range(9)}
    backwards = dict(reversed(make_table(provinces).items()))
    assert hidden_cells(backwards) == hidden_cells(make_table(provinces))


def test_a_table_that_does_not_add_up_is_refused():
    table = make_table({(1, 1): (20, 9, 3)})
    with pytest.raises(ValueError, match="not the sum"):
        hidden_cells(table | {((1, 1), NOT_FOUND): 4, ((1, 1), TOTAL): 33})
    with pytest.raises(ValueError, match="do not add up"):
        hidden_cells(table | {((1, 1), FOUND): 30})


counts = st.one_of(st.integers(0, 6), st.integers(0, 60))
provinces = st.dictionaries(
    st.tuples(st.integers(1, 3), st.integers(1, 4)).map(
        lambda area: (area[0], area[0] * 10 + area[1])
    ),
    st.tuples(counts, counts, counts),
    min_size=1,
    max_size=9,
)


@settings(max_examples=200, deadline=None)
@given(provinces)
def test_no_hidden_count_can_be_placed_within_four_numbers(ranges, provinces):
    assert_safe(make_table(provinces), ranges)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_whole_country_is_safe(ranges, seed):
    """77 provinces in 19 regions, one of them with a single province; many small counts."""
    chance = random.Random(seed)
    places = [(0, 0)] + [(1 + number % 18, number) for number in range(1, 77)]
    table = make_table(
        {
            place: (chance.randrange(300), chance.randrange(40), chance.randrange(16))
            for place in places
        }
    )
    assert len(table) == 5 * (77 + 19 + 1)
    assert_safe(table, ranges)


def test_the_reader_of_these_tests_sees_what_subtraction_gives_away(ranges):
    """The check itself: with only the small count hidden it is known; two make an interval."""
    table = make_table({(1, 1): (20, 9, 3), (1, 2): (80, 10, 7), (1, 3): (300, 90, 40)})
    small, other = ((1, 1), NOT_FOUND), ((1, 2), NOT_FOUND)
    totals = {((1, 1), TOTAL), ((1, 2), TOTAL)}
    assert ranges(table, {small}) == {small: (3, 3)}
    assert ranges(table, {small, other}) == {small: (3, 3), other: (7, 7)}
    assert ranges(table, {small, other} | totals) == {
        small: (1, 9),
        other: (1, 9),
        ((1, 1), TOTAL): (30, 38),
        ((1, 2), TOTAL): (91, 99),
    }


def test_figures_add_up_only_as_whole_numbers():
    assert adds_up(figures(3, 2, 1))
    assert not adds_up(figures(3, 2, 1) | {FOUND: 6})
    assert not adds_up(figures(3, 2, 1) | {TOTAL: None})
    assert not adds_up({})
    assert not adds_up(figures(-3, 3, 1))
