"""Production's settings: nothing guessed, nothing forgotten, nothing warned of."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIRED = {
    "DATABASE_URL": "postgres://nobody@localhost/nothing",
    "SECRET_KEY": "a-key-of-the-test-alone-" + "x1Y2z3" * 8,
    "ALLOWED_HOSTS": "www.example.org",
}
MEANING = {
    "DATABASE_URL": "the PostgreSQL database, such as postgres://user:password@host:5432/name",
    "SECRET_KEY": "a random text of at least 50 characters that stays secret",
    "ALLOWED_HOSTS": "the host names of the site, parted by commas",
}


def manage(*arguments, **environment):
    """Run manage.py with production settings and no other environment but `environment`."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def complaint(*names):
    lines = "\n".join(f"  {name}: {MEANING[name]}" for name in names)
    return f"Set these environment variables and start again:\n{lines}\n"


@pytest.mark.parametrize(
    "missing",
    [
        pytest.param(list(REQUIRED), id="all"),
        *[pytest.param([name], id=name, marks=pytest.mark.long) for name in REQUIRED],
    ],
)
def test_missing_variables_are_named_together(missing):
    given = {name: value for name, value in REQUIRED.items() if name not in missing}
    run = manage("check", **given)
    assert run.returncode != 0
    assert run.stderr.partition("ImproperlyConfigured: ")[2] == complaint(*missing)


def test_blank_variable_counts_as_missing():
    run = manage("check", **{**REQUIRED, "SECRET_KEY": " "})
    assert run.stderr.partition("ImproperlyConfigured: ")[2] == complaint("SECRET_KEY")


@pytest.mark.long
def test_deployment_check_warns_of_nothing():
    run = manage("check", "--deploy", "--fail-level", "WARNING", **REQUIRED)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.long
def test_gunicorn_accepts_its_settings(tmp_path):
    (tmp_path / "static").mkdir()
    run = subprocess.run(
        [sys.executable, "-m", "gunicorn", "-c", "site/deploy/gunicorn.conf.py", "--check-config"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), **REQUIRED},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")


def _variables_read():
    """The names of every environment variable that the settings read."""
    texts = [path.read_text("utf-8") for path in (ROOT / "site/config/settings").glob("*.py")]
    texts.append((ROOT / "site/deploy/gunicorn.conf.py").read_text("utf-8"))
    pattern = r"""(?:env\.\w+|environ\.get)\(\s*["']([A-Z][A-Z0-9_]+)["']"""
    return {name for text in texts for name in re.findall(pattern, text)} - {"PYTEST_XDIST_WORKER"}


def test_every_variable_is_documented():
    documented = (ROOT / "site/docs/operations.md").read_text("utf-8")
    in_table = set(re.findall(r"^\| `([A-Z0-9_]+)` \|", documented, re.MULTILINE))
    assert _variables_read() == in_table


def test_every_variable_of_the_example_exists():
    example = (ROOT / "site/deploy/env.example").read_text("utf-8")
    named = set(re.findall(r"^#?([A-Z0-9_]+)=", example, re.MULTILINE))
    assert named <= _variables_read()
