"""A table of totals as a network of flows, in which children run from area to area to figure.

A child of the country's total runs into its region's, then its province's; there it is found or
not, and if found returned or not; then through the region's and the country's count of that
figure, and out. At each knot what comes in goes out, and this says the very same as “provinces
add up to regions, regions to the country, parts to their whole”. Only `found` of regions and
country is no arc: it is total − not found, and stands in for no relation of its own.

Whoever sees some of the counts can believe in any flow that agrees with them. How far a hidden
count can move is therefore a question of paths: to raise it by one, one child more must find a
way round through arcs that are hidden as well. In such networks these bounds are exact, in whole
numbers (Ahuja, Magnanti and Orlin, Network Flows, 1993, theorems 2.1 and 9.8).
"""

from collections import defaultdict
from heapq import heappop, heappush
from itertools import count
from math import inf

from .table import FOUND, NOT_FOUND, PARTS, TOTAL

OUTSIDE = "outside"
UP, DOWN = 1, -1


class Network:
    """The arcs of `table`, each named by its cell. `hidden` are the cells that are not shown.

    A hidden count is known to be at least one: a zero is always shown.
    """

    def __init__(self, table):
        self.table = table
        self.hidden = set()
        self.ends = {}
        self._touching = defaultdict(list)
        for area in sorted({area for area, _figure in table}):
            for figure, tail, head in _arcs(area):
                cell = (area, figure)
                self.ends[cell] = (tail, head)
                self._touching[tail].append((cell, head, UP))
                self._touching[head].append((cell, tail, DOWN))

    def width(self, cell, *, most, fixed=frozenset()):
        """How many steps of one the hidden count of `cell` can move in all; no more than `most`.

        `fixed` are cells that stay as they are.
        """
        up, _moved = self._move(cell, UP, most, fixed)
        down, _moved = self._move(cell, DOWN, most - up, fixed)
        return up + down

    def widen(self, cell, *, to, price, fixed=frozenset()):
        """Hide more cells, the cheapest by `price(cell)`, until `cell` can move `to` steps.

        Returns the cells hidden. It always succeeds: a count can rise without end together with
        those of the areas and figures that it is part of.
        """
        down, _moved = self._move(cell, DOWN, to, fixed)
        up, moved = self._move(cell, UP, to - down, fixed)
        opened = []
        while up + down < to:
            path = self._path(cell, UP, moved, fixed, price)
            new = [step for step, _sign in path if step not in self.hidden]
            self.hidden.update(new)
            opened += new
            up += self._follow(path, moved, to - down - up)
        return opened

    def _move(self, cell, sign, most, fixed):
        """(steps, {cell: change}) by which `cell` can rise or fall, no more than `most`."""
        if sign == DOWN:
            most = min(most, self.table[cell] - 1)
        steps, moved = 0, defaultdict(int)
        while steps < most and (path := self._path(cell, sign, moved, fixed)) is not None:
            steps += self._follow(path, moved, most - steps)
        return steps, moved

    def _follow(self, path, moved, most):
        step = min([most, *(self._room(cell, sign, moved) for cell, sign in path)])
        for cell, sign in path:
            moved[cell] += sign * step
        return step

    def _room(self, cell, sign, moved):
        return inf if sign == UP else self.table[cell] + moved[cell] - 1

    def _path(self, cell, sign, moved, fixed, price=None):
        """The cheapest way round for one child: [(cell, UP or DOWN)], or None.

        With a `price`, cells that are shown may be used too, a zero never.
        """
        tail, head = self.ends[cell]
        start, end = (head, tail) if sign == UP else (tail, head)
        costs, came, queue, order = {start: 0}, {}, [(0, 0, start)], count(1)
        while queue:
            cost, _order, knot = heappop(queue)
            if knot == end:
                return list(_back(came, start, end))
            if cost > costs[knot]:
                continue
            for step, other, way in self._touching[knot]:
                if step == cell or step in fixed:
                    continue
                if step in self.hidden:
                    further = cost
                elif price and self.table[step]:
                    further = cost + price(step)
                else:
                    continue
                if further < costs.get(other, inf) and self._room(step, way, moved) > 0:
                    costs[other] = further
                    came[other] = (knot, step, way)
                    heappush(queue, (further, next(order), other))
        return None


def _arcs(area):
    """(figure, tail, head) of the arcs of one area."""
    above = area[:-1]
    yield TOTAL, ("area", above) if area else OUTSIDE, ("area", area)
    for figure in PARTS:
        head = ("figure", figure, above) if area else OUTSIDE
        if len(area) < 2:
            tail = ("figure", figure, area)
        else:
            tail = ("area", area) if figure == NOT_FOUND else ("found", area)
        yield figure, tail, head
    if len(area) == 2:
        yield FOUND, ("area", area), ("found", area)


def _back(came, start, knot):
    while knot != start:
        knot, step, way = came[knot]
        yield step, way
