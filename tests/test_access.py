"""Who may open what: every URL, asked by everyone. See `support/access/README.md`."""

from importlib import import_module
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from support.access.routes import all_routes, path_of
from support.access.table import COLUMNS, agrees, lines_for, outcome, parse
from support.access.world import make_world
from support.crawl import html_of
from support.editorial import not_thai, written_by_people
from support.sandbox import run_here

ROOMS = [
    import_module(f"support.access.rooms.{path.stem}")
    for path in sorted(Path(__file__).parent.glob("support/access/rooms/*.py"))
]
LINES = [
    line for room in ROOMS for line in parse(room.TABLE, is_long=getattr(room, "IS_LONG", False))
]


def test_every_url_has_a_line():
    assert [route for route in all_routes() if not lines_for(route, LINES)] == []


def test_no_group_speaks_for_the_evaluation_and_its_data():
    ours = ("admin/evaluation/", "admin/kpi/", "admin/monitoring/", "admin/rounds/")
    routes = [route for route in all_routes() if route.startswith(ours)]
    assert [r for r in routes if any(line.is_group for line in lines_for(r, LINES))] == []
    assert len(routes) > 100


def test_every_line_has_a_url():
    spoken_of = {str(line) for route in all_routes() for line in lines_for(route, LINES)}
    assert [str(line) for line in LINES if str(line) not in spoken_of] == []


def test_no_line_is_said_twice():
    said = [str(line) for line in LINES]
    assert sorted(said) == sorted(set(said))


#: Asked in the default run too; the others in the long tests.
QUICK = {"visitor", "officer", "evaluator", "admin"}


@pytest.mark.parametrize(
    "column",
    [c if c in QUICK else pytest.param(c, marks=pytest.mark.long) for c in COLUMNS],
)
@pytest.mark.django_db
def test_own_urls_answer_as_the_tables_say_and_in_thai(column):
    _ask_everything(column, is_long=False)


@pytest.mark.long
@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.django_db
def test_urls_of_packages_and_viewsets_answer_as_the_tables_say_and_in_thai(column):
    _ask_everything(column, is_long=True)


@pytest.mark.parametrize("column", [column for column in COLUMNS if column != "visitor"])
@pytest.mark.django_db
def test_nobody_is_sent_in_circles(client, column):
    """Whoever is refused ends somewhere: at most two steps from the admin's door."""
    user = make_world().people[column]
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    response = client.get("/admin/", follow=True)
    assert (response.status_code, len(response.redirect_chain) <= 3) == (200, True)


@pytest.fixture(autouse=True)
def _files_are_read_here(monkeypatch):
    """Who may see a page of a file is asked, not how it is drawn: no process for each answer."""
    monkeypatch.setattr("files.sandbox.run", run_here)


def _ask_everything(column, *, is_long):
    world = make_world()
    arguments = _arguments(world)
    named = written_by_people()
    client = Client(headers={"accept-language": "th"}, raise_request_exception=False)
    if user := world.people.get(column):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    wrong, english = [], []
    for route in all_routes():
        for line in lines_for(route, LINES):
            if line.is_long is not is_long:
                continue
            path = path_of(route, _values(route, line.variant, arguments))
            response = _ask(client, line.method, path)
            answer, expected = outcome(response, path), line.expected[column]
            if not agrees(expected, answer):
                wrong.append(f"{line.method} {path} ({line}): {expected}, but {answer}")
            html = html_of(response) if answer == "200" else ""
            english += [
                f"{line.method} {path} {leftover}" for leftover in not_thai(html, allowed=named)
            ]
    assert wrong == []
    assert "\n".join(english) == ""


def _arguments(world):
    arguments = {}
    for room in ROOMS:
        if hasattr(room, "arguments"):
            arguments |= room.arguments(world)
    return arguments


def _values(route, variant, arguments):
    """Merge the values for every beginning of `route`; the longest beginning wins."""
    values = {}
    for key in sorted(arguments, key=len):
        beginning, _, of_variant = key.partition("#")
        if route.startswith(beginning) and of_variant in {"", variant}:
            values |= arguments[key]
    return values


def _ask(client, method, path):
    """Ask, and undo whatever the answer did to the database."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        response = client.generic(method, path)
        transaction.set_rollback(True)
    client.cookies = cookies
    return response
