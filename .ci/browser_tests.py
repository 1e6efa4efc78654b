"""Fail when the browser tests did not run: `python3 .ci/browser_tests.py junit.xml`.

On a machine without chromium they are skipped, so that the tests pass there; never here.
"""

import sys
from xml.etree import ElementTree


def is_browser_test(case):
    return case.find("properties/property[@name='marker'][@value='browser']") is not None


cases = [case for case in ElementTree.parse(sys.argv[1]).iter("testcase") if is_browser_test(case)]
skipped = [case for case in cases if case.find("skipped") is not None]
for case in skipped:
    print(f"skipped: {case.get('classname')}.{case.get('name')}", file=sys.stderr)
print(f"{len(cases) - len(skipped)} browser tests ran, {len(skipped)} were skipped")
sys.exit(not cases or bool(skipped))
