"""For the tests: quick hashing, immediate tasks, files under a folder of their own."""

import os

from .base import *
from .base import DATA_DIR, DATABASES, STORAGES

DEBUG = False
SECRET_KEY = "not-a-secret-test-only"  # a public constant: tests serve nobody
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}

# Named by process: workers of one run and runs side by side never share a file or a database.
TEST_DIR = DATA_DIR / "test" / str(os.getpid())
MEDIA_ROOT = TEST_DIR / "media"
PRIVATE_MEDIA_ROOT = TEST_DIR / "private"
STORAGES["attachments"]["OPTIONS"]["location"] = str(TEST_DIR / "attachments")
PARTIAL_UPLOADS_ROOT = TEST_DIR / "uploads"
STATIC_ROOT = TEST_DIR / "static"

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # As in production but for waiting on the disk: no test outlives a power cut.
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    )
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0

WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
WAGTAILADMIN_BASE_URL = "http://testserver"
AXES_ENABLED = False
SERVE_MEDIA = True
LINK_FETCHER = None
