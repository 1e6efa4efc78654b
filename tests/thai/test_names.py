import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.names import PREFIXES, Name, full_name, split


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        (("นางสาว", "สมใจ", "ใจดี"), "นางสาวสมใจ ใจดี"),
        (("ว่าที่ ร.ต.", "สมชาย", "ใจดี"), "ว่าที่ ร.ต.สมชาย ใจดี"),
        (("ดร.", "สมชาย", "ใจดี"), "ดร.สมชาย ใจดี"),
        (("ผศ.ดร.", "สมชาย", ""), "ผศ.ดร.สมชาย"),
        (("", "สมชาย", "ใจดี"), "สมชาย ใจดี"),
        (("นาย", "สมชาย", "ณ ตัวอย่าง"), "นายสมชาย ณ ตัวอย่าง"),
        (("Dr.", "Somchai", "Jaidee"), "Dr. Somchai Jaidee"),
        (("", "Somchai", ""), "Somchai"),
        (("นาย ", " สมชาย ", " ใจดี"), "นายสมชาย ใจดี"),
    ],
)
def test_full_name_joins_a_thai_prefix_to_the_given_name(parts, written):
    assert full_name(*parts) == written


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("นางสาวสมใจ ใจดี", ("นางสาว", "สมใจ", "ใจดี")),
        ("นางสมใจ ใจดี", ("นาง", "สมใจ", "ใจดี")),
        ("นาย สมชาย  ใจดี", ("นาย", "สมชาย", "ใจดี")),
        ("ว่าที่ ร.ต.สมชาย ใจดี", ("ว่าที่ ร.ต.", "สมชาย", "ใจดี")),
        ("ว่าที่ร.ต. สมชาย ใจดี", ("ว่าที่ ร.ต.", "สมชาย", "ใจดี")),
        ("ว่าที่ ร.ต.หญิง สมใจ ใจดี", ("ว่าที่ ร.ต.หญิง", "สมใจ", "ใจดี")),
        ("ว่าที่ร้อยตรีหญิงสมใจ ใจดี", ("ว่าที่ร้อยตรีหญิง", "สมใจ", "ใจดี")),
        ("ผศ.ดร.สมชาย ใจดี", ("ผศ.ดร.", "สมชาย", "ใจดี")),
        ("ดร.สมชาย ณ ตัวอย่าง", ("ดร.", "สมชาย", "ณ ตัวอย่าง")),
        ("สมชาย ใจดี", ("", "สมชาย", "ใจดี")),
        ("นายิกา ใจดี", ("", "นายิกา", "ใจดี")),
        ("นาย", ("", "นาย", "")),
        ("Mr Somchai Jaidee", ("Mr", "Somchai", "Jaidee")),
        ("Dr. Somchai Jaidee", ("Dr.", "Somchai", "Jaidee")),
        ("Drew Jaidee", ("", "Drew", "Jaidee")),
        ("", ("", "", "")),
    ],
)
def test_split_finds_the_parts(written, parts):
    assert split(written) == Name(*parts)


GIVEN = st.sampled_from(["สมชาย", "สมใจ", "ใจดี", "อรุณี", "เพ็ญ", "ประภัสสร"])


@given(st.sampled_from(PREFIXES), GIVEN, GIVEN)
def test_split_undoes_full_name(prefix, given, family):
    assert split(full_name(prefix, given, family)) == Name(prefix, given, family)


def test_a_name_prints_as_it_is_written():
    assert str(Name("ดร.", "สมชาย", "ใจดี")) == "ดร.สมชาย ใจดี"
