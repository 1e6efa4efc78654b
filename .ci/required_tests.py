"""Fail when tests that need a tool did not run: `python3 .ci/required_tests.py junit.xml …`.

On a machine without chromium or the validators they are skipped, so that the tests pass there;
never here.
"""

import sys
from xml.etree import ElementTree

MARKERS = ["browser", "validator"]


def carries(case, marker):
    return case.find(f"properties/property[@name='marker'][@value='{marker}']") is not None


cases = [case for path in sys.argv[1:] for case in ElementTree.parse(path).iter("testcase")]
failed = False
for marker in MARKERS:
    marked = [case for case in cases if carries(case, marker)]
    skipped = [case for case in marked if case.find("skipped") is not None]
    for case in skipped:
        print(f"skipped: {case.get('classname')}.{case.get('name')}", file=sys.stderr)
    print(f"{marker} tests: {len(marked) - len(skipped)} ran, {len(skipped)} were skipped")
    failed = failed or not marked or bool(skipped)
sys.exit(failed)
