"""WCAG 2.2 AA as far as a program can see it, by axe-core inside the browser."""

from functools import cache
from pathlib import Path

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def violations(page, *, exclude=()):
    """Return axe's findings on `page` as lines “rule: help – the elements”.

    `exclude` holds CSS selectors of parts that are not ours.
    """
    # Evaluated, not added as a script tag: the page's policy would refuse that.
    page.evaluate(_source())
    found = page.evaluate(
        "([exclude, tags]) => axe.run({exclude}, {runOnly: tags, resultTypes: ['violations']})",
        [[[selector] for selector in exclude], RULES],
    )
    return [
        f"{violation['id']}: {violation['help']} – "
        + ", ".join(" ".join(map(str, node["target"])) for node in violation["nodes"])
        for violation in found["violations"]
    ]


@cache
def _source():
    return AXE.read_text(encoding="utf-8")
