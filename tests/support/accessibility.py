"""WCAG 2.2 AA as far as a program can see it, by axe-core inside the browser."""

from functools import cache
from pathlib import Path

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def violations(page, *, exclude=()):
    """Return axe's findings on `page` as lines “rule: help – the elements”.

    `exclude` holds CSS selectors of parts that are not ours.
    """
    return _found(page, exclude, RULES)


def violations_in_the_dark(page):
    """Return axe's findings on the colours of `page` for readers who prefer a dark scheme."""
    page.emulate_media(color_scheme="dark")
    try:
        return _found(page, (), {"type": "rule", "values": ["color-contrast"]})
    finally:
        page.emulate_media(color_scheme="light")


def _found(page, exclude, rules):
    # Evaluated, not added as a script tag: the page's policy would refuse that.
    page.evaluate(_source())
    found = page.evaluate(
        "([exclude, runOnly]) => axe.run({exclude}, {runOnly, resultTypes: ['violations']})",
        [[[selector] for selector in exclude], rules],
    )
    return [
        f"{violation['id']}: {violation['help']} – "
        + ", ".join(" ".join(map(str, node["target"])) for node in violation["nodes"])
        for violation in found["violations"]
    ]


@cache
def _source():
    return AXE.read_text(encoding="utf-8")
