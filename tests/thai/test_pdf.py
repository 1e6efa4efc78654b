"""PDFs: Thai that can be read, copied and searched."""

import io
from datetime import UTC, datetime

import pypdf
import pypdfium2
import pytest
import typst
from django.utils import translation
from PIL import Image

from thai import pdf

MARKS = "ปู่ญี่ปุ่นผู้ใหญ่ที่ฎีกาปั๊มก๊ก๋น้ำใจสำนักยั่งยืนเชื่อมั่นศักดิ์สิทธิ์ลึกซึ้งเจ็ดกตัญญูวัฏจักร"
PAPER = '#import "thai.typ": *\n#show: paper\n'


@pytest.fixture
def template(tmp_path):
    """Write the text of a template and return its path."""

    def write(text):
        path = tmp_path / "template.typ"
        path.write_text(PAPER + text)
        return path

    return write


@pytest.fixture(autouse=True)
def _thai():
    with translation.override("th"):
        yield


def lines(content):
    """The text of every page as a reader copies it, line by line."""
    with pypdfium2.PdfDocument(content) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [line.strip() for text in texts for line in text.splitlines() if line.strip()]


def pages(content):
    with pypdfium2.PdfDocument(content) as document:
        return len(document)


def picture(width, height):
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "#8899aa").save(buffer, "JPEG")
    return buffer.getvalue()


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_every_character_can_be_copied_in_its_order(template, weight):
    source = template(f'#text(weight: "{weight}", data.text)')
    content = pdf.render(source, {"text": MARKS}, title="ทดสอบ")
    assert "".join(lines(content)[:-1]) == MARKS


def test_data_are_never_read_as_markup(template):
    text = "#strong[หนา] $x$ *ดาว* @ที่ <ป้าย> `โค้ด` \\ //"
    content = pdf.render(template("#words(data.text)"), {"text": text}, title="ทดสอบ")
    assert lines(content)[0] == text


def test_long_text_is_broken_between_words(template):
    source = template("#block(width: 4.2cm, data.text)")
    text = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษากระบี่"
    content = pdf.render(source, {"text": text}, title="ทดสอบ")
    assert lines(content)[:-1] == ["สำนักงานเขตพื้นที่การ", "ศึกษาประถมศึกษากระบี่"]


def test_fonts_are_embedded(template):
    content = pdf.render(template("ก *ข*"), {}, title="ทดสอบ")
    fonts = pypdf.PdfReader(io.BytesIO(content)).pages[0]["/Resources"]["/Font"].values()
    descriptors = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts
    ]
    names = sorted(descriptor["/FontName"].partition("+")[2] for descriptor in descriptors)
    assert names == ["Sarabun-Bold", "Sarabun-Regular"]
    assert all("/FontFile2" in descriptor for descriptor in descriptors)


def test_file_names_its_title_language_and_moment(template):
    content = pdf.render(
        template("ก"), {}, title="ใบรับรายงาน", at=datetime(2022, 2, 28, 9, 30, tzinfo=UTC)
    )
    reader = pypdf.PdfReader(io.BytesIO(content))
    assert reader.metadata.title == "ใบรับรายงาน"
    assert reader.metadata.creation_date == datetime(2022, 2, 28, 9, 30, tzinfo=UTC)
    assert reader.root_object["/Lang"] == "th"
    assert reader.root_object["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize(
    ("language", "feet"),
    [
        ("th", ["ทดสอบ หน้า 1 จาก 2", "ทดสอบ หน้า 2 จาก 2"]),
        ("en", ["ทดสอบ Page 1 of 2", "ทดสอบ Page 2 of 2"]),
    ],
)
def test_pages_are_numbered_in_the_readers_language(template, language, feet):
    with translation.override(language):
        content = pdf.render(template("ก #pagebreak() ข"), {}, title="ทดสอบ")
    assert [" ".join(line.split()) for line in lines(content) if "ทดสอบ" in line] == feet


def test_mark_stands_on_every_page(template):
    content = pdf.render(template("ก #pagebreak() ข"), {}, title="ทดสอบ", mark="ข้อมูลสมมุติเพื่อสาธิต")
    assert lines(content).count("ข้อมูลสมมุติเพื่อสาธิต") == 2


def test_digits_are_thai_where_asked_but_not_in_what_is_typed(template):
    source = template(
        "= #data.title\n#facts(data.rows)\n#sheet(([n],), ((data.count,),))\n"
        '#flow(((kind: "numbers", items: ("ก",)),))\n#code(data.hash)'
    )
    data = {
        "title": "รอบ 6 เดือน",
        "rows": [
            ["ค่า SHA-256", "7–11"],
            ["โทร", "0 2000 0000"],
            ["อีเมล", "demo1@example.org"],
            ["เลขที่", [{"text": "2570-06", "exact": True}]],
        ],
        "count": "1,240",
        "hash": "a0b1",
    }
    content = pdf.render(source, data, title="รายงาน 2570 ที่ 2570-06-1", thai_digits=True)
    assert [line.replace("\u200b", "") for line in lines(content)] == [
        "รอบ ๖ เดือน",
        "ค่า SHA-256 ๗–๑๑",
        "โทร ๐ ๒๐๐๐ ๐๐๐๐",
        "อีเมล demo1@example.org",
        "เลขที่ 2570-06",
        "n",
        "๑,๒๔๐",
        "๑. ก",
        "a0b1",
        "รายงาน ๒๕๗๐ ที่ 2570-06-1 หน้า ๑ จาก ๑",
    ]


def test_head_of_a_table_stands_on_every_page(template):
    rows = [[f"รายการที่ {number}", "1.2 MB"] for number in range(60)]
    source = template("#sheet(data.headers, data.rows, columns: (1fr, auto))")
    content = pdf.render(source, {"headers": ["หลักฐาน", "ขนาด"], "rows": rows}, title="ทดสอบ")
    assert pages(content) == 2
    assert lines(content).count("หลักฐาน ขนาด") == 2


def test_flow_sets_every_kind_of_block(template):
    blocks = [
        {"kind": "heading", "text": "ความเป็นมา"},
        {"kind": "text", "text": [{"text": "เริ่ม"}, {"text": "หนา", "bold": True}]},
        {"kind": "list", "items": ["ข้อแรก", [{"text": "ลิงก์", "link": "https://example.org"}]]},
        {"kind": "numbers", "items": ["หนึ่ง", "สอง"]},
        {"kind": "quote", "text": "คำกล่าว"},
        {"kind": "image", "file": "a.jpg", "alt": "ภาพครู", "caption": "ครูเยี่ยมบ้าน"},
        {"kind": "table", "headers": ["ปี", "คน"], "rows": [["2565", "12"]]},
    ]
    content = pdf.render(
        template("#flow(data.blocks)"),
        {"blocks": blocks},
        title="ทดสอบ",
        files={"a.jpg": picture(160, 90)},
    )
    assert lines(content)[:-1] == [
        "ความเป็นมา",
        "เริ่มหนา",
        "• ข้อแรก",
        "• ลิงก์",
        "1. หนึ่ง",
        "2. สอง",
        "คำกล่าว",
        "ครูเยี่ยมบ้าน",
        "ปี คน",
        "2565 12",
    ]


def test_tall_picture_leaves_room_on_its_page(template):
    source = template('ก #picture("a.jpg", "ภาพ") ข')
    content = pdf.render(source, {}, title="ทดสอบ", files={"a.jpg": picture(300, 3000)})
    assert pages(content) == 1


def test_emoji_does_not_stop_a_document(template):
    content = pdf.render(template("#data.text"), {"text": "ดีใจ 😀"}, title="ทดสอบ")
    assert lines(content)[0].startswith("ดีใจ")


def test_wrong_template_is_an_error(template):
    with pytest.raises(typst.TypstError):
        pdf.render(template("#nothing"), {}, title="ทดสอบ")
