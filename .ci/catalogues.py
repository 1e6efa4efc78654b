"""Compare the compiled translations with their sources, or compile them with `--write`.

Compiled catalogues are kept in git because a machine without gettext cannot make them.
"""

import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]


def texts(catalogue):
    """Return what a reader sees: the translated entries by context and original."""
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural): entry.msgstr or entry.msgstr_plural
        for entry in catalogue.translated_entries()
    }


def is_current(source):
    compiled = source.with_suffix(".mo")
    return compiled.exists() and texts(polib.mofile(compiled)) == texts(polib.pofile(source))


outdated = [path for path in sorted(ROOT.glob("site/locale/**/*.po")) if not is_current(path)]
for path in outdated:
    if "--write" in sys.argv:
        polib.pofile(path).save_as_mofile(path.with_suffix(".mo"))
        print(f"compiled {path.relative_to(ROOT)}")
    else:
        print(f"{path.relative_to(ROOT)} is newer than its .mo: python .ci/catalogues.py --write")
sys.exit(bool(outdated) and "--write" not in sys.argv)
