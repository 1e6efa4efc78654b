"""Reading the tables in `rooms/` and comparing an answer with what they expect."""

from typing import NamedTuple

COLUMNS = [
    "visitor",
    "officer",
    "stranger",
    "region",
    "evaluator",
    "personnel",
    "editor",
    "moderator",
    "admin",
]
DOORS = ("/accounts/login/", "/admin/login/")
REFUSALS = {"login", "home", "403", "404"}


class Line(NamedTuple):
    """What each column expects of a route asked by `method`, with the values of `variant`."""

    method: str
    route: str
    variant: str
    expected: dict
    is_long: bool = False

    def __str__(self):
        variant = f"#{self.variant}" if self.variant else ""
        return f"{self.method} {self.route}{variant}"

    @property
    def is_group(self):
        return self.route.endswith("*")


def parse(text, *, is_long=False):
    """Return the lines of a `TABLE`. Raises ValueError where one is malformed.

    Groups of routes are long in any table: asked in the long tests.
    """
    header, *rows = [row for row in text.strip().splitlines() if row.strip()]
    if header.partition("|")[0].split() != COLUMNS:
        raise ValueError(f"The columns are not {COLUMNS}: {header}")
    return [_line(row, is_long) for row in rows]


def _line(row, is_long):
    answers, _, route = row.partition("|")
    words = route.split()
    values = answers.split()
    if len(words) not in {1, 2} or len(values) != len(COLUMNS):
        raise ValueError(f"One route and {len(COLUMNS)} answers are needed: {row}")
    method = words[0] if len(words) == 2 else "GET"
    route, _, variant = words[-1].partition("#")
    expected = dict(zip(COLUMNS, values, strict=True))
    line = Line(method, route, variant, expected, is_long or route.endswith("*"))
    if line.is_group and not {*values} <= {"login", "no", "yes"}:
        raise ValueError(f"A group of routes knows only login, no and yes: {row}")
    return line


def lines_for(route, lines):
    """Return the lines that speak of `route`: its own, else the group's with the longest name."""
    if own := [line for line in lines if line.route == route]:
        return own
    groups = [
        line for line in lines if line.is_group and route.startswith(line.route.removesuffix("*"))
    ]
    longest = max((len(line.route) for line in groups), default=0)
    return [line for line in groups if len(line.route) == longest]


def outcome(response, path):
    """Return the answer to `path` in the words of the tables."""
    if response.status_code == 302:
        target = response.headers["Location"]
        if target.startswith(DOORS):
            return "login"
        if target == "/admin/" and path.startswith("/admin/"):
            return "home"
    return str(response.status_code)


def agrees(expected, answer):
    if expected == "no":
        return answer in REFUSALS
    if expected == "yes":
        return answer == "404" or (answer not in REFUSALS and answer < "500")
    return expected == answer
