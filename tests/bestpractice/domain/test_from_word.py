"""Six Word files of different make become drafts; no text and no picture is lost on the way."""

import re
from io import BytesIO

import pytest
from django.core.files.base import ContentFile

from bestpractice.domain.errors import Refused
from bestpractice.domain.from_word import begin_from_word, place
from bestpractice.domain.writing import draft_of
from bestpractice.safeguards import FIELDS, text_of
from files.rejections import RejectedFile
from support import samples
from support.docx import bold, chart, control, diagram, docx, heading, inserted, p, picture, table
from support.write_ups import picture as photo

TITLE = "เคาะทุกประตู พาเด็กชาวเกาะกลับมาเรียน"
PHOTOS = [photo(colour=colour) for colour in ("red", "green", "blue")]

#: How each office writes the headings of the same practice, and the texts below them.
TEXTS = {
    "background": ["เด็กบนเกาะย้ายตามครอบครัวประมง", "ปี ๒๕๖๘ มีรายชื่อ ๔๑ คน"],
    "plan": ["เทียบรายชื่อกับทะเบียน", "ตั้งคณะทำงาน"],
    "do": ["เยี่ยมบ้านทุกหลังเป็นคู่"],
    "check": ["ดูแผนที่การเยี่ยมทุกวันศุกร์"],
    "act": ["จดสิ่งที่ได้ผลแล้วแบ่งปัน"],
    "technique_intro": ["เทคนิคเคาะสี่ครั้งที่ครูคิดขึ้น"],
    "results_quantitative": ["เด็กกลับมาเรียน ๓๘ คน จาก ๔๑ คน"],
    "results_qualitative": ["ผู้ปกครองโทรบอกครูเองเมื่อย้ายที่อยู่"],
    "success_factors": ["ผู้ใหญ่บ้านร่วมมือ", "ใช้รายชื่อชุดเดียวกัน"],
}
PLAIN = {
    "background": "ความเป็นมา",
    "plan": "ขั้นวางแผน (Plan)",
    "do": "ขั้นดำเนินการ (Do)",
    "check": "ขั้นตรวจสอบ (Check)",
    "act": "ขั้นปรับปรุง (Act)",
    "technique_intro": "รูปแบบ/เทคนิค",
    "results_quantitative": "ผลสำเร็จเชิงปริมาณ",
    "results_qualitative": "ผลสำเร็จเชิงคุณภาพ",
    "success_factors": "ปัจจัยส่งผลให้เกิดความสำเร็จ",
}
NUMBERED = {
    "background": "๑. ความเป็นมาและความสำคัญ",
    "plan": "๒.๑ การวางแผน (P)",
    "do": "๒.๒ ขั้นปฏิบัติ (D)",
    "check": "๒.๓ การติดตามตรวจสอบ (C)",
    "act": "๒.๔ การปรับปรุง (A)",
    "technique_intro": "๓. เทคนิคที่นำไปสู่ความสำเร็จ",
    "results_quantitative": "๔.๑ เชิงปริมาณ",
    "results_qualitative": "๔.๒ เชิงคุณภาพ",
    "success_factors": "๕. ปัจจัยความสำเร็จ",
}


def body(mark, headings, *, text=p):
    return [
        part for name, texts in TEXTS.items() for part in (mark(headings[name]), *map(text, texts))
    ]


MAKES = {
    "styles": docx(
        heading(TITLE),
        *body(heading, PLAIN),
        heading("ภาพกิจกรรม"),
        *(picture(number) for number in (1, 2, 3)),
        pictures=PHOTOS,
    ),
    "bold lines": docx(bold(TITLE), *body(bold, PLAIN), picture(1), pictures=PHOTOS[:1]),
    "table": docx(
        p(TITLE),
        table(*([p(PLAIN[name]), "".join(map(p, texts))] for name, texts in TEXTS.items())),
    ),
    "thai digits": docx(p(TITLE), *body(p, NUMBERED)),
    "pictures in cells, controls and insertions": docx(
        bold(TITLE),
        *body(bold, PLAIN, text=control),
        inserted("ข้อความที่แทรกไว้"),
        bold("แผนงานปีหน้าของเขต"),
        table([picture(1), p("เยี่ยมบ้าน")], [picture(2), p("ประชุม")]),
        pictures=PHOTOS,
        header="เอกสารหมายเลขหนึ่ง",
    ),
    "chart and drawing": docx(
        p(TITLE),
        *body(bold, PLAIN),
        parts={
            "charts/chart1.xml": chart("เด็กที่กลับมาเรียนรายเดือน", "พฤษภาคม", "12"),
            "diagrams/data1.xml": diagram("ค้นหาทุกเกาะ", "ติดตามทุกสัปดาห์"),
        },
    ),
}
#: What only these files say: it stands in a section or among what is not placed.
EXTRA = {
    "pictures in cells, controls and insertions": [
        "ข้อความที่แทรกไว้",
        "แผนงานปีหน้าของเขต",
        "เยี่ยมบ้าน",
        "ประชุม",
        "เอกสารหมายเลขหนึ่ง",
    ],
    "chart and drawing": [
        "เด็กที่กลับมาเรียนรายเดือน",
        "พฤษภาคม",
        "12",
        "ค้นหาทุกเกาะ",
        "ติดตามทุกสัปดาห์",
    ],
}


def told(draft, write_up):
    """Everything that the draft and “not placed” say, without blanks and numbers of lists."""
    texts = [text_of(draft, draft._meta.get_field(name)) for name in FIELDS]
    texts += [f"{part['heading']}\n{part['text']}" for part in write_up.unplaced]
    return re.sub(r"\s+", "", "\n".join(texts))


@pytest.fixture
def take(places, officer):
    def take(content, name="ผลงาน.docx"):
        return begin_from_word(
            district=places.krabi, file=ContentFile(content), name=name, by=officer
        )

    return take


@pytest.mark.parametrize("make", MAKES)
def test_every_text_and_picture_of_a_word_file_arrives(take, make):
    write_up = take(MAKES[make])
    draft = draft_of(write_up)
    expected = [TITLE, *(text for texts in TEXTS.values() for text in texts)]
    pictures = 1 if make == "bold lines" else 3 if make.startswith(("styles", "pict")) else 0
    expected += EXTRA.get(make, [])
    there = told(draft, write_up)
    assert [text for text in expected if re.sub(r"\s+", "", text) not in there] == []
    assert (draft.title, write_up.photos.count()) == (TITLE, pictures)


@pytest.mark.parametrize("make", ["styles", "bold lines", "table", "thai digits"])
def test_headings_in_any_make_are_recognised(take, make):
    draft = draft_of(take(MAKES[make]))
    process = {block["type"]: block["value"]["items"] for block in draft.process.raw_data}
    assert process == {name: TEXTS[name] for name in ("plan", "do", "check", "act")}
    assert draft.background == "".join(f"<p>{text}</p>" for text in TEXTS["background"])
    assert draft.technique_intro == TEXTS["technique_intro"][0]
    assert [block["value"]["text"] for block in draft.results_quantitative.raw_data] == TEXTS[
        "results_quantitative"
    ]
    assert [b.value for b in draft.results_qualitative] == TEXTS["results_qualitative"]
    assert [b.value for b in draft.success_factors] == TEXTS["success_factors"]


def test_picture_that_cannot_be_read_is_named_among_what_is_not_placed(take):
    write_up = take(docx(p(TITLE), picture(1), pictures=[b"\xd7\xcd\xc6\x9a no picture"]))
    [left] = write_up.unplaced
    assert (left["heading"], left["text"].partition(":")[0]) == ("ภาพที่อ่านไม่ได้", "picture-1")


def test_text_is_placed_once_or_removed(take, officer):
    write_up = take(MAKES["pictures in cells, controls and insertions"])
    first = write_up.unplaced[0]["text"]
    place(write_up=write_up, index=0, text=first, field="success_factors", by=officer)
    with pytest.raises(Refused):
        place(write_up=write_up, index=0, text=first, field="success_factors", by=officer)
    write_up.refresh_from_db()
    factors = [block.value for block in draft_of(write_up).success_factors]
    assert factors[-len(first.splitlines()) :] == first.splitlines()
    for part in list(write_up.unplaced):
        place(write_up=write_up, index=0, text=part["text"], field="", by=officer)
    write_up.refresh_from_db()
    assert write_up.unplaced == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (samples.ole("WordDocument"), "old_office"),
        (BytesIO(b"%PDF-1.7\n").getvalue(), "not_docx"),
        (photo(), "not_docx"),
    ],
    ids=["old word, cut", "pdf", "photo"],
)
def test_other_files_are_refused_in_words_and_leave_no_draft(take, library, content, code):
    with pytest.raises(RejectedFile) as refused:
        take(content, "a.doc")
    assert refused.value.code == code
    assert library.get_children().count() == 0
