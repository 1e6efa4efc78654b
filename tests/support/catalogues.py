"""Where the catalogues lie, and their entries."""

from pathlib import Path

import django
import polib
from django.apps import apps
from django.conf import settings

PROJECT, PACKAGES = (Path(path) for path in settings.LOCALE_PATHS)
OURS = sorted(path for folder in {PROJECT, PACKAGES} for path in folder.glob("*/LC_MESSAGES/*.po"))


def name(path):
    return str(path.relative_to(PROJECT))


def key(entry):
    return (entry.msgctxt, entry.msgid)


def thai(entry):
    return entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr


def entries(path):
    """Return the entries of a `.po` file that are in use."""
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


def translated(path):
    """Return context and msgid → Thai of what a `.po` file translates; {} without the file."""
    if not path.exists():
        return {}
    return {key(entry): thai(entry) for entry in entries(path) if entry.translated()}


def installed():
    """Return label → folder of every installed package's catalogues, Django's core first."""
    folders = {"django": Path(django.__file__).parent / "conf/locale"}
    for app in apps.get_app_configs():
        folder = Path(app.path) / "locale"
        if folder.is_dir():
            folders[app.name] = folder
    return folders
