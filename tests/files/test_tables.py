"""Workbooks that somebody filled in: read as they stand, or refused within 2 s and 300 MB."""

import io
import os
import re
import resource

import pytest

from files.rejections import SENTENCES, RejectedFile
from files.tables import SECONDS, read_worksheet
from support import samples
from support.worksheets import hostile, workbook

HEADINGS = ["ชื่อ", "จำนวน"]
GOOD = ["กระบี่", 12]


def read(content, **limits):
    return read_worksheet(io.BytesIO(content), **limits)


def test_cells_come_as_they_stand():
    content = workbook(
        HEADINGS, ["  ก ", -1.5], ["=A1", True], [None, None], ["๑๒", 3], merged=["A6:B6"], other=1
    )
    sheet = read(content)
    assert [list(row) for row in sheet.rows[:5]] == [
        [["s", "ชื่อ"], ["s", "จำนวน"]],
        [["s", "  ก "], ["n", -1.5]],
        [["f", ""], ["b", True]],
        [],
        [["s", "๑๒"], ["n", 3]],
    ]
    assert (sheet.others, sheet.merged, len(sheet.sha256)) == (("อื่น",), ("A6:B6",), 64)


def test_empty_further_sheets_do_not_matter():
    assert read(samples.xlsx([HEADINGS, GOOD], ว่าง=[])).others == ()


def used():
    """(processor seconds, greatest memory in MB) of this process and of its children so far."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    seconds = sum(usage.ru_utime + usage.ru_stime for usage in usages)
    return seconds, usages[0].ru_maxrss / 1024


def test_hostile_workbooks_are_refused_in_words_within_two_seconds_and_300_mb():
    files = hostile(HEADINGS, GOOD)
    seconds, megabytes = {}, used()[1]
    for name, (content, code) in files.items():
        began = used()[0]
        with pytest.raises(RejectedFile) as refusal:
            read(content)
        assert (name, refusal.value.code) == (name, code)
        assert refusal.value.messages[0].startswith(str(SENTENCES[code]).partition("%")[0])
        seconds[name] = used()[0] - began
    assert {name: took for name, took in seconds.items() if took >= 2} == {}
    assert used()[1] - megabytes < 300


def cell_of(megabytes):
    """A workbook of one cell, whose text packs well enough to pass for honest."""
    text = (os.urandom(300).hex().encode() * 40 for _ in range(megabytes * 1024 * 1024 // 24_000))
    row = b'<row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row>' % b"".join(text)
    part = {"xl/worksheets/sheet1.xml": samples.sheet_xml([row])}
    return samples.repacked(samples.xlsx(), part)


@pytest.mark.long
def test_workbook_that_passes_every_look_dies_by_one_of_its_limits(caplog):
    """By its memory, or on a slow machine by its processor time, or on a busy one by the alarm,
    whichever it reaches first."""
    content = cell_of(150)
    began, megabytes = used()
    with pytest.raises(RejectedFile) as refusal:
        read(content)
    seconds = used()[0] - began
    assert refusal.value.code == "unreadable"
    assert re.search("builtins.MemoryError|ended with -(?:9|14|24)", caplog.text)
    assert (seconds < SECONDS + 0.5, used()[1] - megabytes < 50) == (True, True)


def test_row_at_the_limit_is_read_and_the_next_refused():
    rows = [GOOD] * 9
    assert len(read(workbook(HEADINGS, *rows), rows=10).rows) == 10
    with pytest.raises(RejectedFile):
        read(workbook(HEADINGS, *rows, GOOD), rows=10)
