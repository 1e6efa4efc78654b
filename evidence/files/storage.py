from django.core.files.storage import FileSystemStorage, storages
from django.utils.functional import LazyObject


class PrivateStorage(FileSystemStorage):
    pass


class _Private(LazyObject):
    def _setup(self):
        self._wrapped = storages["private"]


def private_storage():
    return _Private()
