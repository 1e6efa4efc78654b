"""Files made on the spot: sound ones, and every wrong upload that we know of.

Each function returns the bytes of one file.
"""

import io
import struct
import zipfile
import zlib
from functools import cache

import openpyxl
import pillow_heif
from PIL import Image, ImageCms
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, FloatObject, NameObject

# A number with a right check digit that is no person's.
NATIONAL_ID = "1234567890121"

CORNERS = {"top left": "red", "top right": "lime", "bottom left": "blue", "bottom right": "yellow"}
GPS_IFD = 0x8825
EXIF_IFD = 0x8769


def picture(size=(120, 80), mode="RGB"):
    """A picture with another colour in each quarter: CORNERS, seen upright."""
    width, height = size
    image = Image.new("RGB", size)
    for place, colour in CORNERS.items():
        left = 0 if "left" in place else width // 2
        top = 0 if "top" in place else height // 2
        image.paste(colour, (left, top, left + width // 2, top + height // 2))
    return image.convert(mode)


def turned(upright, orientation):
    """How a camera stores `upright` under an EXIF orientation, pixel by pixel.

    From the EXIF standard: which side of the picture the stored row 0 and column 0 are.
    """
    row_0, column_0 = {
        1: ("top", "left"),
        2: ("top", "right"),
        3: ("bottom", "right"),
        4: ("bottom", "left"),
        5: ("left", "top"),
        6: ("right", "top"),
        7: ("right", "bottom"),
        8: ("left", "bottom"),
    }[orientation]
    width, height = upright.size
    lying = row_0 in ("left", "right")
    stored = Image.new(upright.mode, (height, width) if lying else (width, height))
    for row in range(stored.height):
        for column in range(stored.width):
            x, y = (row, column) if lying else (column, row)
            if "right" in (row_0, column_0):
                x = width - 1 - x
            if "bottom" in (row_0, column_0):
                y = height - 1 - y
            stored.putpixel((column, row), upright.getpixel((x, y)))
    return stored


def exif(*, orientation=None, taken=None, offset=None, gps=True, maker_note=b""):
    """An EXIF block, with a place on the map unless told otherwise."""
    tags = Image.Exif()
    tags[0x010F] = "CameraMaker"
    if orientation:
        tags[0x0112] = orientation
    details = tags.get_ifd(EXIF_IFD)
    if taken:
        details[0x9003] = taken
    if offset:
        details[0x9011] = offset
    if maker_note:
        details[0x927C] = maker_note
    if gps:
        tags.get_ifd(GPS_IFD).update({1: "N", 2: (8.0, 4.0, 0.0), 3: "E", 4: (98.0, 55.0, 0.0)})
    return tags.tobytes()


def saved(image, file_format, **options):
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()


def jpeg(image=None, **options):
    return saved(image or picture(), "JPEG", **{"quality": 95, "subsampling": 0} | options)


def png(image=None, **options):
    return saved(image or picture(), "PNG", **options)


def webp(image=None, **options):
    return saved(image or picture(), "WEBP", **{"quality": 95} | options)


def heic(image=None, **options):
    buffer = io.BytesIO()
    container = pillow_heif.from_pillow(image or picture())
    container.save(buffer, **{"quality": 95, "chroma": 444} | options)
    return buffer.getvalue()


def sixteen_bits(image):
    """The rows of `image` with two bytes a channel, the larger one first."""
    return bytes(byte for value in image.convert("RGB").tobytes() for byte in (value, value))


def png_of_16_bits(image, *, exif):
    """A PNG with 16 bits a channel, which Pillow can read and not write."""
    width, height = image.size
    pixels, row = sixteen_bits(image), 6 * image.width
    body = b"".join(b"\0" + pixels[at : at + row] for at in range(0, len(pixels), row))
    return png_of(
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)),
        (b"eXIf", exif.removeprefix(b"Exif\0\0")),
        (b"IDAT", zlib.compress(body)),
        (b"IEND", b""),
    )


def heic_of_10_bits(image, *, exif):
    """A HEIC as newer phones write it."""
    buffer = io.BytesIO()
    # pillow-heif takes the machine's own order of bytes; both bytes are equal here.
    container = pillow_heif.from_bytes("RGB;16", image.size, sixteen_bits(image))
    container.save(buffer, quality=95, chroma=444, exif=exif)
    return buffer.getvalue()


def swapped_profile():
    """A colour profile that calls red blue and blue red."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    (tags,) = struct.unpack_from(">I", profile, 128)
    places = {bytes(profile[i : i + 4]): i + 4 for i in range(132, 132 + 12 * tags, 12)}
    red, blue = places[b"rXYZ"], places[b"bXYZ"]
    profile[red : red + 8], profile[blue : blue + 8] = (
        profile[blue : blue + 8],
        profile[red : red + 8],
    )
    return bytes(profile)


def png_header_only(width, height):
    """A sound, tiny PNG of one-bit pixels, as large as it says once decoded."""
    row = b"\0" * (1 + (width + 7) // 8)
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return png_of(
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)),
        (b"IDAT", body),
        (b"IEND", b""),
    )


def png_of(*chunks):
    """A PNG of (kind, data) chunks."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def pdf(pages=1, *, size=(595.276, 841.89), user_unit=None, text=None, ballast=b"", **encryption):
    """A PDF of empty pages (A4, in points), or with `text` in ASCII on each.

    `ballast` is carried along in it and shown nowhere.
    """
    writer = PdfWriter()
    if ballast:
        stream = DecodedStreamObject()
        stream.set_data(ballast)
        writer._add_object(stream)
    for _ in range(pages):
        page = writer.add_blank_page(*size)
        if user_unit:
            page[NameObject("/UserUnit")] = FloatObject(user_unit)
        if text:
            _write_text(writer, page, text)
    if encryption:
        writer.encrypt(**encryption)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _write_text(writer, page, text):
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(stream)


def package(parts, *, prefix=b"", compression=zipfile.ZIP_DEFLATED):
    """A ZIP of {name: str or bytes}."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return prefix + buffer.getvalue()


_OOXML = "application/vnd.openxmlformats-officedocument"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

DOCX_MAIN = f"{_OOXML}.wordprocessingml.document.main+xml"
PPTX_MAIN = f"{_OOXML}.presentationml.presentation.main+xml"


def content_types(main, part):
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{part}" ContentType="{main}"/></Types>'
    )


def relations(*rows):
    """A part of relationships from rows of (id, type, target, external)."""
    body = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if external else ''}/>"
        for key, kind, target, external in rows
    )
    return f'<Relationships xmlns="{_RELATIONS}">{body}</Relationships>'


def docx_parts(body="<w:p><w:r><w:t>รายงานผล</w:t></w:r></w:p>", *, main=DOCX_MAIN, links=()):
    """The parts of a DOCX; `links` are (id, address) of hyperlinks used in `body`."""
    return {
        "[Content_Types].xml": content_types(main, "word/document.xml"),
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml", False)),
        "word/_rels/document.xml.rels": relations(
            *((key, "hyperlink", address, True) for key, address in links)
        ),
        "word/document.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_WORD}" '
            f'xmlns:r="{_OFFICE}"><w:body>{body}</w:body></w:document>'
        ),
    }


def docx(body="<w:p><w:r><w:t>รายงานผล</w:t></w:r></w:p>", **options):
    return package(docx_parts(body, **options))


def pptx(slides=2, text="กิจกรรม"):
    slide = (
        f'<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        f'xmlns:a="{_DRAWING}"><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>'
    )
    return package(
        {
            "[Content_Types].xml": content_types(PPTX_MAIN, "ppt/presentation.xml"),
            "ppt/presentation.xml": "<p/>",
            **{f"ppt/slides/slide{number}.xml": slide for number in range(1, slides + 1)},
        }
    )


def xlsx(rows=(("เขต", "จำนวน"), ("กระบี่", 12)), **sheets):
    """A workbook whose first sheet holds `rows`; more sheets by name."""
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    for name, more in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in more:
            sheet.append(row)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def repacked(content, replace):
    """A package with parts replaced or added: {name: bytes, str or an iterable of bytes}."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in [*(n for n in old.namelist() if n not in replace), *replace]:
            data = replace.get(name) or old.read(name)
            data = data.encode() if isinstance(data, str) else data
            with new.open(name, "w") as part:
                for chunk in [data] if isinstance(data, bytes) else data:
                    part.write(chunk)
    return buffer.getvalue()


_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet_xml(rows):
    """The XML of a worksheet, in chunks, from an iterable of row elements."""
    yield f'<worksheet xmlns="{_SHEET}"><sheetData>'.encode()
    yield from rows
    yield b"</sheetData></worksheet>"


@cache
def xlsx_bomb():
    """Half a megabyte that unpacks to 210 MB."""
    row = b'<row><c t="inlineStr"><is><t>0</t></is></c></row>' * 1000
    rows = (row for _ in range(4500))
    return repacked(xlsx(), {"xl/worksheets/sheet1.xml": sheet_xml(rows)})


@cache
def xlsx_empty_rows(number=1_000_000):
    rows = [b"".join(b'<row r="%d"/>' % i for i in range(1, number + 1))]
    return repacked(xlsx(), {"xl/worksheets/sheet1.xml": sheet_xml(rows)})


def xlsx_far_cell():
    """A filled cell at the very end of the sheet."""
    rows = [b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>']
    return repacked(xlsx(), {"xl/worksheets/sheet1.xml": sheet_xml(rows)})


def ole(*streams):
    """The container of old Office: its signature and a directory that names `streams`."""
    directory = b"".join(name.encode("utf-16-le").ljust(64, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + directory + bytes(4096)


def executable():
    return b"MZ\x90\x00" + bytes(2048) + b"This program cannot be run in DOS mode."
