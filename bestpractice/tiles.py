"""The provinces as tiles of a map of Thailand, each with its number of practices."""

from dataclasses import dataclass

from areas.models import Province

SIDE, GAP = 44, 3


@dataclass(frozen=True)
class Tile:
    """A province's tile at (x, y); `url` leads to its practices, None where it has none."""

    province: Province
    practices: int
    url: str | None

    @property
    def x(self):
        return self.province.tile_column * (SIDE + GAP)

    @property
    def y(self):
        return self.province.tile_row * (SIDE + GAP)


@dataclass(frozen=True)
class TileMap:
    """The tiles of every province, and the size of the picture that they make."""

    tiles: list[Tile]

    @property
    def width(self):
        return max((tile.x for tile in self.tiles), default=0) + SIDE

    @property
    def height(self):
        return max((tile.y for tile in self.tiles), default=0) + SIDE
