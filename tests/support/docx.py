"""DOCX files made by hand: paragraphs, styles, tables, pictures, and what editors hide in them."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    f'<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="jpg" ContentType="image/jpeg"/>'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
)
RELATIONS = f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">'
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="Heading1">'
    '<w:name w:val="heading 1"/></w:style></w:styles>'
)


def run(text, *, bold=False):
    mark = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{mark}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(text="", *, style="", bold=False, inner=""):
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{mark}{inner or run(text, bold=bold)}</w:p>"


def heading(text):
    return p(text, style="Heading1")


def bold(text):
    return p(text, bold=True)


def inserted(text):
    """A tracked insertion that nobody has accepted yet."""
    return p(inner=f'<w:ins w:id="1" w:author="x">{run(text)}</w:ins>')


def control(text):
    """A content control, as forms have them."""
    return f"<w:sdt><w:sdtContent>{p(text)}</w:sdtContent></w:sdt>"


def table(*rows):
    cells = "".join(
        f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl>{cells}</w:tbl>"


def picture(number):
    return p(
        inner=(
            f'<w:r><w:drawing><wp:inline><wp:docPr id="{number}" name="x" descr=""/><a:graphic>'
            "<a:graphicData><pic:pic><pic:blipFill>"
            f'<a:blip r:embed="rId{number}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )
    )


def chart(title, *points):
    """The part of a chart: its title, and the names and values of its points."""
    cache = "".join(f'<c:pt idx="{n}"><c:v>{value}</c:v></c:pt>' for n, value in enumerate(points))
    return (
        f'<c:chartSpace xmlns:c="c" xmlns:a="a"><a:p><a:t>{title}</a:t></a:p>{cache}</c:chartSpace>'
    )


def diagram(*texts):
    """The part of a SmartArt drawing, a box a text."""
    boxes = "".join(f"<dgm:pt><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:pt>" for text in texts)
    return f'<dgm:dataModel xmlns:dgm="d" xmlns:a="a">{boxes}</dgm:dataModel>'


def docx(*body, pictures=(), header="", parts=None):
    """The bytes of a DOCX; the picture `number` of the body is the `number`th of `pictures`.

    `parts` are further ones, by their names below word/.
    """
    relations = "".join(
        f'<Relationship Id="rId{number}" Target="media/image{number}.jpg" Type="{R}/image"/>'
        for number, _data in enumerate(pictures, 1)
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr(
            "_rels/.rels",
            f'{RELATIONS}<Relationship Id="rId1" Target="word/document.xml" '
            f'Type="{R}/officeDocument"/></Relationships>',
        )
        package.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document {NAMESPACES}><w:body>{"".join(body)}</w:body>'
            "</w:document>",
        )
        package.writestr("word/styles.xml", STYLES)
        package.writestr(
            "word/_rels/document.xml.rels",
            f'{RELATIONS}<Relationship Id="rId99" Target="styles.xml" Type="{R}/styles"/>'
            f"{relations}</Relationships>",
        )
        if header:
            package.writestr("word/header1.xml", f"<w:hdr {NAMESPACES}>{p(header)}</w:hdr>")
        for name, content in (parts or {}).items():
            package.writestr(f"word/{name}", content)
        for number, data in enumerate(pictures, 1):
            package.writestr(f"word/media/image{number}.jpg", data)
    return file.getvalue()
