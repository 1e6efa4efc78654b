"""What a photo looks like in 64 bits, so that a copy of it is known again."""

from PIL import Image
from PIL.Image import Transpose

SIDE = 8
#: A sheet of one colour looks like every other one: it has hardly any edges to go by.
FEWEST_BITS = 6

_TURNS = [
    None,
    Transpose.ROTATE_90,
    Transpose.ROTATE_180,
    Transpose.ROTATE_270,
    Transpose.FLIP_LEFT_RIGHT,
    Transpose.FLIP_TOP_BOTTOM,
    Transpose.TRANSPOSE,
    Transpose.TRANSVERSE,
]


def likenesses(picture):
    """The difference hash of a picture as it stands, turned and mirrored: 16 hexadecimal digits
    each, the first of them as it stands. Empty for a picture that is nearly plain."""
    grey = picture.convert("L")
    found = [_difference(grey if turn is None else grey.transpose(turn)) for turn in _TURNS]
    if not FEWEST_BITS <= found[0].bit_count() <= SIDE * SIDE - FEWEST_BITS:
        return []
    return [f"{bits:016x}" for bits in found]


def _difference(grey):
    """One bit for each of 8 × 8 places: whether it is brighter than its neighbour to the right."""
    row = SIDE + 1
    pixels = list(grey.resize((row, SIDE), Image.Resampling.LANCZOS).tobytes())
    bits = 0
    for at in range(row * SIDE):
        if at % row < SIDE:
            bits = bits << 1 | (pixels[at] > pixels[at + 1])
    return bits
