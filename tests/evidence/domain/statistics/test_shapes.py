"""What is drawn: bars and tiles never say more than the figures that are shown."""

from types import SimpleNamespace

from evidence.domain.statistics.chart import HIDDEN, Piece, bars
from evidence.domain.statistics.published import Row
from evidence.domain.statistics.table import FIGURES, NOT_FOUND, NOT_RETURNED, RETURNED
from evidence.domain.statistics.tiles import tile_map


def row(*values, counted=1, column=0):
    area = SimpleNamespace(tile_row=0, tile_column=column)
    return Row(area, counted, dict(zip(FIGURES, values, strict=True)))


def pieces(*rows):
    return [bar.pieces for bar in bars(rows)]


def test_bars_share_one_scale():
    assert pieces(row(970, 900, 500, 400, 70), row(97, 90, 50, 40, 7)) == [
        [Piece(RETURNED, 0, 500), Piece(NOT_RETURNED, 500, 400), Piece(NOT_FOUND, 900, 70)],
        [Piece(RETURNED, 0, 50), Piece(NOT_RETURNED, 50, 40), Piece(NOT_FOUND, 90, 7)],
    ]


def test_hidden_parts_are_one_piece_as_long_as_what_is_left():
    assert pieces(row(970, None, None, 400, None)) == [
        [Piece(NOT_RETURNED, 0, 400), Piece(HIDDEN, 400, 570)]
    ]


def test_with_a_hidden_total_the_hidden_piece_has_a_length_that_says_nothing():
    assert pieces(row(970, 900, 500, 400, 70), row(None, 90, 50, 40, None))[1] == [
        Piece(RETURNED, 0, 50),
        Piece(NOT_RETURNED, 50, 40),
        Piece(HIDDEN, 90, 30),
    ]


def test_nothing_reported_draws_nothing():
    assert pieces(row(0, 0, 0, 0, 0, counted=0)) == [[]]


def test_bands_hold_as_many_provinces_each():
    counts = [5, 6, 7, 8, 90, 100, 200, 300]
    rows = [row(n, n, n, 0, 0, column=number) for number, n in enumerate(counts)]
    assert tile_map(rows).bands == [(1, 5, 6), (2, 7, 8), (3, 90, 100), (4, 200, 300)]


def test_zero_hidden_and_unreported_tiles_differ():
    rows = [
        row(0, 0, 0, 0, 0),
        row(20, None, None, 9, 0, column=1),
        row(0, 0, 0, 0, 0, counted=0, column=2),
        row(9, 9, 9, 0, 0, column=3),
    ]
    tiles = tile_map(rows).tiles
    assert [tile.kind for tile in tiles] == ["band-0", "hidden", "none", "band-4"]
