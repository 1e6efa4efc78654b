"""The helpers of `.ci/run` can fail."""

import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

CI = Path(__file__).resolve().parents[2] / ".ci"


def _marked(marker):
    return f'<properties><property name="marker" value="{marker}"/></properties>'


BROWSER, VALIDATOR = _marked("browser"), _marked("validator")


def run(script, *arguments):
    return subprocess.run(
        [sys.executable, script, *arguments], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("cases", "code", "browser", "validator"),
    [
        ([BROWSER, BROWSER, VALIDATOR, ""], 0, (2, 0), (1, 0)),
        ([BROWSER, VALIDATOR, "<skipped/>"], 0, (1, 0), (1, 0)),
        ([BROWSER, BROWSER + "<skipped/>", VALIDATOR], 1, (1, 1), (1, 0)),
        ([BROWSER, VALIDATOR + "<skipped/>"], 1, (1, 0), (0, 1)),
        ([BROWSER], 1, (1, 0), (0, 0)),
        (["", ""], 1, (0, 0), (0, 0)),
        ([], 1, (0, 0), (0, 0)),
    ],
)
def test_tests_that_need_a_tool_must_have_run(tmp_path, cases, code, browser, validator):
    report = tmp_path / "junit.xml"
    tests = "".join(f'<testcase classname="a" name="b">{case}</testcase>' for case in cases)
    report.write_text(f"<testsuites><testsuite>{tests}</testsuite></testsuites>")
    result = run(CI / "required_tests.py", report)
    said = "".join(
        f"{marker} tests: {ran} ran, {skipped} were skipped\n"
        for marker, (ran, skipped) in [("browser", browser), ("validator", validator)]
    )
    assert (result.returncode, result.stdout) == (code, said)


@pytest.fixture
def catalogue(tmp_path):
    """A project of its own with one catalogue, compiled."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(CI / "catalogues.py", tmp_path / ".ci")
    folder = tmp_path / "site/locale/th/LC_MESSAGES"
    folder.mkdir(parents=True)
    source = polib.POFile()
    source.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    source.append(polib.POEntry(msgid="Round", msgstr="รอบ"))
    source.append(
        polib.POEntry(
            msgid="%(n)s file", msgid_plural="%(n)s files", msgstr_plural={0: "%(n)s ไฟล์"}
        )
    )
    source.save(folder / "django.po")
    source.save_as_mofile(folder / "django.mo")
    return source, tmp_path / ".ci/catalogues.py"


def test_compiled_catalogue_is_current(catalogue):
    _, script = catalogue
    result = run(script)
    assert (result.returncode, result.stdout) == (0, "")


def test_changed_catalogue_must_be_compiled(catalogue):
    source, script = catalogue
    source[0].msgstr = "รอบการรายงาน"
    source.save()
    assert run(script).returncode == 1
    assert run(script, "--write").returncode == 0
    assert run(script).returncode == 0
