"""What every test shares: the database, clean caches and folders, a clock that stands still."""

import os
import shutil
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import translation

from support.database import TestDatabase

pytest_plugins = ["support.browser"]

# Whatever the machine's habit, keep what is compiled: the processes of one run, and the next run,
# need not compile Django and Wagtail anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config):
    """The whole suite runs in a process more than there are cores; a part of it in one.

    Tests in a browser, and of processes that are lost, wait as much as they work.
    `-n` decides otherwise, and `-p no:xdist` or `--pdb` leaves it all in one process.
    """
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    if "PYTEST_XDIST_WORKER" in os.environ:
        return  # a worker starts no workers of its own
    if whole and not config.option.usepdb and getattr(config.option, "numprocesses", 0) is None:
        config.option.numprocesses = min((os.cpu_count() or 1) + 1, 4)
        config.option.dist = "loadgroup"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Name the tests that need a tool in the report: `.ci/run` fails if one was skipped.

    In a fresh clone one process makes the database for half a minute: the first test asks for it,
    and those that need none come next, for the other processes to do meanwhile.
    """
    for item in items:
        for marker in ("browser", "validator"):
            if item.get_closest_marker(marker):
                item.user_properties.append(("marker", marker))
    first = next((item for item in items if _needs_database(item)), None)
    items.sort(key=lambda item: (item is not first, _needs_database(item)))


def _needs_database(item):
    fixtures = {"db", "transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(fixtures or item.get_closest_marker("django_db"))


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, _folders):
    """Replaces pytest-django's: a copy of the kept database instead of migrating anew."""
    database = TestDatabase(
        connection, folder=settings.TEST_DIR.parent, worker=settings.TEST_DIR.name
    )
    with django_db_blocker.unblock():
        database.open(rebuild=request.config.getoption("create_db"))
    yield
    with django_db_blocker.unblock():
        database.close()


@pytest.fixture(scope="session", autouse=True)
def _folders():
    """Files of this run lie under TEST_DIR and go with it."""
    settings.TEST_DIR.mkdir(parents=True, exist_ok=True)
    yield
    shutil.rmtree(settings.TEST_DIR)


@pytest.fixture(autouse=True)
def _clean_slate():
    """No test sees the cache or the language that another left behind."""
    yield
    cache.clear()
    translation.deactivate()


@pytest.fixture
def frozen():
    """Stand still at 15 January 2026, 10.00 in Bangkok; `frozen.move_to(…)` goes elsewhere."""
    start = datetime(2026, 1, 15, 10, 0, tzinfo=ZoneInfo("Asia/Bangkok"))
    with time_machine.travel(start, tick=False) as clock:
        yield clock
