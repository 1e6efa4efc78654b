"""Everybody clicks on everything in the demo, in Thai: no English, no year of the Common Era."""

from collections import Counter

import pytest
from django.test import Client

from config.demo.load import load_demo
from config.demo.people import PEOPLE
from support.common_era import common_era
from support.crawl import crawl
from support.database import DATABASE
from support.editorial import written_by_people
from support.long import repetitions
from support.untranslated import untranslated

pytestmark = pytest.mark.long

STARTS = ["/", "/intranet/", "/admin/", "/accounts/login/", "/search/?q=กระบี่", "/none/"]

# Terms that the programme's own documents write in Latin letters, and names of keys and files.
OF_THE_DOCUMENTS = {
    *("We Care You", "Application", "Check in", "Video Conference", "War Room", "dropout", "excel"),
    *("(Plan)", "(Do)", "(Check)", "(Action)", "Link คลิป", "Link การอัปโหลด", "Page Facebook"),
    *("App", "ไวรัสโคโรนา 2019", "COVID", "AA", "Ctrl", "Enter", "pdf"),
    *("@svg-maps/thailand", "MapSVG", "CC BY", "gridmap-layout-thailand", "MIT"),
}
# A counter that Wagtail's script fills before it shows it.
FILLED_BY_SCRIPTS = {("div", "None")}


@pytest.fixture(scope="module")
def _demo(request, django_db_setup, django_db_blocker):
    """The demo as its first start leaves it; gone after the module."""
    with django_db_blocker.unblock():
        load_demo(password="a password of the tests", log=lambda line: None)
        yield
        request.config.stash[DATABASE].restore()


@pytest.mark.usefixtures("_demo")
@pytest.mark.parametrize("name", ["visitor", *PEOPLE])
def test_whoever_clicks_on_everything_reads_thai(name, django_user_model):
    client = Client(headers={"accept-language": "th"}, raise_request_exception=False)
    if name != "visitor":
        user = django_user_model.objects.get(username=name)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    allowed = written_by_people() | OF_THE_DOCUMENTS

    found, statuses = Counter(), Counter()
    for page in crawl(client, STARTS, of_each_route=repetitions(10)):
        statuses[page.status] += 1
        if page.status >= 500:
            found[f"{page.status} {page.url}"] += 1
        for where, text, words in [
            *untranslated(page.html, allowed=allowed),
            *common_era(page.html, allowed=allowed),
        ]:
            if (where, text) in FILLED_BY_SCRIPTS:
                continue
            found[f"{page.url} {where}: {text[:80]!r} {words}"] += 1
    assert found == {}
    assert statuses[200] > 20
