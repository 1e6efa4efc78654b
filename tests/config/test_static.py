"""Every static file that is named is there: production refuses a page that names another."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

STATIC_TAG = re.compile(r"""{%\s*static\s+["']([^"'{]+)["']\s*%}""")
STATIC_CALL = re.compile(r"""\bstatic\(\s*["']([^"']+)["']""")
MODULE_IMPORT = re.compile(r"""^\s*(?:import|export)\b[^"']*["'](\.[^"']+)["']""", re.MULTILINE)
ROOT = Path(settings.STATICFILES_DIRS[0]).parent


def named_in_templates():
    for template in (ROOT / "templates").rglob("*.html"):
        for name in STATIC_TAG.findall(template.read_text(encoding="utf-8")):
            yield f"{template.relative_to(ROOT)}", name


def named_in_code():
    for folder in ["home", "bestpractice", "evidence", "site"]:
        for module in (ROOT / folder).rglob("*.py"):
            for name in STATIC_CALL.findall(module.read_text(encoding="utf-8")):
                yield f"{module.relative_to(ROOT)}", name


@pytest.mark.parametrize(("where", "name"), [*named_in_templates(), *named_in_code()])
def test_static_file_that_is_named_exists(where, name):
    assert finders.find(name) is not None


def test_modules_import_what_exists():
    missing = [
        f"{script.relative_to(ROOT)}: {target}"
        for folder in [ROOT / "static", *(ROOT / "site").glob("*/static")]
        for script in folder.rglob("*.js")
        for target in MODULE_IMPORT.findall(script.read_text(encoding="utf-8"))
        if not (script.parent / target).is_file()
    ]
    assert missing == []
