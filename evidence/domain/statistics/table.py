"""The shape of a table of totals: areas within areas, figures that add up.

An area is a path: `()` the country, `(region,)`, `(region, province)`. A table is
{(area, figure): count} with every figure of every area.
"""

from evidence.enums import FigureRole

TOTAL = FigureRole.TOTAL
FOUND = FigureRole.FOUND
RETURNED = FigureRole.RETURNED
NOT_RETURNED = FigureRole.NOT_RETURNED
NOT_FOUND = FigureRole.NOT_FOUND

#: Total = found + not found; found = returned + not returned.
FIGURES = (TOTAL, FOUND, RETURNED, NOT_RETURNED, NOT_FOUND)
#: The figures that are the sum of no others.
PARTS = (RETURNED, NOT_RETURNED, NOT_FOUND)

COUNTRY = ()


def adds_up(values):
    """Whether {figure: count} of one area holds whole numbers that add up."""
    if any(type(values.get(figure)) is not int or values[figure] < 0 for figure in FIGURES):
        return False
    found = values[RETURNED] + values[NOT_RETURNED]
    return values[FOUND] == found and values[TOTAL] == found + values[NOT_FOUND]


def add_up(provinces):
    """The whole table from {(region, province): {figure: count}}."""
    table = {(COUNTRY, figure): 0 for figure in FIGURES}
    for (region, province), values in provinces.items():
        for area in [COUNTRY, (region,), (region, province)]:
            for figure in FIGURES:
                cell = (area, figure)
                table[cell] = table.get(cell, 0) + values[figure]
    return table
