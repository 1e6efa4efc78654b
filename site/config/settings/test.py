"""For the tests: quick hashing, immediate tasks, files under a folder of their own."""

from .base import *
from .base import MIDDLEWARE, STORAGES, DATA_DIR
from .env import env

DEBUG = False
SECRET_KEY = "not-a-secret-test-only"  # a public constant: tests serve nobody
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}

TEST_DIR = DATA_DIR / "test" / env.str("PYTEST_XDIST_WORKER", default="main")
MEDIA_ROOT = TEST_DIR / "media"
PRIVATE_MEDIA_ROOT = TEST_DIR / "private"
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
WAGTAILADMIN_BASE_URL = "http://testserver"
AXES_ENABLED = False
SERVE_MEDIA = True
