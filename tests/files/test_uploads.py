"""A spreadsheet, which may name children, is on no disk until it is judged; other files may be."""

import io
import os
import tempfile

import pytest
from django.core.files import temp
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from files.receive import receive
from support import samples
from support.sandbox import run_here


@pytest.fixture
def on_the_disk(monkeypatch):
    """`on_the_disk()`: bytes in the largest temporary file that was made since."""
    numbers = []

    def watched(make):
        def made(*args, **kwargs):
            file = make(*args, **kwargs)
            numbers.append(os.dup(file.fileno()))
            return file

        return made

    monkeypatch.setattr(tempfile, "TemporaryFile", watched(tempfile.TemporaryFile))
    monkeypatch.setattr(temp, "NamedTemporaryFile", watched(temp.NamedTemporaryFile))
    monkeypatch.setattr(
        "django.core.files.uploadedfile.tempfile.NamedTemporaryFile",
        watched(tempfile.NamedTemporaryFile),
    )
    yield lambda: max([os.fstat(number).st_size for number in numbers], default=0)
    for number in numbers:
        os.close(number)


def uploaded(name, content):
    request = RequestFactory().post("/", {"file": SimpleUploadedFile(name, content)})
    return request.FILES["file"]


@pytest.mark.parametrize(
    ("name", "written"),
    [("เด็ก.xlsx", 0), ("เด็ก.XLS", 0), ("เด็ก.csv", 0), ("ภาพ.pdf", 3000)],
)
def test_spreadsheets_stay_in_memory(settings, on_the_disk, name, written):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    file = uploaded(name, b"ab" * 1500)
    assert (file.name, file.size, file.read()) == (name, 3000, b"ab" * 1500)
    assert on_the_disk() == written


def test_what_is_longer_than_any_upload_is_cut_where_that_is_plain(settings, on_the_disk):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    settings.EVIDENCE_MAX_UPLOAD_BYTES = 100_000
    assert uploaded("เด็ก.xlsx", b"a" * 300_000).size == 100_001


@pytest.mark.parametrize("in_memory", [True, False])
def test_what_is_taken_in_stays_in_memory_where_asked(monkeypatch, on_the_disk, in_memory):
    monkeypatch.setattr("files.sandbox.run", run_here)
    content = samples.xlsx([["ชื่อ"], ["ก"]])
    with receive(io.BytesIO(content), "เด็ก.xlsx", in_memory=in_memory) as received:
        assert received.content.read() == content
        assert on_the_disk() == (0 if in_memory else len(content))
