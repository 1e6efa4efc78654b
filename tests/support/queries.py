"""Counting SQL: one literal figure for a page, whatever the number of rows, none asked twice."""

from collections import Counter
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext


@contextmanager
def exact_queries(count, *, repeated=0):
    """Fail unless the block sends exactly `count` queries.

    `repeated` is how many of them were already sent with the same parameters; not 0 only where
    code of others asks twice.
    """
    with CaptureQueriesContext(connection) as captured:
        yield captured
    statements = [query["sql"] for query in captured.captured_queries]
    again = Counter(statements)
    again.subtract(set(statements))
    assert (len(statements), again.total()) == (count, repeated), _report(statements, +again)


def assert_list_queries(fetch, add_items, count, *, sizes=(1, 3, 30), repeated=0):
    """Assert that `fetch()` sends `count` queries over 1, 3 and 30 items alike.

    `fetch` returns a response; `add_items(n)` makes n more items.
    """
    fetch()  # fills the caches that live as long as the process, such as content types
    there_are = 0
    for size in sizes:
        add_items(size - there_are)
        there_are = size
        with exact_queries(count, repeated=repeated):
            response = fetch()
        assert response.status_code == 200


def _report(statements, again):
    lines = [f"{number:3} {sql}" for number, sql in enumerate(statements, 1)]
    lines += [f"{times + 1} times: {sql}" for sql, times in again.items()]
    return f"{len(statements)} queries, {again.total()} of them repeated\n" + "\n".join(lines)
