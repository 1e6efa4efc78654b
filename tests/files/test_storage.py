import os
import stat
from pathlib import Path

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from django.db.models import FileField

from files.kinds import FileType
from files.storage import PrivateStorage, all_paths, new_path, private_storage

SHA256 = "abcdef" + "0" * 58


@pytest.fixture
def root(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    return settings.PRIVATE_MEDIA_ROOT


@pytest.fixture
def storage(root):
    return private_storage()


def test_file_is_stored_and_read_back(storage, root):
    name = storage.save("ab/cd/x.pdf", ContentFile(b"content"))
    assert name == "ab/cd/x.pdf"
    assert (root / name).read_bytes() == b"content"
    assert storage.open(name).read() == b"content"


def test_override_of_the_folder_holds_for_a_field_made_before(settings, tmp_path):
    field = FileField(storage=private_storage)
    settings.PRIVATE_MEDIA_ROOT = tmp_path
    field.storage.save("a.pdf", ContentFile(b"content"))
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_override_of_storages_holds_for_a_field_made_before(settings):
    field = FileField(storage=private_storage)
    other = "django.core.files.storage.InMemoryStorage"
    settings.STORAGES = settings.STORAGES | {"private": {"BACKEND": other}}
    assert field.storage.__class__ is InMemoryStorage


def test_only_we_may_read(storage, root):
    name = storage.save("ab/cd/x.pdf", ContentFile(b"content"))
    modes = {stat.S_IMODE((root / place).stat().st_mode) for place in ("", "ab", "ab/cd")}
    assert modes == {0o700}
    assert stat.S_IMODE((root / name).stat().st_mode) == 0o600


def test_private_file_has_no_url(storage):
    name = storage.save("x.pdf", ContentFile(b"content"))
    with pytest.raises(NotImplementedError):
        storage.url(name)


def test_nothing_is_overwritten(storage, root):
    first = storage.save("x.pdf", ContentFile(b"first"))
    second = storage.save("x.pdf", ContentFile(b"second"))
    assert first != second
    assert (root / first).read_bytes() == b"first"
    assert (root / second).read_bytes() == b"second"


def test_name_taken_while_writing_is_not_overwritten(storage, root, monkeypatch):
    monkeypatch.setattr(PrivateStorage, "is_name_available", lambda *args, **kwargs: True)
    first = storage.save("x.pdf", ContentFile(b"first"))
    monkeypatch.undo()

    class SlowContent(ContentFile):
        def chunks(self, chunk_size=None):
            (root / "y.pdf").write_bytes(b"quicker")
            yield b"slower"

    second = storage.save("y.pdf", SlowContent(b"slower"))
    assert first == "x.pdf"
    assert second != "y.pdf"
    assert (root / "y.pdf").read_bytes() == b"quicker"
    assert (root / second).read_bytes() == b"slower"


def test_file_has_its_name_only_once_it_is_on_the_disk(storage, root, monkeypatch):
    events = []
    sync, link = os.fsync, os.link

    def note_sync(handle):
        kind = "folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"
        events.append(f"sync {kind}")
        sync(handle)

    def note_link(part, name):
        events.append("name")
        link(part, name)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(os, "link", note_link)
    root.mkdir()
    storage.save("x.pdf", ContentFile(b"content"))
    assert events == ["sync file", "name", "sync folder"]


def test_full_disk_leaves_nothing(storage, root):
    class Broken(ContentFile):
        def chunks(self, chunk_size=None):
            yield b"half"
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        storage.save("ab/x.pdf", Broken(b"half and half"))
    assert list(all_paths(storage)) == []


def test_way_out_of_the_folder_is_refused(storage):
    with pytest.raises(SuspiciousFileOperation):
        storage.save("../x.pdf", ContentFile(b"content"))


def test_new_path_is_sharded_by_hash_and_never_the_same():
    first, second = new_path(SHA256, FileType.PDF), new_path(SHA256, FileType.PDF)
    assert first != second
    assert Path(first).parts[:2] == ("ab", "cd")
    assert Path(first).suffix == ".pdf"


def test_all_paths_lists_every_file(storage):
    names = {"a.pdf", "ab/cd/x.pdf", "ab/ef/y.pdf"}
    for name in names:
        storage.save(name, ContentFile(b"content"))
    assert set(all_paths(storage)) == names


def test_storage_never_used_is_empty(storage):
    assert list(all_paths(storage)) == []
