"""The texts of the site, read from `content/`: pairs `…_th`, `…_en` of one structure."""

from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "content"
LANGUAGES = ("th", "en")


@cache
def read(name):
    """Return the content of `content/<name>.yaml`, both languages side by side: only to read."""
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


def in_language(value, language):
    """Return `value` in one language: `title_th` and `title_en` become `title`, at any depth."""
    if isinstance(value, list):
        return [in_language(item, language) for item in value]
    if not isinstance(value, dict):
        return value
    chosen = {}
    for key, item in value.items():
        name, _, suffix = str(key).rpartition("_")
        if suffix not in LANGUAGES:
            chosen[key] = in_language(item, language)
        elif suffix == language:
            chosen[name] = item
    return chosen
