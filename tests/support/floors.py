"""The law of the house: each floor knows only the floors below it.

A reference is an import, a label or dotted path in a string (`"home.CustomImage"`, as foreign
keys, page rules and settings have it), a dependency of a migration, or a template's `{% load %}`,
`{% extends %}` or `{% include %}`.
"""

import ast
import re

# From the ground up.
FLOORS = [
    "thai",
    "accounts",
    "areas",
    "files",
    "intranet",
    "home",
    "bestpractice",
    "evidence",
    "config",
]
TOP_LEVEL = {"home", "bestpractice", "evidence"}

# Template folders that are not named by their floor. All else in templates/ is the roof's:
# the base page, error pages and what replaces a package's own.
TEMPLATE_FLOORS = {"components": "thai", "account": "accounts", "mfa": "accounts"}

# Inside evidence/, from the ground up; modules of one layer may know each other.
EVIDENCE_LAYERS = [
    {"apps", "enums"},
    {"rules", "validators"},
    {"links"},
    {"models", "migrations"},
    {"domain", "tasks"},
    {"roles", "log_actions", "log_sentences", "management"},
    {"forms", "filters"},
    {"templatetags", "views", "viewsets"},
    {"urls", "public_urls", "wagtail_hooks"},
]

DOTTED = re.compile(rf"(?:{'|'.join(FLOORS)})(?:\.\w+)+")
TEMPLATE_TAG = re.compile(r"{%\s*(load|extends|include)\s+(.*?)\s*%}", re.DOTALL)
TEMPLATE_NAME = re.compile(r"""["']([\w-]+)/""")


def breaches(root):
    """Return a line for every reference upwards under the project folder `root`, in order."""
    return sorted({*_python_breaches(root), *_template_breaches(root), *_layer_breaches(root)})


def folder_of(floor, root):
    return root / floor if floor in TOP_LEVEL else root / "site" / floor


def _python_breaches(root):
    for height, floor in enumerate(FLOORS):
        above = set(FLOORS[height + 1 :])
        for path in folder_of(floor, root).rglob("*.py"):
            for target in references(path, folder_of(floor, root).parent):
                if target.partition(".")[0] in above:
                    yield f"{path.relative_to(root)}: {target}"


def references(path, source_root):
    """Return the modules, labels and dotted paths that a Python file names."""
    package = path.relative_to(source_root).parent.parts
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                found |= {alias.name for alias in names}
            case ast.ImportFrom(module=module, names=names, level=level):
                base = [*package[: len(package) - level + 1]] if level else []
                base += [module] if module else []
                found |= {".".join([*base, alias.name]) for alias in names}
            case ast.Constant(value=str(text)) if DOTTED.fullmatch(text):
                found.add(text)
            case ast.Tuple(elts=[ast.Constant(value=str(app)), ast.Constant(value=str(name))]) if (
                path.parent.name == "migrations" and app in FLOORS
            ):
                found.add(f"{app}.{name}")
    return found


def _template_breaches(root):
    libraries = {
        path.stem: floor
        for floor in FLOORS
        for path in folder_of(floor, root).glob("templatetags/*.py")
    }
    for path in (root / "templates").rglob("*.html"):
        name = path.relative_to(root / "templates")
        above = set(FLOORS[FLOORS.index(_template_floor(name)) + 1 :])
        for tag, argument in TEMPLATE_TAG.findall(path.read_text(encoding="utf-8")):
            if tag == "load":
                words = argument.partition(" from ")[2] or argument
                floors = {libraries.get(word) for word in words.split()}
            else:
                floors = {TEMPLATE_FLOORS.get(n, n) for n in TEMPLATE_NAME.findall(argument)}
            if floors & above:
                yield f"templates/{name}: {tag} {argument}"


def _template_floor(name):
    folder = name.parts[0]
    floor = TEMPLATE_FLOORS.get(folder, folder)
    return floor if floor in FLOORS else FLOORS[-1]


def _layer_breaches(root):
    layers = {module: height for height, layer in enumerate(EVIDENCE_LAYERS) for module in layer}
    for path in folder_of("evidence", root).rglob("*.py"):
        module = path.relative_to(root / "evidence").with_suffix("").parts[0]
        if module == "__init__":
            continue
        if module not in layers:
            yield f"evidence/{module}: has no layer in EVIDENCE_LAYERS"
            continue
        for target in references(path, root):
            app, _, rest = target.partition(".")
            other = rest.partition(".")[0]
            if app == "evidence" and layers.get(other, -1) > layers[module]:
                yield f"{path.relative_to(root)}: {target}"
