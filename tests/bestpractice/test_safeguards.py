"""Numbers and addresses of people are marked, wherever in the text they stand."""

import pytest

from bestpractice.models import BestPracticePage, WriteUpPhoto
from bestpractice.safeguards import marks_in


@pytest.mark.django_db
def test_finds_are_marked_with_the_words_around_them():
    practice = BestPracticePage(
        title="เคาะทุกประตู",
        background="<p>เด็กชายสมมุติ เลข ๑-๑๐๑๗-๐๐๒๐๓-๔๕-๐ อายุ 12 ปี</p>",
        process=[{"type": "plan", "value": {"heading": "", "items": ["โทร 08 1234 5678 ก่อน"]}}],
        success_factors=[{"type": "factor", "value": "เขียนถึง somebody@example.org"}],
        contact="0 7561 1234",
        lead="ปี 2565–2569 เด็ก 110,755 คน",
    )
    photos = [
        WriteUpPhoto(caption="ผู้ปกครอง โทร 089-123-4567", alt="ครูเยี่ยมบ้าน"),
        WriteUpPhoto(caption="ครู", alt="บัตรเลข 1101700203450"),
    ]
    marks = marks_in(practice, photos)
    assert [(mark.found, str(mark.field)) for mark in marks] == [
        ("๑-๑๐๑๗-๐๐๒๐๓-๔๕-๐", "ความเป็นมา"),
        ("08 1234 5678", "วิธีการดำเนินงาน"),
        ("somebody@example.org", "ปัจจัยส่งผลให้เกิดความสำเร็จ"),
        ("089-123-4567", str(WriteUpPhoto._meta.get_field("caption").verbose_name)),
        ("1101700203450", str(WriteUpPhoto._meta.get_field("alt").verbose_name)),
    ]
    assert (marks[1].before, marks[1].after) == ("โทร ", " ก่อน")
