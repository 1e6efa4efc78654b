import pytest
from django.core.files.base import ContentFile

from files.kinds import FileType
from files.serve import file_response
from files.storage import private_storage

CONTENT = bytes(range(256)) * 100


@pytest.fixture
def path(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path
    return private_storage().save("ab/x", ContentFile(CONTENT))


@pytest.fixture
def serve(db, path):
    """Serve the stored file; the response and its bytes. Its end looks at the connection."""

    def serve(file_type=FileType.PDF, **options):
        response = file_response(path=path, name="รายงาน 1.pdf", file_type=file_type, **options)
        body = b"".join(response) if response.streaming else response.content
        response.close()
        return response, body

    return serve


def test_whole_file_is_sent_with_its_type_and_length(serve):
    response, body = serve()
    assert body == CONTENT
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(len(CONTENT))


@pytest.mark.parametrize(
    ("file_type", "download", "disposition"),
    [
        (FileType.JPEG, False, "inline"),
        (FileType.PDF, False, "inline"),
        (FileType.PDF, True, "attachment"),
        (FileType.DOCX, False, "attachment"),
        (FileType.HEIC, False, "attachment"),
    ],
)
def test_thai_name_is_sent_by_rfc_5987(serve, file_type, download, disposition):
    response, _ = serve(file_type, download=download)
    name = "%E0%B8%A3%E0%B8%B2%E0%B8%A2%E0%B8%87%E0%B8%B2%E0%B8%99%201.pdf"
    assert response["Content-Disposition"] == f"{disposition}; filename*=utf-8''{name}"


def test_type_may_be_given_as_stored_in_a_row(serve):
    response, _ = serve("png")
    assert response["Content-Type"] == "image/png"


@pytest.mark.parametrize("file_type", FileType)
@pytest.mark.parametrize("download", [True, False])
def test_content_can_do_nothing_in_the_browser(serve, file_type, download):
    response, _ = serve(file_type, download=download)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    policy = response["Content-Security-Policy"].split("; ")
    assert "default-src 'none'" in policy
    # Only a PDF that is shown goes without a sandbox.
    assert ("sandbox" in policy) == (download or file_type != FileType.PDF)


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=100-199", 100, 199),
        ("bytes=25500-", 25500, 25599),
        ("bytes=25000-99999999", 25000, 25599),
        ("bytes=-100", 25500, 25599),
        ("bytes=-99999999", 0, 25599),
    ],
)
def test_range_is_answered_with_its_bytes(serve, asked, first, last):
    response, body = serve(range_header=asked)
    assert response.status_code == 206
    assert body == CONTENT[first : last + 1]
    assert response["Content-Range"] == f"bytes {first}-{last}/25600"
    assert response["Content-Length"] == str(last - first + 1)


@pytest.mark.parametrize("asked", ["bytes=25600-", "bytes=99999-100000", "bytes=-0"])
def test_range_outside_the_file_is_refused(serve, asked):
    response, body = serve(range_header=asked)
    assert (response.status_code, body) == (416, b"")
    assert response["Content-Range"] == "bytes */25600"


@pytest.mark.parametrize(
    "asked",
    [
        *(None, "", "lines=1-2", "bytes=-", "bytes=5-2", "bytes=0-1,5-6"),
        *("bytes=๑-๒", "bytes=" + "9" * 99 + "-"),
    ],
)
def test_anything_else_is_answered_with_the_whole(serve, asked):
    response, body = serve(range_header=asked)
    assert (response.status_code, body) == (200, CONTENT)


def test_lost_file_is_an_error(path):
    with pytest.raises(FileNotFoundError):
        file_response(path="ab/y", name="a.pdf", file_type=FileType.PDF)
