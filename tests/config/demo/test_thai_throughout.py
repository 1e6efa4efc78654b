"""Everybody clicks on everything in the demo, in Thai: no English, no year of the Common Era."""

from collections import Counter

import pytest
from django.test import Client

from config.demo.load import load_demo
from config.demo.people import PEOPLE
from support.crawl import crawl
from support.database import TestDatabase
from support.editorial import not_thai, written_by_people
from support.long import repetitions

pytestmark = pytest.mark.long

# People with the role of somebody else.
TWINS = {"trang", "evaluator2"}
STARTS = ["/", "/intranet/", "/admin/", "/accounts/login/", "/search/?q=กระบี่", "/none/"]


@pytest.fixture(scope="module")
def _demo(request, django_db_setup, django_db_blocker):
    """The demo as its first start leaves it; gone after the module."""
    with django_db_blocker.unblock():
        load_demo(password="a password of the tests", log=lambda line: None)
        yield
        TestDatabase.current.restore()


@pytest.mark.usefixtures("_demo")
@pytest.mark.parametrize("name", ["visitor", *sorted(PEOPLE.keys() - TWINS)])
def test_whoever_clicks_on_everything_reads_thai(name, django_user_model):
    client = Client(headers={"accept-language": "th"}, raise_request_exception=False)
    if name != "visitor":
        user = django_user_model.objects.get(username=name)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    allowed = written_by_people()

    found, statuses = Counter(), Counter()
    for page in crawl(client, STARTS, of_each_route=repetitions(10)):
        statuses[page.status] += 1
        if page.status >= 500:
            found[f"{page.status} {page.url}"] += 1
        for where, text, words in not_thai(page.html, allowed=allowed):
            found[f"{page.url} {where}: {text[:80]!r} {words}"] += 1
    assert "\n".join(sorted(found)) == ""
    assert statuses[200] > 20
