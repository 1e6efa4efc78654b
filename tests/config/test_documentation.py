"""What the documentation tells people to do can be done."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    [
        ROOT / "README.md",
        *ROOT.glob("site/docs/**/*.md"),
        *ROOT.glob("site/deploy/*.md"),
        *ROOT.glob("tests/support/**/README.md"),
    ]
)


def test_commands_exist():
    named = {
        command
        for page in [*PAGES, *ROOT.glob("site/deploy/*.service")]
        for command in re.findall(r"manage\.py ([a-z_0-9]+)", page.read_text("utf-8"))
    }
    assert named - set(get_commands()) == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_decision_is_listed():
    folder = ROOT / "site/docs/decisions"
    pages = {path.name for path in folder.glob("*.md")} - {"README.md"}
    listed = re.findall(r"^\| \[.+\]\((.+)\) \|", (folder / "README.md").read_text("utf-8"), re.M)
    assert sorted(listed) == sorted(pages)


def test_readme_begins_with_the_two_commands():
    commands = re.findall(r"```sh\n(.+)\n```", (ROOT / "README.md").read_text("utf-8"))
    assert commands[:2] == [
        "pip install uv && uv run manage.py demo",
        "pip install uv && uv run pytest",
    ]
