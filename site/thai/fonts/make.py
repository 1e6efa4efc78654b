# /// script
# requires-python = ">=3.13"
# dependencies = ["fonttools==4.68.0"]
# ///
"""Make the fonts of our PDFs from Sarabun as its designers publish it.

    uv run --no-project site/thai/fonts/make.py Sarabun_400Regular.ttf Sarabun-Regular.ttf

Sarabun lowers a tone mark by a hair above ั, ิ and ึ, but not above ี and ื. A glyph that leaves the
line of its neighbours starts a new run in the PDF, and readers then copy the syllable twice:
“ปั๊ปั๊ม”. Here each of the five carries its tone mark at the height of ี (0.05 em higher at most).
"""

import sys

from fontTools.ttLib import TTFont

VOWELS = "ัิีึื"
TONES = "่้๊๋์"


def level_tone_marks(font):
    """Give every upper vowel one height for the tone mark above it."""
    glyphs = font.getBestCmap()
    vowels = {name for letter in VOWELS for name in _forms(font, glyphs[ord(letter)])}
    tones = {name for letter in TONES for name in _forms(font, glyphs[ord(letter)])}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        if lookup.LookupType != 6:
            continue
        for table in lookup.SubTable:
            carriers = _records(table.Mark2Coverage, table.Mark2Array.Mark2Record, vowels)
            if not carriers:
                continue
            marks = _records(table.Mark1Coverage, table.Mark1Array.MarkRecord, tones)
            small = [mark for name, mark in marks.items() if name.endswith(".small")]
            height = max(mark.MarkAnchor.YCoordinate for mark in small)
            for mark in small:
                mark.MarkAnchor.YCoordinate = height
            for carrier in carriers.values():
                for anchor in filter(None, carrier.Mark2Anchor):
                    anchor.YCoordinate = height


def _forms(font, name):
    """A glyph and its variants: uni0E31, uni0E31.narrow."""
    return [glyph for glyph in font.getGlyphOrder() if glyph.partition(".")[0] == name]


def _records(coverage, records, names):
    pairs = zip(coverage.glyphs, records, strict=True)
    return {name: record for name, record in pairs if name in names}


if __name__ == "__main__":
    source, target = sys.argv[1:]
    font = TTFont(source, recalcTimestamp=False)
    level_tone_marks(font)
    font.save(target)
