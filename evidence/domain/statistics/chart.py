"""The bars of the regions: returned, not returned and not found, one after the other.

What is hidden is not drawn to scale. If the total is shown, the hidden parts share what is left of
it, as one hatched piece; if not, the hatched piece has a fixed length that says nothing.
"""

from dataclasses import dataclass

from .table import NOT_FOUND, NOT_RETURNED, RETURNED, TOTAL

HIDDEN = "hidden"
#: Length of a bar in its own units.
LENGTH = 1000
_UNKNOWN = 30


@dataclass(frozen=True)
class Piece:
    """A part of a bar: `kind` is a figure or HIDDEN; start and length in thousandths."""

    kind: str
    start: int
    length: int


@dataclass(frozen=True)
class Bar:
    row: object
    pieces: list


def bars(rows):
    """A Bar for each Row, all on one scale."""
    longest = max((_known(row) for row in rows), default=0)
    scale = (LENGTH - _UNKNOWN) / longest if longest else 0
    return [Bar(row, list(_pieces(row, scale))) for row in rows]


def _parts(row):
    return [(figure, row.figures[figure]) for figure in (RETURNED, NOT_RETURNED, NOT_FOUND)]


def _known(row):
    """The total, or at least the parts that are shown."""
    if row.figures[TOTAL] is not None:
        return row.figures[TOTAL]
    return sum(value or 0 for _figure, value in _parts(row))


def _pieces(row, scale):
    start = 0
    for figure, value in _parts(row):
        if value:
            length = max(1, round(value * scale))
            yield Piece(figure, start, length)
            start += length
    if None in row.values:
        shown = sum(value or 0 for _figure, value in _parts(row))
        left = round((_known(row) - shown) * scale)
        yield Piece(HIDDEN, start, left if row.total is not None and left > 0 else _UNKNOWN)
