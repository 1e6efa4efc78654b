import io

import pytest
from PIL import Image

from files.kinds import FileType
from files.preview import make_thumbnail
from support import samples

pytestmark = pytest.mark.usefixtures("same_process")


def thumbnail(content, file_type, **options):
    return Image.open(io.BytesIO(make_thumbnail(io.BytesIO(content), file_type, **options).picture))


@pytest.mark.parametrize(
    ("file_type", "content", "size"),
    [
        (FileType.JPEG, samples.jpeg(samples.picture((1200, 800))), (400, 267)),
        (FileType.PNG, samples.png(samples.picture((800, 1200))), (267, 400)),
        (FileType.WEBP, samples.webp(samples.picture((120, 80))), (120, 80)),
        (FileType.PDF, samples.pdf(), (283, 400)),
        (FileType.PDF, samples.pdf(size=(14_400, 1)), (400, 1)),
    ],
)
def test_thumbnail_is_a_webp_of_at_most_400_px(file_type, content, size):
    image = thumbnail(content, file_type)
    assert (image.format, image.size) == ("WEBP", size)


def test_size_can_be_asked_for():
    assert thumbnail(samples.pdf(), FileType.PDF, long_side=1600).size == (1132, 1600)


@pytest.mark.parametrize("file_type", [FileType.DOCX, FileType.XLSX, FileType.PPTX])
def test_office_file_has_no_thumbnail(file_type):
    assert make_thumbnail(io.BytesIO(b"anything"), file_type) is None
