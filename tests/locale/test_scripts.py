"""Scripts take their words from the page, where they are translated."""

import re

from support.messages import ROOT

FOLDERS = [ROOT / "static/js", *ROOT.glob("site/*/static")]
#: They read and write Thai dates, whose months are no texts of ours to translate.
OF_DATES = {"thai-date.js", "thai-date-picker.js"}
#: But for digits, which a script may have to read.
THAI = re.compile("[\u0e01-\u0e4f]")
#: Wagtail's catalogue for scripts does not hold the project's strings.
CATALOGUE = re.compile(r"\bn?p?gettext\(")


def scripts():
    return [
        path for folder in FOLDERS for path in folder.rglob("*.js") if "vendor" not in path.parts
    ]


def test_no_script_asks_a_catalogue_or_holds_thai():
    texts = {path.name: path.read_text() for path in scripts()}
    assert len(texts) > 20
    assert {name for name, text in texts.items() if CATALOGUE.search(text)} == set()
    assert {name for name, text in texts.items() if THAI.search(text)} == OF_DATES
