"""The folder that holds all of a demo's state, and the mark by which we know it as ours."""

import shutil

from config.settings.env import DATA_DIR

MARKER = DATA_DIR / ".bring-our-siblings-back-demo"
#: What the settings may have made before the command begins.
OWN_FILES = {"secret_key", "test"}


class ForeignFolder(Exception):
    """The folder holds something that is not a demo of ours."""


def prepare(*, reset):
    """Make the folder ready. Raises ForeignFolder rather than touch what is not ours."""
    if reset and MARKER.exists():
        for path in DATA_DIR.iterdir():
            if path.name in OWN_FILES:
                continue
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    elif reset and _others():
        raise ForeignFolder(f"{DATA_DIR} bears no mark of the demo; nothing was deleted.")
    if not MARKER.exists() and _others():
        raise ForeignFolder(
            f"{DATA_DIR} holds other files. Name an empty folder by DATA_DIR=… and start again."
        )
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    MARKER.touch()


def _others():
    return DATA_DIR.exists() and any(path.name not in OWN_FILES for path in DATA_DIR.iterdir())
