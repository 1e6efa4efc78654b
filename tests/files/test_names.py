import pytest

from files.kinds import FileType
from files.names import MAX_CHARS, safe_name


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("รายงาน ปี 2565.pdf", "รายงาน ปี 2565.pdf"),
        ("รายงาน พ.ศ.2565", "รายงาน พ.ศ.2565.pdf"),
        ("REPORT.PDF", "REPORT.pdf"),
        ("report.pdf.exe", "report.pdf"),
        ("report.docx", "report.pdf"),
        (r"C:\Users\krabi\Desktop\แผน.pdf", "แผน.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("a\x00b\r\nc\td.pdf", "ab c d.pdf"),
        ("รายงาน\u202efdp.exe", "รายงานfdp.pdf"),
        ("\u200bแผน\ufeff.pdf", "แผน.pdf"),
        ("\ud800แผน.pdf", "แผน.pdf"),
        ('a<b>:"c"|d?*.pdf', "a b c d.pdf"),
        ("  แผน   งาน  .pdf", "แผน งาน.pdf"),
        ("นํ้า.pdf", "น้ำ.pdf"),
        (".pdf", "file.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        ("/", "file.pdf"),
    ],
)
def test_name_is_made_safe(given, stored):
    assert safe_name(given, FileType.PDF) == stored


def test_long_name_is_cut_between_clusters():
    stored = safe_name("น้ำ" * 60 + ".docx", FileType.DOCX)
    assert stored == "น้ำ" * 38 + ".docx"
    assert len(stored) <= MAX_CHARS


def test_safe_name_of_a_safe_name_is_the_same():
    once = safe_name("โครงการ พาน้องกลับมาเรียน " * 10 + ".pdf", FileType.PDF)
    assert safe_name(once, FileType.PDF) == once
