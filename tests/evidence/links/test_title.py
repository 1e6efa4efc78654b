"""Titles as Thai pages have them."""

import pytest

from evidence.links.title import title_in


@pytest.mark.parametrize(
    ("page", "encoding", "title"),
    [
        ("<title>ข่าวพาน้อง\n กลับมาเรียน</title>".encode(), "utf-8", "ข่าวพาน้อง กลับมาเรียน"),
        (
            '<meta charset="tis-620"><title>ข่าว</title>'.encode("tis-620"),
            "ISO-8859-1",
            "ข่าว",
        ),
        (b"<title>A &amp; B</title><title>second</title>", None, "A & B"),
        (b"<svg><g></g></svg>", None, ""),
        (b"<title>cut o", None, "cut o"),
        ("<title>ก</title>".encode(), "no-such-charset", "ก"),
        (b"<title>" + b"x" * 500 + b"</title>", None, "x" * 200),
        (b"\xff\xfe\x00<title>\xe0\xb8</title>", "utf-8", "\ufffd"),
    ],
    ids=["Thai", "TIS-620", "entities", "none", "cut off", "unknown charset", "long", "broken"],
)
def test_title_is_one_line_of_text(page, encoding, title):
    assert title_in(page, encoding) == title
