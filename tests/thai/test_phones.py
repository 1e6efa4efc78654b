import pytest

from thai.phones import WARNING, Phone, display, parse, warning


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("022805530", "0 2280 5530"),
        ("02-280-5530", "0 2280 5530"),
        ("(02) 280 5530", "0 2280 5530"),
        ("0 2280 5530", "0 2280 5530"),
        ("๐ ๒๒๘๐ ๕๕๓๐", "0 2280 5530"),
        ("โทร. 02 280 5530", "0 2280 5530"),
        ("+66 2 280 5530", "0 2280 5530"),
        ("+66 (0)2 280 5530", "0 2280 5530"),
        ("075-611123", "0 7561 1123"),
        ("0812345678", "08 1234 5678"),
        ("+66812345678", "08 1234 5678"),
        ("0066812345678", "08 1234 5678"),
        ("081-234-5678", "08 1234 5678"),
        ("022805530 ต่อ 12", "0 2280 5530 ต่อ 12"),
        ("0 2280 5530 ต่อ ๑๒", "0 2280 5530 ต่อ 12"),
        ("022805530#12", "0 2280 5530 ต่อ 12"),
        ("022805530 ext. 12", "0 2280 5530 ต่อ 12"),
        ("0 2280 5530-4", "0 2280 5530–4"),
        ("0 2280 5530 ถึง 34", "0 2280 5530–34"),
        ("0 2280 5530-4 ต่อ 12", "0 2280 5530–4 ต่อ 12"),
        ("1800 123 456", "1800 123 456"),
        ("1579", "1579"),
        ("022805530, 0812345678", "0 2280 5530, 08 1234 5678"),
        ("022805530/022805531", "0 2280 5530, 0 2280 5531"),
        ("ถามที่ห้องธุรการ", "ถามที่ห้องธุรการ"),
        ("0812345", "0812345"),
        ("", ""),
    ],
)
def test_display_groups_what_it_understands(typed, shown):
    assert display(typed) == shown


@pytest.mark.parametrize("typed", ["022805530", "1579", "08 1234 5678", "", "  "])
def test_warning_is_silent_about_good_numbers(typed):
    assert warning(typed) is None


@pytest.mark.parametrize("typed", ["12345", "0123456789", "02280553", "0812345678, สมชาย"])
def test_warning_tells_of_what_is_no_thai_number(typed):
    assert warning(typed) == WARNING


def test_parse_gives_the_parts():
    assert parse("02 280 5530-4 ต่อ 12") == Phone("022805530", "fixed", "4", "12")
    assert parse("not a number") is None


@pytest.mark.parametrize("typed", ["022805530 ต่อ 12", "0812345678", "0 2280 5530-4"])
def test_what_is_shown_is_understood_again(typed):
    assert display(display(typed)) == display(typed)
