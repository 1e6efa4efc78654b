"""Each floor imports only from the floors below it, and the checker can tell."""

from pathlib import Path

import pytest

from support.floors import FLOORS, breaches, folder_of

ROOT = Path(__file__).resolve().parents[1]


def test_house_keeps_its_floors():
    assert breaches(ROOT) == []


def test_every_floor_exists():
    assert [floor for floor in FLOORS if not (folder_of(floor, ROOT) / "apps.py").exists()] == []


def _build(root, path, text):
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("site/areas/a.py", "import evidence.models", "evidence.models"),
        ("site/areas/a.py", "from home import models", "home.models"),
        ("site/areas/a.py", "def late():\n    from home.models import X", "home.models.X"),
        ("home/models/a.py", 'models.ForeignKey("evidence.Round")', "evidence.Round"),
        ("home/models/a.py", 'parent_page_types = ["bestpractice.X"]', "bestpractice.X"),
        ("site/thai/a.py", 'import_string("areas.models.District")', "areas.models.District"),
        (
            "home/migrations/0002_b.py",
            'dependencies = [("evidence", "0001_kpi")]',
            "evidence.0001_kpi",
        ),
        ("evidence/enums.py", "from evidence.models import Round", "evidence.models.Round"),
        ("evidence/models/kpi.py", "from ..domain import rubric", "evidence.domain.rubric"),
        ("evidence/domain/a.py", "from ..forms.figures import F", "evidence.forms.figures.F"),
        ("evidence/forms/a.py", "import evidence.views", "evidence.views"),
        ("evidence/views.py", "from . import wagtail_hooks", "evidence.wagtail_hooks"),
        ("templates/home/a.html", "{% load i18n rounds %}", "load i18n rounds"),
        ("templates/home/a.html", "{% load due from rounds %}", "load due from rounds"),
        ("templates/components/a.html", "{% load rounds %}", "load rounds"),
        ("templates/areas/a.html", '{% include "home/b.html" %}', 'include "home/b.html"'),
        (
            "templates/intranet/a.html",
            '{% extends "evidence/b.html" %}',
            'extends "evidence/b.html"',
        ),
    ],
)
def test_reference_upwards_is_found(tmp_path, path, text, found):
    _build(tmp_path, "evidence/templatetags/rounds.py", "")
    _build(tmp_path, path, text)
    assert breaches(tmp_path) == [f"{path}: {found}"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("evidence/models/a.py", "from areas.models import District\nfrom ..enums import State"),
        ("evidence/models/a.py", "from .kpi import Round\nimport evidence.rules"),
        ("evidence/migrations/0001_a.py", 'dependencies = [("home", "0001_media")]'),
        ("home/models/a.py", 'ForeignKey("wagtailcore.Page")\nForeignKey("home.NewsPage")'),
        ("site/areas/a.py", '"""Used by evidence.models."""\nevidence = 1'),
        ("site/config/urls.py", "import evidence.urls, home.urls"),
        ("templates/evidence/a.html", '{% load rounds %}{% include "home/b.html" %}'),
        ("templates/evidence/a.html", '{% extends "wagtailadmin/base.html" %}'),
        ("templates/base.html", "{% load rounds %}"),
    ],
)
def test_reference_downwards_is_allowed(tmp_path, path, text):
    _build(tmp_path, "evidence/templatetags/rounds.py", "")
    _build(tmp_path, path, text)
    assert breaches(tmp_path) == []


def test_new_module_of_evidence_needs_a_layer(tmp_path):
    _build(tmp_path, "evidence/helpers.py", "")
    assert breaches(tmp_path) == ["evidence/helpers: has no layer in EVIDENCE_LAYERS"]
