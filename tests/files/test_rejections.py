"""Every wrong upload is answered in words."""

import io
import zipfile

import pytest
from django.utils import translation

from files import rejections
from files.inspection import inspect
from files.rejections import RejectedFile
from support import samples


def half(content):
    return content[: len(content) * 6 // 10]


def photo():
    """A photo with enough in it to be cut."""
    return samples.picture((400, 300)).effect_spread(40)


XLSX_MACRO = samples.repacked(samples.xlsx(), {"xl/vbaProject.bin": b"macro"})
DOCM = samples.docx(
    main="application/vnd.ms-word.document.macroEnabled.main+xml",
)
DOTX = samples.docx(
    main="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
)
ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">]><w>&a;</w>'

WRONG = {
    "empty": ("empty", lambda: b""),
    "program": ("program", samples.executable),
    "program for Linux": ("program", lambda: b"\x7fELF" + bytes(100)),
    "script": ("program", lambda: b"#!/bin/sh\nrm -rf /"),
    "random bytes": ("unknown_type", lambda: bytes(range(1, 200))),
    "plain text": ("unknown_type", lambda: "รายงานผล".encode()),
    "video": ("recording", lambda: b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(50)),
    "old QuickTime": ("recording", lambda: b"\0\0\0\x08wide\0\0\0\0mdat"),
    "sound": ("recording", lambda: b"RIFF\x10\0\0\0WAVEfmt "),
    "rar": ("archive", lambda: b"Rar!\x1a\x07\x00" + bytes(50)),
    "zip of photos": ("archive", lambda: samples.package({"a.jpg": samples.jpeg()})),
    "gif": ("other_picture", lambda: samples.saved(samples.picture(), "GIF")),
    "tiff": ("other_picture", lambda: samples.saved(samples.picture(), "TIFF")),
    "bmp": ("other_picture", lambda: samples.saved(samples.picture(), "BMP")),
    "avif": ("other_picture", lambda: samples.saved(samples.picture(), "AVIF")),
    "rtf": ("other_document", lambda: rb"{\rtf1 hello}"),
    "web page called xls": ("other_document", lambda: b"\xef\xbb\xbf <HTML><table></table>"),
    "open document": (
        "other_document",
        lambda: samples.package({"mimetype": "application/vnd.oasis.opendocument.text"}),
    ),
    "template": ("other_document", lambda: DOTX),
    "two main types": (
        "other_document",
        lambda: samples.package(
            {
                "[Content_Types].xml": samples.content_types(samples.DOCX_MAIN, "a.xml").replace(
                    "</Types>",
                    f'<Override PartName="/b" ContentType="{samples.PPTX_MAIN}"/></Types>',
                )
            }
        ),
    ),
    "old Word": ("old_office", lambda: samples.ole("Root Entry", "WordDocument")),
    "old Excel": ("old_office", lambda: samples.ole("Root Entry", "Workbook")),
    "old PowerPoint": ("old_office", lambda: samples.ole("PowerPoint Document")),
    "installer": ("unknown_type", lambda: samples.ole("Root Entry", "Property")),
    "locked workbook": (
        "password_office",
        lambda: samples.ole("EncryptionInfo", "EncryptedPackage"),
    ),
    "macro": ("macro", lambda: XLSX_MACRO),
    "macro document": ("macro", lambda: DOCM),
    "macro sheet": (
        "macro",
        lambda: samples.repacked(samples.xlsx(), {"xl/macrosheets/sheet1.xml": "<a/>"}),
    ),
    "jpeg cut off": ("damaged", lambda: half(samples.jpeg(photo()))),
    "png cut off": ("damaged", lambda: half(samples.png(photo()))),
    "webp cut off": ("damaged", lambda: half(samples.webp(photo()))),
    "heic cut off": ("damaged", lambda: half(samples.heic(photo()))),
    "pdf cut off": ("damaged", lambda: half(samples.pdf(20))),
    "docx cut off": ("damaged", lambda: half(samples.docx())),
    "xlsx cut off": ("damaged", lambda: half(samples.xlsx())),
    "only a signature of jpeg": ("damaged", lambda: b"\xff\xd8\xff"),
    "only a signature of pdf": ("damaged", lambda: b"%PDF-1.7"),
    "pdf without pages": ("damaged", lambda: samples.pdf(0)),
    "xml with entities": (
        "damaged",
        lambda: samples.repacked(samples.docx(), {"word/styles.xml": ENTITIES}),
    ),
    "content types with entities": (
        "damaged",
        lambda: samples.repacked(samples.docx(), {"[Content_Types].xml": ENTITIES}),
    ),
    "path out of the package": (
        "damaged",
        lambda: samples.repacked(samples.docx(), {"../../etc/passwd": b"x"}),
    ),
    "absolute path": ("damaged", lambda: samples.repacked(samples.docx(), {"/etc/passwd": b"x"})),
    "path of Windows": (
        "damaged",
        lambda: samples.repacked(samples.docx(), {"word\\..\\evil.exe": b"x"}),
    ),
    "same part twice": (
        "damaged",
        lambda: samples.repacked(samples.docx(), {"WORD/document.xml": b"<a/>"}),
    ),
    "unusual compression": (
        "damaged",
        lambda: samples.package(samples.docx_parts(), compression=zipfile.ZIP_LZMA),
    ),
    "bomb": ("unpacks_too_large", samples.xlsx_bomb),
    "many parts": (
        "unpacks_too_large",
        lambda: samples.package(
            samples.docx_parts() | {f"word/{number}.xml": b"" for number in range(10_001)}
        ),
    ),
    "pixel bomb": ("too_many_pixels", lambda: samples.png_header_only(20_000, 10_000)),
    "pdf and zip": ("two_in_one", lambda: samples.pdf() + samples.package({"a.html": "<p>"})),
    "docx with a tail": ("two_in_one", lambda: samples.docx() + b"<script>alert(1)</script>"),
    "program and zip": ("program", lambda: samples.executable() + samples.docx()),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_upload_is_refused_for_its_reason(refusal, wrong):
    code, make = WRONG[wrong]
    assert refusal(make(), "รายงาน.jpg") == code


def test_file_of_60_mb_is_refused_before_it_is_read_whole():
    class Upload(io.BytesIO):
        handed_out = 0

        def read(self, size=-1):
            chunk = super().read(size)
            self.handed_out += len(chunk)
            return chunk

    upload = Upload(samples.jpeg() + bytes(60 * 1024 * 1024))
    with pytest.raises(RejectedFile) as refused:
        inspect(upload, "วิดีโอ.jpg")
    assert refused.value.code == "too_large"
    with translation.override("en"):
        assert refused.value.messages == [
            "The file is larger than 50 MB. Make it smaller, or put it on Drive and add the link "
            "instead."
        ]
    assert upload.handed_out < 51 * 1024 * 1024


def test_damaged_entry_of_a_package_is_refused(refusal):
    content = samples.package(
        samples.docx_parts() | {"word/media/a.jpg": bytes(5000)}, compression=zipfile.ZIP_STORED
    )
    assert refusal(content.replace(bytes(5000), b"\1" * 5000)) == "damaged"


def test_entry_that_unpacks_to_more_than_it_declares_is_refused(refusal):
    content = samples.repacked(samples.docx(), {"word/big.xml": bytes(1_000_000)})
    size, lie = (1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert refusal(content.replace(size, lie)) == "damaged"


def test_polyglot_of_picture_and_page_keeps_only_the_picture(look):
    assert look(samples.jpeg() + b"<script>alert(1)</script>").type == "jpeg"


def test_million_empty_rows_are_taken(look):
    assert look(samples.xlsx_empty_rows()).type == "xlsx"


def test_every_rejection_can_be_said():
    for code, sentence in rejections.SENTENCES.items():
        error = RejectedFile(code, limit=50)
        assert error.messages == [sentence % {"limit": 50}]
