"""Validity of HTML by the Nu checker, of structured data by the types of schema.org (schema-dts).

Both come from npm: `tests/support/validators/install.sh`. Without them their tests are skipped,
and `.ci/run` fails.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "var" / "validators"
NU = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
TYPESCRIPT = FOLDER / "node_modules" / "typescript" / "bin" / "tsc"

#: What the checker does not know yet, though browsers do.
NEWER_CSS = ["@container", "container-type"]


def html_problems(pages, folder):
    """“address: message – extract” of every error and warning in `pages`, a dict by address.

    `folder` holds the files meanwhile.
    """
    files = {}
    for number, (address, html) in enumerate(pages.items()):
        path = folder / f"{number}.html"
        path.write_bytes(html)
        files[path.name] = address
    return [
        f"{files[Path(found['url']).name]}: {found['message']} – {found.get('extract', '')}"
        for found in _checked(sorted(folder.glob("*.html")))
        if found["type"] == "error" or found.get("subType") == "warning"
    ]


def css_problems(paths):
    """“file: line: message” of every error in the style sheets `paths`."""
    return [
        f"{Path(found['url']).name}: {found['lastLine']}: {found['message']}"
        for found in _checked(paths, "--css")
        if found["type"] == "error" and not any(word in found["message"] for word in NEWER_CSS)
    ]


def _checked(paths, *options):
    """The messages of the Nu checker on the files `paths`."""
    _need(NU, "java")
    options = ["--format", "json", "--exit-zero-always", "--stdout", *options]
    checked = subprocess.run(
        ["java", "-Xss1m", "-jar", NU, *options, *paths],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(checked.stdout)["messages"]


def structured_data_problems(pages, folder):
    """What schema.org does not know in `pages`: lists of JSON-LD objects by address."""
    _need(TYPESCRIPT, "node")
    lines = ['import type * as schema from "schema-dts";']
    addresses = [""]
    for address, blocks in pages.items():
        for block in blocks:
            kind = block["@type"]
            text = json.dumps(block, ensure_ascii=False)
            lines.append(f"export const _{len(lines)}: schema.WithContext<schema.{kind}> = {text};")
            addresses.append(address)
    (folder / "pages.ts").write_text("\n".join(lines), encoding="utf-8")
    (folder / "node_modules").symlink_to(FOLDER / "node_modules")
    options = ["--noEmit", "--strict", "--skipLibCheck", "--pretty", "false"]
    options += ["--moduleResolution", "bundler", "--module", "esnext"]
    checked = subprocess.run(
        ["node", TYPESCRIPT, *options, folder / "pages.ts"],
        capture_output=True,
        text=True,
        check=False,
    )
    problems = [line for line in checked.stdout.splitlines() if "pages.ts(" in line]
    return [
        f"{addresses[int(problem.split('pages.ts(')[1].split(',')[0]) - 1]}: {problem}"
        for problem in problems
    ]


def _need(tool, command):
    if not tool.exists() or shutil.which(command) is None:
        pytest.skip(f"{tool.name} is not installed: tests/support/validators/install.sh")
