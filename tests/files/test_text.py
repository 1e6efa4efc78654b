import io
import tempfile
from datetime import date, datetime

import pytest

from files.readers.plain_text import joined
from files.readers.safe_html import MAX_CHARS, SafeHtml
from files.rejections import RejectedFile
from files.text import PlainText, SheetText, docx_text, plain_text, xlsx_sheets
from support import docx, samples
from thai import pdf

pytestmark = pytest.mark.usefixtures("same_process")


def words(text, style=""):
    style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{style}<w:r><w:t>{text}</w:t></w:r></w:p>"


def link(key):
    return f'<w:p><w:hyperlink r:id="{key}"><w:r><w:t>ลิงก์</w:t></w:r></w:hyperlink></w:p>'


def read_docx(*body, **options):
    return docx_text(io.BytesIO(samples.docx("".join(body), **options)))


def read_xlsx(content, **options):
    return xlsx_sheets(io.BytesIO(content), **options)


def test_docx_reads_as_paragraphs():
    text = read_docx(words("รายงาน"), words("ผลการค้นหา &lt;เด็ก&gt;"))
    assert text.html == "<p>รายงาน</p><p>ผลการค้นหา &lt;เด็ก&gt;</p>"
    assert (text.pictures, text.cut) == (0, False)


def test_docx_table_stays_a_table():
    cell = f"<w:tc>{words('12')}</w:tc>"
    text = read_docx(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>")
    assert text.html == "<table><tr><td><p>12</p></td><td><p>12</p></td></tr></table>"


@pytest.mark.parametrize(
    ("address", "start"),
    [
        (
            "https://www.facebook.com/a?b=1&amp;c=2",
            '<a href="https://www.facebook.com/a?b=1&amp;c=2" rel="nofollow noopener noreferrer">',
        ),
        ("javascript:alert(1)", "<a>"),
        ("data:text/html,hello", "<a>"),
        ("file:///etc/passwd", "<a>"),
    ],
)
def test_docx_keeps_web_links_only(address, start):
    text = read_docx(link("rId9"), links=[("rId9", address)])
    assert text.html == f"<p>{start}ลิงก์</a></p>"


def test_docx_cannot_choose_its_own_html():
    parts = samples.docx_parts(words("หัวข้อ"))
    parts["mammoth/style-map"] = "p => script"
    parts["word/_rels/document.xml.rels"] = samples.relations()
    text = docx_text(io.BytesIO(samples.package(parts)))
    assert text.html == "<p>หัวข้อ</p>"


def test_docx_with_a_linked_picture_loads_nothing():
    picture = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/'
        'drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.'
        'org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.'
        'openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="rId9"/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    text = read_docx(picture, words("ข้อความ"), links=[("rId9", "http://example.org/a.png")])
    assert (text.html, text.pictures) == ("<p>ข้อความ</p>", 1)


def safe(html):
    reducer = SafeHtml()
    reducer.feed(html)
    reducer.close()
    return reducer.html


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<h1>ก</h1><h5>ข</h5>", "<h3>ก</h3><h6>ข</h6>"),
        ("<p onclick='x()' style='a' id='b'>ก</p>", "<p>ก</p>"),
        ("<p>ก<script>alert(1)</script>ข</p>", "<p>กข</p>"),
        ("<p>ก<style>p{}</style></p>", "<p>ก</p>"),
        ("<img src='https://example.org/a.png'><svg><p>ก</svg>", "<p>ก</p>"),
        ("<td colspan='2' rowspan='x'>ก</td>", '<td colspan="2">ก</td>'),
        ("<ul><li>ก<strong>ข", "<ul><li>ก<strong>ข</strong></li></ul>"),
        ("</p>ก</div>", "ก"),
        ("ก<br>ข", "ก<br>ข"),
        ("<a href='java\nscript:alert(1)'>ก</a>", "<a>ก</a>"),
        ("&lt;script&gt;", "&lt;script&gt;"),
    ],
)
def test_html_is_reduced_to_what_is_allowed(given, expected):
    assert safe(given) == expected


def test_long_html_is_cut_and_still_closed():
    reducer = SafeHtml()
    reducer.feed("<ul><li>" + "ก" * (MAX_CHARS + 1) + "</li><li>ข</li></ul><p>ค</p>")
    reducer.close()
    assert reducer.html == "<ul><li>" + "ก" * MAX_CHARS + "</li></ul>"
    assert reducer.cut


def test_xlsx_reads_as_values():
    content = samples.xlsx(
        [
            ["เขต", "จำนวน", "ร้อยละ", "วันที่", "เวลา", "ใช่"],
            ["กระบี่", 12, 94.5, date(2022, 2, 28), datetime(2022, 2, 28, 16, 30), True],
            ["=1+1", None, None, None, None, None],
        ]
    )
    assert read_xlsx(content) == [
        SheetText(
            name="Sheet",
            hidden=False,
            rows=[
                ["เขต", "จำนวน", "ร้อยละ", "วันที่", "เวลา", "ใช่"],
                ["กระบี่", 12, 94.5, date(2022, 2, 28), datetime(2022, 2, 28, 16, 30), True],
            ],
            cut=False,
        )
    ]


def test_xlsx_is_cut_at_rows_and_columns():
    content = samples.xlsx([[1, 2, 3], [4, 5, 6], [7, 8, 9]], ต่อ=[["ก"]])
    first, second = read_xlsx(content, rows=2, columns=2)
    assert (first.rows, first.cut) == ([[1, 2], [4, 5]], True)
    assert (second.name, second.rows, second.cut) == ("ต่อ", [["ก"]], False)


def test_xlsx_with_empty_rows_is_empty():
    (sheet,) = read_xlsx(samples.xlsx_empty_rows(10_000))
    assert (sheet.rows, sheet.cut) == ([], True)


def test_xlsx_with_a_cell_at_the_end_of_the_world_is_not_filled_up():
    (sheet,) = read_xlsx(samples.xlsx_far_cell())
    assert sheet.rows == []


@pytest.mark.parametrize("read", [docx_text, xlsx_sheets])
def test_bomb_is_not_read(read):
    with pytest.raises(RejectedFile) as refused:
        read(io.BytesIO(samples.xlsx_bomb()))
    assert refused.value.code == "not_shown"


def read_plain(content, characters=1000):
    return plain_text(io.BytesIO(content), characters=characters)


def test_plain_text_of_a_word_file_leaves_out_what_its_readers_do_not_see():
    body = [
        docx.heading("แนวทาง"),
        docx.table([docx.p("ก"), docx.p("ข")]),
        docx.p("ทํางาน", bold=True),
    ]
    content = docx.docx(*body, header="ลับ")
    assert read_plain(content) == PlainText("แนวทาง\nก\nข\nทำงาน\n", cut=False, national_ids=0)


def test_plain_text_is_cut_at_its_limit():
    content = docx.docx(docx.p("กขคง"), docx.p("จฉชซ"), docx.p("ฌญ"))
    assert read_plain(content, 10) == PlainText("กขคง\nจฉชซ\n", cut=True, national_ids=0)
    assert read_plain(content, 13) == PlainText("กขคง\nจฉชซ\nฌญ\n", cut=False, national_ids=0)


def test_plain_text_of_a_pdf_counts_national_ids():
    content = samples.pdf(pages=2, text=f"Report 2565 {samples.NATIONAL_ID}")
    line = f"Report 2565 {samples.NATIONAL_ID}\n"
    assert read_plain(content) == PlainText(line * 2, cut=False, national_ids=1)


def test_plain_text_of_a_thai_pdf_is_what_was_written():
    written = (
        "สำนักงานเขตพื้นที่การศึกษาประถมศึกษากระบี่ ช่วยเด็กที่ตกหล่นและออกกลางคันให้กลับเข้าสู่ระบบการศึกษา "
        "ร่วมกับชุมชนและเครือข่าย 12 หน่วยงาน ผู้ปกครองที่อยู่ห่างไกลได้รับการเยี่ยมบ้านอย่างทั่วถึง"
    )
    with tempfile.NamedTemporaryFile(suffix=".typ", mode="w") as template:
        template.write('#import "thai.typ": *\n#show: paper\n#data.text\n')
        template.flush()
        content = pdf.render(template.name, {"text": written}, title="หนังสือ")
    text = read_plain(content).text
    # The paper broke the lines; a space at the end of one is lost with it.
    assert text.replace(" ", "").startswith(written.replace(" ", ""))


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("", ""),
        ("เด็กออกกลางคันในเขต\r\nพื้นที่\r\n", "เด็กออกกลางคันในเขตพื้นที่"),
        ("เด็กออกกลางคันใน\nเขตพื้นที่การศึกษา\nกระบี่", "เด็กออกกลางคันในเขตพื้นที่การศึกษากระบี่"),
        # Short beside the longest line of the page, as a heading or a cell is
        ("กระบี่\nเด็กออกกลางคันในเขตพื้นที่", "กระบี่\nเด็กออกกลางคันในเขตพื้นที่"),
        ("children who are out\nof school", "children who are out\nof school"),
        ("เด็กออกกลางคัน 12\nคนในเขต", "เด็กออกกลางคัน 12\nคนในเขต"),
        ("  ก  \n\n  ข", "กข"),
    ],
)
def test_words_torn_by_the_end_of_a_line_are_joined(page, text):
    assert joined(page) == text


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(samples.xlsx(), id="spreadsheet"),
        pytest.param(samples.jpeg(), id="picture"),
        pytest.param(samples.pdf()[:200], id="cut off"),
        pytest.param(samples.pdf(user_password="x"), id="locked"),
        pytest.param(samples.executable(), id="program"),
        pytest.param(samples.ole("WordDocument"), id="old Word"),
        pytest.param(b"", id="empty"),
    ],
)
def test_what_has_no_plain_text_is_told(content):
    with pytest.raises(RejectedFile) as refusal:
        read_plain(content)
    assert refusal.value.code == "not_shown"
