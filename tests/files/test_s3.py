import pytest

from files.s3 import PrivateS3Storage


@pytest.fixture
def storage():
    return PrivateS3Storage(bucket_name="evidence")


def test_objects_are_private_and_never_overwritten(storage):
    assert (storage.default_acl, storage.file_overwrite) == ("private", False)


def test_private_object_has_no_url(storage):
    with pytest.raises(NotImplementedError):
        storage.url("x.pdf")
