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
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"config.settings.{settings}")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
