"""Whatever happens to the child, the server answers in words and keeps its own footing."""

import io
import os
import sys

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from files import sandbox
from files.inspection import inspect
from files.kinds import FileType
from files.rejections import RejectedFile
from files.spool import spooled
from support import samples


@pytest.fixture
def jobs(tmp_path, monkeypatch):
    """Write jobs of our own where the child finds them: jobs(source) → the module's name."""

    def write(source):
        (tmp_path / "rough_jobs.py").write_text(source)
        monkeypatch.setattr(sandbox, "JOBS", "")
        monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
        return "rough_jobs"

    return write


@pytest.fixture
def source():
    with spooled(io.BytesIO(b"content of the file")) as copy:
        yield copy.file


def lost(job, source, **limits):
    """The code of the refusal, and what reaches the log."""
    with pytest.raises(RejectedFile) as refused, sandbox.run(job, source, **limits):
        pass
    return refused.value.code


def test_job_reads_the_file_and_hands_back_facts_and_bytes(jobs, source):
    jobs("def work(source, product, *, word):\n product.write(source.read()); return [word]")
    with sandbox.run("rough_jobs.work", source, word="ตรวจ") as (facts, product):
        assert facts == ["ตรวจ"]
        assert product.read() == b"content of the file"


def test_offset_of_the_file_is_left_alone(jobs, source):
    jobs("def work(source, product):\n source.read(5); return {}")
    source.read(7)
    with sandbox.run("rough_jobs.work", source):
        assert source.read() == b"content of the file"[7:]


def test_reason_of_a_job_reaches_the_caller(jobs, source):
    jobs(
        "from files.rejections import RejectedFile\n"
        "def work(source, product):\n raise RejectedFile('too_many_pixels', limit=50)"
    )
    with pytest.raises(RejectedFile) as refused, sandbox.run("rough_jobs.work", source):
        pass
    assert (refused.value.code, refused.value.params) == ("too_many_pixels", {"limit": 50})


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("raise ZeroDivisionError(source.read())", id="error"),
        pytest.param("import os; os._exit(3)", id="exit"),
        pytest.param("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", id="crash"),
        pytest.param("return {'block': len(bytearray(300 * 1024 * 1024))}", id="memory"),
        pytest.param("product.write(bytes(100)); product.truncate(300 * 1024 * 1024)", id="output"),
        pytest.param("return 'x' * 10 if exec('while True: pass') else {}", id="busy for ever"),
        pytest.param("import time; time.sleep(60)", id="asleep for ever", marks=pytest.mark.long),
    ],
)
def test_child_that_is_lost_means_unreadable(jobs, source, body):
    jobs(f"def work(source, product):\n {body}")
    assert lost("rough_jobs.work", source, memory_mb=256, seconds=1) == "unreadable"


@pytest.mark.parametrize("module", ["tables", "tally"])
def test_reader_of_sheets_gets_300_mb_and_dies_by_asking_for_more(
    tmp_path, monkeypatch, source, caplog, module
):
    """A job of the module's own name, so that the limit is the one that the real one gets."""
    (tmp_path / f"{module}.py").write_text(
        "def fill(source, product, *, megabytes):\n"
        " held = [bytearray(1024 * 1024) for _ in range(megabytes)]\n"
        " return len(held)"
    )
    monkeypatch.setattr(sandbox, "JOBS", "")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert sandbox.MEMORY_MB_OF_OFFICE == 300
    with sandbox.run(f"{module}.fill", source, seconds=2, megabytes=150) as (held, _product):
        assert held == 150
    assert lost(f"{module}.fill", source, seconds=2, megabytes=300) == "unreadable"
    assert "builtins.MemoryError" in caplog.text


def test_error_is_logged_without_what_the_file_says(jobs, source, caplog):
    jobs("def work(source, product):\n raise ValueError(source.read().decode())")
    lost("rough_jobs.work", source)
    assert "builtins.ValueError" in caplog.text
    assert "rough_jobs.py" in caplog.text
    assert "content of the file" not in caplog.text


def test_child_that_cannot_start_is_our_fault_not_the_file_s(source):
    with pytest.raises(sandbox.SandboxError), sandbox.run("images.no_such_job", source):
        pass


def test_child_knows_none_of_the_server_s_secrets(jobs, source, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "secret")
    jobs("import os\ndef work(source, product):\n return sorted(os.environ)")
    with sandbox.run("rough_jobs.work", source) as (facts, _product):
        assert set(facts) - {"LC_CTYPE"} == {"PYTHONPATH"}


def test_locked_pdf_is_refused_for_its_password():
    """Not in one process with other PDFs: PDFium remembers its last error."""
    locked = samples.pdf(user_password="secret", algorithm="AES-128")
    with pytest.raises(RejectedFile) as refused:
        inspect(io.BytesIO(locked), "a.pdf")
    assert refused.value.code == "password_pdf"


@pytest.mark.parametrize("file_type", FileType)
def test_real_files_pass_through_a_real_child(file_type):
    upload = SimpleUploadedFile("a.bin", getattr(samples, file_type)())
    assert inspect(upload, "a.bin").type == file_type


def test_pixel_bomb_is_refused_in_a_space_too_small_to_decode_it(source):
    """The second half shows that the space is too small: a picture under the limit is lost."""
    limits = {"memory_mb": 100, "family": "png"}
    with spooled(io.BytesIO(samples.png_header_only(20_000, 10_000))) as bomb:
        assert lost("images.inspect", bomb.file, **limits) == "too_many_pixels"
    with spooled(io.BytesIO(samples.png_header_only(7_000, 7_000))) as large:
        assert lost("images.inspect", large.file, **limits) == "unreadable"


def test_zip_bomb_is_refused_in_a_space_too_small_to_unpack_it():
    with spooled(io.BytesIO(samples.xlsx_bomb())) as bomb:
        assert lost("office.inspect", bomb.file, memory_mb=60) == "unpacks_too_large"


def test_no_temporary_file_is_left_behind(settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    inspect(io.BytesIO(samples.jpeg()), "a.jpg")
    assert os.listdir(tmp_path) == []
