"""Stores that never mix: public media, static files, private evidence, gated attachments."""

from .env import DATA_DIR, ROOT, env

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [ROOT / "static"]

MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"

# Evidence: no URL leads here; every byte passes a permission check.
PRIVATE_MEDIA_ROOT = DATA_DIR / "private"
# Files that are still arriving; always on this machine's disk, also with a bucket.
PARTIAL_UPLOADS_ROOT = DATA_DIR / "uploads"
EVIDENCE_MAX_UPLOAD_BYTES = env.int("EVIDENCE_MAX_UPLOAD_BYTES", default=50 * 1024 * 1024)

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {"BACKEND": "files.storage.PrivateStorage"},
    # Files of circulars and manuals: private too, and never mixed with evidence.
    "attachments": {
        "BACKEND": "files.storage.PrivateStorage",
        "OPTIONS": {"location": str(DATA_DIR / "attachments")},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

if env.str("S3_BUCKET", default=""):
    _s3 = {
        "bucket_name": env.str("S3_BUCKET"),
        "endpoint_url": env.str("S3_ENDPOINT_URL", default=None),
        "access_key": env.str("S3_ACCESS_KEY", default=None),
        "secret_key": env.str("S3_SECRET_KEY", default=None),
        "region_name": env.str("S3_REGION", default=None),
        "file_overwrite": False,
    }
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {**_s3, "location": "media", "querystring_auth": False},
    }
    STORAGES["private"] = {
        "BACKEND": "files.s3.PrivateS3Storage",
        "OPTIONS": {**_s3, "location": "private", "default_acl": "private"},
    }
    STORAGES["attachments"] = {
        "BACKEND": "files.s3.PrivateS3Storage",
        "OPTIONS": {**_s3, "location": "attachments", "default_acl": "private"},
    }

FILE_UPLOAD_PERMISSIONS = 0o640
# Larger uploads go to a temporary file, never whole into memory; but spreadsheets, which may name
# children, never to the disk.
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "files.uploads.SpreadsheetUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# The web server serves public images in production; the demo and development have none.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=False)
