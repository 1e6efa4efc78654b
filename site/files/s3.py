"""Private storage in an S3-compatible bucket, the twin of `storage.PrivateStorage`."""

from django.utils.deconstruct import deconstructible
from storages.backends.s3 import S3Storage


@deconstructible
class PrivateS3Storage(S3Storage):
    """Objects that are never public, never overwritten and never handed out by address."""

    def get_default_settings(self):
        return super().get_default_settings() | {
            "default_acl": "private",
            "file_overwrite": False,
            "querystring_auth": True,
        }

    def url(self, name, parameters=None, expire=None, http_method=None):
        raise NotImplementedError("A private file has no URL: serve it by files.serve.")
