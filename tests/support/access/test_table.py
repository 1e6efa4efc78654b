"""The access test can fail: what its tables accept, and what they find."""

import re

import pytest
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, re_path

from support.access.routes import path_of, readable
from support.access.table import COLUMNS, agrees, lines_for, outcome, parse

HEADER = f"{' '.join(COLUMNS)} | route\n"


def _lines(*rows):
    return parse(HEADER + "\n".join(rows))


def test_line_holds_an_answer_for_each_column():
    [line] = _lines("login 200 404 404 403 405 home 500 302 | POST a/<int:pk>/#other")
    assert (str(line), list(line.expected.values())) == (
        "POST a/<int:pk>/#other",
        ["login", "200", "404", "404", "403", "405", "home", "500", "302"],
    )


@pytest.mark.parametrize(
    "row",
    [
        "200 200 | a/",
        "200 200 200 200 200 200 200 200 200 | GET a/ b",
        "200 200 200 200 200 200 200 200 200 | a/*",
    ],
)
def test_malformed_line_is_refused(row):
    with pytest.raises(ValueError, match=re.escape(row)):
        _lines(row)


def test_table_with_other_columns_is_refused():
    with pytest.raises(ValueError, match="columns"):
        parse("visitor admin | route\n200 200 | a/")


@pytest.mark.parametrize(
    ("route", "found"),
    [
        ("a/", ["GET a/", "POST a/"]),
        ("a/c/", ["GET a/*"]),
        ("a/b/c/", ["GET a/b/*"]),
        ("b/", []),
    ],
)
def test_line_of_its_own_goes_before_the_longest_group(route, found):
    same = "no no no no no no no no no"
    lines = _lines(*[f"{same} | {route}" for route in ["a/*", "a/b/*", "a/", "POST a/"]])
    assert [str(line) for line in lines_for(route, lines)] == found


@pytest.mark.parametrize(
    ("target", "path", "word"),
    [
        ("/accounts/login/?next=/x/", "/x/", "login"),
        ("/admin/login/?next=/admin/", "/admin/", "login"),
        ("/admin/", "/admin/users/", "home"),
        ("/admin/", "/accounts/login/", "302"),
        ("/elsewhere/", "/x/", "302"),
    ],
)
def test_outcome_names_the_two_kinds_of_refusal(target, path, word):
    assert outcome(HttpResponseRedirect(target), path) == word


def test_outcome_is_the_status_otherwise():
    assert outcome(HttpResponse(status=404), "/x/") == "404"


@pytest.mark.parametrize(
    ("expected", "answer", "agreed"),
    [
        ("200", "200", True),
        ("200", "302", False),
        ("no", "home", True),
        ("no", "404", True),
        ("no", "200", False),
        ("no", "302", False),
        ("yes", "200", True),
        ("yes", "404", True),
        ("yes", "home", False),
        ("yes", "403", False),
        ("yes", "500", False),
    ],
)
def test_agrees(expected, answer, agreed):
    assert agrees(expected, answer) is agreed


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (path("rounds/<int:pk>/", _lines), "rounds/<int:pk>/"),
        (re_path(r"^media/(?P<path>(?:images|original_images)/.*)$", _lines), "media/<path>"),
        (re_path(r"^((?:[\w\-]+/)*)$", _lines), "<var1>"),
        (re_path(r"^(\d+)/(.*)$", _lines), "<var1>/<var2>"),
        (re_path(r"^(?P<pk>\d+)/(?P<a>x|\d+)\.\.\.(?P<b>y|\d+)/$", _lines), "<pk>/<a>...<b>/"),
    ],
)
def test_readable_route(entry, text):
    assert readable(entry.pattern) == text


def test_path_puts_values_in():
    values = {"pk": 7, "name": "x.pdf"}
    assert path_of("a/<int:pk>/<name>", values) == "/a/7/x.pdf"


def test_path_without_a_value_is_refused():
    with pytest.raises(KeyError, match="pk"):
        path_of("a/<int:pk>/", {})
