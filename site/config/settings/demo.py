"""The demo: as production runs, on embedded SQLite, over plain HTTP on this machine."""

import os

from .base import *
from .base import DATA_DIR, STORAGES
from .env import env

DEMO = True
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])

DATA_DIR.mkdir(parents=True, exist_ok=True)
_key_file = DATA_DIR / "secret_key"
if not _key_file.exists():
    from django.core.management.utils import get_random_secret_key

    with open(os.open(_key_file, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
        file.write(get_random_secret_key())
SECRET_KEY = _key_file.read_text()

STORAGES["staticfiles"] = {"BACKEND": "config.static.StaticFilesStorage"}
# Nobody is written to from a demo: its e-mails lie as files beside the database.
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": str(DATA_DIR / "mail")},
    }
}
SERVE_MEDIA = True
# Invented links lead nowhere: what was found of them is invented too.
LINK_FETCHER = None
# Setting up makes hundreds of pages and links; only what goes wrong is worth a line.
LOGGING["loggers"]["wagtail"] = {"level": "WARNING"}
