"""Neutral drawings that stand where no photo may: nobody in them is anyone.

Each is drawn anew from these few shapes, the same on every machine; sizes are in units of a
canvas 1200 wide and 800 high.
"""

import io
import math

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1200, 800
OVERSAMPLING = 2  # drawn larger and reduced: Pillow's own edges are rough

DEEP, DEEP_SOFT, TEAL = "#0b4a4a", "#e7f0ee", "#5f9a92"
LEAF, LEAF_SOFT = "#7fae86", "#b9d6b4"
WARM, WARM_SOFT, CLAY = "#f3a81c", "#fff0cf", "#c9713a"
PAPER, SAND, LINE, SKIN, DARK = "#ffffff", "#faf3e3", "#d9cfb8", "#d9a77c", "#17302f"


class Canvas:
    """A few shapes in the canvas's own units."""

    def __init__(self, background):
        size = (WIDTH * OVERSAMPLING, HEIGHT * OVERSAMPLING)
        self.image = Image.new("RGB", size, background)
        self.draw = ImageDraw.Draw(self.image)

    def polygon(self, points, fill):
        self.draw.polygon([(x * OVERSAMPLING, y * OVERSAMPLING) for x, y in points], fill)

    def rect(self, x, y, width, height, fill, radius=0):
        box = [v * OVERSAMPLING for v in (x, y, x + width, y + height)]
        self.draw.rounded_rectangle(box, radius * OVERSAMPLING, fill)

    def circle(self, x, y, radius, fill):
        box = [v * OVERSAMPLING for v in (x - radius, y - radius, x + radius, y + radius)]
        self.draw.ellipse(box, fill)

    def line(self, points, fill, width):
        points = [(x * OVERSAMPLING, y * OVERSAMPLING) for x, y in points]
        self.draw.line(points, fill, width * OVERSAMPLING, joint="curve")

    def hill(self, height, wave, shift, fill):
        """The land below a wavy line: `height` from above, `wave` up and down, `shift` along."""
        ridge = [(x, height + wave * math.sin(x / 230 + shift)) for x in range(-20, WIDTH + 40, 20)]
        self.polygon([*ridge, (WIDTH + 20, HEIGHT), (-20, HEIGHT)], fill)

    def png(self):
        """The picture as PNG bytes of few colours, small enough for a slow line."""
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        file = io.BytesIO()
        small.quantize(96, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
        return file.getvalue()


def tree(canvas, x, y, size=1.0):
    canvas.rect(x - 7 * size, y - 90 * size, 14 * size, 90 * size, CLAY)
    canvas.circle(x, y - 125 * size, 55 * size, LEAF)
    canvas.circle(x - 35 * size, y - 95 * size, 38 * size, LEAF)
    canvas.circle(x + 36 * size, y - 98 * size, 40 * size, LEAF)


def person(canvas, x, y, shirt, size=1.0):
    """Someone standing at `x`, `y`: a head, a shirt, no face."""
    canvas.rect(x - 15 * size, y - 62 * size, 12 * size, 62 * size, DARK, 5 * size)
    canvas.rect(x + 3 * size, y - 62 * size, 12 * size, 62 * size, DARK, 5 * size)
    canvas.rect(x - 26 * size, y - 138 * size, 52 * size, 86 * size, shirt, 20 * size)
    canvas.circle(x, y - 166 * size, 25 * size, SKIN)
    canvas.polygon(
        [
            (x + 26 * size * math.cos(a / 10), y - 168 * size + 27 * size * math.sin(a / 10))
            for a in range(31, 64)
        ],
        DARK,
    )


def school(canvas, x, y):
    """A school building with its flagpole; `x`, `y` is its lower left corner."""
    canvas.rect(x, y - 150, 420, 150, PAPER)
    canvas.polygon(
        [(x - 25, y - 150), (x + 40, y - 215), (x + 380, y - 215), (x + 445, y - 150)], CLAY
    )
    canvas.polygon([(x + 140, y - 150), (x + 210, y - 260), (x + 280, y - 150)], CLAY)
    canvas.circle(x + 210, y - 190, 20, WARM_SOFT)
    for window in range(5):
        if window != 2:
            canvas.rect(x + 30 + window * 76, y - 115, 50, 55, TEAL, 4)
    canvas.rect(x + 182, y - 105, 56, 105, DEEP, 4)
    canvas.rect(x + 500, y - 300, 7, 300, LINE)
    for row, colour in enumerate(("#b5403a", PAPER, "#2d3a6b", "#2d3a6b", PAPER, "#b5403a")):
        canvas.rect(x + 507, y - 298 + row * 11, 96, 11, colour)


def stilt_house(canvas, x, y):
    for post in (20, 110, 200, 280):
        canvas.rect(x + post, y - 90, 12, 90, CLAY)
    canvas.rect(x, y - 210, 310, 125, SAND)
    canvas.rect(x, y - 95, 310, 12, CLAY)
    canvas.polygon(
        [(x - 40, y - 205), (x + 60, y - 310), (x + 250, y - 310), (x + 350, y - 205)], DEEP
    )
    canvas.rect(x + 45, y - 175, 60, 55, TEAL, 4)
    canvas.rect(x + 190, y - 190, 60, 95, CLAY, 4)
    canvas.line([(x + 300, y - 88), (x + 365, y)], CLAY, 10)
    canvas.line([(x + 330, y - 88), (x + 395, y)], CLAY, 10)
    for step in range(4):
        canvas.line(
            [(x + 312 + step * 17, y - 70 + step * 22), (x + 346 + step * 17, y - 70 + step * 22)],
            CLAY,
            7,
        )


def pin(canvas, x, y, fill, size=1.0):
    canvas.polygon([(x - 34 * size, y - 78 * size), (x + 34 * size, y - 78 * size), (x, y)], fill)
    canvas.circle(x, y - 92 * size, 38 * size, fill)
    canvas.circle(x, y - 92 * size, 15 * size, PAPER)


def road_to_school():
    canvas = Canvas("#dcebe8")
    canvas.circle(930, 190, 80, WARM)
    canvas.hill(400, 45, 0.4, LEAF_SOFT)
    canvas.hill(480, 35, 2.1, LEAF)
    canvas.hill(560, 16, 4.0, "#9cc48f")
    canvas.polygon(
        [
            (560, 560),
            (620, 560),
            (680, 640),
            (640, 700),
            (860, 810),
            (420, 810),
            (480, 700),
            (590, 640),
        ],
        WARM_SOFT,
    )
    school(canvas, 330, 562)
    tree(canvas, 190, 590, 1.25)
    tree(canvas, 1040, 600, 1.1)
    person(canvas, 590, 745, PAPER, 0.95)
    person(canvas, 660, 752, WARM, 1.15)
    return canvas


def home_visit():
    canvas = Canvas(WARM_SOFT)
    canvas.circle(230, 180, 70, WARM)
    canvas.hill(430, 40, 1.0, LEAF_SOFT)
    canvas.hill(590, 14, 2.6, "#9cc48f")
    tree(canvas, 150, 640, 1.6)
    stilt_house(canvas, 560, 640)
    tree(canvas, 1080, 650, 1.2)
    person(canvas, 330, 730, TEAL, 1.2)
    person(canvas, 420, 735, PAPER, 1.2)
    person(canvas, 520, 725, WARM, 0.9)
    return canvas


def meeting():
    canvas = Canvas(DEEP_SOFT)
    canvas.rect(330, 90, 540, 290, PAPER, 14)
    canvas.line([(390, 330), (390, 140)], LINE, 6)
    canvas.line([(390, 330), (820, 330)], LINE, 6)
    for bar, height in enumerate((60, 95, 120, 165)):
        canvas.rect(440 + bar * 95, 330 - height, 55, height, WARM if bar == 3 else TEAL, 6)
    canvas.rect(0, 600, WIDTH, 200, "#cfe0dc")
    for x, shirt in ((250, TEAL), (430, WARM), (610, PAPER), (790, CLAY), (970, DEEP)):
        person(canvas, x, 640, shirt, 1.35)
    canvas.rect(160, 590, 880, 190, "#b5623a", 10)
    canvas.rect(130, 560, 940, 40, CLAY, 16)
    for x in (300, 560, 820):
        canvas.polygon([(x, 552), (x + 90, 552), (x + 105, 562), (x - 15, 562)], PAPER)
    return canvas


def map_with_pins():
    canvas = Canvas(DEEP_SOFT)
    canvas.rect(120, 110, 960, 590, PAPER, 24)
    canvas.polygon(
        [(170, 640), (260, 300), (470, 170), (700, 220), (1020, 160), (1030, 420), (860, 640)],
        LEAF_SOFT,
    )
    canvas.line([(120, 470), (380, 430), (560, 520), (800, 430), (1080, 500)], "#a9cfd8", 34)
    canvas.line([(420, 110), (460, 330), (640, 420), (700, 700)], SAND, 22)
    pin(canvas, 350, 390, TEAL)
    pin(canvas, 850, 350, TEAL)
    pin(canvas, 780, 590, TEAL)
    pin(canvas, 580, 380, WARM, 1.6)
    return canvas


def learning():
    canvas = Canvas(SAND)
    canvas.rect(0, 560, WIDTH, 240, "#e6d4ae")
    canvas.polygon([(600, 330), (350, 270), (220, 300), (220, 590), (350, 560), (600, 620)], PAPER)
    canvas.polygon(
        [(600, 330), (850, 270), (980, 300), (980, 590), (850, 560), (600, 620)], "#f4efe2"
    )
    canvas.line([(600, 330), (600, 620)], LINE, 6)
    for row in range(4):
        canvas.line([(280, 360 + row * 50), (540, 385 + row * 50)], "#c8d9d5", 9)
        canvas.line([(660, 385 + row * 50), (920, 360 + row * 50)], "#c8d9d5", 9)
    canvas.rect(170, 640, 420, 30, WARM, 6)
    canvas.polygon([(590, 640), (650, 655), (590, 670)], SKIN)
    canvas.circle(820, 690, 60, TEAL)
    canvas.circle(820, 690, 26, "#e6d4ae")
    for tooth in range(8):
        angle = tooth * math.pi / 4
        canvas.circle(820 + 62 * math.cos(angle), 690 + 62 * math.sin(angle), 15, TEAL)
    canvas.circle(600, 150, 62, WARM)
    for ray in range(12):
        angle = ray * math.pi / 6
        near, far = (
            (600 + 80 * math.cos(angle), 150 + 80 * math.sin(angle)),
            (
                600 + 112 * math.cos(angle),
                150 + 112 * math.sin(angle),
            ),
        )
        canvas.line([near, far], WARM, 8)
    return canvas


def network():
    canvas = Canvas(DEEP)
    around = [
        (600 + 420 * math.cos(a * math.pi / 3 + 0.3), 400 + 270 * math.sin(a * math.pi / 3 + 0.3))
        for a in range(6)
    ]
    for number, point in enumerate(around):
        canvas.line([point, around[(number + 1) % 6]], "#2c6a67", 6)
        canvas.line([point, (600, 400)], TEAL, 8)
    for (x, y), colour in zip(
        around, (WARM_SOFT, LEAF_SOFT, PAPER, DEEP_SOFT, WARM_SOFT, LEAF_SOFT), strict=True
    ):
        canvas.circle(x, y, 74, colour)
        person(canvas, x, y + 62, TEAL, 0.62)
    canvas.circle(600, 400, 120, WARM)
    person(canvas, 560, 490, PAPER, 0.9)
    person(canvas, 640, 490, DEEP, 0.9)
    return canvas


def path_in_four_parts():
    canvas = Canvas("#dcebe8")
    canvas.hill(610, 20, 1.2, LEAF_SOFT)
    for quarter, colour in enumerate((DEEP, WARM, TEAL, CLAY)):
        start = quarter * math.pi / 2 - math.pi / 2 + 0.12
        arc = [start + step * (math.pi / 2 - 0.3) / 24 for step in range(25)]
        outer = [(600 + 460 * math.cos(a), 420 + 320 * math.sin(a)) for a in arc]
        inner = [(600 + 365 * math.cos(a), 420 + 240 * math.sin(a)) for a in reversed(arc)]
        tip = arc[-1] + 0.15
        point = (600 + 412 * math.cos(tip), 420 + 280 * math.sin(tip))
        canvas.polygon([*outer, point, *inner], colour)
    school(canvas, 390, 520)
    person(canvas, 600, 590, WARM, 0.75)
    person(canvas, 545, 588, PAPER, 0.65)
    return canvas
