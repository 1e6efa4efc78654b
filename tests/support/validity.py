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


def html_problems(pages, folder):
    """“address: message – extract” of every error and warning in `pages`, a dict by address.

    `folder` holds the files meanwhile.
    """
    _need(NU, "java")
    files = {}
    for number, (address, html) in enumerate(pages.items()):
        path = folder / f"{number}.html"
        path.write_bytes(html)
        files[path.name] = address
    options = ["-Xss1m", "-jar", NU, "--format", "json", "--exit-zero-always", "--stdout"]
    checked = subprocess.run(
        ["java", *options, *sorted(folder.glob("*.html"))],
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        f"{files[Path(found['url']).name]}: {found['message']} – {found.get('extract', '')}"
        for found in json.loads(checked.stdout)["messages"]
        if found["type"] == "error" or found.get("subType") == "warning"
    ]


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
