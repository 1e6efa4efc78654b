"""For a server in a process of its own: the test's database and folders, by environment."""

from config.settings.env import env
from config.settings.test import *
from config.settings.test import DATABASES

PRIVATE_MEDIA_ROOT = env.str("PRIVATE_MEDIA_ROOT")
PARTIAL_UPLOADS_ROOT = env.str("PARTIAL_UPLOADS_ROOT")

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
    )
