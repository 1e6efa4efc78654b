"""What a reader can work out, by a way that shares nothing with the code under test.

The relations of a table are written down as linear equations of the cells that are not shown,
and the simplex method finds how far each of these can move.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from math import inf

import pytest

FIGURES = ["total", "found", "returned", "not_returned", "not_found"]
SUMS = [("total", ["found", "not_found"]), ("found", ["returned", "not_returned"])]


def relations(table):
    """[(cell, [cells that it is the sum of])], as the published page explains them."""
    areas = {area for area, _figure in table}
    for area in areas:
        for whole, parts in SUMS:
            yield (area, whole), [(area, part) for part in parts]
        inner = [other for other in areas if other and other[:-1] == area]
        for figure in FIGURES:
            if inner:
                yield (area, figure), [(other, figure) for other in inner]


def holds(table):
    return all(
        table[whole] == sum(table[part] for part in parts) for whole, parts in relations(table)
    )


@dataclass
class Simplex:
    """Equations of variables ≥ 0 as {variable: coefficient} rows with one basic variable each."""

    rows: list = field(default_factory=list)
    right: list = field(default_factory=list)
    basis: list = field(default_factory=list)

    def add(self, equation, right):
        if right < 0:
            equation, right = {name: -c for name, c in equation.items()}, -right
        helper = ("helper", len(self.rows))
        self.rows.append(dict(equation) | {helper: 1})
        self.right.append(right)
        self.basis.append(helper)

    def drive_out_helpers(self):
        """Find a first solution, as there is one; drop equations that say nothing new."""
        self.minimise(dict.fromkeys(self.basis, 1), seen=lambda: False)
        for number in reversed(range(len(self.rows))):
            if self.basis[number][0] == "helper":
                assert self.right[number] == 0, "no table agrees with what is shown"
                real = [name for name in self.rows[number] if name[0] != "helper"]
                if real:
                    self._pivot(number, min(real))
                else:
                    del self.rows[number], self.right[number], self.basis[number]
        for row in self.rows:
            for name in [name for name in row if name[0] == "helper"]:
                del row[name]

    def minimise(self, costs, seen):
        """Go down to the least; False if there is none. `seen()` after each step may end it."""
        while True:
            reduced = dict(costs)
            for row, name in zip(self.rows, self.basis, strict=True):
                if weight := reduced.get(name):
                    for other, c in row.items():
                        reduced[other] = reduced.get(other, 0) - weight * c
            falling = [name for name, c in reduced.items() if c < 0]
            if seen() or not falling:
                return True
            entering = min(falling)  # the smallest name: no circle (Bland's rule)
            limits = [
                (Fraction(self.right[n]) / row[entering], self.basis[n], n)
                for n, row in enumerate(self.rows)
                if row.get(entering, 0) > 0
            ]
            if not limits:
                return False
            self._pivot(min(limits)[2], entering)

    def _pivot(self, number, entering):
        pivot = self.rows[number][entering]
        if pivot != 1:
            self.rows[number] = {n: Fraction(c) / pivot for n, c in self.rows[number].items()}
            self.right[number] = Fraction(self.right[number]) / pivot
        source, right = self.rows[number], self.right[number]
        for other, row in enumerate(self.rows):
            if other != number and (factor := row.get(entering, 0)):
                for name, c in source.items():
                    changed = row.get(name, 0) - factor * c
                    if changed:
                        row[name] = changed
                    else:
                        row.pop(name, None)
                self.right[other] -= factor * right
        self.basis[number] = entering


@pytest.fixture(scope="session")
def ranges():
    """ranges(table, hidden, enough): {cell: (lowest, highest)} that a reader must allow for.

    The search for a cell ends once it can move `enough`; a highest without end is infinite. Every
    value comes from a whole table of whole numbers that is checked against what is shown.
    """

    def find(table, hidden, enough=inf):
        names = {cell: ("cell", *map(str, (len(cell[0]), *cell[0], cell[1]))) for cell in hidden}
        simplex = Simplex()
        for whole, parts in relations(table):
            equation, right = {}, 0
            for cell, sign in [(whole, 1), *((part, -1) for part in parts)]:
                if cell in hidden:  # a hidden count is 1 + its variable
                    equation[names[cell]] = equation.get(names[cell], 0) + sign
                    right -= sign
                else:
                    right -= sign * table[cell]
            if equation:
                simplex.add(equation, right)
        simplex.drive_out_helpers()
        found = {cell: [table[cell], table[cell]] for cell in hidden}

        def look():
            values = dict(zip(simplex.basis, simplex.right, strict=True))
            believed = table | {cell: values.get(names[cell], 0) + 1 for cell in hidden}
            assert holds(believed)
            assert all(value == int(value) >= (cell in hidden) for cell, value in believed.items())
            for cell in hidden:
                low, high = found[cell]
                found[cell] = [min(low, believed[cell]), max(high, believed[cell])]
            return False

        for cell in sorted(hidden):
            for cost in (1, -1):
                low, high = found[cell]
                if high - low < enough:
                    ended = simplex.minimise({names[cell]: cost}, seen=look)
                    if not ended:
                        found[cell][1] = inf
        return {cell: tuple(range_) for cell, range_ in found.items()}

    return find
