#!/usr/bin/env python
"""Django's command line, with `site/` as a second source root."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main():
    # `site` cannot be a package: the name belongs to a standard library module.
    sys.path.insert(0, str(ROOT / "site"))
    settings = "demo" if sys.argv[1:2] == ["demo"] else "dev"
    if settings == "demo":
        _share_bytecode()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"config.settings.{settings}")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


def _share_bytecode():
    """Keep what is compiled, whatever the machine's habit: the demo starts several processes, and
    each would compile Django and Wagtail anew."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


if __name__ == "__main__":
    main()
