"""For work on the code: DEBUG, SQLite under var/, e-mail to the console."""

from .base import *
from .env import DATA_DIR

DATA_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = True
SECRET_KEY = "not-a-secret-development-only"  # a public constant: dev never serves the public
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
INTERNAL_IPS = ["127.0.0.1"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
SERVE_MEDIA = True
