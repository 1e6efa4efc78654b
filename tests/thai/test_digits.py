from hypothesis import given
from hypothesis import strategies as st

from thai.digits import to_arabic, to_thai


def test_to_arabic_changes_thai_digits_alone():
    assert to_arabic("๒๘ กุมภาพันธ์ ๒๕๖๕") == "28 กุมภาพันธ์ 2565"


def test_to_thai_changes_arabic_digits_alone():
    assert to_thai("110,755 คน") == "๑๑๐,๗๕๕ คน"


@given(st.text(alphabet="0123456789 กขค.,"))
def test_digits_go_there_and_back(text):
    assert to_arabic(to_thai(text)) == text
