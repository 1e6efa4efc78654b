"""The rules of `site/locale/glossary.md`, as far as a machine can hold them."""

import re

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")
TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
# allauth's %(link)s and %(end_link)s stand for the tags of a link.
TAG_PLACEHOLDER = re.compile(r"%\((?:end_)?link\)s")
# A length of time ends in its unit, a Thai word: “5 นาที” and ที่แล้ว are written together.
THAI_PLACEHOLDER = re.compile(r"%\((?:time_period|delta)\)s")

FILLER = "\ufffc"  # stands for a value or a tag: neither Thai nor Latin, neither space nor sign

THAI = "[\u0e01-\u0e3a\u0e40-\u0e4e]"
VALUE = r"(?:%\(\w+\)[a-z]|%[a-z]|\{\w*\})"

RULES = {
    "misspelt": re.compile(
        "อัพโหลด|อัพเด[ทต]|อัปเดท|ดาวโหลด|ดาวน์โหลต|ลิงค์|ลิ้งค์|ล็อค|อีเมล์|คลิ๊ก|เว็ปไซต์|เว็บไซด์"
        "|บราวเซอร์|เซิฟเวอร์|เซอร์เวอร์|โทเค็น|สิทธิ(?!์|ประโยชน์|มนุษยชน)|อนุญาติ|ปรากฎ|แท็กซ์"
    ),
    "word": re.compile(
        "เซฟ|ก[๊็]อปปี้|โซนเวลา|ของสะสม|แฟ้ม|แผงควบคุม|จัดพิมพ์|ตีพิมพ์|ถ่ายทอดสด|ลบทิ้ง|การอนุญาต"
        "|เกร็ดเล็กเกร็ดน้อย|เพจ|หน้าหลัก|ลงชื่อเข้าใช้|ลงชื่อออก|แท็ก|ปุ่มกดวิทยุ|(?<!เว็บ)ไซต์"
        "|บล็อก|กุญแจผี|อัลต์|เปอร์เซ็นต์"
    ),
    "tone": re.compile("กรุณา|โปรด|ขออภัย|ล้มเหลว|มั้ย|ครับ|ค่ะ|นะคะ|(?<!เ)ท่าน|คุณแน่ใจ|เรียบร้อยแล้ว|[?]$"),
    "passive": re.compile("ถูก(?:ลบ|สร้าง|บันทึก|ส่ง|แก้ไข|เพิ่ม|ย้าย|เลือก|เผยแพร่|ยกเลิก|อัป)"),
    "plural": re.compile("ทั้งหลาย|หลายๆ|หลาย\u00a0ๆ"),
    "character": re.compile("\u0e4d\u0e32|เเ|\u0e4d"),
    "mai yamok": re.compile("(?<!\u00a0)ๆ|ๆ(?=[ก-\u0e4e])"),
    "paiyannoi": re.compile("[ \u00a0]ฯ|ฯลฯ"),
    "quotes": re.compile(r"[\"'‘’]"),
    "quotes' spaces": re.compile(f"“[ \u00a0]|[ \u00a0]”|{THAI}“|”{THAI}"),
    "three dots": re.compile(r"\.\.\."),
    "full stop": re.compile(r"(?<!สพ[ฐปมท])(?<!กสศ)(?<=[ก-\u0e4e]{3})\.$"),
    "space before a sign": re.compile(r"[ \u00a0][:?,]"),
    "space around a value": re.compile(f"{THAI}{VALUE}|{VALUE}{THAI}"),
    "space around Latin and digits": re.compile(f"{THAI}[A-Za-z0-9]|[A-Za-z0-9]{THAI}"),
    "double space": re.compile(r"\S[ \u00a0]{2,}\S"),
    "Thai digits": re.compile("[๐-๙]"),
}


def breaches(text):
    """Return the names of the rules that a Thai text breaks, in their order."""
    with_values = TAG_PLACEHOLDER.sub("", TAG.sub("", text))
    with_values = THAI_PLACEHOLDER.sub("นาที", with_values)
    bare = PLACEHOLDER.sub(FILLER, TAG_PLACEHOLDER.sub(FILLER, TAG.sub(FILLER, text)))
    return [
        name
        for name, rule in RULES.items()
        if rule.search(with_values if name == "space around a value" else bare)
    ]


def placeholders(text):
    return sorted(PLACEHOLDER.findall(text))


def tags(text):
    return sorted(TAG.findall(text))


def parts_differ(entry):
    """Tell whether the Thai of a catalogue's entry lacks a placeholder or a tag, or adds one.

    Thai has one form for every count, so it takes the parts of the English plural or, where
    the plural alone names something more, those of the singular.
    """
    thai = entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr
    forms = [entry.msgid, entry.msgid_plural or entry.msgid]
    return not any(
        placeholders(thai) == placeholders(form) and tags(thai) == tags(form) for form in forms
    )
