"""Month names in Thai and English, to write and to recognise."""

THAI = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
THAI_SHORT = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
ENGLISH_SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def bare(name):
    """Return a month name as it is looked up: without dots and spaces, lower case."""
    return name.replace(".", "").replace(" ", "").casefold()


_NUMBERS = {
    bare(name): number
    for names in (THAI, THAI_SHORT, ENGLISH, ENGLISH_SHORT)
    for number, name in enumerate(names, 1)
} | {"sept": 9}


def number_of(name):
    """Return 1–12 for a month name, full or short, with or without dots; None if it is none."""
    return _NUMBERS.get(bare(name))


def is_english(name):
    """Whether a month was written as an English name, not as a Thai one or a number (None)."""
    return name is not None and name.isascii()
