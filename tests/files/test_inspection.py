import hashlib
import io
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from files.inspection import inspect
from files.kinds import FileType
from files.notices import Notice
from files.rejections import RejectedFile
from support import samples

BANGKOK = ZoneInfo("Asia/Bangkok")


@pytest.mark.parametrize("file_type", FileType)
def test_type_is_told_from_content(look, file_type):
    content = getattr(samples, file_type)()
    inspection = look(content, "ภาพ.bin")
    assert inspection.type == file_type
    assert inspection.name == f"ภาพ.{file_type.extension}"
    assert inspection.size == len(content)
    assert inspection.sha256 == hashlib.sha256(content).hexdigest()
    assert inspection.warnings == ()


def test_file_is_read_from_its_start():
    file = io.BytesIO(samples.jpeg())
    file.read()
    assert inspect(file, "a.jpg").type == FileType.JPEG


def test_ending_that_contradicts_the_content_is_corrected_and_told(look):
    inspection = look(samples.png(), "แผนที่.JPG")
    assert inspection.name == "แผนที่.png"
    assert inspection.warnings == (Notice("renamed", {"given": "jpg", "actual": "png"}),)


@pytest.mark.parametrize(
    ("width", "height", "orientation", "shown"),
    [(120, 80, 1, (120, 80)), (120, 80, 3, (120, 80)), (120, 80, 6, (80, 120))],
)
def test_picture_is_measured_upright(look, width, height, orientation, shown):
    content = samples.jpeg(
        samples.picture((width, height)), exif=samples.exif(orientation=orientation)
    )
    inspection = look(content)
    assert (inspection.width, inspection.height) == shown


def test_large_photo_is_measured_as_uploaded_not_as_decoded(look):
    inspection = look(samples.jpeg(samples.picture((8000, 6000))))
    assert (inspection.width, inspection.height) == (8000, 6000)


@pytest.mark.parametrize(
    ("taken", "offset", "expected"),
    [
        ("2022:02:28 16:30:05", None, datetime(2022, 2, 28, 16, 30, 5, tzinfo=BANGKOK)),
        ("2022:02:28 09:30:05", "+00:00", datetime(2022, 2, 28, 16, 30, 5, tzinfo=BANGKOK)),
        ("2565:02:28 16:30:05", None, datetime(2022, 2, 28, 16, 30, 5, tzinfo=BANGKOK)),
        ("2022:02:28 16:30:05", "nonsense", datetime(2022, 2, 28, 16, 30, 5, tzinfo=BANGKOK)),
        ("0000:00:00 00:00:00", None, None),
        ("1980:01:01 00:00:00", None, None),
        ("yesterday", None, None),
        (None, None, None),
    ],
)
def test_time_of_a_photo_is_read_before_it_is_stripped(look, taken, offset, expected):
    content = samples.jpeg(exif=samples.exif(taken=taken, offset=offset))
    assert look(content).taken_at == expected


def test_time_of_a_heic_photo_is_read(look):
    content = samples.heic(exif=samples.exif(taken="2022:02:28 16:30:05"))
    assert look(content).taken_at == datetime(2022, 2, 28, 16, 30, 5, tzinfo=BANGKOK)


def test_pdf_tells_pages_and_paper(look):
    inspection = look(samples.pdf(3))
    assert (inspection.pages, inspection.paper_mm, inspection.is_a4) == (3, (210.0, 297.0), True)


@pytest.mark.parametrize(
    ("size", "user_unit", "expected"),
    [
        ((841.89, 595.276), None, True),  # lying
        ((612, 792), None, False),  # Letter
        ((297.638, 420.945), 2, True),
        ((595.276, 841.89), 2, False),
    ],
)
def test_a4_counts_the_unit_of_the_page(look, size, user_unit, expected):
    assert look(samples.pdf(size=size, user_unit=user_unit)).is_a4 is expected


def test_pdf_that_only_forbids_copying_is_taken(look):
    inspection = look(samples.pdf(user_password="", owner_password="owner", algorithm="AES-128"))
    assert inspection.pages == 1


def test_pdf_filled_up_with_zeros_is_taken(look):
    assert look(samples.pdf(2) + bytes(5000)).pages == 2


def test_pptx_tells_slides(look):
    assert look(samples.pptx(slides=4)).pages == 4


def test_photo_has_no_paper(look):
    assert look(samples.jpeg()).is_a4 is None


@pytest.mark.parametrize(
    "content",
    [
        samples.pdf(text=f"ID {samples.NATIONAL_ID}"),
        samples.docx(
            f"<w:p><w:r><w:t>{samples.NATIONAL_ID[:5]}</w:t></w:r>"
            f"<w:r><w:t>{samples.NATIONAL_ID[5:]}</w:t></w:r></w:p>"
        ),
        samples.xlsx([["ชื่อ", "เลขประจำตัว"], ["ก", int(samples.NATIONAL_ID)]]),
        samples.xlsx([["ชื่อ", "เลขประจำตัว"], ["ก", samples.NATIONAL_ID]]),
        samples.pptx(text=samples.NATIONAL_ID),
    ],
    ids=["pdf", "docx, torn in two runs", "xlsx, number", "xlsx, text", "pptx"],
)
def test_national_id_in_a_document_is_warned_of(look, content):
    assert look(content, "รายชื่อ").warnings == (Notice("national_id_in_text", {"count": 1}),)


def test_national_id_in_a_file_name_is_warned_of(look):
    inspection = look(samples.jpeg(), f"บัตร {samples.NATIONAL_ID}.jpg")
    assert inspection.warnings == (Notice("national_id_in_name"),)


def test_digits_of_two_cells_are_not_one_number(look):
    content = samples.xlsx([[samples.NATIONAL_ID[:6], samples.NATIONAL_ID[6:]]])
    assert look(content).warnings == ()


def test_size_limit_is_inclusive(settings):
    content = samples.pdf()
    settings.EVIDENCE_MAX_UPLOAD_BYTES = len(content)
    assert inspect(io.BytesIO(content), "a.pdf").size == len(content)
    settings.EVIDENCE_MAX_UPLOAD_BYTES = len(content) - 1
    with pytest.raises(RejectedFile) as refused:
        inspect(io.BytesIO(content), "a.pdf")
    assert refused.value.code == "too_large"
