"""Headings whose lines end between words.

Browsers break Thai by a dictionary of their own, which tears compounds (การ|ศึกษา) and numbers from
what they count (9|ธันวาคม). In running text the eye passes over it; in large letters on a phone it
does not.
"""

import re
from functools import cache
from pathlib import Path

from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from .clusters import DEPENDENT, LEADING_VOWELS
from .dates.months import THAI, THAI_SHORT

WORDS = Path(__file__).parent / "data" / "words.txt"


def unbroken(text):
    """Return `text` as HTML, in one piece each: words of `WORDS`, 9 ธันวาคม, เขต 1, ก-ต-ป-น.

    Between two of them a line may end; elsewhere the browser decides as before.
    """
    html = _pieces().sub(r'<span class="unbroken">\g<0></span>', conditional_escape(text))
    return mark_safe(html.replace("</span><span", "</span><wbr><span"))


@cache
def _pieces():
    lines = (line.strip() for line in WORDS.read_text(encoding="utf-8").splitlines())
    words = [line for line in lines if line and not line.startswith("#")]
    longest_first = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    months = "|".join(map(re.escape, [*THAI, *THAI_SHORT]))
    return re.compile(
        # Next to a vowel that belongs to it, the letters are those of another word.
        rf"(?<![{LEADING_VOWELS}])(?:การ|ความ|ผู้)?(?:{longest_first})(?![{DEPENDENT}])"
        rf"|(?:(?:วัน)?ที่ )?[0-9๐-๙]{{1,2}} (?:{months})"
        r"|(?:เขต|ที่|ระดับ|รอบ|ข้อ|ปี) [0-9๐-๙]+(?: เดือน)?"
        r"|[ก-ฮ](?:-[ก-ฮ])+"
    )
