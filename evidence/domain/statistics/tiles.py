"""The tile map: one tile a province, all of one size, so that small provinces are seen too."""

from dataclasses import dataclass

from .table import RETURNED

SIDE, GAP = 44, 3
BANDS = 4


@dataclass(frozen=True)
class Tile:
    """A province's tile at (x, y). `band` runs from 1 (fewest) to BANDS; 0 for zero, None where
    the figure is hidden or nobody reported."""

    province: object
    x: int
    y: int
    counted: int
    value: int | None
    band: int | None

    @property
    def kind(self):
        """The class that colours it."""
        if not self.counted:
            return "none"
        return "hidden" if self.value is None else f"band-{self.band}"


@dataclass(frozen=True)
class TileMap:
    """Tiles, the size of the drawing, and (lowest, highest) of each band that is in use."""

    tiles: list
    width: int
    height: int
    bands: list


def tile_map(rows, figure=RETURNED):
    """The TileMap of one figure of province Rows. Bands hold about as many provinces each."""
    shown = sorted(row.figures[figure] for row in rows if row.figures[figure])
    limits = [shown[len(shown) * band // BANDS] for band in range(1, BANDS)] if shown else []
    tiles = [_tile(row, figure, limits) for row in rows]
    return TileMap(
        tiles=tiles,
        width=max((tile.x for tile in tiles), default=0) + SIDE,
        height=max((tile.y for tile in tiles), default=0) + SIDE,
        bands=[
            (band, min(values), max(values))
            for band in range(1, BANDS + 1)
            if (values := [tile.value for tile in tiles if tile.band == band])
        ],
    )


def _tile(row, figure, limits):
    value, province = row.figures[figure], row.area
    return Tile(
        province=province,
        x=province.tile_column * (SIDE + GAP),
        y=province.tile_row * (SIDE + GAP),
        counted=row.counted,
        value=value,
        band=value and 1 + sum(value >= limit for limit in limits),
    )
