"""The demo's public site, loaded once for a module and served."""

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from areas.load import load as load_areas
from config.demo.pages import load_pages
from config.demo.people import load_people
from config.demo.released import load_released
from config.demo.rounds import load_rounds
from config.roles import load_roles
from support.database import TestDatabase


@pytest.fixture(scope="module")
def public_site(request, django_db_setup, django_db_blocker):
    """A server of the demo's public content and released rounds; its `url` is the address.

    Everything is committed, as the server needs, and gone after the module.
    """
    with django_db_blocker.unblock():
        load_areas()
        load_roles()
        last_year, _this_year = load_rounds(timezone.now())
        people = load_people(password="a password of the tests")
        load_pages(demo=True)
        load_released(last_year, by=people["admin"], evaluator=people["evaluator2"])
        server = LiveServer("localhost")
        yield server
        server.stop()
        TestDatabase.current.restore()
