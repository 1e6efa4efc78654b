"""Which counts are not shown, so that none from 1 to 4 can be read or worked out.

What a reader is taken to know: every count that is shown; that counts are whole numbers; that
provinces add up to their region and regions to the country; that in every area the total is
found + not found, and found is returned + not returned; and that a hidden count is not 0, since
zeros are always shown. All hidden counts bear the same mark: that some are hidden because they
are small and others to protect those is known, but not which. (A mark that says “this one is
below 5” gives away 1–4 by itself, and no other cell could make up for it.)

What is promised: for every hidden count there are tables that agree with all of this and in
which it takes at least five different values. No reader can place it within 1–4, nor within any
four numbers.

Where the levels of districts are public, `published` keeps back those of provinces of which a
count is hidden: a level bounds the share that a district found.

What is not covered: knowledge from elsewhere (an office knows its own part), two publications of
the same round held against each other, and guessing backwards from how cells were chosen here.
"""

from .network import Network
from .table import FOUND, NOT_FOUND, PARTS, TOTAL

#: Counts from 1 to this are not shown.
SMALL = 4
#: A hidden count can move by so many steps at least: it has one value more than 1–4 have.
STEPS = SMALL

# What it costs the reader to lose a cell: of a province, a region, the country.
_BY_LEVEL = {2: 1, 1: 30, 0: 900}


def hidden_cells(table):
    """The set of cells of `table` ({(area, figure): count}, see `table`) that are not shown.

    The same table gives the same cells. Raises ValueError if the table does not add up.
    """
    _check(table)
    network = Network(table)
    upper = sorted({area for area, _figure in table if len(area) < 2})
    network.hidden = {cell for cell in network.ends if 1 <= table[cell] <= SMALL}
    for area in upper:
        if 1 <= table[area, FOUND] <= SMALL and table[area, NOT_FOUND]:
            network.hidden.add((area, NOT_FOUND))
    queue = sorted(network.hidden, key=lambda cell: _rank(table, cell))
    while queue:
        _widen_all(network, queue)
        queue = _widen_found(network, upper)
    return frozenset(
        network.hidden | {(area, FOUND) for area in upper if _hides_found(network, area)}
    )


def _widen_all(network, queue):
    """Widen every cell of `queue`, and those hidden on the way. Hiding more narrows none."""
    while queue:
        queue += network.widen(queue.pop(0), to=STEPS, price=lambda cell: _price(network, cell))


def _widen_found(network, upper):
    """Widen `found` of regions and country where it is no mirror of another hidden cell.

    With the total shown, it moves as `not found` does, and the other way round. With both hidden
    one must be able to move while the other stays. Returns the cells hidden on the way.
    """
    for area in upper:
        total, missed = (area, TOTAL), (area, NOT_FOUND)
        if {total, missed} <= network.hidden and network.table[area, FOUND]:
            sides = [(total, missed), (missed, total)]
            if not any(
                network.width(cell, most=STEPS, fixed={other}) >= STEPS for cell, other in sides
            ):
                opened = network.widen(
                    total,
                    to=STEPS,
                    price=lambda cell: _price(network, cell),
                    fixed={missed},
                )
                return opened
    return []


def _hides_found(network, area):
    """Whether `found` of a region or the country could be worked out, or tells of a hidden one."""
    either = {(area, TOTAL), (area, NOT_FOUND)} & network.hidden
    return bool(either) and network.table[area, FOUND] > 0


def _price(network, cell):
    """The dearer, the more it tells: a total before its parts, a large count before a small one."""
    area, figure = cell
    weight = 3 if figure == TOTAL else 2
    if len(area) < 2 and figure in {TOTAL, NOT_FOUND} and not _hides_found(network, area):
        weight += 2
    return _BY_LEVEL[len(area)] * weight * (1000 + min(network.table[cell], 1000))


def _rank(table, cell):
    area, figure = cell
    return (len(area), area, table[cell], figure)


def _check(table):
    """Raise ValueError unless areas and figures add up."""
    below = {}
    for (area, figure), count in table.items():
        if area:
            below[area[:-1], figure] = below.get((area[:-1], figure), 0) + count
    areas = {area for area, _figure in table}
    for area in areas:
        parts = sum(table[area, figure] for figure in PARTS)
        if table[area, TOTAL] != parts or table[area, FOUND] != parts - table[area, NOT_FOUND]:
            raise ValueError(f"the figures of {area} do not add up")
    for cell, count in below.items():
        if table[cell] != count:
            raise ValueError(f"{cell} is not the sum of the areas in it")
