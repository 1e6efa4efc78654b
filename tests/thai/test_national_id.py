import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.digits import to_thai
from thai.national_id import Found, find, is_valid

# Invented numbers with a right checksum; the first four digits are no registration office.
VALID = "0000000000019"
GROUPED = "0-0000-00000-01-9"


def checksum(first_twelve):
    total = sum(int(digit) * (13 - place) for place, digit in enumerate(first_twelve))
    return str((11 - total % 11) % 10)


TWELVE = st.text(alphabet="0123456789", min_size=12, max_size=12)


def test_is_valid_knows_the_checksum():
    assert is_valid(VALID)
    assert is_valid(to_thai(VALID))
    assert not any(is_valid(VALID[:12] + digit) for digit in "012345678")


@pytest.mark.parametrize("digits", ["", "1", VALID[:12], VALID + "0", "000000000001x"])
def test_is_valid_wants_thirteen_digits(digits):
    assert not is_valid(digits)


@given(TWELVE)
def test_one_last_digit_in_ten_is_valid(twelve):
    assert [d for d in "0123456789" if is_valid(twelve + d)] == [checksum(twelve)]


@pytest.mark.parametrize(
    "written",
    [
        VALID,
        GROUPED,
        "0 0000 00000 01 9",
        "0 - 0000 - 00000 - 01 - 9",
        "0.0000.00000.01.9",
        "0–0000–00000–01–9",
        to_thai(VALID),
        to_thai(GROUPED),
        " ".join(VALID),
    ],
)
def test_find_sees_through_separators_and_thai_digits(written):
    text = f"เลขประจำตัว {written}ของนักเรียน"
    start = text.index(written)
    assert find(text) == [Found(start, start + len(written), VALID)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ไม่มีเลข",
        "0000000000018",
        f"1{VALID}",
        f"{VALID}1",
        "โทร 0 2280 5530",
        "ยอด 110,755 คน ปี 2565",
    ],
)
def test_find_leaves_other_numbers_alone(text):
    assert find(text) == []


def test_find_gives_all_in_order():
    text = f"{GROUPED}, {VALID}"
    assert [found.start for found in find(text)] == [0, len(GROUPED) + 2]


def test_find_sees_a_number_beside_other_cells():
    assert find(f"12 {VALID} 5") == [Found(3, 16, VALID)]


@given(TWELVE, st.sampled_from(["", "-", " "]))
def test_find_finds_every_valid_number(twelve, joint):
    digits = twelve + checksum(twelve)
    groups = [digits[0], digits[1:5], digits[5:10], digits[10:12], digits[12]]
    assert [found.digits for found in find(f"({joint.join(groups)})")] == [digits]
