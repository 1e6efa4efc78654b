"""Every test run has a folder named by its process; a run that was killed leaves it behind."""

import os


def of_dead_runs(folder):
    """Return the folders in `folder` whose process no longer exists."""
    return [path for path in sorted(folder.glob("[0-9]*")) if not is_alive(int(path.name))]


def is_alive(process_id):
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # it exists, and is somebody else's
        return True
    return True
