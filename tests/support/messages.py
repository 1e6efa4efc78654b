"""The translatable strings of the project and of its packages, found in their source."""

import ast
import re
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
ROOTS = ("home", "bestpractice", "evidence", "site", "templates")
SUFFIXES = {".py", ".html", ".txt"}
IGNORED = {"tests", "test", "migrations", "static", "locale"}

# Each function: the place of its context, and of its msgid.
FUNCTIONS = {
    "gettext": (None, 0),
    "ngettext": (None, 0),
    "pgettext": (0, 1),
    "npgettext": (0, 1),
}
LITERAL = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
TEMPLATE_CALL = re.compile(rf"\b(gettext|ngettext|pgettext|npgettext|_)\(((?:{LITERAL},?\s*)+)")


def of_project():
    """Return (context, msgid) of every translatable string → the first file that has it."""
    documents = ROOT / "site/docs"
    files = [path for root in ROOTS for path in _files(ROOT / root)]
    return _messages(path for path in files if not path.is_relative_to(documents))


def of_package(app_config):
    """Return what `of_project` does for an installed app, without the apps that lie inside it."""
    folder = Path(app_config.path)
    return _messages(path for path in _files(folder) if _app_folder(path, folder) == folder)


def in_python(source):
    """Yield (context, msgid) of each call of a gettext function with literal arguments."""
    tree = ast.parse(source)
    names = {"_": "gettext"} | {
        alias.asname or alias.name: alias.name.removesuffix("_lazy").removesuffix("_noop")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            places = FUNCTIONS.get(names.get(node.func.id))
            if places and all(isinstance(arg, ast.Constant) for arg in node.args[: places[1] + 1]):
                yield _message([arg.value for arg in node.args[: places[1] + 1]], places)


def in_template(source):
    """Yield (context, msgid) of each translate and blocktranslate tag and of each `_("…")`."""
    for call in TEMPLATE_CALL.finditer(templatize(source)):
        function = "gettext" if call[1] == "_" else call[1]
        yield _message(ast.literal_eval(f"({call[2].rstrip(', ')},)"), FUNCTIONS[function])


def _message(arguments, places):
    context, msgid = places
    return (None if context is None else arguments[context], arguments[msgid])


def _messages(paths):
    found = {}
    for path in paths:
        source = path.read_text()
        if "trans" in source or "gettext" in source or "_(" in source:
            messages = in_python(source) if path.suffix == ".py" else in_template(source)
            for message in messages:
                found.setdefault(message, str(path))
    return found


def _files(root):
    for path in sorted(root.rglob("*")):
        if path.suffix in SUFFIXES and not IGNORED.intersection(path.relative_to(root).parts):
            yield path


def _app_folder(path, root):
    """Return the folder of the app that a file under `root` belongs to."""
    return next(
        folder for folder in path.parents if folder == root or (folder / "apps.py").exists()
    )
