"""Private storage on the server's own disk: no file in it has an address."""

import os
import tempfile
import uuid
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.utils.deconstruct import deconstructible
from django.utils.functional import LazyObject, empty

FILE_MODE = 0o600
FOLDER_MODE = 0o700


@deconstructible
class PrivateStorage(FileSystemStorage):
    """Files under PRIVATE_MEDIA_ROOT that are on the disk, whole, once `save` has returned.

    A power cut or a full disk leaves an old state or a new one, at worst a file named `.part`,
    never half a file under its name. Nothing is ever overwritten.
    """

    def __init__(self, location=None):
        super().__init__(
            location=location,
            file_permissions_mode=FILE_MODE,
            directory_permissions_mode=FOLDER_MODE,
        )

    @property
    def base_location(self):
        """Read at every use, so that an override of the setting holds at once."""
        return self._location or settings.PRIVATE_MEDIA_ROOT

    @property
    def location(self):
        return os.path.abspath(self.base_location)

    def listdir(self, path):
        """As in a bucket, a folder that was never made is empty."""
        return super().listdir(path) if self.exists(path) else ([], [])

    def url(self, name):
        raise NotImplementedError("A private file has no URL: serve it by files.serve.")

    def _save(self, name, content):
        folder = Path(self.path(name)).parent
        self._make_folder(folder)
        handle, part = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with open(handle, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            name = self._publish(part, name)
        finally:
            os.unlink(part)
        sync_folder(folder)
        return name

    def _publish(self, part, name):
        """Give a finished file its name, atomically; another one if it is taken by now."""
        while True:
            try:
                os.link(part, self.path(name))
            except FileExistsError:
                name = self.get_available_name(name)
            else:
                return name

    def _make_folder(self, folder):
        """Make a folder and its parents, each of them on the disk and readable to us alone."""
        if folder.is_dir():
            return
        self._make_folder(folder.parent)
        folder.mkdir(FOLDER_MODE, exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder):
    """Have the disk remember the names in a folder."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class _PrivateFiles(LazyObject):
    def _setup(self):
        self._wrapped = storages["private"]


_private_files = _PrivateFiles()


def private_storage() -> Storage:
    """The storage of the alias "private". Usable as the `storage` of a FileField."""
    return _private_files


@receiver(setting_changed)
def _forget_storage(*, setting, **kwargs):
    """An override of STORAGES in a test reaches FileFields, which hold the storage for good."""
    if setting == "STORAGES":
        _private_files._wrapped = empty


def new_path(sha256, file_type):
    """A fresh path for a file: two levels of folders by its hash, then a random name."""
    return f"{sha256[:2]}/{sha256[2:4]}/{uuid.uuid4()}.{file_type.extension}"


def all_paths(storage, folder=""):
    """Yield the path of every file in a storage, for finding those that no row knows."""
    folders, files = storage.listdir(folder)
    for name in files:
        yield f"{folder}/{name}" if folder else name
    for name in folders:
        yield from all_paths(storage, f"{folder}/{name}" if folder else name)
